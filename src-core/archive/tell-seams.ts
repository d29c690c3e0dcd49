import { compareSequences } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { countedIfAny } from '#core/words';

import type { ArchiveFindings } from './archive-findings';
import type { BesideBundles } from './conflict-fit';
import { isConflict } from './overlaps';
import type { ComparedOverlap } from './overlaps';
import { isBroken } from './seams';
import type { Seam } from './seams';

/** Lists what a seam shows; where the later bundle overlaps, all of its overlaps. One that nobody compared is a defect of the caller, and throws. */
export function tellSeam(seam: Seam, overlaps: readonly ComparedOverlap[] | undefined, beside: BesideBundles, findings: ArchiveFindings): void {
  const { before, after } = seam;
  const place = placeOf(seam);
  switch (seam.kind) {
    case 'joined':
      return tellJoined(seam, place, findings);
    case 'gap': {
      const range = compareSequences(seam.from, seam.to) === 0 ? { sequence: seam.from } : { sequence: seam.from, toSequence: seam.to };
      const what = `${capital(rangeText(seam.from, seam.to))} ${compareSequences(seam.from, seam.to) === 0 ? 'is' : 'are'} in no bundle that could be read, between ${before.bundle} and ${after.bundle}`;
      if (seam.inExportWindow) {
        findings.add('export-window-gap', { message: `${what}. Their neighbours' times leave no other place for them than the last second of ${before.date ?? 'the day'}, which the published export asks for in neither day.`, ...place, ...range });
      } else findings.add('missing-range', { message: `${what}. Why they are missing cannot be told from the archive.`, ...place, ...range });
      return;
    }
    case 'overlap':
      if (overlaps === undefined) throw new Error('an overlap was not compared');
      for (const overlap of overlaps) tellOverlap(overlap, beside, findings);
  }
}

type Place = { readonly date?: string; readonly bundle: string; readonly otherBundle: string };

function placeOf({ before, after }: Seam): Place {
  return { ...(after.date === null ? {} : { date: after.date }), bundle: after.bundle, otherBundle: before.bundle };
}

function tellJoined(seam: Extract<Seam, { kind: 'joined' }>, place: Place, findings: ArchiveFindings): void {
  const { before, after, holds, regresses } = seam;
  const { sequence } = after.first;
  if (!holds) {
    const hashes = { ...(before.last.chainHash === undefined ? {} : { expected: before.last.chainHash }), ...(after.first.prevHash === undefined ? {} : { actual: after.first.prevHash }) };
    findings.add('seam-mismatch', {
      message: `The first entry of ${after.bundle}, ${sequence}, does not link to the last entry of ${before.bundle}, ${before.last.sequence}.`,
      ...place, sequence, field: 'prevHash', ...hashes, ...(isBroken(seam) ? {} : { severity: 'indeterminate' as const }),
    });
  }
  if (regresses) {
    const times = { expected: `not before ${before.last.createdAt ?? '?'}`, actual: after.first.createdAt ?? '?' };
    findings.add('time-regression', { message: `The first entry of ${after.bundle}, ${sequence}, is dated before the last entry of ${before.bundle}.`, ...place, sequence, field: 'createdAt', ...times });
  }
}

function tellOverlap(overlap: ComparedOverlap, beside: BesideBundles, findings: ArchiveFindings): void {
  const { seam, differing, onlyInA, onlyInB, first } = overlap;
  const { before, after, from, to } = seam;
  const place = placeOf(seam);
  const range = { sequence: from, ...(compareSequences(from, to) === 0 ? {} : { toSequence: to }) };
  if (first === undefined) {
    findings.add('overlap', { message: `${before.bundle} and ${after.bundle} both hold ${rangeText(from, to)}, with equal content.`, ...place, ...range });
    return;
  }
  const parts = [countedIfAny(differing, 'differ'), countedIfAny(onlyInA, `only in ${before.bundle}`), countedIfAny(onlyInB, `only in ${after.bundle}`)].filter((part) => part !== '');
  if (!isConflict(overlap)) {
    const message = `Of ${rangeText(from, to)}, what both ${before.bundle} and ${after.bundle} hold is equal; ${parts.join(', ')}, first at ${first.sequence}. A page need not hold every entry of its range: what it lacks may not have been fetched, or was left out by a search.`;
    findings.add('overlap', { message, ...place, ...range, severity: 'indeterminate' });
    return;
  }
  const { field } = first;
  const values = field === undefined ? {} : { field: field.field, expected: field.a ?? 'absent', actual: field.b ?? 'absent' };
  findings.add('overlap-conflict', {
    message: `${before.bundle} and ${after.bundle} tell ${rangeText(from, to)} differently: ${parts.join(', ')}, first at ${first.sequence}. Two versions of one chain exist; which was made first cannot be told from them.${beside.fitOf(seam)}`,
    ...place, sequence: first.sequence, toSequence: to, ...values,
  });
}
const rangeText = (from: Sequence, to: Sequence): string => (compareSequences(from, to) === 0 ? `entry ${from}` : `entries ${from} to ${to}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
