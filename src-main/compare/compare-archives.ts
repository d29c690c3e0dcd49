import { createHash } from 'node:crypto';

import type { PlacedBundle, ReplayedBundle } from '#core/archive';
import { Comparing, Parts, lastWithin, linkInto, recipeOfBoth, unplacedText } from '#core/compare';
import type { Comparison, Copy, NeighbourFit, Range } from '#core/compare';
import { compareSequences, isNextSequence } from '#core/evidence';
import { EMPTY_SEGMENT, EvidenceChanged } from '#core/replay';
import { counted } from '#core/words';

import { CopyRefused, HeldCopy, withCopies } from '../archive/open-copy';
import { OUTSIDE_OF_TIME, requestOf } from '../archive/replay-bundle';
import { SourceError } from '../sources';
import { refusalOf, sourceRefusal } from '../verification/verify';
import type { VerifyRequest, VerifyWorld } from '../verification/verify';
import { placeHolding, replayHolding, unreadOf } from './holding';
import type { Holding, HoldingPlace, HoldingWorld } from './holding';
import { fitNeighbours } from './neighbours';
import { ownConflicts } from './own-conflicts';
import type { OwnConflicts } from './own-conflicts';
import { pieces } from './sweep';
import { Unsettled } from './unsettled';

export type ComparedHoldings = {
  readonly comparison: Comparison;
  /** Null: nothing that was compared differs, but not everything could be compared; `doubts` say in sentences why. */
  readonly same: boolean | null;
  readonly doubts: readonly string[];
  /** What was compared where one of the two is a single bundle; null: all that either holds. */
  readonly range: Range | null;
  readonly neighbours: readonly NeighbourFit[];
  readonly own: { readonly a: OwnConflicts; readonly b: OwnConflicts };
  readonly a: Holding;
  readonly b: Holding;
  /** What came of each bundle's range. */
  readonly parts: Pick<Parts, 'all' | 'more'>;
  /** The number of the recipe that both are judged by; 0 while none is known. */
  readonly recipe: number;
};

/** What is being done: the bundles of both are replayed, then gone through side by side; so many of so many. */
export type ToldHoldings = (phase: 'replaying' | 'comparing', done: number, total: number) => void;

/** Where two copies lie, if either is an archive: then they are compared as holdings of several bundles. Throws CopyRefused for what is neither. */
export function placeBoth(a: string, b: string): { readonly a: HoldingPlace; readonly b: HoldingPlace } | undefined {
  const [one, other] = [placeOrRefuse(a), placeOrRefuse(b)];
  return one.isArchive || other.isArchive ? { a: one, b: other } : undefined;
}

function placeOrRefuse(path: string): HoldingPlace {
  try {
    return placeHolding(path);
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    throw new CopyRefused(path, refusalOf(error));
  }
}

/**
 * Compares two archives, or an archive and a bundle, sequence by sequence. Every bundle is replayed by itself, then the
 * two are gone through in ascending sequence with one bundle of each open at a time. Where one is a single bundle, only
 * its range is compared, and the archive's bundles right before and behind that range are the neighbours. Throws
 * CopyRefused where a bundle that was read cannot be read again.
 */
export async function compareHoldings(places: { readonly a: HoldingPlace; readonly b: HoldingPlace }, world: HoldingWorld, told: ToldHoldings): Promise<ComparedHoldings> {
  const total = places.a.places.length + places.b.places.length;
  let done = 0;
  const tell = (): void => told('replaying', ++done, total);
  const a = await replayHolding(places.a, world, tell);
  const b = await replayHolding(places.b, world, tell);
  for (const { isArchive, path, bundles: [only] } of [a, b]) if (!isArchive && only?.outcome.kind === 'refused') throw new CopyRefused(path, only.outcome.refusal);
  const range = rangeOf(a, b);
  const own = { a: await ownConflicts('A', a, range, world), b: await ownConflicts('B', b, range, world) };
  const sweep = new Sweep({ a, b, own }, { ...OUTSIDE_OF_TIME, helpers: world.helpers }, told);
  const comparison = await sweep.run(range ?? undefined);
  const { mayHold, passedOver } = sweep;
  const [unreadA, unreadB] = [unreadOf(a).length, unreadOf(b).length];
  const doubts = [...(entriesIn(a) + entriesIn(b) === 0 ? [NOTHING_COMPARED] : []), ...unreadDoubt('A', unreadA), ...unreadDoubt('B', unreadB), ...own.a.doubts, ...own.b.doubts, ...passedOverDoubt(passedOver), ...heldDoubt('A', 'B', mayHold.a), ...heldDoubt('B', 'A', mayHold.b)];
  const same = differs(comparison, mayHold, unreadA > 0, unreadB > 0) ? false : doubts.length > 0 ? null : true;
  return { comparison, same, doubts, own, range, neighbours: range === null ? [] : await neighboursOf(a, b, world), a, b, parts: sweep.parts, recipe: sweep.recipe };
}

/** Two copies that hold nothing are equal, and that shows nothing. */
export const NOTHING_COMPARED = 'Neither copy holds an entry: nothing was compared.';

