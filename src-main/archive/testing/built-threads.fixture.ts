import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

import type { ArchiveThreads } from '../archive-desk';

export const ROOT = resolve(import.meta.dirname, '../../..');

/** The threads of an archive, built from the sources of this very moment, in the depth at which they find their resources. */
export function builtThreads(threads: number): ArchiveThreads {
  const out = join(ROOT, 'out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'threads-under-test-'));
  beforeAll(async () => {
    const input = { 'archive-worker': join(ROOT, 'src-main/archive/archive-worker.ts'), 'bundle-worker': join(ROOT, 'src-main/archive/bundle-worker.ts'), 'block-worker': join(ROOT, 'src-main/verification/blocks/block-worker.ts') };
    const rolldownOptions = { input, preserveEntrySignatures: 'strict' as const, output: { format: 'cjs', entryFileNames: '[name].js' } as const };
    await build({ configFile: false, root: ROOT, logLevel: 'error', ssr: { noExternal: true }, build: { ssr: true, outDir: folder, minify: false, rolldownOptions } });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const at = (name: string): string => join(folder, `${name}.js`);
  return { archive: at('archive-worker'), bundle: at('bundle-worker'), helpers: { worker: at('block-worker'), threads } };
}
