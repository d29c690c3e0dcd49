import type { BoardBundle, DayState, DayTold, SeamKind, SeamView } from '#core/contract';

/** What a day of the board is: the state of its bundle, or that there is none, or that it was not read yet. */
export type CellState = DayState | 'missing' | 'not-read';

/** The worst first. Of a day with several bundles the worst stands for all; one that was not read is worse than one that passed. */
const WORST: readonly CellState[] = ['failed', 'unreadable', 'indeterminate', 'missing', 'not-read', 'passed'];
const WORST_SEAM: readonly SeamKind[] = ['broken', 'overlap-conflict', 'undecided', 'gap', 'export-window', 'overlap', 'holds'];

export const worstState = (states: readonly CellState[]): CellState => WORST.find((state) => states.includes(state)) ?? 'missing';

/** The first and the last date that the verdict speaks of. */
type Reach = { readonly fromDate: string | null; readonly toDate: string | null };
const NOWHERE: Reach = { fromDate: null, toDate: null };

export type StateCounts = Readonly<Record<CellState, number>>;

/**
 * What is known of the open archive's bundles, day by day. It may hold 100,000 of them and changes ten times a second:
 * it is kept beside the store, which only holds a number that grows with every change.
 */
export class Board {
  readonly bundles: BoardBundle[] = [];
  /** Indices of the bundles without a date. */
  readonly undated: number[] = [];
  private isWhole = false;
  private readonly byDate = new Map<string, number[]>();
  private told: (DayTold | undefined)[] = [];
  private seams = new Map<number, SeamView>();
  private behind = new Map<number, SeamView[]>();
  private troubled: readonly SeamView[] = [];
  /** Dates whose bundle was listed in a bucket, and is not here. */
  private absent = new Set<string>();
  private judged: Reach = NOWHERE;
  private readonly counted = { passed: 0, failed: 0, indeterminate: 0, unreadable: 0 };

  /** Every bundle is known; only then is a day without one known to be without. */
  get isListed(): boolean {
    return this.isWhole;
  }

  /** The first and the last date, null without any; once it is judged also of days that are known to have been there without a bundle here. */
  get first(): string | null {
    return [this.firstHeld, this.judged.fromDate].filter((date) => date !== null).sort()[0] ?? null;
  }

  get last(): string | null {
    return [this.lastHeld, this.judged.toDate].filter((date) => date !== null).sort().at(-1) ?? null;
  }

  /** The first and the last date of a bundle. */
  get firstHeld(): string | null {
    return this.bundles[0]?.date ?? null;
  }

  get lastHeld(): string | null {
    return this.bundles[this.bundles.length - this.undated.length - 1]?.date ?? null;
  }

  get dates(): number {
    return this.byDate.size;
  }

  /** Seams that do not simply hold, in the order of the chain. */
  get troubledSeams(): readonly SeamView[] {
    return this.troubled;
  }

  /** Bundles from index `from` on, in the order of their dates. */
  add(from: number, total: number, bundles: readonly BoardBundle[]): void {
    for (const [offset, bundle] of bundles.entries()) {
      const index = from + offset;
      this.bundles[index] = bundle;
      if (bundle.date === null) this.undated.push(index);
      else listIn(this.byDate, bundle.date).push(index);
    }
    this.isWhole = from + bundles.length >= total;
  }

  /** All are read, for the first time or once more: what was said of them before counts no longer. */
  begin(): void {
    this.told = [];
    this.judge([]);
    Object.assign(this.counted, { passed: 0, failed: 0, indeterminate: 0, unreadable: 0 });
  }

  tell(days: readonly DayTold[]): void {
    for (const day of days) {
      const before = this.told[day.index];
      if (before !== undefined) this.counted[before.state]--;
      this.told[day.index] = day;
      this.counted[day.state]++;
    }
  }

  /** What the archive's verdict says of how its bundles lie to each other, of dates whose bundle was not fetched, and how far it reaches. */
  judge(seams: readonly SeamView[], absent: readonly string[] = [], reach: Reach = NOWHERE, alsoBroken: readonly SeamView[] = []): void {
    this.judged = reach;
    this.absent = new Set(absent.filter((date) => this.on(date).length === 0));
    this.seams = new Map(seams.map((seam) => [seam.after, seam]));
    this.behind = new Map();
    for (const seam of seams) listIn(this.behind, seam.before).push(seam);
    this.troubled = seams.filter(({ kind }) => kind !== 'holds');
    for (const { before, after, kind } of [...seams, ...alsoBroken]) if (kind === 'broken') this.leaveOpen([before, after]);
  }

  /** What passed by itself beside a seam that is broken: which of the two was changed cannot be told, and neither is green. */
  private leaveOpen(indices: readonly number[]): void {
    this.tell(indices.flatMap((index) => (this.told[index]?.state === 'passed' ? [{ ...this.told[index], state: 'indeterminate' as const }] : [])));
  }

  /** Digests kept elsewhere are of other bundles: whatever these came to by themselves, they are not what was kept. */
  contradict(indices: readonly number[]): void {
    this.tell(indices.flatMap((index) => (this.told[index] === undefined ? [] : [{ ...this.told[index], state: 'failed' as const }])));
  }

  /** Indices of the bundles of a date. */
  on(date: string): readonly number[] {
    return this.byDate.get(date) ?? [];
  }

  toldOf(index: number): DayTold | undefined {
    return this.told[index];
  }

  stateOf(index: number): CellState {
    return this.told[index]?.state ?? 'not-read';
  }

  stateOn(date: string): CellState {
    // Its bundle exists, and could not be read: that is not the same as none.
    if (this.absent.has(date)) return 'unreadable';
    return worstState(this.on(date).map((index) => this.stateOf(index)));
  }

  /** How a bundle lies to the one before it by sequence; undefined where nothing lies before it, or nothing was judged yet. */
  seamAt(index: number): SeamView | undefined {
    return this.seams.get(index);
  }

  /** How the bundles that follow a bundle lie to it; several where they overlap. */
  seamsBehind(index: number): readonly SeamView[] {
    return this.behind.get(index) ?? [];
  }

  /** The worst seam before the bundles of a date. */
  seamOn(date: string): SeamKind | undefined {
    const kinds = this.on(date).flatMap((index) => this.seams.get(index)?.kind ?? []);
    return WORST_SEAM.find((kind) => kinds.includes(kind));
  }

  /** How many seams there are of each kind. */
  seamCounts(): ReadonlyMap<SeamKind, number> {
    const counts = new Map<SeamKind, number>([['holds', this.seams.size - this.troubled.length]]);
    for (const { kind } of this.troubled) counts.set(kind, (counts.get(kind) ?? 0) + 1);
    return counts;
  }

  /** Bundles in each state, and dates without a bundle. `span`: dates from first to last. */
  counts(span: number): StateCounts {
    const { passed, failed, indeterminate, unreadable } = this.counted;
    return { ...this.counted, unreadable: unreadable + this.absent.size, missing: Math.max(0, span - this.dates - this.absent.size), 'not-read': this.bundles.length - passed - failed - indeterminate - unreadable };
  }
}

function listIn<K, V>(lists: Map<K, V[]>, key: K): V[] {
  const known = lists.get(key) ?? [];
  lists.set(key, known);
  return known;
}
