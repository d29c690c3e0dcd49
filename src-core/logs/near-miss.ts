import { parseDigest } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { findField, textIn } from './field';
import { joinPieces, writePreimage } from './preimage';
import type { LogRecipe, NullRule, Part, TimeForm, Written } from './recipe';
import type { RecordSpans } from './path-visitor';

/** One other way to write a record, and what it is called. */
type Variant = { readonly words: string; readonly recipe: LogRecipe; readonly upperCase?: boolean };

/** A way of writing under which some of the records tried do recompute. */
export type NearMiss = { readonly words: string; readonly matched: number; readonly tried: number };

const TIME_FORMS: readonly TimeForm[] = ['java-instant', 'milliseconds', 'microseconds', 'seconds'];
const SEPARATORS = ['', '|', ',', ':', ';', '-', '.', ' ', '\n'];
const BOOLEANS: readonly (readonly [string, string])[] = [['true', 'false'], ['True', 'False'], ['TRUE', 'FALSE'], ['1', '0']];

/**
 * Looks, where no record recomputes, for the one difference in writing that would explain it: another form of a time,
 * bytes for text, another separator, null or booleans in other words, hashes stored in upper case. Never a verdict.
 */
export function findNearMiss(records: readonly { readonly spans: RecordSpans; readonly hash: string }[], recipe: LogRecipe, sha256: Sha256): NearMiss | undefined {
  let best: NearMiss | undefined;
  for (const variant of [...variantsOf(recipe), ...hashVariants(recipe, records[0]?.spans)]) {
    const matched = records.filter(({ spans, hash }) => recomputes(spans, hash, variant, sha256)).length;
    if (matched > (best?.matched ?? 0)) best = { words: variant.words, matched, tried: records.length };
  }
  return best;
}

function recomputes(spans: RecordSpans, hash: string, { recipe, upperCase }: Variant, sha256: Sha256): boolean {
  const preimage = writePreimage(spans, recipe, () => undefined);
  if (preimage.kind !== 'pieces') return false;
  const computed = sha256(joinPieces(preimage.pieces, preimage.separator));
  return upperCase === true ? computed.toUpperCase() === hash && computed !== hash : computed === hash;
}

function* variantsOf(recipe: LogRecipe): Generator<Variant> {
  const { preimage } = recipe;
  if (preimage === null) return;
  yield { words: 'the hashes are stored in upper case', recipe, upperCase: true };
  for (const separator of SEPARATORS) {
    if (separator !== preimage.separator) yield { words: `${separator === '' ? 'nothing stands' : `${JSON.stringify(separator)} stands`} between the values`, recipe: { ...recipe, preimage: { ...preimage, separator } } };
  }
  for (const [index, part] of preimage.parts.entries()) {
    if ('literal' in part) continue;
    for (const { words, other } of otherParts(part)) {
      yield { words: `${part.field.join('.')} is written ${words}`, recipe: { ...recipe, preimage: { ...preimage, parts: preimage.parts.map((one, at) => (at === index ? other : one)) } } };
    }
  }
}

/** All hashes at once in the other writing: a producer that hashes bytes does so for each of them. */
function* hashVariants(recipe: LogRecipe, first: RecordSpans | undefined): Generator<Variant> {
  const { preimage } = recipe;
  if (preimage === null || first === undefined) return;
  const others: Readonly<Record<'text' | 'hex-bytes', Written>> = { text: { as: 'hex-bytes' }, 'hex-bytes': { as: 'text' } };
  for (const from of ['text', 'hex-bytes'] as const) {
    const isHash = (part: Part): part is FieldPart => 'field' in part && part.written.as === from && parseDigest(textIn(findField(first, part.field)) ?? '') !== undefined;
    const hashes = preimage.parts.filter(isHash);
    if (hashes.length < 2) continue;
    const names = hashes.map(({ field }) => field.join('.')).join(' and ');
    const parts = preimage.parts.map((part) => (isHash(part) ? { ...part, written: others[from] } : part));
    yield { words: `${names} are written as ${from === 'text' ? 'raw bytes, not as text' : 'text, not as raw bytes'}`, recipe: { ...recipe, preimage: { ...preimage, parts } } };
  }
}

type FieldPart = Extract<Part, { field: unknown }>;

function otherParts(part: FieldPart): { readonly words: string; readonly other: FieldPart }[] {
  const writings = otherWritings(part.written).map(({ words, written }) => ({ words, other: { ...part, written } }));
  const nulls = (['empty', 'word'] as const).filter((rule: NullRule) => rule !== part.whenNull);
  return [...writings, ...nulls.map((whenNull) => ({ words: whenNull === 'empty' ? 'as nothing where it is null' : 'as "null" where it is null', other: { ...part, whenNull } }))];
}

function otherWritings(written: Written): { readonly words: string; readonly written: Written }[] {
  const times = TIME_FORMS.filter((form) => written.as !== 'time' || form !== written.form).map((form) => ({ words: `as a time with ${TIME_WORDS[form]}`, written: { as: 'time', form, recover: false } as const }));
  switch (written.as) {
    case 'text':
      return [{ words: 'as raw bytes, not as text', written: { as: 'hex-bytes' } }, ...times];
    case 'hex-bytes':
      return [{ words: 'as text, not as raw bytes', written: { as: 'text' } }];
    case 'integer':
      return [];
    case 'boolean':
      return BOOLEANS.filter(([whenTrue]) => whenTrue !== written.whenTrue).map(([whenTrue, whenFalse]) => ({ words: `as ${whenTrue} or ${whenFalse}`, written: { as: 'boolean', whenTrue, whenFalse } }));
    case 'time':
      return [{ words: 'as it is stored', written: { as: 'text' } }, ...times];
  }
}

const TIME_WORDS: Readonly<Record<TimeForm, string>> = {
  'java-instant': 'as few fraction digits as hold it (0, 3, 6 or 9)',
  milliseconds: 'three fraction digits',
  microseconds: 'six fraction digits',
  seconds: 'no fraction digits',
};
