import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type { CaseObject } from '#core/contract';

import { BucketProblem } from '../sources/bucket';
import type { Bucket } from '../sources/bucket';
import { folder, write } from '../verification/testing/evidence.fixture';
import { CaseFolder } from './case-folder';
import { fillCase, takeOutMoved } from './fill-case';
import { planCase } from './plan-case';
import { filesBelow } from './testing/fetching.fixture';
import { NO_FACTS, bodies, listed, oddBucket, persistent } from './testing/odd-bucket.fixture';

const here = folder();
let count = 0;

const clock = (): string => '2026-05-06T00:00:00Z';
const PLACE = { endpoint: null, bucket: 'b', prefix: '' };
const version = (versionId: string, isLatest: boolean): ReturnType<typeof listed> => listed('a.json', { versionId, isLatest, size: 2 });
const sha256Of = (text: string): string => createHash('sha256').update(text).digest('hex');
/** Each version holds its own id. */
const fetched = (versionId: string, path: string): CaseObject => ({ ...version(versionId, true), ...NO_FACTS, path, sha256: sha256Of(versionId), state: 'fetched', why: null });

function caseWith(earlier: readonly CaseObject[]): CaseFolder {
  const path = join(here, String(++count));
  const made = new CaseFolder(path, PLACE);
  for (const { path: at, versionId } of earlier) {
    mkdirSync(dirname(made.at(at ?? '')), { recursive: true });
    write(made.at(at ?? ''), versionId ?? '');
  }
  return made;
}

const contentsBelow = (path: string): Set<string> => new Set(filesBelow(path).filter((file) => file !== '.fetch-lock').map((file) => readFileSync(join(path, file), 'utf8')));

async function filled(made: CaseFolder, now: Parameters<typeof planCase>[1], earlier: readonly CaseObject[], read?: Bucket['read']): Promise<string[]> {
  const planned = planCase('', now, { objects: earlier, notHere: [] }, { from: null, to: null });
  const objects: CaseObject[] = [];
  await takeOutMoved(planned, { folder: made, now: clock });
  const world = { bucket: oddBucket(read === undefined ? {} : { read }), folder: made, persistence: persistent(), signal: new AbortController().signal, now: clock, toldBytes: () => undefined };
  await fillCase(planned, { ...world, settled: (index, object) => (objects[index] = object) });
  return objects.map(({ versionId, path, why }) => `${versionId ?? ''} ${path === null ? (why ?? '') : `${path} ${readFileSync(made.at(path), 'utf8')}`}`);
}

const EARLIER = [fetched('v1', '.versions/a.json/v1.json'), fetched('v2', 'a.json')];
const EXCHANGED = [version('v1', true), version('v2', false)];
const IN_PLACE = ['v1 a.json v1', 'v2 .versions/a.json/v2.json v2'];

describe('what an earlier fetch left', () => {
  test('is put where it belongs now, also where two versions change places; nothing is asked for', async () => {
    expect(await filled(caseWith(EARLIER), EXCHANGED, EARLIER)).toEqual(IN_PLACE);
  });

  test('is found again where the call ended between taking it out and putting it there', async () => {
    const made = caseWith(EARLIER);
    await takeOutMoved(planCase('', EXCHANGED, { objects: EARLIER, notHere: [] }, { from: null, to: null }), { folder: made, now: clock });
    expect(await filled(made, EXCHANGED, EARLIER)).toEqual(IN_PLACE);
  });

  test('is fetched again where it is no longer what was recorded, and what lies there is set aside', async () => {
    const one = fetched('v2', 'a.json');
    const elsewhere = write(join(here, 'elsewhere'), 'v2');
    const link = (path: string): void => {
      rmSync(path);
      symlinkSync(elsewhere, path);
    };
    const asides: unknown[] = [];
    const changes: ((path: string) => void)[] = [(path) => write(path, 'xx'), (path) => rmSync(path), link];
    for (const change of changes) {
      const made = caseWith([one]);
      change(made.at('a.json'));
      expect(await filled(made, [version('v2', true)], [one], bodies({ start: 0, text: 'v2' }).read)).toEqual(['v2 a.json v2']);
      asides.push(made.setAsideNow.map(({ path, was, sha256 }) => [was, path, sha256, readFileSync(made.at(path), 'utf8')]));
    }
    expect(asides).toEqual([[['a.json', 'set-aside/a.json.1', sha256Of('xx'), 'xx']], [], [['a.json', 'set-aside/a.json.1', null, 'v2']]]);
  });

  test('is set aside where it was changed, also where it was to lie elsewhere now, and is nowhere else any more', async () => {
    const made = caseWith(EARLIER);
    write(made.at('a.json'), 'changed');
    expect(await filled(made, [version('v1', true)], EARLIER)).toEqual(['v1 a.json v1', 'v2 What was fetched earlier is no longer in the case folder as it was recorded, and no longer in the bucket.']);
    expect(made.setAsideNow).toEqual([{ was: 'a.json', path: 'set-aside/a.json.1', sha256: sha256Of('changed'), at: '2026-05-06T00:00:00Z' }]);
    expect(readFileSync(made.at('set-aside/a.json.1'), 'utf8')).toBe('changed');
  });

  test('is set aside where it was changed and the bucket does not give it again: it is not verified in its place', async () => {
    const one = fetched('v2', 'a.json');
    const made = caseWith([one]);
    write(made.at('a.json'), 'changed');
    expect(await filled(made, [version('v2', true)], [one], () => Promise.reject(new BucketProblem('s3-refused', 'object', 'No.')))).toEqual(['v2 No.']);
    expect(readFileSync(made.at('set-aside/a.json.1'), 'utf8')).toBe('changed');
    expect(existsSync(made.at('a.json'))).toBe(false);
  });

  test('and neither is here nor in the bucket any more is told as that', async () => {
    const made = caseWith(EARLIER);
    rmSync(made.at('a.json'));
    expect(await filled(made, [version('v1', true)], EARLIER)).toEqual(['v1 a.json v1', 'v2 What was fetched earlier is no longer in the case folder as it was recorded, and no longer in the bucket.']);
  });
});

