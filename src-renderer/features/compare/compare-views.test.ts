import { describe, expect, it } from 'vitest';

import type { ComparisonView, CopyView, OpenComparison } from '#core/contract';
import type { Divergence, DivergentSide } from '#core/compare';

import type { Comparing } from '../../state/compare-slice';
import { omittedSentence, toCompareHeadline, toCopyFacts, toDifferenceLine, toFieldNote } from './compare-view';
import { placeAfter } from './differences';
import { markRuns } from './marked';
import { toPartingView } from './parting-view';

const file = { path: '/e/x.json', name: 'x.json', bytes: 10 };
const comparison: OpenComparison = { comparisonId: 1, a: file, b: file };
const copy: CopyView = { kind: 'bundle', sha256: 'ab', entryCount: 400, fromSequence: 1, toSequence: 400, conclusion: 'passed', headline: 'Chain intact.' };
const NONE = { same: 400, differing: 0, onlyInA: 0, onlyInB: 0, unplacedDiffering: 0 };

function compared(counts: Partial<ComparisonView['counts']>, differences: ComparisonView['differences'] = []): Comparing {
  const all = { ...NONE, ...counts };
  const same = all.differing + all.onlyInA + all.onlyInB + all.unplacedDiffering === 0;
  return { phase: 'compared', comparison, view: { same, counts: all, differences, divergences: [], divergenceCount: 0, recipe: null, a: copy, b: copy } };
}

const row = { sequence: 248, kind: 'differs', fields: ['payloadDigest'], moreFields: 0, parting: 0 } as const;

describe('the result in words', () => {
  it('says same content, and never in the colour of a pass: two tampered copies are the same, too', () => {
    expect(toCompareHeadline(compared({}))).toMatchObject({ tone: 'calm', word: 'Same', headline: 'Same content, 400 entries.' });
    expect(toCompareHeadline(compared({ same: 1 })).headline).toBe('Same content, 1 entry.');
  });

  it('says of two copies without entries that there is nothing to compare', () => {
    expect(toCompareHeadline(compared({ same: 0 }))).toMatchObject({ tone: 'open', word: 'Nothing to compare' });
  });

  it('says where they differ first, and how much', () => {
    expect(toCompareHeadline(compared({ same: 397, differing: 1, onlyInB: 2 }, [row]))).toMatchObject({ tone: 'fail', word: 'Different', headline: 'The copies differ, first at sequence 248.', basis: ['1 differs', '0 only in A', '2 only in B', '397 are equal'] });
  });

  it('is milder where one copy only holds more: an older export is shorter', () => {
    expect(toCompareHeadline(compared({ onlyInA: 100 }, [{ ...row, kind: 'only-in-a' }])).tone).toBe('warn');
  });

  it('says it of elements without a sequence, too', () => {
    expect(toCompareHeadline(compared({ unplacedDiffering: 2 }))).toMatchObject({ tone: 'fail', headline: 'The copies differ, in elements without a sequence.' });
  });

  it('claims nothing while it reads, or where a copy cannot be read', () => {
    expect(toCompareHeadline({ phase: 'reading', comparison, progress: { phase: 'reading-b', done: 1, total: 2, elapsedMs: 1 } })).toMatchObject({ tone: 'calm', headline: 'Reading copy B' });
    const place = { refusal: { code: 'truncated-json', message: '', byteOffset: 0, line: 1, column: 1, entriesRead: 0 }, before: '', at: '', after: '', firstSequence: null, lastSequence: null } as const;
    expect(toCompareHeadline({ phase: 'refused', comparison, refused: { a: null, b: place } })).toMatchObject({ tone: 'warn', headline: 'Copy B cannot be read. Nothing was compared.' });
    expect(toCompareHeadline({ phase: 'refused', comparison, refused: { a: place, b: place } }).headline).toBe('Neither copy can be read. Nothing was compared.');
    expect(toCompareHeadline({ phase: 'failed', comparison, failure: { code: 'worker-died', sentence: '' } }).tone).toBe('warn');
  });
});

