import { appendFileSync, truncateSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import { bundle, chain, folder, write } from './testing/evidence.fixture';
import { Verification } from './verify';
import type { Refused, Verified } from './verify';

const here = folder();
let count = 0;

/** Verifies a bundle of more than one piece, and does something to the file once its first piece was read. */
async function verifiedWhile(text: string, meanwhile: (path: string) => void): Promise<Verified | Refused> {
  const path = write(join(here, `${++count}.json`), text);
  let done = false;
  const told = (): void => {
    if (!done) meanwhile(path);
    done = true;
  };
  const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '', told });
  try {
    return await verification.run();
  } finally {
    verification.close();
  }
}

const LONG = bundle(chain(10_000));

describe('evidence that changes while it is read is refused, never judged', () => {
  test.each<[string, (path: string) => void, string, string]>([
    ['grows', (path) => appendFileSync(path, ' '), 'unreadable-file', 'The file changed after it was opened'],
    ['is cut', (path) => truncateSync(path, 2 ** 20), 'unreadable-file', 'The file changed after it was opened'],
    ['is emptied', (path) => truncateSync(path, 0), 'unreadable-file', 'The file changed after it was opened'],
    ['goes', (path) => unlinkSync(path), 'not-found', 'The file was removed after it was opened'],
  ])('it %s', async (_title, meanwhile, code, sentence) => {
    const outcome = await verifiedWhile(LONG, meanwhile);
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code, message: expect.stringContaining(sentence) as string, byteOffset: null } });
  });

  test('it grows as fast as it is read', async () => {
    const path = write(join(here, 'log.json'), `{"entries":[${JSON.stringify(chain(1)[0])},`);
    const more = ' '.repeat(2 ** 20);
    appendFileSync(path, more);
    const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '', told: () => appendFileSync(path, more) });
    expect(await verification.run()).toMatchObject({ kind: 'refused', refusal: { code: 'unreadable-file' } });
    verification.close();
  });

  test.runIf(process.platform === 'linux')('its size is not what it gives', async () => {
    const verification = new Verification({ bundle: '/proc/self/status', manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '', told: () => undefined });
    expect(await verification.run()).toMatchObject({ kind: 'refused', refusal: { code: 'unreadable-file' } });
    verification.close();
  });

  test('and untouched it is judged', async () => expect(await verifiedWhile(LONG, () => undefined)).toMatchObject({ kind: 'verified', verdict: { conclusion: 'passed' } }));
});
