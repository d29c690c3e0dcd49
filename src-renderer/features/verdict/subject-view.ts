import type { Subject } from '#core/assess';
import type { Examination, LogView, OpenEvidence } from '#core/contract';

import { formatCount, formatCounted, formatSize, formatTook } from '../../ui/format';

/** A fact about the evidence. `copy` is the whole value where what is shown is a part of it. */
export type Fact = {
  readonly label: string;
  readonly text: string;
  readonly note?: string;
  readonly mono?: boolean;
  readonly copy?: string;
};

/** What is known about evidence before any of it was read. Of what cannot be, as it is not there or no file, 0 is no size. */
export function toFileFacts(evidence: OpenEvidence, isUnread = false): readonly Fact[] {
  return [
    ...(isUnread && evidence.bytes === 0 ? [] : [sizeFact(evidence.bytes)]),
    { label: 'Manifest', text: fileName(evidence.manifestPath) ?? 'none supplied' },
  ];
}

export function toSubjectFacts(evidence: OpenEvidence, examination: Examination): readonly Fact[] {
  const { verdict, surroundings, beside } = examination;
  const { subject, replay } = verdict;
  if (beside.log !== undefined) return logFacts(examination, beside.log);
  return [
    ...readFacts(subject),
    { label: 'Entries', text: formatCount(subject.entryCount), note: unplaced(subject.entryCount, surroundings.placed) },
    { label: 'Sequences', text: range(subject.fromSequence, subject.toSequence), mono: true },
    { label: 'Created', text: range(subject.firstCreatedAt, subject.lastCreatedAt), mono: true },
    { label: 'Organisation', ...organisations(subject.organizationIds) },
    { label: 'Recipe', text: verdict.recipe ?? 'unknown', note: surroundings.recipePinned ? 'pinned' : '', mono: true },
    { label: 'Manifest', text: fileName(evidence.manifestPath ?? surroundings.manifestPath) ?? 'none supplied' },
    { label: 'Replayed', text: toSeconds(replay.verifiedAt), note: `in ${formatTook(replay.durationMs)}` },
  ];
}

/** Of a log: records, its chains, and the recipe with its hash in place of a manifest. */
function logFacts({ verdict: { subject, recipe, replay }, surroundings }: Examination, log: LogView): readonly Fact[] {
  const { sha256 } = log.recipe;
  return [
    ...readFacts(subject),
    { label: 'Records', text: formatCount(subject.entryCount), note: unplaced(subject.entryCount, surroundings.placed) },
    { label: 'Chains', text: formatCount(log.chainCount), note: log.group === null ? '' : `by ${log.group}` },
    { label: 'Created', text: range(subject.firstCreatedAt, subject.lastCreatedAt), mono: true },
    ...(log.window === null ? [] : [{ label: 'Window', text: range(log.window.start, log.window.end), note: 'both ends included', mono: true }]),
    { label: 'Recipe', text: log.recipe.id, note: recipe === null ? 'fits no record' : log.recipe.pinned ? 'pinned' : '', mono: true },
    { label: 'SHA-256 of the recipe', text: `${sha256.slice(0, 12)}…`, mono: true, copy: sha256 },
    { label: 'Replayed', text: toSeconds(replay.verifiedAt), note: `in ${formatTook(replay.durationMs)}` },
  ];
}

/** Which bytes were read; of a gzip file what it unpacks to, in which every place is counted, and the file itself. */
export function readFacts({ sha256, bytes, container }: Pick<Subject, 'sha256' | 'bytes' | 'container'>): readonly Fact[] {
  if (container === undefined) return [digestFact('SHA-256 of the file', sha256), sizeFact(bytes)];
  const { members, bytesAfter } = container;
  const more = [...(members > 1 ? [formatCounted(members, 'member', 'members')] : []), ...(bytesAfter > 0 ? [`${formatCounted(bytesAfter, 'byte', 'bytes')} behind its end`] : [])];
  return [
    digestFact('SHA-256, unpacked', sha256),
    sizeFact(bytes, 'Size, unpacked'),
    { label: 'Compressed', text: ['gzip', ...more].join(', '), note: 'places count in what it unpacks to' },
    digestFact('SHA-256 of the gzip file', container.sha256),
    sizeFact(container.bytes, 'Size of the gzip file'),
  ];
}

const digestFact = (label: string, sha256: string): Fact => ({ label, text: `${sha256.slice(0, 12)}…${sha256.slice(-6)}`, mono: true, copy: sha256 });

export const sizeFact = (bytes: number, label = 'Size'): Fact => ({
  label,
  text: formatSize(bytes),
  note: bytes < 1024 ? '' : `${formatCount(bytes)} bytes`,
});

const unplaced = (entries: number, placed: number): string =>
  entries === placed ? '' : `${formatCounted(entries - placed, 'is', 'are')} not placed`;

export const range = (from: string | number | null, to: string | number | null): string => {
  if (from === null || to === null) return 'none';
  return from === to ? String(from) : `${String(from)} – ${String(to)}`;
};

export function organisations(ids: readonly string[]): { text: string; mono?: boolean; note?: string } {
  const [first] = ids;
  if (first === undefined) return { text: 'not stated' };
  return ids.length === 1 ? { text: first, mono: true } : { text: first, mono: true, note: `and ${formatCounted(ids.length - 1, 'other', 'others')}` };
}

const fileName = (path: string | null): string | null => (path === null ? null : (path.split(/[\\/]/).pop() ?? path));

/** The verdict's own UTC time to the second; the machine's zone plays no part. */
export const toSeconds = (time: string): string => time.replace('T', ' ').replace(/(\.\d+)?Z$/, ' UTC');

export const folderOf = (path: string): string => path.replace(/[\\/][^\\/]*$/, '');
