import { DIALECTS } from './dialects';
import type { Dialect } from './dialects';

/** What of a kind of tree something shows, or rests on: nothing (a tree of one leaf is its leaf), how nodes are joined, or what becomes of an odd node, too. */
export type TreePart = 'nothing' | 'joined' | 'odd';

/**
 * Finds out in which dialects the producer's trees are made. A group holds those that fitted everything that was tried
 * in it so far and cannot be told apart; what fits in no group begins another. Once one is found, a path that leads
 * elsewhere is a contradiction; before, it may as well be that the tree is of a kind not known here.
 */
export class DialectSearch {
  private groups: readonly (readonly Dialect[])[] = [];
  /** What was shown by something that fitted. */
  private readonly shownParts = new Set<TreePart>();

  /** Whether a contradiction that rests on this part of the kind can be held against anybody. */
  settles(part: TreePart): boolean {
    return this.shownParts.has(part);
  }

  /** Those that fitted; several where they cannot be told apart, or where trees differ; none while nothing fitted. */
  get fitting(): readonly Dialect[] {
    return this.groups.flat();
  }

  /** Whether some of what fitted can only be a plain pair tree. */
  get isMalleable(): boolean {
    return this.groups.some((group) => group.every(({ family }) => family === 'pair'));
  }

  /** The one in which a proof that fits nowhere is shown. */
  get shown(): Dialect {
    return this.groups[0]?.[0] ?? DIALECTS[0];
  }

  /** Tries those that fitted so far, then the others. `shows`: what is known of the kind once one fits. Gives what fits; yields as the trying does. */
  *try(shows: TreePart, fits: (dialect: Dialect) => Generator<void, boolean>): Generator<void, readonly Dialect[]> {
    const fitting = yield* this.tryAll(fits);
    if (fitting.length > 0) this.show(fitting.every(({ family }) => family === 'rfc6962') ? 'odd' : shows);
    return fitting;
  }

  /** RFC 6962 says all of its trees: its prefix shows everything. */
  private show(part: TreePart): void {
    if (part !== 'nothing') this.shownParts.add('joined');
    this.shownParts.add(part);
  }

  private *tryAll(fits: (dialect: Dialect) => Generator<void, boolean>): Generator<void, readonly Dialect[]> {
    const known = this.groups;
    for (const [at, group] of known.entries()) {
      const fitting = yield* among(group, fits);
      if (fitting.length === 0) continue;
      this.groups = known.map((one, index) => (index === at ? fitting : one));
      return fitting;
    }
    const tried = new Set(known.flat());
    // Nodes stand in order by chance: once something fitted that is not sorted, a path with its sides exchanged must not pass for sorted.
    const others = DIALECTS.filter((dialect) => !tried.has(dialect) && (known.length === 0 || !dialect.sorted));
    const fitting = yield* among(others, fits);
    if (fitting.length > 0) this.groups = [...known, fitting];
    return fitting;
  }

  /** What a leaf says of the tree: made with the prefix of RFC 6962 it can be of no other family. */
  know(family: Dialect['family']): void {
    if (this.settles('joined')) return;
    this.groups = [...this.groups, DIALECTS.filter((dialect) => dialect.family === family)];
    this.show('odd');
  }
}

function* among(dialects: readonly Dialect[], fits: (dialect: Dialect) => Generator<void, boolean>): Generator<void, Dialect[]> {
  const fitting: Dialect[] = [];
  for (const dialect of dialects) if (yield* fits(dialect)) fitting.push(dialect);
  return fitting;
}
