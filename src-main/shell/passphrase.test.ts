import { PassThrough } from 'node:stream';
import type { ReadStream } from 'node:tty';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { askPassphrase, passphraseFrom } from './passphrase';

const here = folder();

/** What is asked for when these keys are pressed at a terminal, and what it showed. */
async function typed(...keys: (string | null)[]): Promise<[unknown, string, boolean[]]> {
  const raw: boolean[] = [];
  const input = Object.assign(new PassThrough(), { isTTY: true, setRawMode: (on: boolean) => raw.push(on) }) as unknown as ReadStream;
  const output = new PassThrough({ encoding: 'utf8' });
  const asked = askPassphrase(input, output);
  for (const key of keys) (input as unknown as PassThrough).push(key);
  const outcome = await asked;
  return [outcome.ok ? outcome.value : outcome.failure.code, String(output.read()), raw];
}

test('what is typed is not shown, and the terminal is given back', async () => {
  expect(await typed('se', 'cret', '\r')).toEqual(['secret', 'Passphrase of the identity: \n', [true, false]]);
});

test('the keys that correct, correct: by character, not by byte', async () => {
  expect(await typed('seé\u{1f600}\x7f\x7fcret\n')).toEqual(expect.arrayContaining(['secret']));
  expect(await typed('wrong\x15secret\r')).toEqual(expect.arrayContaining(['secret']));
  expect(await typed('\x7f\x7fx\r')).toEqual(expect.arrayContaining(['x']));
});

test('arrow keys and the marks around pasted text are no part of it', async () => {
  expect(await typed('se\x1b[Dc\x1bOAret\r')).toEqual(expect.arrayContaining(['secret']));
  expect(await typed('\x1b[200~secret\x1b[201~\r')).toEqual(expect.arrayContaining(['secret']));
});

test('Ctrl-C, Ctrl-D and a terminal that goes away give none', async () => {
  for (const key of ['\x03', '\x04', null]) expect(await typed('sec', key)).toEqual(['passphrase-needed', 'Passphrase of the identity: \n', [true, false]]);
});

test('without a terminal nobody is asked', async () => {
  const output = new PassThrough({ encoding: 'utf8' });
  const outcome = await askPassphrase(new PassThrough() as unknown as ReadStream, output);
  expect(outcome).toMatchObject({ ok: false, failure: { code: 'passphrase-needed' } });
  expect(output.read()).toBeNull();
});

test('a passphrase file gives its first line, as it is', () => {
  expect(passphraseFrom(write(join(here, 'p'), ' se cret \r\nmore'))).toEqual({ ok: true, value: ' se cret ' });
  expect(passphraseFrom(write(join(here, 'q'), ''))).toEqual({ ok: true, value: '' });
  expect(passphraseFrom(join(here, 'absent'))).toMatchObject({ ok: false, failure: { code: 'passphrase-needed' } });
});
