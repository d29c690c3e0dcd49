import { join } from 'node:path';

import type { BundlePlace, ManifestFacts, ReplayedBundle } from '#core/archive';
import { NOTHING_SUPPLIED } from '#core/contract';
import { declaredText, statedValue } from '#core/evidence';
import type { Refusal } from '#core/evidence';
import type { RecipeId } from '#core/replay';

import { SourceError } from '../sources';
import type { SmallFile } from '../sources';
import { checkInstrument } from '../verification/controls';
import { isWorthKernel } from '../verification/read-through';
import type { Helpers } from '../verification/read-parts';
import { Verification, refusalOf } from '../verification/verify';
import type { Verified, VerifyRequest } from '../verification/verify';

/** One bundle of an archive that is to be replayed. */
export type BundleJob = { readonly folder: string; readonly place: BundlePlace; readonly recipe: RecipeId | null };

/** Durations and times belong to the archive's verdict, not to each bundle's. */
export const OUTSIDE_OF_TIME = { ticks: () => 0, now: () => '', told: () => undefined };

/** What to verify of a bundle in its archive. */
export function requestOf({ folder, place, recipe }: BundleJob): VerifyRequest {
  const path = (relative: string): string => join(folder, ...relative.split('/'));
  return { bundle: path(place.bundle), manifest: place.manifest === null ? null : path(place.manifest), manifestNamed: false, recipe, supplied: NOTHING_SUPPLIED };
}

/** In which ways of reading, by recipe, this thread was shown known damage already. */
export type Shown = Set<string>;

/**
 * Replays one bundle by itself, and keeps of it what the archive needs. The negative controls run on the first bundle of
 * each way of reading and each recipe: a thread that saw every damage there reads the next bundle with the same code.
 * Throws ControlMissed, a defect.
 */
export async function replayBundle(job: BundleJob, helpers: Helpers, shown: Shown): Promise<ReplayedBundle> {
  const request = requestOf(job);
  try {
    const verification = new Verification(request, { ...OUTSIDE_OF_TIME, helpers });
    try {
      const outcome = await verification.run();
      if (outcome.kind === 'refused') return refused(job, outcome.refusal);
      const controls = await showDamage(verification, outcome, shown);
      const { verdict, reading, formula } = outcome;
      const manifestFacts = factsOf(outcome);
      return { ...job.place, outcome: { kind: 'verified', verdict, segment: reading.segment, recipe: formula.recipe.id, formulaKnown: formula.known, algorithmSupported: formula.algorithmSupported, manifestFacts, controls } };
    } finally {
      verification.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return refused(job, refusalOf(error));
    throw error;
  }
}

/** How many planted changes were found; 0 where none were planted. */
async function showDamage(verification: Verification, outcome: Verified, shown: Shown): Promise<number> {
  const way = `${isWorthKernel(verification.file.size, verification.helpers) ? 'kernel' : 'reference'} ${outcome.formula.recipe.id}`;
  if (shown.has(way)) return 0;
  const controls = await checkInstrument(verification, outcome);
  if (controls.state === 'not-run') return 0;
  shown.add(way);
  return controls.seeded;
}

function refused({ place }: BundleJob, refusal: Refusal): ReplayedBundle {
  return { ...place, outcome: { kind: 'refused', refusal } };
}

function factsOf({ manifest, manifestFile }: Verified): ManifestFacts | null {
  if (manifest === undefined || manifestFile === undefined) return null;
  return { date: declaredText(manifest.date) ?? null, bundleSha256: statedValue(manifest.bundleSha256) ?? null, sha256: digestsOf(manifestFile) };
}

/** SHA-256 of a manifest's own bytes, and of the gzip file that they lie in. */
export function digestsOf({ sha256, container }: SmallFile): readonly string[] {
  return container === undefined ? [sha256] : [sha256, container.sha256];
}