describe('the list of differences', () => {
  it('tells kind and fields, and how many more', () => {
    expect(toDifferenceLine({ ...row, moreFields: 1200 })).toEqual({ sequence: '248', what: '', fields: ['payloadDigest'], more: '+1,200' });
    expect(toDifferenceLine({ ...row, kind: 'only-in-b', fields: [] }).what).toBe('only in B');
  });

  it('says what it leaves out', () => {
    const view = compared({ differing: 1201 }, [row]);
    if (view.phase !== 'compared') throw new Error('it is');
    expect(omittedSentence(view.view)).toBe('The first 1 of 1,201 differences are listed.');
    expect(toCopyFacts({ ...copy, entryCount: 0, fromSequence: null, toSequence: null })).toBe('0 entries, no entry with a place');
  });

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 9],
    ['Home', 5, 0],
    ['End', 5, 9],
    ['x', 5, null],
  ])('%s from %d leads to %s', (key, at, to) => {
    expect(placeAfter(key, at, 10)).toBe(to);
  });
});

describe('what differs in a value', () => {
  it('says whether the chain can see it', () => {
    expect([toFieldNote({ field: 'traceId', hashed: false }), toFieldNote({ field: 'createdAt', hashed: true }), toFieldNote({ field: 'chainHash', hashed: true })]).toEqual(['not covered by the chain hash', 'covered by the chain hash', 'is the chain hash']);
  });

  it('is marked place by place where the lengths are equal', () => {
    expect(markRuns('"abcd"', '"axcy"')).toEqual([{ same: true, text: '"a' }, { same: false, text: 'b' }, { same: true, text: 'c' }, { same: false, text: 'd' }, { same: true, text: '"' }]);
  });

  it('is what lies between the common beginning and the common end where they are not', () => {
    expect(markRuns('"trace"', '"trance"')).toEqual([{ same: true, text: '"tra' }, { same: true, text: 'ce"' }]);
    expect(markRuns('"trance"', '"trace"')).toEqual([{ same: true, text: '"tra' }, { same: false, text: 'n' }, { same: true, text: 'ce"' }]);
    expect(markRuns('aa', 'aaa').every(({ same }) => same)).toBe(true);
  });
});

describe('where the copies part', () => {
  const side: DivergentSide = { entries: 1, notRecomputing: 0, brokenLinks: 0, linkBefore: 'holds', linkAfter: 'holds', fit: 'consistent' };
  const parting: Divergence = { from: 248, to: 248, before: 247, after: 249, hashed: true, a: side, b: { ...side, notRecomputing: 1, linkAfter: 'broken', fit: 'inconsistent' } };

  it('is told from what lies before to what lies after, and consistent is not the colour of a pass', () => {
    const { title, sentence, sides } = toPartingView(parting);
    expect([title, sentence]).toEqual(['Around sequence 248', 'Only A is consistent with the entries around it that both copies hold; B is not.']);
    expect(sides.map(({ fit, checks }) => [fit.word, fit.tone, ...checks.map(({ word }) => word)])).toEqual([
      ['consistent', 'calm', 'links to 247', 'recomputes', '249 links to it'],
      ['not consistent', 'fail', 'links to 247', 'does not recompute', '249 does not link to it'],
    ]);
  });

  it('says what cannot be told', () => {
    const none: DivergentSide = { entries: 0, notRecomputing: null, brokenLinks: 0, linkBefore: 'none', linkAfter: 'none', fit: 'cannot-tell' };
    const { sides } = toPartingView({ ...parting, before: null, after: null, a: none, b: { ...none, entries: 3 } });
    expect(sides.map(({ fit, checks }) => [fit.tone, ...checks.map(({ word }) => word)])).toEqual([['open', 'no entry'], ['open', 'formula not known']]);
  });
});
