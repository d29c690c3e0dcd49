import type { Declared } from './declared';
import type { Refusal } from './refusal';
import type { Sequence } from './sequence';

export type MemberSpan = { readonly name: string; readonly start: number; readonly end: number };

/** What a bundle says about itself, and where its parts stand. */
export type BundleHead = {
  readonly envelope: boolean;
  /** The bundle object's members, in file order: what a re-serialisation needs. */
  readonly members: readonly MemberSpan[];
  readonly organizationId: Declared<string>;
  readonly algorithm: Declared<string>;
  readonly canonicalization: Declared<string>;
  readonly fromSequence: Declared<Sequence>;
  readonly toSequence: Declared<Sequence>;
};

type Place = { readonly at: number; readonly line: number; readonly column: number };

/** An object that may be the bundle: the document's root, or what stands under `data`. */
export type Candidate = {
  readonly place: Place;
  readonly members: MemberSpan[];
  readonly declared: { -readonly [K in keyof Omit<BundleHead, 'envelope' | 'members'>]: BundleHead[K] };
  /** What stands under `entries`: where, if it is no array. */
  entries: 'missing' | 'array' | Place;
};

/** What of a document tells whether it is a bundle, an envelope around one, or the API's error answer. */
export type Shape = {
  root: Candidate | undefined;
  data: Candidate | undefined;
  rootPlace: Place;
  success: 'missing' | 'true' | 'other';
  readonly apiError: { code: string; message: string };
};

/** Why a document that is sound JSON is no bundle (docs/format/verdict.md section 1.2); undefined where it is one. */
export function judgeShape({ root, data, rootPlace, success, apiError }: Shape, entriesRead: number): Refusal | undefined {
  const no = (message: string, { at, line, column } = root?.place ?? rootPlace): Refusal => ({ code: 'not-a-bundle', message, byteOffset: at, line, column, entriesRead });
  if (root === undefined) return no('The document is not a JSON object, so it is no bundle.');
  if (root.entries === 'array') {
    return data?.entries === 'array' ? no('The document holds an array "entries" both at its root and under "data": two readers could see different evidence.') : undefined;
  }
  if (success === 'other') return no(quotedError(apiError));
  if (data?.entries === 'array') {
    return success === 'true' ? undefined : no('The document looks like an API answer, but does not say "success": true.');
  }
  const elsewhere = typeof root.entries === 'object' ? root.entries : typeof data?.entries === 'object' ? data.entries : undefined;
  if (elsewhere !== undefined) return no('"entries" is not an array, so this is no bundle.', elsewhere);
  return no(apiError.code === '' ? 'The document has no "entries", so it is no bundle.' : quotedError(apiError));
}

function quotedError({ code, message }: Shape['apiError']): string {
  const quoted = code === '' ? 'without a code' : `"${code}"`;
  return `This is an error answer of the API (${quoted}${message === '' ? '' : `: ${message}`}), not a bundle.`;
}
