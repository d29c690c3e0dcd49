import type { ArchiveCode, ArchiveVerdict } from '#core/archive';
import { counted } from '#core/words';

import type { Check } from '../check';
import { checkOf } from '../checks';
import type { ArchiveExamination } from './archive-input';
import { daysIn } from './archive-words';
import { isAboutDigests, isCompared } from './elsewhere-section';

type Rule = { readonly name: string; readonly codes: readonly ArchiveCode[]; readonly fine: string; readonly notRun?: (verdict: ArchiveVerdict) => string | null };

const withoutEntries = ({ subject }: ArchiveVerdict): string | null => (subject.fromSequence === null ? 'No entry could be placed.' : null);
const withoutFormula = (verdict: ArchiveVerdict): string | null => withoutEntries(verdict) ?? (verdict.recipe === null ? 'The formula is not known.' : null);
const withoutNeighbours = ({ seams: { linked, broken, gaps, overlaps } }: ArchiveVerdict): string | null => (linked + broken + gaps + overlaps === 0 ? 'There are no two bundles with a place in the chain.' : null);
const withoutManifests = ({ days }: ArchiveVerdict): string | null => (days.every(({ manifest }) => manifest === null) ? 'There is no manifest.' : null);
const withoutSource = ({ source }: ArchiveVerdict): string | null => (source === undefined ? 'The folder has no record of a fetch.' : null);
/** As the record tells it: where versions are listed, each has an id. */
const withoutVersions = (verdict: ArchiveVerdict): string | null =>
  withoutSource(verdict) ?? (verdict.source?.versioning === 'off' || verdict.days.some(({ object }) => typeof object?.versionId === 'string') ? null : 'Older versions, if the bucket keeps any, were not listed.');
const withoutDates = ({ subject }: ArchiveVerdict): string | null => (subject.fromDate === null ? 'No bundle is named by a date.' : null);

const ARCHIVE_RULES: readonly Rule[] = [
  { name: 'Every bundle is strict JSON (RFC 8259, UTF-8, no key twice) and can be read', codes: ['unreadable-bundle'], fine: 'Each was scanned to its last byte.' },
  { name: 'Compressed files are whole, and nothing stands behind them', codes: ['bytes-after-gzip', 'gzip-members', 'misnamed-file'], fine: 'Header, CRC-32 and length of the one member of each hold, and the file ends there.', notRun: ({ days }) => (days.every(({ container }) => container === undefined) ? 'No bundle that could be read is compressed.' : null) },
  { name: 'Entries and their fields have the form that the format gives', codes: ['malformed-entry', 'malformed-field', 'empty-bundle'], fine: 'Every required field of every entry, and every declared value.' },
  { name: 'Each bundle is an export, which holds every entry of its range', codes: ['partial-evidence'], fine: 'None is a page of /entries or a single entry.' },
  { name: 'Hash algorithm is supported', codes: ['unsupported-algorithm'], fine: 'SHA-256 is declared, or nothing is and SHA-256 is the published algorithm.' },
  { name: 'Formula is known, and one for all bundles', codes: ['unknown-recipe', 'recipe-inferred'], fine: 'The published formula, or the one that the examiner set, recomputes entries.', notRun: withoutEntries },
  { name: 'Content: each entry recomputes to its stored chain hash', codes: ['chain-hash-mismatch'], fine: 'Recomputed for every placed entry.', notRun: withoutFormula },
  { name: 'Link: each prevHash is the stored chain hash of the entry before, in the same bundle', codes: ['prev-hash-mismatch'], fine: 'Compared for every placed entry that has one before it in its bundle.', notRun: withoutEntries },
  { name: 'Seam: the first prevHash of each bundle is the last stored chain hash of the one before', codes: ['seam-mismatch'], fine: 'Compared wherever the next bundle begins at the next sequence.', notRun: withoutNeighbours },
  { name: 'Genesis: prevHash is 64 zeros at sequence 1 and nowhere else', codes: ['wrong-genesis'], fine: 'Compared for every placed entry.', notRun: withoutEntries },
  { name: 'No sequence is missing inside a bundle', codes: ['sequence-gap'], fine: 'Each sequence is one above the one before.', notRun: withoutEntries },
  { name: 'No sequence is missing between bundles', codes: ['missing-range', 'export-window-gap'], fine: 'Each bundle begins at or before the sequence that follows the one before.', notRun: withoutNeighbours },
  { name: 'No sequence occurs twice in a bundle', codes: ['duplicate-sequence', 'fork'], fine: 'No two entries of a bundle share a sequence.', notRun: withoutEntries },
  { name: 'No sequence is in two bundles', codes: ['overlap', 'overlap-conflict'], fine: 'No bundle begins before the one before it ends.', notRun: withoutNeighbours },
  { name: 'One organisation', codes: ['mixed-organizations'], fine: 'No entry and no bundle names another organisation.', notRun: withoutEntries },
  { name: 'Entries stand in ascending order in their file', codes: ['out-of-order-entries'], fine: 'No entry stands before one with a lower sequence.', notRun: withoutEntries },
  { name: 'Times do not run backwards', codes: ['time-regression'], fine: 'No createdAt lies before that of the entry before, also from bundle to bundle.', notRun: withoutEntries },
  { name: 'No entry is later than its export', codes: ['future-timestamp'], fine: 'No createdAt lies after the exportedAt of its bundle\u2019s manifest, where one states it.', notRun: withoutManifests },
  { name: 'Every date has a bundle, and every dated bundle a manifest', codes: ['missing-day'], fine: 'Every date between the first and the last, and every date asked for.', notRun: withoutDates },
  { name: 'Entries are of the day that their bundle is named by', codes: ['entries-outside-date'], fine: 'The first or the last entry of each dated bundle is dated on its day (UTC).', notRun: withoutDates },
  { name: 'Every file of the archive is a bundle or a manifest', codes: ['file-passed-over'], fine: 'No other file lies there, but hidden ones.' },
  { name: 'Manifests can be read and name the date of their folder', codes: ['manifest-unreadable', 'manifest-date-mismatch'], fine: 'Each is a JSON object; where it states a date, it is the folder\u2019s.', notRun: withoutManifests },
  { name: 'Ranges and numbers of entries are the declared ones', codes: ['declared-range-mismatch', 'entry-count-mismatch'], fine: 'First, last and count equal what bundles and manifests declare, where they do.' },
  { name: 'Each bundle is the one that its manifest names', codes: ['bundle-digest-mismatch', 'reencoded-bundle'], fine: 'The manifest\u2019s bundleSha256 equals the SHA-256 of the bytes as they lie there, or of what a compressed file unpacks to, where one states it.', notRun: withoutManifests },
  {
    name: 'Traces, time-stamp tokens and Merkle roots that entries carry are sound',
    codes: [
      'payload-mismatch', 'payload-partly-erased', 'unsafe-number', 'payload-uncanonical', 'payload-erased', 'payload-other-id', 'payload-absent',
      'timestamp-mismatch', 'timestamp-untrusted', 'timestamp-unreadable', 'timestamp-weak', 'timestamp-differs', 'timestamp-before-entry',
      'anchor-mismatch', 'anchor-unconfirmed', 'anchor-malleable', 'supplied-unreadable',
    ],
    fine: 'What the entries carry was looked at as far as it can be without anything supplied. An archive takes no traces, certificates or anchors; a bundle by itself does.',
  },
];