test('whatever lies in the folder, and whatever the bucket lists and gives now, no bytes are lost, and nothing but what was changed is set aside', async () => {
  const ids = ['v1', 'v2', 'v3'] as const;
  const earlierOf = (latest: number): CaseObject[] => ids.map((id, index) => ({ ...fetched(id, index === latest ? 'a.json' : `.versions/a.json/${id}.json`), isLatest: index === latest }));
  const places = [...earlierOf(0), ...earlierOf(1)].map(({ path }) => path ?? '');
  await fc.assert(
    fc.asyncProperty(fc.nat(2), fc.nat(3), fc.subarray([...ids]), fc.uniqueArray(fc.constantFrom(...places)), fc.subarray([...ids]), async (was, latest, listedNow, changed, given) => {
      const earlier = earlierOf(was);
      const made = caseWith(earlier);
      for (const place of changed) {
        mkdirSync(dirname(made.at(place)), { recursive: true });
        write(made.at(place), `changed ${place}`);
      }
      const read: Bucket['read'] = (order) => (given.some((id) => id === order.versionId) ? bodies({ start: 0, text: order.versionId ?? '' }).read(order) : Promise.reject(new BucketProblem('s3-refused', 'object', 'No.')));
      const before = contentsBelow(made.path);
      await filled(made, listedNow.map((id) => version(id, ids.indexOf(id) === latest)), earlier, read);
      made.finish();
      made.leave();
      const after = contentsBelow(made.path);
      expect([...before].filter((text) => !after.has(text))).toEqual([]);
      expect(made.setAsideNow.map(({ path }) => readFileSync(made.at(path), 'utf8')).every((text) => text.startsWith('changed'))).toBe(true);
    }),
    { numRuns: 150 },
  );
});

describe('what lies where an object of the bucket belongs, and no record tells of', () => {
  const brought = async (text: string): Promise<readonly string[]> => {
    const made = caseWith([]);
    write(made.at('a.json'), text);
    await filled(made, [version('v2', true)], [], bodies({ start: 0, text: 'v2' }).read);
    expect(readFileSync(made.at('a.json'), 'utf8')).toBe('v2');
    return made.setAsideNow.map(({ path }) => readFileSync(made.at(path), 'utf8'));
  };

  test('is set aside', async () => expect(await brought('somebody\'s')).toEqual(['somebody\'s']));
  test('is the object itself after a crash, and nothing is lost', async () => expect(await brought('v2')).toEqual([]));
});

describe('what the bucket does not give', () => {
  const gone = (nature: BucketProblem['nature']): BucketProblem => new BucketProblem('s3-not-found', nature, 'It is gone.');

  test('does not keep the others from coming', async () => {
    const read: Bucket['read'] = (order) => (order.key === 'a.json' ? Promise.reject(gone('object')) : bodies({ start: 0, text: 'b' }).read(order));
    expect(await filled(caseWith([]), [listed('a.json'), listed('b.json', { versionId: 'v' })], [], read)).toEqual([' It is gone.', 'v b.json b']);
  });

  test('ends all where it is not about the object', async () => {
    await expect(filled(caseWith([]), [listed('a.json'), listed('b.json')], [], () => Promise.reject(gone('final')))).rejects.toMatchObject({ message: 'It is gone.' });
  });
});
