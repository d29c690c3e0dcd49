import type { NamedEntries } from '#core/assess';
import type { EntryReading } from '#core/evidence';
import { LOG_FLAG, isContentBroken, narrowRecord } from '#core/logs';
import type { LogRecipe, LogRecord, Names, RecordSpans } from '#core/logs';

import { EntryBook } from '../look/entry-book';
import type { ReadInto } from '../look/entry-book';

/** Flags that break a chain, or stand for something that fails. */
const BROKEN = LOG_FLAG.brokenLink | LOG_FLAG.wrongGenesis | LOG_FLAG.gap | LOG_FLAG.duplicate | LOG_FLAG.fork | LOG_FLAG.malformed | LOG_FLAG.unplaced;
const NOTED = LOG_FLAG.timeRegression | LOG_FLAG.recovered;

type BookParts = ConstructorParameters<typeof EntryBook>;

/** The records of a log as somebody may look at them: an entry book that reads flags and members by a recipe. */
export class LogBook extends EntryBook {
  readonly recipe: LogRecipe;
  readonly names: Names;
  override readonly searched: readonly string[];
  /** Whether the verdict rests on the recipe; before it is settled, nothing does. */
  isKnown = false;

  constructor(columns: BookParts[0], readSpan: BookParts[1], readInto: ReadInto, recipe: LogRecipe, names: Names) {
    super(columns, readSpan, readInto);
    this.recipe = recipe;
    this.names = names;
    this.searched = [names.hash, ...[...recipe.shown.who, ...recipe.shown.what].flatMap((path) => (path.length === 1 ? [path[0]] : []))];
  }

  /** From now on the verdict's order holds; `isKnown`: what does not recompute is broken. */
  settleLog(order: Uint32Array | undefined, isKnown: boolean, named: NamedEntries): void {
    this.settle(order, undefined, named);
    this.isKnown = isKnown;
  }

  override contentBroken(flags: number): boolean {
    return this.isKnown && (flags & LOG_FLAG.walked) !== 0 && isContentBroken(flags);
  }

  override isBroken(flags: number): boolean {
    return (flags & BROKEN) !== 0 || this.contentBroken(flags);
  }

  override isNoted(flags: number): boolean {
    return (flags & NOTED) !== 0;
  }

  override isUnplaced(flags: number): boolean {
    return (flags & LOG_FLAG.unplaced) !== 0;
  }

  override nextRemarkable(from: number): number {
    return from;
  }

  /** A record with its members and what the recipe makes of it. Throws EvidenceChanged. */
  open(position: number): { readonly reading: EntryReading; readonly spans: RecordSpans; readonly record: LogRecord } {
    const reading = this.read(position);
    const spans = { isObject: reading.window.bytes[0] === OPENING_BRACE, window: reading.window, members: new Map(reading.members.map(({ name, value }) => [name, value])) };
    return { reading, spans, record: narrowRecord(spans, this.recipe, this.names) };
  }
}

const OPENING_BRACE = 0x7b;
