import type { ArchiveDayDetail, ArchiveFindingView } from '#core/contract';

import type { Board } from '../../state/board';
import { longDate } from '../../state/calendar';
import { formatCount } from '../../ui/format';
import { range, readFacts, sizeFact } from '../verdict/subject-view';
import type { Fact } from '../verdict/subject-view';
import { SEAMS } from './state-views';

/** A bundle as it is called on the board: by its date, or by its path. */
export function nameOf(board: Board, index: number): string {
  const bundle = board.bundles[index];
  return bundle === undefined ? '' : bundle.date === null ? bundle.bundle : longDate(bundle.date);
}

const ELSEWHERE: Readonly<Record<NonNullable<ArchiveDayDetail['elsewhere']>, string>> = { confirms: 'confirms it', contradicts: 'contradicts it', 'says-nothing': 'says nothing of it' };

/** The facts of one bundle. */
export function toDayFacts(detail: ArchiveDayDetail): readonly Fact[] {
  const { sha256, bytes, container, entryCount, manifest } = detail;
  return [
    ...(entryCount === null ? [] : [{ label: 'Entries', text: formatCount(entryCount) }, { label: 'Sequences', text: range(detail.fromSequence, detail.toSequence), mono: true }]),
    ...(detail.firstCreatedAt === null ? [] : [{ label: 'First entry', text: detail.firstCreatedAt, mono: true }]),
    ...(detail.lastCreatedAt === null ? [] : [{ label: 'Last entry', text: detail.lastCreatedAt, mono: true }]),
    ...(sha256 === null || bytes === null ? [] : readFacts(container === undefined ? { sha256, bytes } : { sha256, bytes, container })),
    ...(detail.byItself === undefined ? [] : [{ label: 'By itself', text: 'passed; a seam beside it is broken, and which of the two was changed it cannot say' }]),
    ...(detail.elsewhere === undefined ? [] : [{ label: 'Digest elsewhere', text: ELSEWHERE[detail.elsewhere] }]),
    { label: 'Manifest', text: manifest === null ? 'none beside it' : (manifest.split('/').pop() ?? manifest) },
  ];
}

/** What the bucket told of the object that the bundle was fetched as; quoted, not checked. */
export function toObjectFacts({ object }: ArchiveDayDetail): readonly Fact[] {
  if (object === undefined) return [];
  const { key, versionId, etag, size, lastModified, sse, lockMode, retainUntil, legalHold } = object;
  const lock = lockMode === null ? 'none stated' : `${lockMode}${retainUntil === null ? '' : ` until ${retainUntil}`}`;
  return [
    { label: 'Key', text: key, mono: true },
    { label: 'Version', text: versionId ?? 'none told', mono: versionId !== null },
    ...(etag === null ? [] : [{ label: 'ETag', text: etag, mono: true }]),
    sizeFact(size),
    ...(lastModified === null ? [] : [{ label: 'Modified', text: lastModified, mono: true }]),
    { label: 'Encryption', text: sse ?? 'none told' },
    { label: 'Object Lock', text: `${lock}${legalHold === true ? ', legal hold' : ''}` },
  ];
}

/** How a bundle lies to the one before it, as a sentence; null before that was judged, and for the first of the chain. */
export function seamSentence(board: Board, index: number): string | null {
  const seam = board.seamAt(index);
  if (seam === undefined) return null;
  return `It ${SEAMS[seam.kind].clause}: ${nameOf(board, seam.before)}.`;
}

/** Findings of the archive that are about one bundle or date. */
export function findingsAbout(findings: readonly ArchiveFindingView[], index: number | null, date: string | null): readonly ArchiveFindingView[] {
  return findings.filter((finding) => (finding.bundle === undefined ? finding.date !== undefined && finding.date === date : finding.bundle === index || finding.otherBundle === index));
}

/** Where a finding of an archive stands: its day, and its entry. */
export function placeInArchive(board: Board, { bundle, date, sequence }: ArchiveFindingView): string | null {
  const day = bundle === undefined ? date : (board.bundles[bundle]?.date ?? board.bundles[bundle]?.bundle);
  return [...(day === undefined ? [] : [day]), ...(sequence === undefined ? [] : [`entry ${String(sequence)}`])].join(' · ') || null;
}
