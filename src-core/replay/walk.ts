import { FLAG, compareInstants, stepSequence } from '#core/evidence';
import type { Entry, Instant } from '#core/evidence';
import { judgeLink } from './link';
import type { PlacedEntry } from './link';
import { RECIPES, hashedFields } from './recipes';
import type { Sha256 } from './recipes';
import { EMPTY_SEGMENT, roomFor } from './segment';
import type { Break, Segment } from './segment';

export type WalkWorld = {
  readonly sha256: Sha256;
  /** The manifest's export time: an entry after it cannot have been exported then. */
  readonly exportedAt: Instant | undefined;
};

/**
 * Walks placed entries in ascending sequence: link, then content, from the stored values on, never stopping early.
 * Every entry gets its flags; the whole adds up to a segment, the same that merging the entries one by one gives.
 */
export class Walk {
  private readonly world: WalkWorld;
  private first: PlacedEntry | undefined;
  private last: PlacedEntry | undefined;
  private firstFlags = 0;
  private placed = 0;
  private brokenLinks = 0;
  private readonly matches = RECIPES.map(() => 0);
  private readonly firstBreaks: (Break | null)[] = RECIPES.map(() => null);
  private readonly organizations = new Map<string, { readonly entryIndex: number; count: number }>();
  private organizationsTake = 0;
  /** The recipe that fitted last is tried first: in a sound bundle it is the only one hashed. */
  private likely = 0;

  constructor(world: WalkWorld) {
    this.world = world;
  }

  /** The flags of the next entry of the walk. */
  next(entry: PlacedEntry, entryIndex: number): number {
    const recipe = this.fittingRecipe(entry);
    const flags = FLAG.walked | judgeLink(this.last, entry) | recipe | this.isFuture(entry);
    if (this.first === undefined) {
      this.first = entry;
      this.firstFlags = flags;
    }
    this.count(entry, flags, recipe);
    this.noteOrganization(entry.organizationId, entryIndex);
    this.last = entry;
    return flags;
  }

  /**
   * Takes a run of entries that follow the last one as they should: consecutive, linked, in time, of its organisation,
   * and recomputing under a recipe (counted from 1). Gives the flags that each of them has.
   */
  absorb(count: number, last: PlacedEntry, recipe: number): number {
    const before = this.last;
    if (before === undefined) throw new Error('a run follows an entry');
    const next = stepSequence(before.sequence, 1);
    for (let index = 0; index < RECIPES.length; index++) {
      if (index !== recipe - 1) this.firstBreaks[index] ??= { sequence: next, reason: 'chain-hash-mismatch', lastValid: before.sequence };
    }
    this.placed += count;
    this.matches[recipe - 1] = (this.matches[recipe - 1] ?? 0) + count;
    this.likely = recipe - 1;
    const seen = before.organizationId === undefined ? undefined : this.organizations.get(before.organizationId);
    if (seen !== undefined) seen.count += count;
    this.last = last;
    return FLAG.walked | recipe;
  }

  get likelyRecipe(): number {
    return this.likely + 1;
  }

  get segment(): Segment {
    if (this.first === undefined) return EMPTY_SEGMENT;
    const { placed, first, last, firstFlags, brokenLinks } = this;
    const organizations = new Map(Array.from(this.organizations, ([id, seen]) => [id, { ...seen }]));
    return { placed, first, last, firstFlags, brokenLinks, matches: [...this.matches], firstBreaks: [...this.firstBreaks], organizations };
  }

  private count(entry: PlacedEntry, flags: number, recipe: number): void {
    this.placed++;
    if (recipe > 0) this.matches[recipe - 1] = (this.matches[recipe - 1] ?? 0) + 1;
    const linkBroken = (flags & FLAG.brokenLink) !== 0;
    if (linkBroken) this.brokenLinks++;
    for (let index = 0; index < RECIPES.length; index++) {
      if (this.firstBreaks[index] !== null || (!linkBroken && recipe === index + 1)) continue;
      this.firstBreaks[index] = { sequence: entry.sequence, reason: linkBroken ? 'prev-hash-mismatch' : 'chain-hash-mismatch', lastValid: this.last?.sequence ?? null };
    }
  }

  /** The recipe that recomputes the stored chain hash, counted from 1; 0: none. */
  private fittingRecipe(entry: PlacedEntry): number {
    const fields = hashedFields(entry);
    if (fields === undefined || entry.chainHash === undefined) return 0;
    for (let step = 0; step < RECIPES.length; step++) {
      const index = (this.likely + step) % RECIPES.length;
      const recipe = RECIPES[index];
      if (recipe === undefined || this.world.sha256(recipe.preimage(fields)) !== entry.chainHash) continue;
      this.likely = index;
      return index + 1;
    }
    return 0;
  }

  private isFuture(entry: Entry): number {
    const { exportedAt } = this.world;
    if (exportedAt === undefined || entry.instant === undefined) return 0;
    return compareInstants(entry.instant, exportedAt) > 0 ? FLAG.future : 0;
  }

  private noteOrganization(id: string | undefined, entryIndex: number): void {
    if (id === undefined) return;
    const seen = this.organizations.get(id);
    if (seen !== undefined) {
      seen.count++;
      return;
    }
    const room = roomFor(id, this.organizationsTake);
    if (room === undefined) return;
    this.organizationsTake = room;
    this.organizations.set(id, { entryIndex, count: 1 });
  }
}
