import type { Beside, Formula } from '#core/assess';
import type { BesideViews, Supplied, TimestampView } from '#core/contract';
import type { EntryReading } from '#core/evidence';
import type { ReadSpan, Reading, Sha256 } from '#core/replay';

import type { PayloadShelf } from './payload-shelf';

/** What a look beside the replay may see: the bundle as it was read, and what the examiner supplied. */
export type BesideContext = {
  readonly supplied: Supplied;
  /** Paths that lie in the bundle's own archive. */
  readonly sameArchive: readonly string[];
  readonly reading: Reading;
  readonly formula: Formula;
  /** Bytes of the bundle, good until the next call. */
  readonly readSpan: ReadSpan;
  readonly sha256: Sha256;
  /** Merkle roots that a trusted time-stamp token stands for, each with its time, by a look before this one. */
  readonly stampedRoots?: ReadonlyMap<string, string>;
  /** Lets others work, and tells how far it is: called every few milliseconds of work. */
  readonly pause: () => Promise<void>;
};

/** What stays for later looks at single entries. */
export type Kept = {
  readonly payloads?: PayloadShelf;
  /** What an entry's token shows, by the entry's index in the file; undefined where it carries none. Throws EvidenceChanged. */
  readonly timestamp?: (index: number, reading: EntryReading) => TimestampView | undefined;
};

/** A look may find out which Merkle roots are confirmed from outside; the looks after it are told. */
export type BesideResult = { readonly beside: Beside; readonly views: BesideViews; readonly stampedRoots?: ReadonlyMap<string, string>; readonly kept?: Kept };

/** One look: undefined where it was not asked for and there is nothing to look at. Throws SourceError for a path that gives no bytes. */
export type BesideLook = (context: BesideContext) => Promise<BesideResult | undefined>;
