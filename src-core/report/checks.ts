import type { FindingCode } from '#core/assess';
import type { Examination } from '#core/contract';
import { grouped } from '#core/words';

import { anchorChecks } from './anchors-check';
import type { Check } from './check';
import { controlsCheck } from './controls-check';
import { diagnosisCheck } from './diagnosis-section';
import { answerNotCompared, endsNotCompared } from './outside-section';
import { payloadsNotRun } from './payloads-section';
import { timestampsNotRun } from './timestamps-section';
import type { Tone } from './document';
import { countsOf } from './told-finding';
import type { Found, ToldFinding } from './told-finding';

export const TONE_OF_RESULT: Readonly<Record<Check['result'], Tone>> = {
  ok: 'good', 'not ok': 'bad', warning: 'warn', indeterminate: 'open', 'not run': 'idle',
};

/** A check whose result is read from the findings; `notRun` says why it was not done, null where it was. */
export type Rule = { readonly name: string; readonly codes: readonly FindingCode[]; readonly fine: string; readonly notRun?: (examination: Examination) => string | null };

const withoutEntries = ({ surroundings }: Examination): string | null => (surroundings.placed === 0 ? 'No entry could be placed.' : null);
const withoutFormula = (examination: Examination): string | null => {
  const codes = examination.verdict.findings.map((finding) => finding.code);
  const undecided = codes.includes('unknown-recipe') || codes.includes('unsupported-algorithm');
  return withoutEntries(examination) ?? (undecided && !hasCode(examination.verdict, ['chain-hash-mismatch']) ? 'The formula is not known.' : null);
};

const RULES: readonly Rule[] = [
  { name: 'Entries and their fields have the form that the format gives', codes: ['malformed-entry', 'malformed-field', 'empty-bundle'], fine: 'Every required field of every entry, and every declared value.' },
  { name: 'Evidence is an export, which holds every entry of its range', codes: ['partial-evidence'], fine: 'It is a bundle, neither a page of /entries nor a single entry.' },
  { name: 'Hash algorithm is supported', codes: ['unsupported-algorithm'], fine: 'SHA-256 is declared, or nothing is and SHA-256 is the published algorithm.' },
  { name: 'Formula is known', codes: ['unknown-recipe', 'recipe-inferred'], fine: 'The published formula, or the one that the examiner set, recomputes entries.', notRun: withoutEntries },
  { name: 'Content: each entry recomputes to its stored chain hash', codes: ['chain-hash-mismatch'], fine: 'Recomputed for every placed entry.', notRun: withoutFormula },
  { name: 'Link: each prevHash is the stored chain hash of the entry before', codes: ['prev-hash-mismatch'], fine: 'Compared for every placed entry that has one before it.', notRun: withoutEntries },
  { name: 'Genesis: prevHash is 64 zeros at sequence 1 and nowhere else', codes: ['wrong-genesis'], fine: 'Compared for every placed entry.', notRun: withoutEntries },
  { name: 'No sequence is missing inside the range', codes: ['sequence-gap'], fine: 'Each sequence is one above the one before.', notRun: withoutEntries },
  { name: 'No sequence occurs twice', codes: ['duplicate-sequence', 'fork'], fine: 'No two entries share a sequence.', notRun: withoutEntries },
  { name: 'One organisation', codes: ['mixed-organizations'], fine: 'No entry names another organisation than the bundle\u2019s.', notRun: withoutEntries },
  { name: 'Entries stand in ascending order in the file', codes: ['out-of-order-entries'], fine: 'No entry stands before one with a lower sequence.', notRun: withoutEntries },
  { name: 'Times do not run backwards', codes: ['time-regression'], fine: 'No createdAt lies before that of the entry before.', notRun: withoutEntries },
  {
    name: 'No entry is later than its export', codes: ['future-timestamp'], fine: 'No createdAt lies after the manifest\u2019s exportedAt.',
    notRun: ({ surroundings }) => (surroundings.manifest?.exportedAt == null ? 'No manifest states exportedAt; the computer\u2019s clock is never used for this.' : null),
  },
  {
    name: 'Range is the declared one', codes: ['declared-range-mismatch'], fine: 'First and last sequence equal what bundle and manifest declare.',
    notRun: ({ surroundings }) => {
      const { declared, manifest } = surroundings;
      const any = [declared.fromSequence, declared.toSequence, manifest?.fromSequence ?? null, manifest?.toSequence ?? null].some((value) => value !== null);
      return any ? null : 'Neither bundle nor manifest declares a range.';
    },
  },
  {
    name: 'Number of entries is the declared one', codes: ['entry-count-mismatch'], fine: 'The manifest\u2019s entryCount equals the entries in the bundle.',
    notRun: ({ surroundings }) => (surroundings.manifest?.entryCount == null ? 'No manifest states a number of entries.' : null),
  },
  {
    name: 'Compressed file is whole, and nothing stands behind it', codes: ['bytes-after-gzip', 'gzip-members', 'misnamed-file'], fine: 'Header, CRC-32 and length of its one member hold, and the file ends there.',
    notRun: ({ verdict }) => (verdict.subject.container === undefined ? 'The file is not compressed.' : null),
  },
  { name: 'Nothing in the folder was left out', codes: ['file-passed-over'], fine: 'Where a folder was named, it holds no other JSON file beside the bundle, its manifest and what was supplied.' },
  {
    name: 'File is the one that the manifest names', codes: ['bundle-digest-mismatch', 'reencoded-bundle'], fine: 'The manifest\u2019s bundleSha256 equals the SHA-256 of the bytes as they lie there, or of what the compressed file unpacks to.',
    notRun: ({ surroundings }) => (surroundings.manifest?.bundleSha256 == null ? 'No manifest states a digest.' : null),
  },
  {
    name: 'Manifest can be read', codes: ['manifest-unreadable'], fine: 'It is a JSON object.',
    notRun: ({ surroundings }) => (surroundings.manifestPath === null ? 'There is no manifest.' : null),
  },
  {
    name: 'Payloads have the digests that the entries store', fine: 'Each payload was supplied, hashed in its RFC 8785 form and compared.',
    codes: ['payload-mismatch', 'payload-partly-erased', 'unsafe-number', 'payload-uncanonical', 'payload-erased', 'payload-other-id', 'payload-absent'], notRun: payloadsNotRun,
  },
  {
    name: 'Time-stamp tokens (RFC 3161, eIDAS) are sound, stand for their entries and lead to a trusted certificate',
    codes: ['timestamp-mismatch', 'timestamp-untrusted', 'timestamp-unreadable', 'timestamp-weak', 'timestamp-differs', 'timestamp-before-entry'],
    fine: 'Every token, at its own time, traced to a certificate that the examiner supplied. Revocation was not asked for.',
    notRun: timestampsNotRun,
  },
  { name: 'Head and start agree with what was recorded outside the bundle', codes: ['head-mismatch', 'start-mismatch'], fine: 'Nothing supplied contradicts either; how far each confirmation carries is said with it.', notRun: endsNotCompared },
  { name: 'The producer\u2019s own verification answer agrees', codes: ['server-verdict-mismatch'], fine: 'Compared member by member.', notRun: answerNotCompared },
];

