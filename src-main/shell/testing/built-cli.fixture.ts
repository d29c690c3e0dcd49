import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { build } from 'vite';
import { afterAll, beforeAll } from 'vitest';

export const ROOT = resolve(import.meta.dirname, '../../..');

export type Ended = { readonly code: number | null; readonly signal: NodeJS.Signals | null; readonly out: string; readonly err: string };

export type Surroundings = { readonly cwd?: string; readonly env?: NodeJS.ProcessEnv; readonly script?: string };

/**
 * The command line as it is built, from the sources of this very moment: a build that happens to lie in out/ may be an
 * older one. Two folders below the checkout's, like that, since it finds its fonts from there.
 */
export function builtCli(): (words: readonly string[], surroundings?: Surroundings) => Promise<Ended> {
  const out = join(ROOT, 'out');
  mkdirSync(out, { recursive: true });
  const folder = mkdtempSync(join(out, 'cli-under-test-'));
  const program = join(folder, 'cli.js');
  beforeAll(async () => {
    const output = { format: 'cjs', entryFileNames: '[name].js' } as const;
    const rolldownOptions = { input: { cli: join(ROOT, 'src-main/cli.ts'), 'block-worker': join(ROOT, 'src-main/verification/blocks/block-worker.ts'), 'bundle-worker': join(ROOT, 'src-main/archive/bundle-worker.ts') }, output, preserveEntrySignatures: 'strict' as const, external: ['pdfkit', 'fontkit'] };
    await build({ configFile: false, root: ROOT, logLevel: 'error', ssr: { noExternal: true, external: ['pdfkit', 'fontkit'] }, build: { ssr: true, outDir: folder, minify: false, rolldownOptions } });
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return (words, surroundings = {}) => run(program, words, surroundings);
}

/** Runs it with node, or through a shell script in which "$@" stands for the call. */
function run(program: string, words: readonly string[], { cwd = ROOT, env = {}, script }: Surroundings): Promise<Ended> {
  const call = [process.execPath, program, ...words];
  const [command, ...rest] = script === undefined ? call : ['bash', '-c', script, 'bash', ...call];
  const child = spawn(command ?? '', rest, { cwd, env: { ...process.env, ...(script === undefined ? {} : { LC_ALL: 'C' }), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  const texts = { out: '', err: '' };
  child.stdout.setEncoding('utf8').on('data', (text: string) => (texts.out += text));
  child.stderr.setEncoding('utf8').on('data', (text: string) => (texts.err += text));
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, ...texts })));
}
