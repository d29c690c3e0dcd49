import type { Instant } from '#core/evidence';
import type { BundleReplay } from '#core/replay';

import type { EvidenceBytes, SpanReader } from '../sources';

/** Who helps to read large files: the built block thread, and how many of it. */
export type Helpers = { readonly worker: string; readonly threads: number };

export type ReadParts = {
  readonly file: EvidenceBytes;
  readonly replay: BundleReplay;
  readonly spans: SpanReader;
  readonly exportedAt: Instant | undefined;
  /** Undefined: read with the reference alone. */
  readonly helpers: Helpers | undefined;
  readonly told: (doneBytes: number) => void;
};