/** What only one holds may lie in a bundle of the other that could not be read, or was not compared: that is no difference, and no sameness. */
function differs({ differing, onlyInA, onlyInB, unplacedDiffering }: Comparison, mayHold: MayHold, isUnreadInA: boolean, isUnreadInB: boolean): boolean {
  return differing + unplacedDiffering > 0 || (onlyInA > mayHold.b && !isUnreadInB) || (onlyInB > mayHold.a && !isUnreadInA);
}

const unreadDoubt = (name: string, unread: number): string[] => (unread === 0 ? [] : [`${counted(unread, 'bundle', 'bundles')} of ${name} could not be read.`]);

const passedOverDoubt = (count: number): string[] => (count === 0 ? [] : [`${counted(count, 'bundle holds elements', 'bundles hold elements')} without a place, which were not compared: others of the same copy hold the same sequences.`]);

const heldDoubt = (name: string, other: string, count: number): string[] =>
  count === 0 ? [] : [`${counted(count, 'entry', 'entries')} seen only in ${other} may lie in a bundle of ${name} that was not compared with ${other}: several hold those sequences, and not all of them the same entries.`];

function entriesIn({ bundles }: Holding): number {
  return bundles.reduce((sum, { outcome }) => sum + (outcome.kind === 'verified' ? outcome.verdict.subject.entryCount : 0), 0);
}

/** The range of the one that is a single bundle. */
function rangeOf(a: Holding, b: Holding): Range | null {
  const single = [a, b].find(({ isArchive }) => !isArchive);
  const [bundle] = single?.chain.bundles ?? [];
  return bundle === undefined ? null : { from: bundle.first.sequence, to: bundle.last.sequence };
}

type Side = {
  readonly holding: Holding;
  readonly taken: OwnConflicts['taken'];
  open: { readonly bundle: PlacedBundle; readonly held: HeldCopy; /** What was compared of it last. */ range: Range } | undefined;
  readonly unplaced: Unplaced;
};

/** Of each copy, entries that the other holds, and it may hold in a bundle that was not compared. */
type MayHold = { readonly a: number; readonly b: number };

/** Goes through two holdings side by side. */
class Sweep {
  private readonly a: Side;
  private readonly b: Side;
  readonly parts = new Parts();
  readonly recipe: number;
  private readonly world: VerifyWorld;
  private readonly told: ToldHoldings;
  private readonly unsettled: { readonly a: Unsettled; readonly b: Unsettled };
  readonly mayHold = { a: 0, b: 0 } satisfies MayHold;
  /** Bundles with elements without a place, from which nothing was taken: others of the same copy hold the same sequences. */
  passedOver = 0;

  constructor({ a, b, own }: Pick<ComparedHoldings, 'a' | 'b' | 'own'>, world: VerifyWorld, told: ToldHoldings) {
    this.recipe = formulaOf(a, b);
    this.world = world;
    this.unsettled = { a: new Unsettled(own.a), b: new Unsettled(own.b) };
    this.told = told;
    this.a = { holding: a, taken: own.a.taken, open: undefined, unplaced: new Unplaced('a') };
    this.b = { holding: b, taken: own.b.taken, open: undefined, unplaced: new Unplaced('b') };
  }

  async run(within: Range | undefined): Promise<Comparison> {
    const comparing = new Comparing(this.recipe);
    const all = [...pieces(this.a.taken, this.b.taken, within)];
    try {
      for (const [index, { range, a, b }] of all.entries()) {
        const before = comparing.tally;
        const mayHold = { a: a !== undefined && this.unsettled.a.covers(range), b: b !== undefined && this.unsettled.b.covers(range) };
        for (const _ of comparing.piece(await this.copy(this.a, a, range), await this.copy(this.b, b, range), range, mayHold)) await new Promise((resolve) => setImmediate(resolve));
        if (mayHold.a) this.mayHold.a += comparing.tally.onlyInB - before.onlyInB;
        if (mayHold.b) this.mayHold.b += comparing.tally.onlyInA - before.onlyInA;
        this.parts.add(range, a ?? b ?? NOWHERE, before, comparing.tally);
        this.told('comparing', index + 1, all.length);
      }
      await this.takeUnplaced(within);
      return comparing.end(Unplaced.differing(this.a.unplaced, this.b.unplaced));
    } catch (error) {
      if (!(error instanceof EvidenceChanged)) throw error;
      throw new CopyRefused(this.a.holding.path, sourceRefusal('unreadable-file', 'A file changed while it was compared.'));
    } finally {
      for (const side of [this.a, this.b]) close(side);
    }
  }

  /** The bundle that a range is taken from, its first entry tied to what was compared of another one of this side before. */
  private async copy(side: Side, bundle: PlacedBundle | undefined, range: Range): Promise<Copy | undefined> {
    if (bundle === undefined) return undefined;
    const before = side.open;
    if (before?.bundle === bundle) {
      before.range = range;
      return { ...before.held.copy, bundle: bundle.bundle };
    }
    const last = before === undefined ? undefined : lastWithin(before.held.copy, before.range);
    close(side);
    const held = await holdAgain(side.holding, bundle, this.world);
    side.open = { bundle, held, range };
    side.unplaced.take(bundle.bundle, held.copy);
    const firstLink = linkInto(held.copy, range, last);
    return { ...held.copy, bundle: bundle.bundle, firstLink };
  }

