import { createHash } from 'node:crypto';
import { basename, dirname, join } from 'node:path';

import type { RecentEvidence } from '#core/contract';

import { KeptFile, isRecord } from './kept-file';

const MOST = 8;

type Kept = { readonly path: string; readonly openedAt: string };

/** The evidence opened last. The window sees names and an id; the path stays here. */
export class Recent {
  private readonly file: KeptFile<readonly Kept[]>;

  constructor(folder: string) {
    this.file = new KeptFile(join(folder, 'recent.json'), decode);
  }

  list(): RecentEvidence[] {
    return this.kept().map(({ path, openedAt }) => ({ id: idOf(path), name: basename(path), folder: dirname(path), openedAt }));
  }

  path(id: string): string | undefined {
    return this.kept().find(({ path }) => idOf(path) === id)?.path;
  }

  note(path: string, openedAt: string): void {
    const others = this.kept().filter((kept) => kept.path !== path);
    this.file.write([{ path, openedAt }, ...others].slice(0, MOST));
  }

  private kept(): readonly Kept[] {
    return this.file.read() ?? [];
  }
}

const idOf = (path: string): string => createHash('sha256').update(path).digest('hex').slice(0, 16);

function decode(value: unknown): readonly Kept[] | undefined {
  if (!Array.isArray(value)) return undefined;
  return value.flatMap((one: unknown) => (isRecord(one) && typeof one['path'] === 'string' && typeof one['openedAt'] === 'string' ? [{ path: one['path'], openedAt: one['openedAt'] }] : []));
}
