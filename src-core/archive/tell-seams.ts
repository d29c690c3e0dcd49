import type { Comparison } from '#core/compare';
import { compareSequences } from '#core/evidence';
import type { Sequence } from '#core/evidence';

import type { ArchiveFindings } from './archive-findings';
import type { BesideBundles } from './conflict-fit';
import { isPage } from './replayed-bundle';
import type { Seam } from './seams';

/** An overlap that was gone through entry by entry. */
export type ComparedOverlap = { readonly seam: Seam; readonly comparison: Comparison };

/**
 * Whether what two bundles both hold of one range contradicts. That a page lacks entries which the other holds does not: they
 * need not have been fetched, or were left out by a search (docs/format/verdict.md section 3).
 */
export function isConflict({ seam: { before, after }, comparison }: ComparedOverlap): boolean {
  const { differing, onlyInA, onlyInB } = comparison;
  return differing > 0 || (onlyInA > 0 && !isPage(after)) || (onlyInB > 0 && !isPage(before));
}

/** Lists what a seam shows. An overlap that nobody compared is a defect of the caller, and throws. */
export function tellSeam(seam: Seam, overlaps: readonly ComparedOverlap[], beside: BesideBundles, findings: ArchiveFindings): void {
  const { before, after } = seam;
  const place = { ...(after.date === null ? {} : { date: after.date }), bundle: after.bundle, otherBundle: before.bundle };
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
      return tellOverlap(seam, place, overlaps, beside, findings);
  }
}

type Place = { readonly date?: string; readonly bundle: string; readonly otherBundle: string };

function tellJoined({ before, after, holds, regresses }: Extract<Seam, { kind: 'joined' }>, place: Place, findings: ArchiveFindings): void {
  const { sequence } = after.first;
  if (!holds) {
    const known = before.outcome.formulaKnown && after.outcome.formulaKnown;
    const hashes = { ...(before.last.chainHash === undefined ? {} : { expected: before.last.chainHash }), ...(after.first.prevHash === undefined ? {} : { actual: after.first.prevHash }) };
    findings.add('seam-mismatch', {
      message: `The first entry of ${after.bundle}, ${sequence}, does not link to the last entry of ${before.bundle}, ${before.last.sequence}.`,
      ...place, sequence, field: 'prevHash', ...hashes, ...(known ? {} : { severity: 'indeterminate' as const }),
    });
  }
  if (regresses) {
    const times = { expected: `not before ${before.last.createdAt ?? '?'}`, actual: after.first.createdAt ?? '?' };
    findings.add('time-regression', { message: `The first entry of ${after.bundle}, ${sequence}, is dated before the last entry of ${before.bundle}.`, ...place, sequence, field: 'createdAt', ...times });
  }
}

function tellOverlap(seam: Extract<Seam, { kind: 'overlap' }>, place: Place, overlaps: readonly ComparedOverlap[], beside: BesideBundles, findings: ArchiveFindings): void {
  const overlap = overlaps.find((one) => one.seam === seam);
  if (overlap === undefined) throw new Error('an overlap was not compared');
  const { comparison } = overlap;
  const { before, after, from, to } = seam;
  const range = { sequence: from, ...(compareSequences(from, to) === 0 ? {} : { toSequence: to }) };
  if (comparison.differences.length === 0) {
    findings.add('overlap', { message: `${before.bundle} and ${after.bundle} both hold ${rangeText(from, to)}, with equal content.`, ...place, ...range });
    return;
  }
  const parts = [counted(comparison.differing, 'differ'), counted(comparison.onlyInA, `only in ${before.bundle}`), counted(comparison.onlyInB, `only in ${after.bundle}`)].filter((part) => part !== '');
  const [first] = comparison.differences;
  if (!isConflict(overlap)) {
    const message = `Of ${rangeText(from, to)}, what both ${before.bundle} and ${after.bundle} hold is equal; ${parts.join(', ')}, first at ${first?.sequence ?? from}. A page need not hold every entry of its range: what it lacks may not have been fetched, or was left out by a search.`;
    findings.add('overlap', { message, ...place, ...range, severity: 'indeterminate' });
    return;
  }
  const [field] = first?.fields ?? [];
  const values = field === undefined ? {} : { field: field.field, expected: field.a ?? 'absent', actual: field.b ?? 'absent' };
  findings.add('overlap-conflict', {
    message: `${before.bundle} and ${after.bundle} tell ${rangeText(from, to)} differently: ${parts.join(', ')}, first at ${first?.sequence ?? from}. Two versions of one chain exist; which was made first cannot be told from them.${beside.fitOf(seam)}`,
    ...place, sequence: first?.sequence ?? from, toSequence: to, ...values,
  });
}

const counted = (count: number, what: string): string => (count === 0 ? '' : `${count} ${what}`);
const rangeText = (from: Sequence, to: Sequence): string => (compareSequences(from, to) === 0 ? `entry ${from}` : `entries ${from} to ${to}`);
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
