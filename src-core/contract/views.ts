import type { Sequence } from '#core/evidence';
import type { Finding, Part, RecipeId, Verdict, Weighty } from '#core/assess';
import type { Refusal } from '#core/evidence';

import type { BesideViews } from './beside';
import type { TimestampView } from './timestamps-view';

/** How an entry is tied to the entry before it in the walk. */
export type LinkState = 'holds' | 'broken' | 'genesis' | 'segment-start' | 'unplaced' | 'not-checked';
export type ContentState = 'recomputes' | 'mismatch' | 'not-checked';

/** One entry as the table shows it. Long values are cut to 256 characters (`…` at the end says so). */
export type EntryRow = {
  /** Place in the walk, from 0; unplaced entries follow the placed ones. */
  readonly position: number;
  readonly entryIndex: number;
  readonly sequence: Sequence | null;
  readonly createdAt: string | null;
  readonly traceId: string | null;
  readonly chainHash: string | null;
  readonly link: LinkState;
  readonly content: ContentState;
  /** Missing sequences lie between this entry and the one before. */
  readonly gapBefore: boolean;
  /** Same sequence as the entry before. */
  readonly repeats: boolean;
  readonly malformed: boolean;
  /** The gravest severity of the findings that name this entry, listed or not; null where none does, or only notes. */
  readonly gravest: Weighty | null;
  /** What does not hold here and the verdict leaves open: no failing finding speaks of it, whatever else fails at the entry. False before the verdict. */
  readonly leftOpen: Readonly<Record<Part, boolean>>;
  /** Only of a log's record. */
  readonly told?: Told;
};

/** What a log's record says of itself: its chain, and who did what where. Cut to 256 characters each. */
export type Told = { readonly chain: string; readonly who: string; readonly what: string; readonly where: string };

/**
 * Which entries the table shows: all, those that a finding of severity fail, or indeterminate, names, or the hits of the last
 * search. Before the verdict `fail` holds those whose link or content is broken so far.
 */
export type EntryFilter = 'all' | 'fail' | 'indeterminate' | 'found';

export type EntryPage = {
  readonly filter: EntryFilter;
  /** How many entries the filter holds so far; grows while verification or search goes on. */
  readonly total: number;
  readonly from: number;
  readonly entries: readonly EntryRow[];
};

/** Whether the chain hash covers a field, or a part of it, is it, leaves an edit to it unseen, or is not known to (no formula is published). */
export type Coverage = 'covered' | 'partly-covered' | 'chain-hash' | 'not-covered' | 'not-known';

/** One field of an entry as it stands in the file. */
export type FieldView = {
  readonly name: string;
  /** JSON text of the value, cut to 4,096 characters. */
  readonly json: string;
  /** A string's characters, a literal's text; null for objects and arrays. Cut to 4,096 characters. */
  readonly text: string | null;
  readonly cut: boolean;
  readonly coverage: Coverage;
  /** Why the field is malformed, as a sentence. */
  readonly fault: string | null;
};

export type NeighbourView = {
  readonly position: number;
  readonly sequence: Sequence | null;
  readonly chainHash: string | null;
  readonly prevHash: string | null;
};

/** Everything about one entry: what the inspector shows. */
export type EntryDetail = {
  readonly row: EntryRow;
  readonly byteOffset: number;
  readonly byteLength: number;
  readonly fields: readonly FieldView[];
  readonly recipe: { readonly id: string; readonly formula: string; readonly assumed: boolean };
  /** Null when a hashed field is malformed: there is nothing sound to recompute. A log's record says why in `hashNote`. */
  readonly hash: {
    /** The preimage as text; for raw bytes, its hex. */
    readonly preimage: string;
    readonly preimageIs: 'text' | 'hex';
    readonly preimageBytes: number;
    /** The preimage in its parts, in order. */
    readonly parts: readonly { readonly field: string; readonly text: string }[];
    readonly stored: string;
    readonly recomputed: string;
    /** A line for a POSIX shell that prints the recomputed hash. */
    readonly shell: string;
  } | null;
  /** What must be known of the hash of a log's record: why there is none, or that lost digits were recovered. */
  readonly hashNote?: string;
  readonly prevHash: string | null;
  readonly chainHash: string | null;
  readonly before: NeighbourView | null;
  readonly after: NeighbourView | null;
  /** Whether the entry after links to this one; null when there is none. */
  readonly linkAfter: LinkState | null;
  /** Whether the verdict leaves that link open, as `leftOpen` says of the entry's own. */
  readonly linkAfterOpen: boolean;
  /** The entry's own bytes, cut to 65,536 characters. */
  readonly source: string;
  readonly findings: readonly Finding[];
  /** The entry's time-stamp token; only where it carries something in eidasTimestamp, and after the verdict. */
  readonly timestamp?: TimestampView;
};

/** How many entries findings of each severity name in each of equal slices of positions, at most 65,535 counted. */
export type Overview = {
  readonly entries: number;
} & Readonly<Record<Weighty, readonly number[]>>;

/** Facts beside the verdict that screen and report show; nothing here changes the conclusion. */
export type Surroundings = {
  readonly manifestPath: string | null;
  readonly manifest: {
    readonly date: string | null;
    readonly fromSequence: string | null;
    readonly toSequence: string | null;
    readonly entryCount: string | null;
    readonly bundleSha256: string | null;
    readonly exportedAt: string | null;
  } | null;
  readonly declared: {
    readonly organizationId: string | null;
    readonly algorithm: string | null;
    readonly canonicalization: string | null;
    readonly fromSequence: string | null;
    readonly toSequence: string | null;
  };
  readonly envelope: boolean;
  readonly recipePinned: boolean;
  /** Entries that each recipe recomputes. */
  readonly recipeMatches: Readonly<Record<RecipeId, number>>;
  readonly placed: number;
  readonly brokenLinks: number;
  /** Of those, the links that the verdict leaves open. */
  readonly linksLeftOpen: number;
  readonly brokenContents: number;
  readonly firstChainHash: string | null;
  readonly lastChainHash: string | null;
  readonly firstPrevHash: string | null;
  /** An intact entry with its preimage, worked through; null when no entry recomputes. */
  readonly workedExample: EntryDetail | null;
  /** The entries at the first breaks, at most 20, with preimages: the report prints them. */
  readonly brokenExamples: readonly EntryDetail[];
};

/** Where the refused byte stands: text around it, made printable. */
export type RefusalPlace = {
  readonly refusal: Refusal;
  readonly before: string;
  readonly at: string;
  readonly after: string;
  readonly firstSequence: Sequence | null;
  readonly lastSequence: Sequence | null;
};

export type Examination = { readonly verdict: Verdict; readonly surroundings: Surroundings; readonly beside: BesideViews };
