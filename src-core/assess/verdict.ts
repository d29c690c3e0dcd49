import type { Sequence } from '#core/evidence';
import type { LogFacts } from './log-facts';

/** The schema of the verdict document (contract section 7). */
export const VERDICT_SCHEMA = 'tamperscope.verdict/1';

export type Severity = 'fail' | 'indeterminate' | 'warning' | 'note';

/** Every finding code with the severity it carries (contract section 4; `manifest-unreadable` is ours). */
export const SEVERITY_OF = {
  'chain-hash-mismatch': 'fail',
  'prev-hash-mismatch': 'fail',
  'wrong-genesis': 'fail',
  'sequence-gap': 'fail',
  'duplicate-sequence': 'fail',
  fork: 'fail',
  'mixed-organizations': 'fail',
  'malformed-field': 'fail',
  'malformed-entry': 'fail',
  'declared-range-mismatch': 'fail',
  'entry-count-mismatch': 'fail',
  'bundle-digest-mismatch': 'fail',
  'manifest-unreadable': 'fail',
  'head-mismatch': 'fail',
  'start-mismatch': 'fail',
  // The producer calls sound what is broken. Its other disagreements weigh less, and say so.
  'server-verdict-mismatch': 'fail',
  'empty-bundle': 'indeterminate',
  'unknown-recipe': 'indeterminate',
  'unsupported-algorithm': 'indeterminate',
  'supplied-unreadable': 'indeterminate',
  'reencoded-bundle': 'warning',
  'out-of-order-entries': 'warning',
  'time-regression': 'warning',
  'future-timestamp': 'warning',
  'recipe-inferred': 'warning',
  'bytes-after-gzip': 'warning',
  'file-passed-over': 'warning',
  'gzip-members': 'note',
  'misnamed-file': 'note',
  'partial-evidence': 'note',
  // Logs that a recipe describes (docs/format/recipe.md).
  'content-not-claimed': 'indeterminate',
  'content-unjudged': 'indeterminate',
  'nothing-examined': 'indeterminate',
  'records-missing': 'indeterminate',
  'unhashed-records': 'warning',
  'precision-recovered': 'warning',
  'recipe-near-miss': 'note',
  'outside-window': 'note',
  // Payloads (docs/format/payloads.md).
  'payload-mismatch': 'fail',
  'payload-partly-erased': 'fail',
  'unsafe-number': 'indeterminate',
  'payload-uncanonical': 'indeterminate',
  'payload-erased': 'note',
  'payload-other-id': 'warning',
  'payload-absent': 'note',
  // Time-stamp tokens (docs/format/timestamps.md).
  'timestamp-mismatch': 'fail',
  'timestamp-untrusted': 'indeterminate',
  'timestamp-unreadable': 'indeterminate',
  'timestamp-weak': 'warning',
  'timestamp-differs': 'warning',
  'timestamp-before-entry': 'warning',
  // Merkle anchors (docs/format/anchors.md).
  'anchor-mismatch': 'fail',
  'anchor-unconfirmed': 'indeterminate',
  'anchor-malleable': 'warning',
} as const satisfies Record<string, Severity>;

export type FindingCode = keyof typeof SEVERITY_OF;

/** One thing that is wrong with, or worth knowing about, the evidence. Data, never thrown. */
export type Finding = {
  readonly code: FindingCode;
  readonly severity: Severity;
  /** One sentence that a person can quote. */
  readonly message: string;
  readonly sequence?: Sequence;
  /** Position in the bundle's `entries`, from 0. */
  readonly entryIndex?: number;
  /** Offset of the entry's first byte in the file, of a gzip file in what it unpacks to. */
  readonly byteOffset?: number;
  readonly field?: string;
  readonly expected?: string;
  readonly actual?: string;
  /** The sequence whose own finding explains this one. */
  readonly consequenceOf?: Sequence;
};

export type ClaimName = 'interior' | 'start' | 'head' | 'declared-range' | 'bundle-digest' | 'payloads' | 'anchors' | 'timestamps' | 'links' | 'contents';
export type ClaimState = 'proved' | 'attested' | 'not-provable' | 'refuted';

/** What this evidence proves, and what it cannot (contract section 5). */
export type Claim = { readonly claim: ClaimName; readonly state: ClaimState; readonly because: string };

export type Conclusion = 'passed' | 'failed' | 'indeterminate';
export type BrokenReason = 'prev-hash-mismatch' | 'chain-hash-mismatch';

/** The producer's published answer shape, field for field (seeds 003 and 004). */
export type ReplayAnswer = {
  readonly verified: boolean;
  readonly ok: boolean;
  readonly totalChecked: number;
  readonly lastValidSequence: Sequence | null;
  readonly brokenAtSequence: Sequence | null;
  readonly brokenReason: BrokenReason | null;
  readonly durationMs: number;
  /** RFC 3339, UTC. */
  readonly verifiedAt: string;
};

/** The gzip file that evidence was unpacked from, as it was found. */
export type Container = {
  readonly format: 'gzip';
  /** The compressed file's own size and SHA-256, 64 lower-case hex. */
  readonly bytes: number;
  readonly sha256: string;
  readonly members: number;
  /** Bytes behind the end of the last member: no reader of gzip gives them out. */
  readonly bytesAfter: number;
};

export type Subject = {
  readonly path: string;
  readonly bytes: number;
  /** SHA-256 of the file as it lies there, of a gzip file of what it unpacks to; 64 lower-case hex. */
  readonly sha256: string;
  /** Only of evidence that lay in a gzip file. */
  readonly container?: Container;
  readonly entryCount: number;
  readonly fromSequence: Sequence | null;
  readonly toSequence: Sequence | null;
  readonly firstCreatedAt: string | null;
  readonly lastCreatedAt: string | null;
  readonly organizationIds: readonly string[];
};

/** The whole answer, and the machine-readable document: what `--json` prints and the report carries inside. */
export type Verdict = {
  readonly schema: typeof VERDICT_SCHEMA;
  readonly conclusion: Conclusion;
  readonly replay: ReplayAnswer;
  readonly findings: readonly Finding[];
  readonly claims: readonly Claim[];
  /** The recipe's identifier; null when no known one recomputes any entry. */
  readonly recipe: string | null;
  readonly subject: Subject;
  /** Codes with more than 1,000 findings: how many of each are not listed. Absent when nothing was left out. */
  readonly omitted?: Readonly<Partial<Record<FindingCode, number>>>;
  /** Only of a log that a recipe describes; a bundle has none. */
  readonly log?: LogFacts;
};

/** How many findings of one code are listed. */
export const LISTED_PER_CODE = 1000;
