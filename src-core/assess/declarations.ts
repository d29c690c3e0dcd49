import { compareSequences, statedValue } from '#core/evidence';
import type { Declared, Sequence } from '#core/evidence';
import type { FindingList } from './findings';
import type { AssessInput } from './input';

export type DigestState = 'none' | 'equal' | 'reencoded' | 'different' | 'malformed';

/** How what bundle and manifest declare about themselves compares with what is there. */
export type Declarations = {
  readonly declared: boolean;
  readonly rangeHolds: boolean;
  readonly digest: DigestState;
  /** The manifest states range, count and digest, and all of them match. */
  readonly manifestMatches: boolean;
};

const FORMS: Record<string, string> = { bundleSha256: '64 lower-case hexadecimal characters', exportedAt: 'an RFC 3339 date-time' };

/** Compares the declarations, lists what differs, and says what is left of them. */
export function compareDeclarations(input: AssessInput, findings: FindingList): Declarations {
  const { head, segment, columns } = input.reading;
  const manifest = input.manifest.state === 'read' ? input.manifest.manifest : undefined;
  const first = segment.first?.sequence;
  const last = segment.last?.sequence;
  const checks = [
    compareSequence(findings, 'fromSequence', head.fromSequence, first),
    compareSequence(findings, 'toSequence', head.toSequence, last),
    compareSequence(findings, 'manifest.fromSequence', manifest?.fromSequence, first),
    compareSequence(findings, 'manifest.toSequence', manifest?.toSequence, last),
    compareCount(findings, manifest?.entryCount, columns.length),
  ];
  tellForm(findings, 'manifest.exportedAt', manifest?.exportedAt);
  if (input.manifest.state === 'unreadable') {
    findings.add('manifest-unreadable', { message: `The manifest beside the bundle cannot be read: ${input.manifest.because}.` });
  }
  const digest = compareDigest(input, findings);
  const ofManifest = checks.slice(2);
  return {
    declared: checks.some((check) => check !== 'absent'),
    rangeHolds: checks.every((check) => check !== 'differs'),
    digest,
    manifestMatches: ofManifest.every((check) => check === 'matches') && (digest === 'equal' || digest === 'reencoded'),
  };
}

type Check = 'absent' | 'matches' | 'differs';

/** A malformed declaration is a finding of its own; true where there is one. */
function tellForm(findings: FindingList, field: string, declared: Declared<unknown> | undefined): boolean {
  if (declared?.state !== 'malformed') return false;
  const expected = FORMS[field.replace('manifest.', '')] ?? 'a non-negative integer literal';
  findings.add('malformed-field', { message: `${subjectOf(field)} is not ${expected}.`, field, expected, actual: declared.text });
  return true;
}

function compareSequence(findings: FindingList, field: string, declared: Declared<Sequence> | undefined, actual: Sequence | undefined): Check {
  if (tellForm(findings, field, declared)) return 'differs';
  const value = declared === undefined ? undefined : statedValue(declared);
  if (value === undefined) return 'absent';
  // A declared 0 is how an export of nothing says that it holds nothing.
  if (actual === undefined ? value === 0 : compareSequences(value, actual) === 0) return 'matches';
  const end = field.endsWith('fromSequence') ? 'first' : 'last';
  const found = actual === undefined ? 'there is no entry' : `the ${end} entry is ${actual}`;
  findings.add('declared-range-mismatch', { message: `${subjectOf(field)} declares ${value}, but ${found}.`, field, expected: String(value), actual: actual === undefined ? 'none' : String(actual) });
  return 'differs';
}

function compareCount(findings: FindingList, declared: Declared<Sequence> | undefined, actual: number): Check {
  if (tellForm(findings, 'manifest.entryCount', declared)) return 'differs';
  const value = declared === undefined ? undefined : statedValue(declared);
  if (value === undefined) return 'absent';
  if (value === actual) return 'matches';
  findings.add('entry-count-mismatch', {
    message: `The manifest counts ${value} ${value === 1 ? 'entry' : 'entries'}, but the bundle holds ${actual}.`,
    field: 'manifest.entryCount', expected: String(value), actual: String(actual),
  });
  return 'differs';
}

function compareDigest(input: AssessInput, findings: FindingList): DigestState {
  const declared = input.manifest.state === 'read' ? input.manifest.manifest.bundleSha256 : undefined;
  const field = 'manifest.bundleSha256';
  if (tellForm(findings, field, declared)) return 'malformed';
  const expected = declared === undefined ? undefined : statedValue(declared);
  if (expected === undefined) return 'none';
  if (expected === input.file.sha256) return 'equal';
  if (expected === input.reserialisedSha256) {
    findings.add('reencoded-bundle', {
      message: "The file's bytes are not the ones the manifest records, but the bundle written again as the export wrote it is: the content is the same, the notation was changed.",
      field, expected, actual: input.file.sha256,
    });
    return 'reencoded';
  }
  findings.add('bundle-digest-mismatch', {
    message: 'The bundle is not the one its manifest records: its SHA-256 differs, also after writing it again as the export wrote it.',
    field, expected, actual: input.reserialisedSha256 ?? input.file.sha256,
  });
  return 'different';
}

function subjectOf(field: string): string {
  return field.startsWith('manifest.') ? `The manifest's ${field.slice(9)}` : `The bundle's ${field}`;
}