  /** Bundles from which no entry was taken lie in no piece. */
  private async takeUnplaced(within: Range | undefined): Promise<void> {
    for (const side of [this.a, this.b]) {
      if (within !== undefined && side.holding.isArchive) continue;
      for (const bundle of side.holding.bundles) {
        const { outcome } = bundle;
        if (outcome.kind === 'refused' || outcome.verdict.subject.entryCount === outcome.segment.placed || side.unplaced.met.has(bundle.bundle)) continue;
        if (outcome.segment.first !== undefined) {
          this.passedOver++;
          continue;
        }
        const held = await holdAgain(side.holding, bundle, this.world);
        side.unplaced.take(bundle.bundle, held.copy);
        held.close();
      }
    }
  }
}

/** Where no copy has a bundle, there is no piece. */
const NOWHERE = { date: null, bundle: '' };

/** Opens a bundle of a copy that was replayed. Throws CopyRefused where it is no longer what was. */
export async function holdAgain({ folder, path }: Holding, { outcome, ...place }: ReplayedBundle, world: VerifyWorld): Promise<HeldCopy> {
  const request = requestOf({ folder, place, recipe: null });
  const held = await HeldCopy.read(request, world);
  if (outcome.kind === 'verified' && held.verified.verdict.subject.sha256 === outcome.verdict.subject.sha256) return held;
  held.close();
  throw new CopyRefused(path, sourceRefusal('unreadable-file', `The file changed while it was compared: ${request.bundle}`));
}

function close(side: Side): void {
  side.open?.held.close();
  side.open = undefined;
}

/** Elements without a place, of all bundles of one side: how many, and what they hold in the order in which they were met. */
class Unplaced {
  private count = 0;
  readonly met = new Set<string>();
  private readonly content = createHash('sha256');
  private readonly side: 'a' | 'b';
  private digest = '';

  constructor(side: 'a' | 'b') {
    this.side = side;
  }

  /** Of a bundle that is opened again, they were met before. */
  take(bundle: string, copy: Copy): void {
    if (this.met.has(bundle)) return;
    this.met.add(bundle);
    const { columns, segment } = copy.reading;
    for (let at = 0; at < columns.length - segment.placed; at++) {
      this.count++;
      // What has no notation of its own is equal to nothing.
      this.content.update(`${unplacedText(copy, at) ?? `only in ${this.side}`}\n`);
    }
  }

  /** Not which: those that are not shown to be equal, in one order. */
  static differing(a: Unplaced, b: Unplaced): number {
    return a.count === b.count && a.sum === b.sum ? 0 : Math.max(a.count, b.count);
  }

  private get sum(): string {
    return (this.digest ||= this.content.digest('hex'));
  }
}

/** One formula for both: the recipe that recomputes most entries of all bundles. */
function formulaOf(a: Holding, b: Holding): number {
  const placed = [...a.chain.bundles, ...b.chain.bundles];
  if (placed.some(({ outcome }) => !outcome.algorithmSupported)) return 0;
  return recipeOfBoth([a.chain.segment ?? EMPTY_SEGMENT, b.chain.segment ?? EMPTY_SEGMENT]);
}

/**
 * Of an archive and a bundle: whether the archive's own bundle, or that one, is consistent with the archive's bundle right
 * before the range, and with the one right behind it. Only where the archive's own begins, or ends, where the range does.
 */
async function neighboursOf(a: Holding, b: Holding, { helpers }: HoldingWorld): Promise<NeighbourFit[]> {
  const [archive, single] = a.isArchive ? [a, b] : [b, a];
  const [bundle] = single.chain.bundles;
  if (!archive.isArchive || bundle === undefined) return [];
  const { bundles } = archive.chain;
  const fits: NeighbourFit[] = [];
  for (const side of ['previous', 'next'] as const) {
    const end = (one: PlacedBundle): PlacedBundle['first'] => (side === 'previous' ? one.first : one.last);
    const own = bundles.find((one) => compareSequences(end(one).sequence, end(bundle).sequence) === 0);
    const neighbour = own && bundles.find((one) => (side === 'previous' ? isNextSequence(one.last.sequence, own.first.sequence) : isNextSequence(own.last.sequence, one.first.sequence)));
    if (own === undefined || neighbour === undefined) continue;
    const request = (holding: Holding, place: PlacedBundle): VerifyRequest => requestOf({ folder: holding.folder, place, recipe: null });
    const [ours, theirs] = a.isArchive ? [request(a, own), request(b, bundle)] : [request(a, bundle), request(b, own)];
    const path = request(archive, neighbour).bundle;
    fits.push(...(await withCopies(ours, theirs, { ...OUTSIDE_OF_TIME, helpers }, (one, other) => fitNeighbours(side === 'previous' ? { previous: path, next: null } : { previous: null, next: path }, one, other))));
  }
  return fits;
}
