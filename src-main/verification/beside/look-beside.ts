import type { Beside } from '#core/assess';
import type { BesideViews } from '#core/contract';

import { lookAtAnchors } from './anchors';
import { lookDiagnosis } from './diagnosis';
import type { BesideContext, BesideLook, BesideResult, Kept } from './look';
import { lookOutside } from './outside';
import { lookAtPayloads } from './payloads';
import { digestSupplied } from './supplied';
import { lookAtTimestamps } from './timestamps';

/** Every look beside the replay, in the order in which their findings and claims are told. */
const LOOKS: readonly BesideLook[] = [lookOutside, lookAtPayloads, lookAtTimestamps, lookAtAnchors, lookDiagnosis];

/** Looks at everything beside the replay, one after the other. Throws SourceError where something supplied gives no bytes, or not the same ones throughout. */
export async function lookBeside(context: BesideContext): Promise<{ readonly besides: readonly Beside[]; readonly views: BesideViews; readonly kept: Kept }> {
  const digests = await digestSupplied(context.supplied, context.pause);
  const results: BesideResult[] = [];
  for (const look of LOOKS) {
    const stampedRoots = results.find((one) => one.stampedRoots !== undefined)?.stampedRoots;
    const result = await look(stampedRoots === undefined ? context : { ...context, stampedRoots });
    if (result !== undefined) results.push(result);
  }
  digests.checkUnchanged();
  const supplied: BesideViews = digests.view.length === 0 ? {} : { supplied: digests.view };
  return { besides: results.map(({ beside }) => beside), views: Object.assign({}, supplied, ...results.map(({ views }) => views)) as BesideViews, kept: Object.assign({}, ...results.map(({ kept }) => kept ?? {})) as Kept };
}
