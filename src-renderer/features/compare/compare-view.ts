import type { FieldPair } from '#core/compare';
import type { ArchiveCopy, BundleCopy, ComparePhase, ComparisonCounts, ComparisonView, CopyView, DifferenceRow, RefusedCopies } from '#core/contract';

import type { Comparing } from '../../state/compare-slice';
import { assertNever } from '../../ui/assert-never';
import { formatCount, formatCounted } from '../../ui/format';
import type { StatusView } from '../../ui/status';

/** `word` is the result in a word, for the mark; `headline` the sentence beside it; `basis` what was counted. */
export type CompareHeadline = StatusView & { readonly headline: string; readonly basis: readonly string[] };

const DOING: Readonly<Record<ComparePhase, string>> = { 'reading-a': 'Reading copy A', 'reading-b': 'Reading copy B', comparing: 'Comparing entry by entry', looking: 'Looking at the two copies', 'replaying-bundles': 'Replaying the bundles of both', 'comparing-bundles': 'Comparing bundle by bundle, entry by entry' };

/** The result of a comparison in exact words: sameness of content is no verdict, so it is never drawn like one that passed. */
export function toCompareHeadline(comparing: Comparing): CompareHeadline {
  switch (comparing.phase) {
    case 'reading':
      return { tone: 'calm', icon: 'clock', word: 'No result yet', headline: DOING[comparing.progress?.phase ?? 'looking'], basis: [] };
    case 'compared':
      return toResult(comparing.view);
    case 'refused':
      return { tone: 'warn', icon: 'warning', word: 'Refused', headline: refusedSentence(comparing.refused), basis: [] };
    case 'failed':
      return { tone: 'warn', icon: 'warning', word: 'Not finished', headline: 'The work could not be done. Nothing was compared.', basis: [] };
    default:
      return assertNever(comparing);
  }
}

function toResult({ same, counts, differences, archives, a, b }: ComparisonView): CompareHeadline {
  const range = archives?.range ?? null;
  const within = range === null ? [] : [`Compared from ${range.from} to ${range.to}, what the single bundle holds`];
  if (same === null ? [a, b].every(isEmpty) : same && counts.same === 0) return { tone: 'open', icon: 'question', word: 'Nothing to compare', headline: 'Neither copy holds an entry that could be compared.', basis: [] };
  // Neither the colour of sameness nor of a difference: what only one shows may lie in what was not read of the other.
  if (same === null) return { tone: 'open', icon: 'question', word: 'Cannot tell', headline: 'Whether the copies differ cannot be told: not everything could be compared.', basis: [...toCounts(counts), ...within] };
  if (same) {
    return { tone: 'calm', icon: 'equal', word: 'Same', headline: `Same content, ${formatCounted(counts.same, 'entry', 'entries')}.`, basis: ['Compared by what the entries hold, whatever their notation and order.', ...within] };
  }
  const [first] = differences;
  const isToldTwice = counts.differing + counts.unplacedDiffering > 0;
  const headline = first === undefined ? 'The copies differ, in elements without a sequence.' : `The copies differ, first at sequence ${first.sequence}.`;
  // Entries that only one copy has may be a shorter export; two tellings of one entry cannot both be true.
  return { ...(isToldTwice ? { tone: 'fail', icon: 'unlinked' } : { tone: 'warn', icon: 'unlinked' }), word: 'Different', headline, basis: [...toCounts(counts), ...within] };
}

/** What could not be read may hold anything. */
const isEmpty = (copy: CopyView): boolean => copy.entryCount === 0 && (copy.kind === 'bundle' || copy.unread.length === 0);

function toCounts({ same, differing, onlyInA, onlyInB, unplacedDiffering }: ComparisonCounts): string[] {
  return [
    `${formatCount(differing)} ${differing === 1 ? 'differs' : 'differ'}`,
    `${formatCount(onlyInA)} only in A`,
    `${formatCount(onlyInB)} only in B`,
    `${formatCount(same)} ${same === 1 ? 'is' : 'are'} equal`,
    ...(unplacedDiffering === 0 ? [] : [`${formatCount(unplacedDiffering)} without a sequence ${unplacedDiffering === 1 ? 'differs' : 'differ'}`]),
  ];
}

function refusedSentence({ a, b }: RefusedCopies): string {
  if (a !== null && b !== null) return 'Neither copy can be read. Nothing was compared.';
  return `Copy ${a === null ? 'B' : 'A'} cannot be read. Nothing was compared.`;
}

/** A copy's range and count, as facts beside its name. */
export function toCopyFacts({ fromSequence, toSequence, entryCount }: BundleCopy | ArchiveCopy): string {
  const range = fromSequence === null ? 'no entry with a place' : `sequences ${fromSequence} to ${toSequence ?? '?'}`;
  return `${formatCounted(entryCount, 'entry', 'entries')}, ${range}`;
}

export const CONCLUSIONS: Readonly<Record<BundleCopy['conclusion'], StatusView>> = {
  passed: { tone: 'pass', icon: 'check', word: 'Passed' },
  failed: { tone: 'fail', icon: 'cross', word: 'Failed' },
  indeterminate: { tone: 'open', icon: 'question', word: 'Indeterminate' },
};

export type DifferenceLine = { readonly sequence: string; readonly what: string; readonly fields: readonly string[]; readonly more: string };

const KINDS: Readonly<Record<DifferenceRow['kind'], string>> = { differs: '', 'only-in-a': 'only in A', 'only-in-b': 'only in B' };

export function toDifferenceLine({ sequence, kind, fields, moreFields }: DifferenceRow): DifferenceLine {
  return { sequence: String(sequence), what: KINDS[kind], fields, more: moreFields === 0 ? '' : `+${formatCount(moreFields)}` };
}

/** Whether a change of this field can be seen by the chain. */
export function toFieldNote({ field, hashed }: Pick<FieldPair, 'field' | 'hashed'>): string {
  if (!hashed) return 'not covered by the chain hash';
  return field === 'chainHash' ? 'is the chain hash' : 'covered by the chain hash';
}

/** Bundles of an archive by what each came to by itself, those that there are. */
export function toBundleStates({ bundles, unread, moreUnread }: ArchiveCopy): readonly StatusView[] {
  const states = (['passed', 'failed', 'indeterminate'] as const).flatMap((state) => (bundles[state] === 0 ? [] : [{ ...CONCLUSIONS[state], word: `${formatCount(bundles[state])} ${state}` }]));
  const left = unread.length + moreUnread;
  return left === 0 ? states : [...states, { tone: 'warn', icon: 'warning', word: `${formatCount(left)} not read` }];
}

/** What the list leaves out; empty where it is whole. */
export function omittedSentence({ counts, differences }: ComparisonView): string {
  const all = counts.differing + counts.onlyInA + counts.onlyInB;
  return all === differences.length ? '' : `The first ${formatCount(differences.length)} of ${formatCount(all)} differences are listed.`;
}
