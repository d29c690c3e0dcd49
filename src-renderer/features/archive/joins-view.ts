import type { OpenEvidence, SeamView } from '#core/contract';

import type { Board } from '../../state/board';
import type { StatusView } from '../../ui/status';
import { nameOf, seamSentence } from './day-view';
import { SEAMS } from './state-views';

type JoinLine = Pick<StatusView, 'tone' | 'icon'> & { readonly key: string; readonly words: string };
/** `isLate`: the archive has judged the joins since, and the bundle can be judged with its neighbours. */
export type JoinsView = { readonly lines: readonly JoinLine[]; readonly isLate: boolean };

type Evidence = Pick<OpenEvidence, 'from' | 'supplied'>;

/**
 * How a bundle that was opened from its archive joins those beside it. With the neighbour as evidence, its verdict says
 * so itself, and only where the neighbour comes from is told; else what the archive knows stands here. `isContradicted`: by
 * digests kept elsewhere.
 */
export function toJoins(board: Board, { from, supplied }: Evidence, isJudged: boolean, isContradicted = false): JoinsView {
  if (from === undefined) return { lines: [], isLate: false };
  const given = (side: 'previous' | 'next'): boolean => supplied[side] !== null && supplied[side] === from.neighbours?.[side];
  const into = board.seamAt(from.index);
  const [outOf, ...more] = board.seamsBehind(from.index);
  const start = given('previous') && into !== undefined ? `its start against ${nameOf(board, into.before)}` : null;
  const head = given('next') && outOf !== undefined ? `its head against ${nameOf(board, outOf.after)}` : null;
  const isLate = isJudged && from.neighbours === null;
  const trouble = [
    ...(isContradicted ? [CONTRADICTED] : []),
    ...(into === undefined || start !== null ? [] : told(into, seamSentence(board, from.index) ?? '')),
    ...(outOf === undefined || head !== null ? [] : told(outOf, behind(board, outOf))),
    ...more.flatMap((seam) => told(seam, behind(board, seam))),
  ];
  return { lines: [...trouble, ...source(start, head, [start === null ? undefined : into, head === null ? undefined : outOf].some((seam) => seam?.kind === 'broken')), ...(from.neighbours === null ? [alone(isJudged)] : [])], isLate };
}

const behind = (board: Board, { kind, after }: SeamView): string => `The bundle behind it, ${nameOf(board, after)}, ${SEAMS[kind].clause}.`;

function told({ kind }: SeamView, words: string): JoinLine[] {
  const { tone, icon } = SEAMS[kind];
  return kind === 'holds' ? [] : [{ key: words, tone, icon, words: `Not part of the verdict below. In the archive: ${words}` }];
}

function source(start: string | null, head: string | null, isBroken: boolean): JoinLine[] {
  const held = [start, head].filter((one) => one !== null).join(', and ');
  return held === '' ? [] : [{ key: 'source', ...(isBroken ? { tone: SEAMS.broken.tone, icon: SEAMS.broken.icon } : { tone: 'calm', icon: 'linked' } as const), words: `The verdict holds ${held}: from the same archive, no independent source.${isBroken ? ' Where they do not link, which of the two was changed cannot be told.' : ''}` }];
}

const CONTRADICTED: JoinLine = { key: 'contradicted', tone: 'fail', icon: 'cross', words: 'Not part of the verdict below. In the archive: A digest kept elsewhere is neither that of this bundle nor that of its manifest.' };

const alone = (isJudged: boolean): JoinLine => ({
  key: 'alone', tone: 'calm', icon: 'clock',
  words: isJudged ? 'Opened before the archive was judged, and judged without the bundles beside it.' : 'Judged by itself: how it joins the bundles beside it is known when all have been read.',
});
