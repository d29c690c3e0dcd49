import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

import { EvidenceChanged } from '#core/replay';

import { EvidenceFile } from '../sources';
import { reserialisedDigest } from './bundle-digest';
import { folder, write } from './testing/evidence.fixture';

const cases = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../vectors/python-json.json'), 'utf8')) as { input: string; output: string }[];
const here = folder();

/** A file in which the values stand apart and in the wrong order, as spans for the digest. */
async function digestOf(members: readonly { name: string; json: string }[]): Promise<string> {
  let text = '#'.repeat(7);
  const spans = members.map(({ name, json }) => {
    const start = Buffer.byteLength(text);
    text += json;
    const end = Buffer.byteLength(text);
    text += ' \n,';
    return { name, start, end };
  });
  const file = new EvidenceFile(write(join(here, 'bundle'), text));
  try {
    return await reserialisedDigest(file, spans, () => undefined);
  } finally {
    file.close();
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'latin1').digest('hex');

test('every value is digested as Python writes it', async () => {
  expect(cases.length).toBeGreaterThan(100);
  for (const { input, output } of cases) expect([input, await digestOf([{ name: 'v', json: input }])]).toEqual([input, sha256(`{"v":${output}}`)]);
});

test('members stand in the order of their names by code points, escaped as Python does', async () => {
  const members = [{ name: '\u{1f600}', json: '1' }, { name: '\uffee', json: '2' }, { name: 'b', json: '[ 3 ]' }, { name: 'a"', json: '"\u00e9"' }, { name: '', json: '4.0' }];
  expect(await digestOf(members)).toBe(sha256('{"":4.0,"a\\"":"\\u00e9","b":[3],"\\uffee":2,"\\ud83d\\ude00":1}'));
});

test('no members are an empty object', async () => expect(await digestOf([])).toBe(sha256('{}')));

test('a value longer than any piece read at once', async () => {
  const json = `[${'"0123456789", '.repeat(200_000)}0]`;
  expect(await digestOf([{ name: 'long', json }])).toBe(sha256(`{"long":${json.replaceAll(' ', '')}}`));
});

test.each([['"a', 'cut'], ['x', 'no JSON'], ['', 'nothing']])('a file that no longer holds what was scanned is told as changed: %s', async (json) => {
  await expect(digestOf([{ name: 'v', json }])).rejects.toThrow(EvidenceChanged);
});
