import { describe, expect, test } from 'vitest';

import type { CaseObject } from '#core/contract';

import type { Listed } from '../sources/bucket';
import { planCase } from './plan-case';
import { NO_FACTS, listed } from './testing/odd-bucket.fixture';

const ALL = { from: null, to: null };
const fetched = (one: Listed, path: string): CaseObject => ({ ...one, ...NO_FACTS, path, sha256: 'a'.repeat(64), state: 'fetched', why: null });

const plan = (now: readonly Listed[], earlier: readonly CaseObject[] = [], dates: Parameters<typeof planCase>[3] = ALL): string[] =>
  planCase('p/', now, { objects: earlier.filter(({ state }) => state === 'fetched'), notHere: earlier.filter(({ state }) => state !== 'fetched') }, dates).map(({ object, path, listed: isListed, earlier: before }) => `${object.key} ${object.versionId ?? object.etag ?? ''} → ${path ?? object.why ?? ''}${before === undefined ? '' : isListed ? ' (here)' : ' (kept)'}`);

describe('what is asked for', () => {
  test('are bundles and manifests by their names, with their older versions', () => {
    expect(plan([listed('p/d/bundle.json', { versionId: '2' }), listed('p/d/bundle.json', { versionId: '1', isLatest: false }), listed('p/x.JSON.GZ'), listed('p/notes.txt'), listed('p/folder/')])).toEqual([
      'p/d/bundle.json 2 → d/bundle.json',
      'p/d/bundle.json 1 → .versions/d/bundle.json/1.json',
      'p/x.JSON.GZ e → x.JSON.GZ',
      'p/notes.txt e → Neither a bundle nor a manifest by its name.',
      'p/folder/ e → Neither a bundle nor a manifest by its name.',
    ]);
  });

  test('is no delete marker, but what it hides', () => {
    expect(plan([listed('p/a.json', { versionId: '2', deleteMarker: true }), listed('p/a.json', { versionId: '1', isLatest: false })])).toEqual([
      'p/a.json 2 → A delete marker: the object was removed here, and there are no bytes.',
      'p/a.json 1 → .versions/a.json/1.json',
    ]);
  });

  test('are the dates that were asked for, by the last date on the way', () => {
    const keys = ['p/2026-05-05/bundle.json', 'p/2026-05-06/bundle.json', 'p/2026-01-01/2026-05-07.json', 'p/2026-05-08/bundle.json', 'p/undated.json'].map((key) => listed(key));
    expect(plan(keys, [], { from: '2026-05-06', to: '2026-05-07' }).map((line) => line.split(' → ')[1])).toEqual([
      'Outside the dates asked for.',
      '2026-05-06/bundle.json',
      '2026-01-01/2026-05-07.json',
      'Outside the dates asked for.',
      'Dates were asked for, and its name has none.',
    ]);
  });
});

describe('what an earlier fetch left', () => {
  const [one, two] = [listed('p/a.json', { etag: 'one' }), listed('p/a.json', { etag: 'two' })];

  test('stays where it is still what the bucket lists, also outside the dates asked for now', () => {
    expect(plan([one], [fetched(one, 'a.json')], { from: '2026-05-06', to: null })).toEqual(['p/a.json one → a.json (here)']);
  });

  test('stays as an older version where it was replaced, and where it was removed', () => {
    expect(plan([two], [fetched(one, 'a.json')])).toEqual(['p/a.json two → a.json', 'p/a.json one → .versions/a.json/etag-one.json (kept)']);
    expect(plan([], [fetched(one, 'a.json')])).toEqual(['p/a.json one → .versions/a.json/etag-one.json (kept)']);
  });

  test('is the latest again where the bucket says so', () => {
    expect(plan([one], [fetched({ ...one, isLatest: false }, '.versions/a.json/etag-one.json')])).toEqual(['p/a.json one → a.json (here)']);
  });

  describe('in the record alone', () => {
    const seen = (state: 'not-fetched' | 'not-asked', more: Partial<Listed> = {}): CaseObject => ({ ...fetched(listed('p/2026-05-06.json', more), ''), path: null, sha256: null, state, why: 'Told then.' });
    const LOST = 'p/2026-05-06.json e → An earlier fetch found it listed and did not bring it; the bucket no longer lists it.';

    test('is not forgotten where the bucket lists its key no more, and is told as not fetched where it is asked for now', () => {
      for (const state of ['not-fetched', 'not-asked'] as const) expect(plan([one], [seen(state)])).toEqual(['p/a.json one → a.json', LOST]);
      const states = (from: string): string[] => planCase('p/', [one], { objects: [], notHere: [seen('not-asked')] }, { from, to: null }).map(({ object, path }) => `${object.state} ${String(object.isLatest)} ${String(path)}`);
      expect([states('2026-05-06')[1], states('2026-05-07')[1]]).toEqual(['not-fetched false null', 'not-asked false null']);
    });

    test('keeps its reason once it is told', () => expect(plan([one], [seen('not-fetched', { isLatest: false })])[1]).toBe('p/2026-05-06.json e → Told then.'));

    test('is only what the bucket lists now where the key is there, and what is named like evidence', () => {
      expect(plan([listed('p/2026-05-06.json', { etag: 'new' })], [seen('not-fetched')])).toEqual(['p/2026-05-06.json new → 2026-05-06.json']);
      expect(plan([one], [{ ...seen('not-asked'), key: 'p/notes.txt' }, seen('not-asked', { deleteMarker: true })])).toEqual(['p/a.json one → a.json']);
    });
  });

  test('is not what the bucket lists where only its size differs', () => expect(plan([{ ...one, size: 2 }], [fetched(one, 'a.json')])[0]).toBe('p/a.json one → a.json'));
});
