import { SharedClaims, dateOfPath, formulaOf, judgeArchive, layOut, placedBundle, recipeOfArchive } from '#core/archive';
import type { ArchiveVerdict, BundlePlace, CaseFacts, Chain, ComparedOverlaps, DigestStore, ReplayedBundle } from '#core/archive';
import type { AskedDates } from '#core/contract';
import { recipeById } from '#core/replay';
import type { RecipeId } from '#core/replay';

import type { Helpers } from '../verification/read-parts';
import { ThreadPool } from '../verification/thread-pool';
import { byDate } from './by-date';
import { compareOverlaps } from './compare-overlaps';
import type { Found } from './find-bundles';
import { lookAtCase } from './look-at-case';
import { readCase } from './read-case';
import type { BundleJob } from './replay-bundle';

export type ArchiveRequest = AskedDates & {
  readonly folder: string;
  readonly found: Found;
  readonly recipe: RecipeId | null;
  readonly digests: DigestStore | undefined;
};

export type ArchiveWorld = {
  /** Milliseconds that only ever grow. */
  readonly ticks: () => number;
  /** RFC 3339, UTC. */
  readonly now: () => string;
  readonly told: (done: number, total: number) => void;
  /** All of them are to be read: for the first time, or (with the recipe that is to judge all) once more. */
  readonly begun?: (total: number, again: RecipeId | null) => void;
  /** A bundle that was replayed just now; whoever shows it may still have it read again. */
  readonly replayed?: (bundle: ReplayedBundle) => void;
  /** Asked before each: whether the newest of those left comes next, or the oldest. Without it, the oldest. */
  readonly newestFirst?: () => boolean;
  /** Ends the work and its threads; the promise is then rejected. */
  readonly signal?: AbortSignal;
  /** The built thread that replays bundles, how many of it, and what helps it with a large one. */
  readonly worker: string;
  readonly threads: number;
  readonly helpers: Helpers;
};

/** An archive's verdict, and the chain and the overlaps that it was made from. */
export type VerifiedArchive = { readonly verdict: ArchiveVerdict; readonly chain: Chain; readonly overlaps: ComparedOverlaps };

/**
 * Replays the bundles of an archive, several at a time and each by itself, and judges them as one chain. In memory stays
 * what each adds up to. All are judged by one recipe, the pinned one or the one that recomputes most entries; where
 * bundles differ in what they were read by, all are read again by it. Throws CopyRefused where a bundle that was read
 * cannot be read again.
 */
export async function verifyArchive(request: ArchiveRequest, world: ArchiveWorld): Promise<VerifiedArchive> {
  const started = world.ticks();
  const { folder } = request;
  const pinned = request.recipe === null ? undefined : recipeById(request.recipe);
  let bundles = await replayAll(request, request.recipe, false, world);
  let chain = chainOf(bundles);
  const chosen = recipeOfArchive(chain);
  if (pinned === undefined && chosen !== undefined && bundles.some(({ outcome }) => outcome.kind === 'verified' && outcome.segment.placed > 0 && outcome.algorithmSupported && (!outcome.formulaKnown || outcome.recipe !== chosen.id))) {
    bundles = await replayAll(request, chosen.id, true, world);
    chain = chainOf(bundles);
  }
  const overlaps = await compareOverlaps(chain, { ...world, folder });
  const caseFolder = await caseFacts(request, bundles, chosen?.id ?? request.recipe, world);
  const verdict = judgeArchive({
    path: folder,
    bundles,
    manifestsAlone: request.found.manifestsAlone,
    passedOver: request.found.passedOver,
    chain,
    overlaps,
    formula: formulaOf(chain, pinned),
    asked: { from: request.from, to: request.to },
    digests: request.digests,
    caseFolder,
    durationMs: Math.round(world.ticks() - started),
    verifiedAt: world.now(),
  });
  return { verdict, chain, overlaps };
}

/** What the folder's case record says, where it has one; looked at last, when the bundles' digests are known. */
async function caseFacts(request: ArchiveRequest, bundles: readonly ReplayedBundle[], recipe: RecipeId | null, { helpers, signal }: ArchiveWorld): Promise<CaseFacts | undefined> {
  const read = readCase(request.folder);
  if (read === undefined) return undefined;
  if ('fault' in read) return { kind: 'unreadable', because: read.fault };
  const asked = (path: string): boolean => isAsked({ date: dateOfPath(path) ?? null }, request);
  return lookAtCase(request.folder, read.record, bundles, { helpers, recipe, asked, signal });
}

/** Bundles to a thread from which on it is given the next one while it reads: with few, one might wait behind a large one. */
const MANY = 16;

const chainOf = (bundles: readonly ReplayedBundle[]): Chain => layOut(bundles.map(placedBundle).filter((bundle) => bundle !== undefined));

async function replayAll(request: ArchiveRequest, recipe: RecipeId | null, again: boolean, world: ArchiveWorld): Promise<ReplayedBundle[]> {
  world.signal?.throwIfAborted();
  const places = request.found.bundles.filter((place) => isAsked(place, request)).sort(byDate);
  const threads = Math.max(1, Math.min(world.threads, places.length));
  const ahead = places.length >= MANY * threads ? 1 : 0;
  const pool = new ThreadPool<Helpers, BundleJob, ReplayedBundle>(world.worker, threads, { ...world.helpers, threads: 1 }, ahead);
  const stop = (): void => void pool.close();
  world.signal?.addEventListener('abort', stop);
  world.begun?.(places.length, again ? recipe : null);
  const replayed: ReplayedBundle[] = [];
  const shared = new SharedClaims();
  const queue = new TwoEnded(places);
  const takeTurns = async (): Promise<void> => {
    for (let place = queue.take(world.newestFirst?.() === true); place !== undefined; place = queue.take(world.newestFirst?.() === true)) {
      const bundle = shared.of(await pool.run({ folder: request.folder, place, recipe }));
      replayed.push(bundle);
      world.replayed?.(bundle);
      world.told(replayed.length, places.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: threads * (1 + ahead) }, takeTurns));
    // Whatever order the threads were done in, the result has this one.
    return replayed.sort(byDate);
  } finally {
    world.signal?.removeEventListener('abort', stop);
    await pool.close();
  }
}

/** A list that is taken from at either end. */
class TwoEnded<T> {
  private readonly items: readonly T[];
  private from = 0;
  private to: number;

  constructor(items: readonly T[]) {
    this.items = items;
    this.to = items.length;
  }

  take(atTheEnd: boolean): T | undefined {
    if (this.from >= this.to) return undefined;
    return atTheEnd ? this.items[--this.to] : this.items[this.from++];
  }
}

/** Where dates were asked for, bundles without a date are none of them. */
export function isAsked({ date }: Pick<BundlePlace, 'date'>, { from, to }: AskedDates): boolean {
  if (from === null && to === null) return true;
  return date !== null && (from === null || date >= from) && (to === null || date <= to);
}
