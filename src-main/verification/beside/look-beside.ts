import type { Beside, Formula } from '#core/assess';
import type { BesideViews, Supplied } from '#core/contract';
import type { ReadSpan, Reading, Sha256 } from '#core/replay';

import { digestSupplied } from './supplied';

/** What a look beside the replay may see: the bundle as it was read, and what the examiner supplied. */
export type BesideContext = {
  readonly supplied: Supplied;
  readonly reading: Reading;
  readonly formula: Formula;
  /** Bytes of the bundle, good until the next call. */
  readonly readSpan: ReadSpan;
  readonly sha256: Sha256;
  /** Lets others work, and tells how far it is: called every few milliseconds of work. */
  readonly pause: () => Promise<void>;
};

export type BesideResult = { readonly beside: Beside; readonly views: BesideViews };

/** One look: undefined where it was not asked for and there is nothing to look at. Throws SourceError for a path that gives no bytes. */
export type BesideLook = (context: BesideContext) => Promise<BesideResult | undefined>;

/** Every look beside the replay, in the order in which their findings and claims are told. */
const LOOKS: readonly BesideLook[] = [];

/** Looks at everything beside the replay, one after the other. Throws SourceError where something supplied gives no bytes, or not the same ones throughout. */
export async function lookBeside(context: BesideContext): Promise<{ readonly besides: readonly Beside[]; readonly views: BesideViews }> {
  const digests = await digestSupplied(context.supplied, context.pause);
  const results: BesideResult[] = [];
  for (const look of LOOKS) {
    const result = await look(context);
    if (result !== undefined) results.push(result);
  }
  digests.checkUnchanged();
  const supplied: BesideViews = digests.view.length === 0 ? {} : { supplied: digests.view };
  return { besides: results.map(({ beside }) => beside), views: Object.assign({}, supplied, ...results.map(({ views }) => views)) as BesideViews };
}
