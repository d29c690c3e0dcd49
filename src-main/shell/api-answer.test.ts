import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { afterAll, beforeAll, describe, expect, it, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { Examination } from '#core/contract';

import { OpenExamination } from '../verification/examination';
import { entryNamed, listEntries } from '../verification/look/lookups';
import { bundle, chain, folder, write } from '../verification/testing/evidence.fixture';
import { entryAnswer, listAnswer, statusAnswer, statusOf } from './api-answer';
import { parseLookup } from './lookup-arguments';

type Case = { readonly document: string; readonly words: readonly [string, ...string[]]; readonly data: object | null };
type Open = { readonly open: OpenExamination; readonly examination: Examination };

const vectors = resolve(import.meta.dirname, '../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'lookups.json'), 'utf8')) as Case[];
const here = folder();
const opened = new Map<string, Open>();

async function examine(path: string): Promise<Open> {
  const open = new OpenExamination({ bundle: path, manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined });
  const examined = await open.run();
  if (examined.kind === 'refused') throw new Error(examined.place.refusal.message);
  return { open, examination: examined.examination };
}

beforeAll(async () => {
  for (const document of new Set(cases.map((one) => one.document))) opened.set(document, await examine(join(vectors, document)));
});
afterAll(() => {
  for (const { open } of opened.values()) open.close();
});

/** The answer's text, as the command writes it; undefined where nothing is found. */
function ask({ open, examination }: Open, [command, ...words]: Case['words']): string | undefined {
  const parsed = parseLookup([command, 'EVIDENCE', ...words]);
  if (parsed.kind !== 'lookup') throw new Error(JSON.stringify(parsed));
  const { call } = parsed;
  if (call.command === 'status') return [...statusAnswer(statusOf(examination, open.book))].join('');
  if (call.command === 'entries') return [...listAnswer(open.book, listEntries(open.book, call))].join('');
  const named = entryNamed(open.book, call.name);
  return named === undefined ? undefined : [...entryAnswer(open.book, named.position, { state: 'unknown', because: null })].join('');
}

const parse = (text: string | undefined): unknown => (text === undefined ? null : JSON.parse(text));

describe('the API, asked of evidence, gives what its reference says', () => {
  it.each(cases.map((one) => [one.document, one.words.join(' '), one] as const))('%s: %s', (document, _words, { words, data }) => {
    const asked = opened.get(document);
    if (asked === undefined) throw new Error(document);
    const answer = parse(ask(asked, words));
    if (data === null) expect(answer).toBeNull();
    else expect(answer).toMatchObject({ success: true, data });
  });

  test('all of a long chain, walked by its cursor, is the chain', async () => {
    const entries = chain(1234);
    const asked = await examine(write(join(here, 'long.json'), bundle(entries)));
    const walked: { sequence: number }[] = [];
    let before: string[] = [];
    for (let more = true; more; ) {
      const { data } = JSON.parse(ask(asked, ['entries', '--limit', '1000', ...before]) ?? '') as { data: { entries: { sequence: number }[]; hasMore: boolean } };
      expect(data.entries.length).toBe(Math.min(500, entries.length - walked.length));
      walked.push(...data.entries);
      before = ['--before-seq', String(walked.at(-1)?.sequence)];
      more = data.hasMore;
    }
    asked.open.close();
    expect(walked.reverse()).toEqual(entries);
  });

  test('an entry is given byte for byte, whatever a reader would make of it', async () => {
    const entry = `{ "sequence" : 90071992547409931234 ,"x": 1.50e+00,\n "traceId":"\\u0074","prevHash":"","b":1,"a":[ ] }`;
    const asked = await examine(write(join(here, 'verbatim.json'), `{"entries":[${entry}]}`));
    expect(ask(asked, ['entry', 't'])).toBe(`{"success":true,"data":{"entry":${entry}}}\n`);
    asked.open.close();
  });
});
