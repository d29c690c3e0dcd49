import type { Declared } from './declared';
import type { Refusal } from './refusal';
import type { Sequence } from './sequence';

export type MemberSpan = { readonly name: string; readonly start: number; readonly end: number };

/**
 * How much of a chain a document was asked for: an export, a page of `/entries` (with what it says of older entries),
 * or one entry. Only an export promises every entry of its range.
 */
export type Part = { readonly kind: 'export' } | { readonly kind: 'page'; readonly hasMore: boolean } | { readonly kind: 'entry' };

/** What a bundle says about itself, and where its parts stand. */
export type BundleHead = {
  readonly envelope: boolean;
  readonly part: Part;
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
  readonly declared: { -readonly [K in keyof Omit<BundleHead, 'envelope' | 'part' | 'members'>]: BundleHead[K] };
  /** What stands under `entries`: where, if it is no array. */
  entries: 'missing' | 'array' | Place;
  /** The object under `entry`. */
  entry: Span | undefined;
  /** What stands under `hasMore`, where it is true or false. */
  hasMore: boolean | undefined;
  /** Behind the object itself. */
  end: number;
};

type Span = { readonly start: number; readonly end: number };

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

/** Members that only an entry has together. */
const ENTRY_MEMBERS = ['prevHash', 'payloadDigest', 'chainHash'];
/** What an export says of itself, and a page does not. */
const EXPORT_MEMBERS = ['organizationId', 'algorithm', 'canonicalization', 'fromSequence', 'toSequence'];

/** How much of a chain a bundle is: a page has `hasMore` and nothing that an export says of itself. */
export function partOf({ hasMore, members }: Candidate): Part {
  const isExport = hasMore === undefined || members.some(({ name }) => EXPORT_MEMBERS.includes(name));
  return isExport ? { kind: 'export' } : { kind: 'page', hasMore };
}

/**
 * The one entry of a document without `entries`: the object under `entry`, or the document (or its `data`) itself.
 * Undefined where there is none, or where two readers could see different ones.
 */
export function singleEntry({ root, data, success }: Shape): { readonly owner: Candidate; readonly span: Span; readonly envelope: boolean } | undefined {
  if (root === undefined || success === 'other' || root.entries !== 'missing' || (data !== undefined && data.entries !== 'missing')) return undefined;
  const owners = success === 'true' && data !== undefined ? [root, data] : [root];
  const [one, another] = owners.flatMap((owner) => entriesIn(owner).map((span) => ({ owner, span, envelope: owner === data })));
  return another === undefined ? one : undefined;
}

function entriesIn({ entry, members, place, end }: Candidate): Span[] {
  const isEntry = ENTRY_MEMBERS.every((wanted) => members.some(({ name }) => name === wanted));
  return [...(entry === undefined ? [] : [entry]), ...(isEntry ? [{ start: place.at, end }] : [])];
}

function quotedError({ code, message }: Shape['apiError']): string {
  const quoted = code === '' ? 'without a code' : `"${code}"`;
  return `This is an error answer of the API (${quoted}${message === '' ? '' : `: ${message}`}), not a bundle.`;
}
