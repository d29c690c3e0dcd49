import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

import type { RecentEvidence } from '#core/contract';

import { KeptFile, isRecord } from './kept-file';

const MOST = 8;

/** `manifest` only where it does not lie beside the bundle under its usual name: that one is found again anyway. */
type Kept = { readonly path: string; readonly manifest: string | null; readonly openedAt: string; readonly isArchive?: true };

/** The evidence opened last. The window sees names and an id; the path stays here. */
export class Recent {
  private readonly file: KeptFile<readonly Kept[]>;

  constructor(folder: string) {
    this.file = new KeptFile(join(folder, 'recent.json'), decode);
  }

  list(): RecentEvidence[] {
    return this.kept().map(({ path, openedAt, isArchive }) => ({ id: idOf(path), name: basename(path), folder: dirname(path), openedAt, isArchive: isArchive === true }));
  }

  /** What to open again: the bundle, and the manifest (of a log, the recipe) that was opened with it. */
  paths(id: string): readonly string[] | undefined {
    const kept = this.kept().find(({ path }) => idOf(path) === id);
    return kept === undefined ? undefined : [kept.path, ...(kept.manifest === null ? [] : [kept.manifest])];
  }

  note(path: string, manifestPath: string | null, openedAt: string): void {
    const others = this.kept().filter((kept) => kept.path !== path);
    const manifest = manifestPath === join(dirname(path), 'manifest.json') ? null : manifestPath;
    this.file.write([{ path, manifest, openedAt }, ...others].slice(0, MOST));
  }

  noteArchive(path: string, openedAt: string): void {
    const others = this.kept().filter((kept) => kept.path !== path);
    this.file.write([{ path, manifest: null, openedAt, isArchive: true as const }, ...others].slice(0, MOST));
  }

  private kept(): readonly Kept[] {
    return this.file.read() ?? [];
  }
}

const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

function decode(value: unknown): readonly Kept[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((one: unknown) => {
    if (!isRecord(one) || typeof one['path'] !== 'string' || typeof one['openedAt'] !== 'string') return [];
    return [{ path: one['path'], manifest: typeof one['manifest'] === 'string' ? one['manifest'] : null, openedAt: one['openedAt'], ...(one['isArchive'] === true ? { isArchive: true as const } : {}) }];
  });
}
