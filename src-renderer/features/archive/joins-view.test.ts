import { expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import type { Neighbours, SeamKind, Supplied } from '#core/contract';

import { Board } from '../../state/board';
import { toJoins } from './joins-view';

const [BEFORE, AFTER] = ['/a/2026-05-06/bundle.json', '/a/2026-05-08/bundle.json'];

function joins(kinds: readonly [SeamKind, SeamKind], neighbours: Neighbours | null, supplied: Partial<Supplied> = { ...neighbours }): ReturnType<typeof toJoins> {
  const board = new Board();
  board.add(0, 3, ['2026-05-06', '2026-05-07', '2026-05-08'].map((date) => ({ date, bundle: `${date}/bundle.json` })));
  board.judge([{ before: 0, after: 1, kind: kinds[0], proves: true }, { before: 1, after: 2, kind: kinds[1], proves: true }]);
  return toJoins(board, { from: { archiveId: 1, index: 1, neighbours }, supplied: { ...NOTHING_SUPPLIED, ...supplied } }, true);
}

const words = (view: ReturnType<typeof toJoins>): readonly string[] => view.lines.map((line) => line.words);

test('neighbours that are evidence are named with where they are from, and nothing is told twice', () => {
  const [line, ...more] = joins(['broken', 'holds'], { previous: BEFORE, next: AFTER }).lines;
  expect(more).toEqual([]);
  expect(line).toMatchObject({ tone: 'fail', words: 'The verdict holds its start against 6 May 2026, and its head against 8 May 2026: from the same archive, no independent source. Where they do not link, which of the two was changed cannot be told.' });
  expect(joins(['holds', 'holds'], { previous: BEFORE, next: AFTER }).lines).toMatchObject([{ tone: 'calm' }]);
});

test('what the verdict does not know stands above it: a gap, and a neighbour that was taken back', () => {
  expect(words(joins(['gap', 'holds'], { previous: null, next: AFTER }))).toEqual([
    'Not part of the verdict below. In the archive: It begins after sequences that are in no bundle: 6 May 2026.',
    'The verdict holds its head against 8 May 2026: from the same archive, no independent source.',
  ]);
  expect(words(joins(['broken', 'broken'], { previous: BEFORE, next: AFTER }, { next: AFTER }))).toEqual([
    'Not part of the verdict below. In the archive: It does not link to the bundle before it: 6 May 2026.',
    'The verdict holds its head against 8 May 2026: from the same archive, no independent source. Where they do not link, which of the two was changed cannot be told.',
  ]);
});

test('a bundle that the examiner supplied in place of the neighbour is not called the archive’s', () => {
  expect(words(joins(['holds', 'holds'], { previous: BEFORE, next: null }, { previous: '/elsewhere/bundle.json' }))).toEqual([]);
});

test('opened before the archive was judged, it says so and can be judged with its neighbours', () => {
  const view = joins(['holds', 'holds'], null);
  expect(view.isLate).toBe(true);
  expect(words(view)).toEqual(['Opened before the archive was judged, and judged without the bundles beside it.']);
});
