import type { Verdict } from '#core/assess';
import { CONSISTENT_BOUND, divergenceSentence, sideSentence, stretchText } from '#core/compare';
import type { Divergence, EntryDifference, NeighbourFit } from '#core/compare';
import { counted, grouped, nameUnseen } from '#core/words';

import { NOTHING_COMPARED } from '../compare/compare-archives';
import { unreadOf } from '../compare/holding';
import type { Holding } from '../compare/holding';
import { isHolding } from './compare-document';
import type { Told } from './compare-document';

const SHOWN = 20;
const PARTINGS_SHOWN = 5;

/** A comparison for a person at a shell. Each value from outside is made inert by itself. */
export function summariseComparison({ comparison, same, doubts, range, neighbours, a, b }: Told): string {
  const { differences, divergences, divergenceCount } = comparison;
  const within = range === null ? [] : [`  Compared from ${range.from} to ${range.to}, what the single bundle holds.`];
  const fits = neighbours.length === 0 && divergences.length === 0 ? [] : [CONSISTENT_BOUND];
  const blocks = [
    [headOf(comparison, same, doubts), ...doubts.map((doubt) => `  ! ${doubt}`), ...within].join('\n'),
    [...copyLines('A', a), ...copyLines('B', b)].join('\n'),
    ...(divergences.length === 0 ? [] : [partings(divergences, divergenceCount)]),
    ...(neighbours.length === 0 ? [] : [neighbours.map(neighbourLines).join('\n')]),
    ...fits,
    ...(differences.length === 0 ? [] : [listed(differences, comparison.differing + comparison.onlyInA + comparison.onlyInB - SHOWN)]),
  ];
  return `${blocks.join('\n\n')}\n`;
}

function headOf({ same: equal, differing, onlyInA, onlyInB, unplacedDiffering, differences }: Told['comparison'], same: boolean | null, doubts: readonly string[]): string {
  const entries = counted(equal, 'entry', 'entries');
  if (same === true) return `= SAME   ${entries}, equal in content.`;
  if (doubts.includes(NOTHING_COMPARED)) return '? NOTHING TO COMPARE';
  if (same === null) return `? CANNOT TELL   ${entries} equal in content, ${grouped(onlyInA)} seen only in A, ${grouped(onlyInB)} seen only in B; not everything could be compared.`;
  const placeless = unplacedDiffering === 0 ? '' : `, ${counted(unplacedDiffering, 'without a sequence differs', 'without a sequence differ')}`;
  const first = differences[0] === undefined ? '' : `first at sequence ${differences[0].sequence}: `;
  return `≠ DIFFERENT   ${first}${counted(differing, 'differs', 'differ')}, ${grouped(onlyInA)} only in A, ${grouped(onlyInB)} only in B, ${counted(equal, 'is', 'are')} equal${placeless}.`;
}

function copyLines(name: string, copy: Verdict | Holding): string[] {
  if (isHolding(copy)) return holdingLines(name, copy);
  const { subject, conclusion, replay } = copy;
  const range = subject.fromSequence === null ? 'no placed entry' : `${subject.fromSequence} to ${subject.toSequence ?? '?'}`;
  const broken = replay.brokenAtSequence === null ? '' : `, broken at ${replay.brokenAtSequence}`;
  return [`  ${name}  ${nameUnseen(subject.path)}`, `     ${range}, replayed by itself: ${conclusion}${broken}`];
}

function holdingLines(name: string, copy: Holding): string[] {
  const { path, isArchive, bundles, chain } = copy;
  const { first, last } = chain.segment ?? {};
  const range = first === undefined ? 'no placed entry' : `${first.sequence} to ${last?.sequence ?? '?'}`;
  const unread = unreadOf(copy);
  const overlaps = chain.seams.filter(({ kind }) => kind === 'overlap').length;
  return [
    `  ${name}  ${nameUnseen(path)}`,
    `     ${isArchive ? `archive of ${counted(bundles.length, 'bundle', 'bundles')}` : 'one bundle'}, ${range}`,
    ...(overlaps === 0 ? [] : ['     ! bundles of it overlap; where several hold a sequence, one that holds it was compared']),
    ...unread.slice(0, SHOWN).map(({ bundle, message }) => `     ! not read: ${nameUnseen(`${bundle}: ${message}`)}`),
    ...(unread.length > SHOWN ? [`     … ${unread.length - SHOWN} more not read`] : []),
  ];
}

function partings(divergences: readonly Divergence[], count: number): string {
  const shown = divergences.slice(0, PARTINGS_SHOWN).flatMap((divergence) => [
    `  ${stretchText(divergence)}: ${divergenceSentence(divergence)}`,
    `     ${sideSentence('A', divergence)}`,
    `     ${sideSentence('B', divergence)}`,
  ]);
  const rest = count - PARTINGS_SHOWN;
  return ['Where they part', ...shown, ...(rest > 0 ? [`  … at ${counted(rest, 'more place', 'more places')}; --json lists up to 1,000`] : [])].join('\n');
}

function neighbourLines({ side, path, says, a, b }: NeighbourFit): string {
  return [`${side === 'previous' ? 'The bundle before' : 'The bundle after'}, ${nameUnseen(path)}`, `  ${says}`, `     A  ${nameUnseen(a.because)}`, `     B  ${nameUnseen(b.because)}`].join('\n');
}

function listed(differences: readonly EntryDifference[], rest: number): string {
  return ['Differences', ...differences.slice(0, SHOWN).flatMap(differenceLines), ...(rest > 0 ? [`  … ${rest} more; --json lists up to 1,000`] : [])].join('\n');
}

function differenceLines({ sequence, kind, fields }: EntryDifference): string[] {
  if (kind !== 'differs') return [`  ${sequence}  ${kind === 'only-in-a' ? 'only in A' : 'only in B'}`];
  return [`  ${sequence}`, ...fields.flatMap(({ field, a, b }) => [`     ${nameUnseen(field)}`, `       A  ${nameUnseen(a ?? '(absent)')}`, `       B  ${nameUnseen(b ?? '(absent)')}`])];
}
