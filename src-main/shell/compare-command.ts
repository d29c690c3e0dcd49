import { parseArgs } from 'node:util';

import type { Comparison, EntryDifference } from '#core/compare';
import { NOTHING_SUPPLIED } from '#core/contract';
import type { Verdict } from '#core/assess';
import { nameUnseen } from '#core/report';

import { CopyRefused, compareBundles } from '../archive/open-copy';
import type { ComparedCopies } from '../archive/open-copy';
import { locateEvidence } from '../verification/locate-evidence';
import type { Helpers } from '../verification/read-through';
import { sourceRefusal } from '../verification/verify';
import type { VerifyRequest } from '../verification/verify';
import { COMPARE_EXIT } from './exit';
import { nowhere } from './open-evidence';
import { summariseRefusal } from './summary';

/** The schema of what `compare --json` prints (docs/format/archive.md). */
const COMPARISON_SCHEMA = 'tamperscope.comparison/1';
const SHOWN = 20;

export type CompareCall = { readonly a: string; readonly b: string; readonly json: boolean };
type Parsed = { readonly kind: 'compare'; readonly call: CompareCall } | { readonly kind: 'help' } | { readonly kind: 'wrong'; readonly because: string };

export const COMPARE_USAGE = '       tamperscope compare A B [--json]\n';

export function parseCompare(words: readonly string[]): Parsed {
  const options = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;
  let parsed;
  try {
    parsed = parseArgs({ args: [...words], options, allowPositionals: true, strict: true });
  } catch (error) {
    return { kind: 'wrong', because: error instanceof Error ? `${error.message.split(/\.\s/)[0] ?? ''}.`.replace('..', '.') : String(error) };
  }
  if (parsed.values.help === true) return { kind: 'help' };
  const [, a = '', b = '', ...more] = parsed.positionals;
  if (a === '' || b === '') return { kind: 'wrong', because: 'compare needs two copies: compare A B.' };
  if (more.length > 0) return { kind: 'wrong', because: `Two copies are compared: "${more[0] ?? ''}" is one too many.` };
  return { kind: 'compare', call: { a, b, json: parsed.values.json === true } };
}

/** Carries out `compare`: two bundles, entry by entry. Which of them is right is not said: that is no question for a comparison. */
export async function compareCommand({ a, b, json }: CompareCall, helpers: Helpers): Promise<number> {
  const world = { ticks: () => performance.now(), now: () => new Date().toISOString(), told: () => undefined, helpers };
  try {
    const compared = await compareBundles(requestOf(a), requestOf(b), world);
    process.stdout.write(json ? document(compared) : summary(compared));
    return isSame(compared.comparison) ? COMPARE_EXIT.same : COMPARE_EXIT.different;
  } catch (error) {
    if (!(error instanceof CopyRefused)) throw error;
    const { path, refusal } = error;
    process.stdout.write(json ? `${JSON.stringify({ schema: COMPARISON_SCHEMA, path, error: refusal }, null, 2)}\n` : `${nameUnseen(path)}\n${summariseRefusal(nowhere(refusal))}`);
    return COMPARE_EXIT.unreadable;
  }
}

function requestOf(path: string): VerifyRequest {
  const located = locateEvidence([path]);
  if (!located.ok) throw new CopyRefused(path, sourceRefusal('unreadable-file', located.failure.sentence));
  return { ...located.value, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED };
}

const isSame = ({ differing, onlyInA, onlyInB, unplacedDiffering }: Comparison): boolean => differing + onlyInA + onlyInB + unplacedDiffering === 0;

function document({ comparison, a, b }: ComparedCopies): string {
  const { differences, ...counts } = comparison;
  const omitted = comparison.differing + comparison.onlyInA + comparison.onlyInB - differences.length;
  const copy = ({ conclusion, replay, subject, recipe }: Verdict): object => ({ conclusion, replay: { ...replay, durationMs: undefined, verifiedAt: undefined }, recipe, subject });
  const body = { schema: COMPARISON_SCHEMA, same: isSame(comparison), counts, firstDifference: differences[0]?.sequence ?? null, differences, ...(omitted === 0 ? {} : { omitted }), a: copy(a.verdict), b: copy(b.verdict) };
  return `${JSON.stringify(body, null, 2)}\n`;
}

function summary({ comparison, a, b }: ComparedCopies): string {
  const { same, differing, onlyInA, onlyInB, unplacedDiffering, differences } = comparison;
  const placeless = unplacedDiffering === 0 ? '' : `, ${unplacedDiffering} without a sequence differ`;
  const first = differences[0] === undefined ? '' : `first at sequence ${differences[0].sequence}: `;
  const head = isSame(comparison)
    ? `= SAME   ${same} entries, equal in content.`
    : `≠ DIFFERENT   ${first}${differing} differ, ${onlyInA} only in A, ${onlyInB} only in B, ${same} are equal${placeless}.`;
  const rest = differing + onlyInA + onlyInB - SHOWN;
  const list = differences.length === 0 ? [] : ['', ...differences.slice(0, SHOWN).flatMap(differenceLines), ...(rest > 0 ? [`  … ${rest} more; --json lists up to 1,000`] : [])];
  return `${[head, '', copyLine('A', a.verdict), copyLine('B', b.verdict), ...list].join('\n')}\n`;
}

function copyLine(name: string, { subject, conclusion, replay }: Verdict): string {
  const range = subject.fromSequence === null ? 'no placed entry' : `${subject.fromSequence} to ${subject.toSequence ?? '?'}`;
  const broken = replay.brokenAtSequence === null ? '' : `, broken at ${replay.brokenAtSequence}`;
  return `  ${name}  ${nameUnseen(subject.path)}\n     ${range}, replayed by itself: ${conclusion}${broken}`;
}

function differenceLines({ sequence, kind, fields }: EntryDifference): string[] {
  if (kind !== 'differs') return [`  ${sequence}  ${kind === 'only-in-a' ? 'only in A' : 'only in B'}`];
  return [`  ${sequence}`, ...fields.flatMap(({ field, a, b }) => [`     ${nameUnseen(field)}`, `       A  ${nameUnseen(a ?? '(absent)')}`, `       B  ${nameUnseen(b ?? '(absent)')}`])];
}
