/**
 * What the examiner supplies beside bundle and manifest, each for one question that the bundle alone cannot answer.
 * Paths of files or folders; `head` as it was typed or pasted. Null: not supplied, and the question stays open.
 */
export type Supplied = {
  /** Decision traces: one JSON or NDJSON file, or a folder of files. */
  readonly traces: string | null;
  /** A register of erasures under GDPR Art. 17 that lists trace ids. */
  readonly erasures: string | null;
  /** `HASH` or `HASH@SEQUENCE`. */
  readonly head: string | null;
  /** An answer of the producer's `/status`. */
  readonly status: string | null;
  /** An answer of the producer's `/verify`. */
  readonly serverVerdict: string | null;
  /** The bundle before this one, and the one that follows it. */
  readonly previous: string | null;
  readonly next: string | null;
  /** Answers of the producer's anchors and proofs: one file, or a folder of files. */
  readonly anchors: string | null;
  /** Certificates that the examiner trusts: one PEM or DER file, or a folder of them. */
  readonly trust: string | null;
};

export type SuppliedKind = keyof Supplied;
/** What is supplied as a file or folder; a head is typed. */
export type SuppliedPathKind = Exclude<SuppliedKind, 'head'>;

export const NOTHING_SUPPLIED: Supplied = { traces: null, erasures: null, head: null, status: null, serverVerdict: null, previous: null, next: null, anchors: null, trust: null };

/** Every kind in the order in which it is asked for and told, and the option of the command line that supplies it. */
export const SUPPLIED_KINDS: readonly SuppliedKind[] = ['head', 'status', 'next', 'previous', 'serverVerdict', 'traces', 'erasures', 'anchors', 'trust'];
export const OPTION_OF: Readonly<Record<SuppliedKind, string>> = {
  head: '--head', status: '--status', next: '--next', previous: '--previous', serverVerdict: '--server-verdict',
  traces: '--traces', erasures: '--erasures', anchors: '--anchors', trust: '--trust',
};

/** What each kind is called, in window and report. */
export const NAME_OF: Readonly<Record<SuppliedKind, string>> = {
  head: 'Head hash', status: 'Status answer', next: 'Following bundle', previous: 'Previous bundle', serverVerdict: 'Producer\u2019s verdict',
  traces: 'Decision traces', erasures: 'Erasure register', anchors: 'Anchors and proofs', trust: 'Trusted certificates',
};

/** Kinds that may be a folder of files. */
const FOLDER_KINDS: readonly SuppliedKind[] = ['traces', 'anchors', 'trust'];
export const takesFolder = (kind: SuppliedKind): boolean => FOLDER_KINDS.includes(kind);
export const isPathKind = (kind: SuppliedKind): kind is SuppliedPathKind => kind !== 'head';

/** Every path that is supplied. */
export const suppliedPaths = (supplied: Supplied): readonly string[] => SUPPLIED_KINDS.filter(isPathKind).flatMap((kind) => supplied[kind] ?? []);

/** What is supplied after one thing was supplied or (null) taken back. The erasure register belongs to the traces and goes with them. */
export function withSupplied(before: Supplied, kind: SuppliedKind, given: string | null): Supplied {
  const after = { ...before, [kind]: given };
  return after.traces === null ? { ...after, erasures: null } : after;
}
