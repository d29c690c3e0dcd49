import { spawn } from 'node:child_process';
import { join } from 'node:path';

import type { TestProject } from 'vitest/node';

/** The server that the tests are given, or why there is none. */
export type ServedS3 = { readonly server: RawS3 } | { readonly absent: string };

type User = { readonly accessKey: string; readonly secretKey: string };
export type RawS3 = { readonly endpoint: string; readonly region: string; readonly owner: User; readonly stranger: User; readonly encryptionKey: string };

declare module 'vitest' {
  export interface ProvidedContext {
    s3: ServedS3;
  }
}

const SCRIPT = join(import.meta.dirname, '../../../scripts/s3.mjs');

/** Once for all files that ask for it. It ends with this process: the script ends when its standard input does. */
export default async function serveS3(project: TestProject): Promise<() => Promise<void>> {
  if (process.env['TAMPERSCOPE_TESTS_WITHOUT_S3']) return async () => undefined;
  const child = spawn(process.execPath, [SCRIPT, '--json'], { stdio: ['pipe', 'pipe', 'pipe'] });
  let [out, err] = ['', ''];
  const ended = new Promise<void>((resolve) => child.on('close', () => resolve()));
  const answered = new Promise<void>((resolve) => {
    child.stdout.on('data', (data: Buffer) => {
      out += data.toString();
      if (out.endsWith('\n')) resolve();
    });
  });
  child.stderr.on('data', (data: Buffer) => (err += data.toString()));
  await Promise.race([answered, ended]);
  project.provide('s3', out.endsWith('\n') ? { server: JSON.parse(out) as RawS3 } : { absent: err.trim() });
  return async () => {
    child.stdin.end();
    await ended;
  };
}
