import type { Beside } from '#core/assess';
import type { BesideViews } from '#core/contract';

import { lookDiagnosis } from './diagnosis';
import type { BesideContext, BesideLook, BesideResult, Kept } from './look';
import { digestSupplied } from './supplied';

/** A look, and whether there is anything for it: most bundles have nothing beside them, and must not wait for its code. */
type Subject = { readonly concerns: (context: BesideContext) => boolean; readonly load: () => Promise<BesideLook> };

/** Every look beside the replay, in the order in which their findings and claims are told. */
const SUBJECTS: readonly Subject[] = [
  {
    concerns: ({ supplied: { head, status, serverVerdict, previous, next } }) => [head, status, serverVerdict, previous, next].some((given) => given !== null),
    load: async () => (await import('./outside')).lookOutside,
  },
  { concerns: ({ supplied, reading }) => supplied.traces !== null || !reading.columns.traced.isEmpty, load: async () => (await import('./payloads')).lookAtPayloads },
  { concerns: ({ supplied, reading }) => supplied.trust !== null || !reading.columns.timestamped.isEmpty, load: async () => (await import('./timestamps')).lookAtTimestamps },
  { concerns: ({ supplied, reading }) => supplied.anchors !== null || !reading.columns.anchored.isEmpty, load: async () => (await import('./anchors')).lookAtAnchors },
  { concerns: () => true, load: () => Promise.resolve(lookDiagnosis) },
];

/** Looks at everything beside the replay, one after the other. Throws SourceError where something supplied gives no bytes, or not the same ones throughout. */
export async function lookBeside(context: BesideContext): Promise<{ readonly besides: readonly Beside[]; readonly views: BesideViews; readonly kept: Kept }> {
  const digests = await digestSupplied(context.supplied, context.pause);
  const results: BesideResult[] = [];
  for (const { load } of SUBJECTS.filter(({ concerns }) => concerns(context))) {
    const look = await load();
    const stampedRoots = results.find((one) => one.stampedRoots !== undefined)?.stampedRoots;
    const result = await look(stampedRoots === undefined ? context : { ...context, stampedRoots });
    if (result !== undefined) results.push(result);
  }
  digests.checkUnchanged();
  const things = digests.view.map((thing) => (context.sameArchive.includes(thing.given) ? { ...thing, sameArchive: true as const } : thing));
  const supplied: BesideViews = things.length === 0 ? {} : { supplied: things };
  return { besides: results.map(({ beside }) => beside), views: Object.assign({}, supplied, ...results.map(({ views }) => views)) as BesideViews, kept: Object.assign({}, ...results.map(({ kept }) => kept ?? {})) as Kept };
}
