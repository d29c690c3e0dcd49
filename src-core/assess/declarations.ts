import { ABSENT, compareSequences, statedValue } from '#core/evidence';
import type { BundleHead, Declared, Manifest, Sequence } from '#core/evidence';
import type { FindingList } from './findings';
import type { AssessInput } from './input';

export type DigestState = 'none' | 'equal' | 'unpacked' | 'container' | 'reencoded' | 'different' | 'malformed';

/** How what bundle and manifest declare about themselves compares with what is there. */
export type Declarations = {
  readonly declared: boolean;
  readonly rangeHolds: boolean;
  readonly digest: DigestState;
  /** The manifest states range, count and digest, and all of them match. */
  readonly manifestMatches: boolean;
};

const FORMS: Record<string, string> = { 'manifest.bundleSha256': '64 lower-case hexadecimal characters', 'manifest.exportedAt': 'an RFC 3339 date-time' };

/** Compares the declarations, lists what differs, and says what is left of them. */
export function compareDeclarations(input: AssessInput, findings: FindingList): Declarations {
  const { head, segment, columns } = input.reading;
  const manifest = input.manifest.state === 'read' ? input.manifest.manifest : undefined;
  const first = segment.first?.sequence;
  const last = segment.last?.sequence;
  const bundleSha256 = manifest?.bundleSha256 ?? ABSENT;
  tellForms(findings, head, manifest);
  const checks = [
    compareSequence(findings, 'fromSequence', head.fromSequence, first),
    compareSequence(findings, 'toSequence', head.toSequence, last),
    compareSequence(findings, 'manifest.fromSequence', manifest?.fromSequence ?? ABSENT, first),
    compareSequence(findings, 'manifest.toSequence', manifest?.toSequence ?? ABSENT, last),
    compareCount(findings, manifest?.entryCount ?? ABSENT, columns.length),
  ];
  if (input.manifest.state === 'unreadable') {
    findings.add('manifest-unreadable', { message: `The manifest beside the bundle cannot be read: ${input.manifest.because}.` });
  }
  const digest = compareDigest(input, bundleSha256, findings);
  const ofManifest = checks.slice(2);
  return {
    declared: checks.some((check) => check !== 'absent'),
    rangeHolds: checks.every((check) => check !== 'differs'),
    digest,
    manifestMatches: ofManifest.every((check) => check === 'matches') && !['none', 'malformed', 'different'].includes(digest),
  };
}

type Check = 'absent' | 'matches' | 'differs';

/** A malformed declaration is a finding of its own. */
function tellForms(findings: FindingList, head: BundleHead, manifest: Manifest | undefined): void {
  const declared: readonly (readonly [string, Declared<unknown> | undefined])[] = [
    ['fromSequence', head.fromSequence],
    ['toSequence', head.toSequence],
    ['manifest.fromSequence', manifest?.fromSequence],
    ['manifest.toSequence', manifest?.toSequence],
    ['manifest.entryCount', manifest?.entryCount],
    ['manifest.bundleSha256', manifest?.bundleSha256],
    ['manifest.exportedAt', manifest?.exportedAt],
  ];
  for (const [field, value] of declared) {
    if (value?.state !== 'malformed') continue;
    const expected = FORMS[field] ?? 'a non-negative integer literal';
    findings.add('malformed-field', { message: `${subjectOf(field)} is not ${expected}.`, field, expected, actual: value.text });
  }
}

function compareSequence(findings: FindingList, field: string, declared: Declared<Sequence>, actual: Sequence | undefined): Check {
  if (declared.state === 'malformed') return 'differs';
  const value = statedValue(declared);
  if (value === undefined) return 'absent';
  // A declared 0 is how an export of nothing says that it holds nothing.
  if (actual === undefined ? value === 0 : compareSequences(value, actual) === 0) return 'matches';
  const end = field.endsWith('fromSequence') ? 'first' : 'last';
  const found = actual === undefined ? 'there is no entry' : `the ${end} entry is ${actual}`;
  findings.add('declared-range-mismatch', { message: `${subjectOf(field)} declares ${value}, but ${found}.`, field, expected: String(value), actual: actual === undefined ? 'none' : String(actual) });
  return 'differs';
}

function compareCount(findings: FindingList, declared: Declared<Sequence>, actual: number): Check {
  if (declared.state === 'malformed') return 'differs';
  const value = statedValue(declared);
  if (value === undefined) return 'absent';
  if (value === actual) return 'matches';
  findings.add('entry-count-mismatch', {
    message: `The manifest counts ${value} ${value === 1 ? 'entry' : 'entries'}, but the bundle holds ${actual}.`,
    field: 'manifest.entryCount', expected: String(value), actual: String(actual),
  });
  return 'differs';
}

function compareDigest(input: AssessInput, declared: Declared<string>, findings: FindingList): DigestState {
  const field = 'manifest.bundleSha256';
  if (declared.state === 'malformed') return 'malformed';
  const expected = statedValue(declared);
  if (expected === undefined) return 'none';
  const { container } = input.file;
  if (expected === input.file.sha256) return container === undefined ? 'equal' : 'unpacked';
  if (expected === container?.sha256) return 'container';
  if (expected === input.reserialisedSha256) {
    findings.add('reencoded-bundle', {
      message: "The file's bytes are not the ones the manifest records, but the bundle written again as the export wrote it is: the content is the same, the notation was changed.",
      field, expected, actual: input.file.sha256,
    });
    return 'reencoded';
  }
  findings.add('bundle-digest-mismatch', {
    message: `The bundle is not the one its manifest records: its SHA-256 differs, also after writing it again as the export wrote it${container === undefined ? '' : ', and so does that of the compressed file'}.`,
    field, expected, actual: input.reserialisedSha256 ?? input.file.sha256,
  });
  return 'different';
}

function subjectOf(field: string): string {
  return field.startsWith('manifest.') ? `The manifest's ${field.slice(9)}` : `The bundle's ${field}`;
}
