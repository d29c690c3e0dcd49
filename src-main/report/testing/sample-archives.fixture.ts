import type { ArchiveFinding, ArchiveVerdict, DayVerdict } from '#core/archive';
import type { ArchiveClaim } from '#core/contract';

import { sha256 } from './sample-entries.fixture';

const DAY = 86_400_000;
const FIRST = Date.UTC(2019, 4, 6);
const ORGANIZATION = '65b1c0ffee0000000000aaaa';

const CLAIMS: readonly ArchiveClaim[] = [
  { claim: 'interior', state: 'refuted', because: '1 link does not hold.' },
  { claim: 'start', state: 'proved', because: 'The first entry is sequence 1, begins from genesis and recomputes.' },
  { claim: 'head', state: 'attested', because: 'A matching manifest was supplied with the bundle. Whoever could replace the bundle could replace the manifest with it.' },
  { claim: 'declared-range', state: 'not-provable', because: '28 of 29 bundles match what is declared; the others declare nothing that could be compared, or could not be read.' },
  { claim: 'bundle-digest', state: 'not-provable', because: '28 of 29 bundles have a manifest with a matching digest.' },
  { claim: 'completeness', state: 'refuted', because: '2 dates have no bundle, 1 range of sequences is in no bundle.' },
];

/** An archive of so many days; of more than ten, the fifth and sixth are missing, the eighth cannot be read and the tenth does not link. */
export function sampleArchive(days: number): ArchiveVerdict {
  const each = Array.from({ length: days }, (_, index) => dayOf(index, days > 10));
  const bundles = each.filter(({ bundle }) => bundle !== null);
  return {
    schema: 'tamperscope.archive-verdict/1', conclusion: days > 10 ? 'failed' : 'passed',
    replay: { verified: days <= 10, ok: days <= 10, totalChecked: days * 1000, lastValidSequence: sequence(days > 10 ? 9000 : days * 1000), brokenAtSequence: days > 10 ? sequence(9001) : null, brokenReason: days > 10 ? 'prev-hash-mismatch' : null, durationMs: 4, verifiedAt: '2026-11-21T10:26:03.118Z' },
    findings: days > 10 ? findings() : [], claims: days > 10 ? CLAIMS : CLAIMS.map((claim) => ({ ...claim, state: 'proved' as const })),
    recipe: 'adjudon-decision/text',
    subject: { path: '/evidence/archive', fromDate: dateOf(0), toDate: dateOf(days - 1), bundleCount: bundles.length, entryCount: bundles.length * 1000, bytes: bundles.length * 491_000, fromSequence: sequence(1), toSequence: sequence(days * 1000), organizationIds: [ORGANIZATION] },
    controls: { seeded: 30, bundles: 2 },
    seams: { linked: bundles.length - 4, broken: 1, gaps: 2, inExportWindow: 0, overlaps: 0, conflicts: 0 },
    days: each,
  };
}

/** The same with this text wherever an adversary may name something. */
export function withHostileNames(verdict: ArchiveVerdict, text: string): ArchiveVerdict {
  return {
    ...verdict,
    subject: { ...verdict.subject, path: `/evidence/${text}`, organizationIds: [text] },
    days: verdict.days.map((day): DayVerdict => ({ ...day, bundle: `${text}/${day.bundle ?? ''}`, manifest: text })),
    findings: [{ code: 'seam-mismatch', severity: 'fail', message: `The bundle ${text} does not link.`, bundle: text, otherBundle: text, sequence: sequence(3), expected: text, actual: text, field: 'prevHash' }],
  };
}

const dateOf = (index: number): string => new Date(FIRST + index * DAY).toISOString().slice(0, 10);
const sequence = (value: number): DayVerdict['fromSequence'] & number => value;

function dayOf(index: number, damaged: boolean): DayVerdict {
  const date = dateOf(index);
  const place = { date, bundle: `${date}/bundle.json`, manifest: `${date}/manifest.json` };
  const nothing = { sha256: null, bytes: null, entryCount: null, fromSequence: null, toSequence: null, firstCreatedAt: null, lastCreatedAt: null, claims: [] };
  if (damaged && (index === 4 || index === 5)) return { date, bundle: null, manifest: null, conclusion: 'missing', ...nothing, findings: { 'missing-day': 1 } };
  if (damaged && index === 7) return { ...place, conclusion: 'unreadable', ...nothing, findings: { 'unreadable-bundle': 1 } };
  return {
    ...place, conclusion: damaged && index === 8 ? 'failed' : damaged && index === 11 ? 'indeterminate' : 'passed', sha256: sha256(date), bytes: 491_000, entryCount: 1000,
    fromSequence: sequence(index * 1000 + 1), toSequence: sequence((index + 1) * 1000), firstCreatedAt: `${date}T00:00:00.000Z`, lastCreatedAt: `${date}T23:51:54.000Z`, claims: [], findings: {},
  };
}

function findings(): readonly ArchiveFinding[] {
  return [
    { code: 'missing-day', severity: 'indeterminate', message: `There is no bundle for ${dateOf(4)}.`, date: dateOf(4) },
    { code: 'missing-day', severity: 'indeterminate', message: `There is no bundle for ${dateOf(5)}.`, date: dateOf(5) },
    { code: 'unreadable-bundle', severity: 'indeterminate', message: 'The bundle could not be read.', date: dateOf(7), bundle: `${dateOf(7)}/bundle.json`, actual: 'json-syntax', byteOffset: 17 },
    { code: 'missing-range', severity: 'indeterminate', message: 'Entries 4001 to 6000 are in no bundle.', date: dateOf(6), bundle: `${dateOf(6)}/bundle.json`, otherBundle: `${dateOf(3)}/bundle.json`, sequence: sequence(4001), toSequence: sequence(6000) },
    { code: 'seam-mismatch', severity: 'fail', message: `The first entry of ${dateOf(9)}/bundle.json, 9001, does not link to the last entry of ${dateOf(8)}/bundle.json, 9000.`, date: dateOf(9), bundle: `${dateOf(9)}/bundle.json`, otherBundle: `${dateOf(8)}/bundle.json`, sequence: sequence(9001), field: 'prevHash', expected: sha256('the last'), actual: sha256('another') },
  ];
}