const hasCode = (verdict: Found, codes: readonly FindingCode[]): boolean => verdict.findings.some(({ code }) => codes.some((one) => one === code));

/** Every check in the order of the method: what was done and how it came out, or why it was not done. */
export function checksOf(examination: Examination): readonly Check[] {
  return [
    { name: 'Document is strict JSON (RFC 8259, UTF-8, no key twice)', result: 'ok', why: 'Scanned to its last byte; otherwise there would be no verdict.' },
    ...RULES.map((rule) => runRule(rule, examination)),
    controlsCheck(examination),
    ...anchorChecks(examination),
    diagnosisCheck(examination),
  ];
}

export function runRule(rule: Rule, examination: Examination): Check {
  return checkOf({ name: rule.name, fine: rule.fine, notRun: rule.notRun?.(examination) ?? null }, examination.verdict, examination.verdict.findings.filter((finding) => rule.codes.includes(finding.code)));
}

/** A check by its findings: their gravest, and how many of each code; without any, that all is well or why it was not looked at. */
export function checkOf({ name, fine, notRun }: { readonly name: string; readonly fine: string; readonly notRun: string | null }, { omitted }: Found, findings: readonly ToldFinding[]): Check {
  const worst = (['fail', 'indeterminate', 'warning', 'note'] as const).find((severity) => findings.some((finding) => finding.severity === severity));
  if (worst === undefined) return notRun === null ? { name, result: 'ok', why: fine } : { name, result: 'not run', why: notRun };
  const result = worst === 'fail' ? 'not ok' : worst === 'indeterminate' ? 'indeterminate' : 'warning';
  return { name, result, why: [...countsOf({ findings, ...(omitted === undefined ? {} : { omitted }) })].map(([code, count]) => `${code}: ${grouped(count)}`).join(', ') };
}
