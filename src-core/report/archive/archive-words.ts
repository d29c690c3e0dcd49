import { isAbsentDay } from '#core/archive';
import type { ArchiveVerdict, DayVerdict } from '#core/archive';
import type { ClaimState } from '#core/assess';
import type { ArchiveClaim } from '#core/contract';
import { counted, countedIfAny } from '#core/words';

import type { DayState, Tone } from '../document';

type ClaimName = ArchiveClaim['claim'];

/** The states of a day, the gravest first: of several bundles of one date, the gravest is the date's. */
export const DAY_STATES: readonly DayState[] = ['failed', 'unreadable', 'indeterminate', 'missing', 'passed'];
export const WORD_OF_DAY: Readonly<Record<DayState, string>> = {
  passed: 'passed', failed: 'failed', indeterminate: 'indeterminate', unreadable: 'unreadable', missing: 'no bundle',
};
export const TONE_OF_DAY: Readonly<Record<DayState, Tone>> = { passed: 'good', failed: 'bad', indeterminate: 'open', unreadable: 'warn', missing: 'idle' };

export const WHAT_AN_ARCHIVE_CLAIMS: Readonly<Record<ClaimName, string>> = {
  interior: 'Every entry recomputes and every link holds, also from bundle to bundle',
  start: 'The archive begins where the chain begins',
  head: 'The last chain hash is confirmed by something outside the bundles',
  'declared-range': 'Each bundle holds the range that was declared for it',
  'bundle-digest': 'Each bundle is the one that a digest names',
  completeness: 'Between first and last there is a bundle for every date, and every sequence',
};

export const WHAT_SETTLES_AN_ARCHIVE: Readonly<Record<ClaimName, string>> = {
  interior: 'The bundles that are missing or could not be read, from another copy of the archive; the formula that the producer really used, in writing, where it is not known.',
  start: 'The bundles before the first of these, back to sequence 1.',
  head: 'The last chain hash from a source that the producer could not rewrite: a status answer kept at export time, the bundle that follows, a qualified time-stamp, a published anchor.',
  'declared-range': 'The manifests written at export.',
  'bundle-digest': 'Digests of the bundles or their manifests from a place that the producer cannot write, supplied with --digests.',
  completeness: 'The bundles that could not be read, from another copy of the archive.',
};

export const stateOf = ({ claims }: ArchiveVerdict, name: ClaimName): ClaimState => claims.find(({ claim }) => claim === name)?.state ?? 'not-provable';

/** How many bundles, or dates, ended in a state. */
export const daysIn = ({ days }: ArchiveVerdict, state: DayVerdict['conclusion']): number => days.filter(({ conclusion }) => conclusion === state).length;

/** "4 bundles: 3 passed, 1 could not be read"; beside them what a bucket listed and nobody has. */
export function bundlesText(verdict: ArchiveVerdict): string {
  const absent = verdict.days.filter(isAbsentDay).length;
  const here = (state: DayVerdict['conclusion']): number => daysIn(verdict, state) - (state === 'unreadable' ? absent : 0);
  const parts = ([['passed', 'passed'], ['failed', 'failed'], ['indeterminate', 'indeterminate'], ['unreadable', 'could not be read']] as const)
    .flatMap(([state, word]) => (here(state) === 0 ? [] : [`${String(here(state))} ${word}`]));
  const all = counted(verdict.subject.bundleCount, 'bundle', 'bundles');
  const more = absent === 0 ? '' : `; ${counted(absent, 'more that the bucket listed is', 'more that the bucket listed are')} not here`;
  return `${parts.length === 0 ? all : `${all}: ${parts.join(', ')}`}${more}`;
}

/** "3 between neighbours in sequence: 2 link, 1 does not". */
export function seamsText({ seams: { linked, broken, gaps, inExportWindow, overlaps, conflicts } }: ArchiveVerdict): string {
  const all = linked + broken + gaps + overlaps;
  if (all === 0) return 'none: there are no two bundles with a place in the chain';
  const parts = [
    countedIfAny(linked, 'links', 'link'),
    countedIfAny(broken, 'does not link', 'do not link'),
    gaps === 0 ? '' : `${String(gaps)} with sequences missing${inExportWindow === 0 ? '' : ` (${String(inExportWindow)} of them by the export\u2019s window)`}`,
    overlaps === 0 ? '' : `${counted(overlaps, 'overlap', 'overlaps')}, of which ${String(conflicts)} with differing content`,
  ].filter((part) => part !== '');
  return `${counted(all, 'seam', 'seams')} between bundles: ${parts.join(', ')}`;
}

/** What the conclusion means, in sentences that a lawyer can quote. */
export function meaningOfArchive(verdict: ArchiveVerdict): string {
  switch (verdict.conclusion) {
    case 'passed': {
      if (stateOf(verdict, 'interior') !== 'proved') return 'No check that was run failed, but sequences are in no bundle, so that the links that lead over them could not be judged. This confirms what is there, and says nothing of what is not.';
      const head = stateOf(verdict, 'head');
      const open = head === 'proved'
        ? ''
        : head === 'attested'
          ? ' The end of the chain is attested only by a manifest stored beside the last bundle: whoever could replace both could have shortened or rewritten the chain.'
          : ' Nothing outside the archive confirms the end of the chain: a shortened chain, or one recomputed as a whole, would look the same.';
      return `No check that was run failed. Each entry of every bundle recomputes to the chain hash stored in it, and each link holds, inside the bundles and from one to the next.${open}`;
    }
    case 'failed':
      return 'At least one check failed. The archive is not in the state in which unaltered exports of one chain would be. The findings say where; who or what caused it cannot be known from the chain alone.';
    case 'indeterminate':
      return 'The checks that decide could not be completed on what was supplied. This is neither a confirmation nor an accusation: the open points, and what would settle each, are listed under Limits.';
  }
}
