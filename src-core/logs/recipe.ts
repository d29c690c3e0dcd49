import type { Sequence } from '#core/evidence';

/** The schema of a recipe file (docs/format/recipe.md). */
export const RECIPE_SCHEMA = 'tamperscope.recipe/1';

/** A member of a record: its name, or names from the outside in. */
export type FieldPath = readonly [string, ...string[]];

/** Where records are: in the root array, under a member, in pages (an array or lines of objects that each hold some), one a line. */
export type RecordPlace =
  | { readonly form: 'array' }
  | { readonly form: 'ndjson' }
  | { readonly form: 'member'; readonly path: FieldPath }
  | { readonly form: 'pages'; readonly path: FieldPath };

export type TimeForm = 'java-instant' | 'milliseconds' | 'microseconds' | 'seconds';

/** How a value is written into the preimage. */
export type Written =
  | { readonly as: 'text' }
  | { readonly as: 'integer' }
  | { readonly as: 'hex-bytes' }
  | { readonly as: 'boolean'; readonly whenTrue: string; readonly whenFalse: string }
  | { readonly as: 'time'; readonly form: TimeForm; readonly recover: boolean };

/** What stands in the preimage for null or a missing member: nothing, the word "null", or the record cannot be recomputed. */
export type NullRule = 'empty' | 'word' | 'refuse';

export type Part = { readonly literal: string } | { readonly field: FieldPath; readonly written: Written; readonly whenNull: NullRule };

export type Order =
  | { readonly by: 'field'; readonly field: FieldPath; readonly gaps: 'normal' | 'finding'; readonly first: Sequence | null }
  | { readonly by: 'file'; readonly direction: 'ascending' | 'descending' | 'either' };

/** Which members say who did what, when and where. */
export type Shown = { readonly who: readonly FieldPath[]; readonly what: readonly FieldPath[]; readonly where: readonly FieldPath[] };

/** A linear hash-chained log, described by data: never code, no expressions, no patterns from outside. */
export type LogRecipe = {
  readonly id: string;
  readonly title: string;
  readonly records: readonly RecordPlace[];
  readonly order: Order;
  /** One chain for each value of this member; null: one chain. */
  readonly group: FieldPath | null;
  /** Names that the hash member may have: the first that the log's first record has. */
  readonly hashNames: readonly string[];
  readonly nullHash: 'skip' | 'refuse';
  readonly previousNames: readonly string[];
  /** What a chain's first record carries as previous hash. */
  readonly genesis: string | null;
  /** Null: the formula is not known, so links are checked and contents are not. */
  readonly preimage: { readonly separator: string; readonly parts: readonly Part[] } | null;
  /** Records whose member has another value were hashed by another formula: their content is not claimed. */
  readonly applies: { readonly field: FieldPath; readonly values: readonly string[] } | null;
  /** When a record was made, and whether times may only grow along a chain. */
  readonly time: { readonly field: FieldPath; readonly grows: boolean } | null;
  readonly shown: Shown;
  /** A log is taken for one of this kind when its first record has all of `present` and none of `absent`; null: only where pinned. */
  readonly detect: { readonly present: readonly string[]; readonly absent: readonly string[] } | null;
};

export const fieldText = (path: FieldPath): string => path.join('.');

/** The members that the hash covers, in order. */
export function coveredFields(recipe: LogRecipe): string[] {
  return (recipe.preimage?.parts ?? []).flatMap((part) => ('field' in part ? [fieldText(part.field)] : []));
}

/** The formula for a person. */
export function formulaText(recipe: LogRecipe, hashName = recipe.hashNames[0] ?? 'hash'): string {
  if (recipe.preimage === null) return `${hashName} = not published`;
  const parts = recipe.preimage.parts.map((part) => ('literal' in part ? JSON.stringify(part.literal) : `${fieldText(part.field)}${writtenText(part.written)}`));
  const between = recipe.preimage.separator === '' ? 'nothing between' : `${JSON.stringify(recipe.preimage.separator)} between`;
  return `${hashName} = SHA-256( ${parts.join(' ‖ ')} ), ${between}`;
}

function writtenText(written: Written): string {
  switch (written.as) {
    case 'text':
    case 'integer':
      return '';
    case 'hex-bytes':
      return ' as raw bytes';
    case 'boolean':
      return ` as ${JSON.stringify(written.whenTrue)} or ${JSON.stringify(written.whenFalse)}`;
    case 'time':
      return ` as ${written.form} time`;
  }
}