const CASE_RULES: readonly Rule[] = [
  { name: 'Files are those that were fetched from the bucket, and all that were asked for', codes: ['case-record-unreadable', 'changed-since-fetch', 'object-not-fetched', 'not-in-case-record'], fine: 'Each has the SHA-256 that the case record notes; the record itself is not signed.', notRun: withoutSource },
  { name: 'Each key of the bucket has one version', codes: ['multiple-versions'], fine: 'The case record holds one version of each bundle and manifest.', notRun: withoutVersions },
];

const RULES = [...CASE_RULES, ...ARCHIVE_RULES];

const DIGESTS = 'Digests kept elsewhere confirm the bundles';

/** Every check in the order of the method: what was done and how it came out, or why it was not done. */
export function archiveChecks({ verdict, digests }: ArchiveExamination): readonly Check[] {
  const own = verdict.findings.filter((finding) => !isAboutDigests(finding));
  const ruled = new Set<ArchiveCode>(RULES.flatMap(({ codes }) => codes));
  const others = own.filter(({ code }) => !ruled.has(code));
  const unreadable = daysIn(verdict, 'unreadable');
  const but = unreadable === 0 ? '' : ` Not of the ${counted(unreadable, 'bundle', 'bundles')} that could not be read.`;
  return [
    ...RULES.map(({ name, codes, fine, notRun }) => checkOf({ name, fine: `${fine}${but}`, notRun: notRun?.(verdict) ?? null }, verdict, own.filter(({ code }) => codes.includes(code)))),
    checkOf({ name: DIGESTS, fine: 'Each digest for a date is that of its bundle or manifest.', notRun: digests === null ? 'None were supplied.' : isCompared(verdict) ? null : 'Those supplied speak of no bundle here.' }, { findings: [] }, verdict.findings.filter(isAboutDigests)),
    ...(others.length === 0 ? [] : [checkOf({ name: 'What else was found', fine: '', notRun: null }, verdict, others)]),
    controlsCheck(verdict),
    { name: 'Diagnosis of each break by counterfactual replay (opinion)', result: 'not run', why: 'It belongs to the report of a bundle.' },
  ];
}

/** "30 of 30 seeded changes detected, in copies of entries of 2 bundles." A miss never comes this far: it ends the run. */
export function archiveControlsText({ controls: { seeded, bundles } }: ArchiveVerdict): string {
  return seeded === 0 ? 'No three neighbouring sound entries were found to plant changes in.' : `${String(seeded)} of ${String(seeded)} seeded changes detected, in copies of entries of ${counted(bundles, 'bundle', 'bundles')}.`;
}

function controlsCheck(verdict: ArchiveVerdict): Check {
  return { name: 'Negative controls: changes seeded in copies of entries are detected', result: verdict.controls.seeded === 0 ? 'not run' : 'ok', why: archiveControlsText(verdict) };
}
