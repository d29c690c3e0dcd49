import { compareInstants } from '#core/evidence';
import type { Instant, Sequence } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { judgeLogLink } from './chains';
import type { ChainEnd } from './chains';
import { LOG_FLAG, isContentBroken } from './flags';
import { FindingDrafts } from './drafts';
import { tellRecord } from './record-findings';
import type { Place } from './record-findings';
import { PrecisionSearch } from './precision';
import { joinPieces } from './preimage';
import type { LogRecipe } from './recipe';
import type { LogRecord } from './record';

/** Both ends inclusive. */
export type TimeWindow = { readonly start: Instant; readonly end: Instant };

export type LogWorld = { readonly recipe: LogRecipe; readonly sha256: Sha256; readonly window: TimeWindow | null };

/** One chain of a log: all records of one group value. `startsInside`: its first record was examined, no window left it out; `firstRecomputes`: and it recomputes. `leftOut`: records behind the last examined one that the window left out and that do not recompute. */
export type Chain = { readonly group: string; hashed: number; judged: number; startsAtGenesis: boolean; startsInside: boolean; readonly firstRecomputes: boolean; leftOut: number; first: Sequence; last: Sequence; lastHash: string | null };

/** Most chains of one log, most characters of their names together. */
const MOST_CHAINS = 100_000;
const MOST_CHARACTERS = 16 * 2 ** 20;

export type LogCounts = {
  walked: number; judged: number; unhashed: number; unhashedAfter: number; unhashedLoose: number; unhashedLinked: number; outside: number; outsideBetween: number; recomputed: number; recovered: number;
  unjudged: number; malformedHashes: number; brokenContents: number; links: number; brokenLinks: number; wrongGenesis: number; timeless: number;
};

/** The first place where a link or a content fails. */
export type LogBreak = { readonly at: Sequence; readonly reason: 'prev-hash-mismatch' | 'chain-hash-mismatch'; readonly lastValid: Sequence | null };

/**
 * Walks placed records in their order, each chain by itself: link, then content, from the stored values on, never
 * stopping early. Findings are drafted on the way; their severity is decided when the whole log is known.
 */
export class LogWalk {
  readonly drafts = new FindingDrafts();
  readonly chains = new Map<string, Chain>();
  readonly counts: LogCounts = { walked: 0, judged: 0, unhashed: 0, unhashedAfter: 0, unhashedLoose: 0, unhashedLinked: 0, outside: 0, outsideBetween: 0, recomputed: 0, recovered: 0, unjudged: 0, malformedHashes: 0, brokenContents: 0, links: 0, brokenLinks: 0, wrongGenesis: 0, timeless: 0 };
  firstBreak: LogBreak | null = null;
  first: { readonly at: Sequence; readonly time: string | undefined } | null = null;
  last: { readonly at: Sequence; readonly time: string | undefined } | null = null;
  private readonly ends = new Map<string, ChainEnd>();
  private readonly world: LogWorld;
  private readonly search: PrecisionSearch;
  /** Chains that have shown only records without a hash so far. */
  private readonly unhashedChains = new Set<string>();
  private characters = 0;

  constructor(world: LogWorld) {
    this.world = world;
    this.search = new PrecisionSearch(world.sha256);
  }

  /** True when a record of a new chain would be one too many. */
  isFull(group: string): boolean {
    return !this.chains.has(group) && !this.unhashedChains.has(group) && (this.chains.size + this.unhashedChains.size >= MOST_CHAINS || this.characters + group.length > MOST_CHARACTERS);
  }

  /** The flags of the next record of the walk. */
  next(record: LogRecord, place: Place): number {
    const { counts } = this;
    counts.walked++;
    const before = this.ends.get(record.group);
    const isOutside = this.isOutside(record);
    if (isOutside) counts.outside++;
    if (record.hash === null) return this.passUnhashed(record, place, isOutside, before);
    const { flags: content, recomputed, found, unsearched = false } = isOutside ? { flags: LOG_FLAG.outside, recomputed: undefined, found: undefined } : this.judgeContent(record);
    const link = judgeLogLink(before, record, place.at, this.world.recipe);
    const faults = record.faults.length > 0 ? LOG_FLAG.malformed : 0;
    const flags = LOG_FLAG.walked | content | (isOutside ? link & (LOG_FLAG.genesis | LOG_FLAG.chainStart) : link | faults);
    if (!isOutside) {
      this.count(record, flags, place, before);
      tellRecord({ record, before, flags, place, recomputed, found, unsearched, recipe: this.world.recipe }, this.drafts);
    }
    this.noteChain(record, place.at, flags, isOutside);
    this.noteLeftOut(record, isOutside);
    this.ends.set(record.group, { at: place.at, record, recomputed: isContentBroken(flags) ? recomputed : undefined, flags });
    return flags;
  }

  private passUnhashed(record: LogRecord, place: Place, isOutside: boolean, before: ChainEnd | undefined): number {
    if (before === undefined && !this.unhashedChains.has(record.group)) {
      this.unhashedChains.add(record.group);
      this.characters += record.group.length;
    }
    if (!isOutside) {
      this.counts.unhashed++;
      if (before !== undefined) this.counts.unhashedAfter++;
      else if (typeof record.previous === 'string' && record.previous !== this.world.recipe.genesis) this.counts.unhashedLinked++;
      tellRecord({ record, before, flags: record.faults.length > 0 ? LOG_FLAG.malformed : 0, place, recomputed: undefined, found: undefined, unsearched: false, recipe: this.world.recipe }, this.drafts);
      this.noteRange(record, place.at);
    }
    return LOG_FLAG.walked | LOG_FLAG.unhashed | (isOutside ? LOG_FLAG.outside : record.faults.length > 0 ? LOG_FLAG.malformed : 0);
  }

  private isOutside({ instant }: LogRecord): boolean {
    const { window } = this.world;
    if (window === null) return false;
    if (instant === undefined) {
      // A record without a time cannot be shown to lie outside: it is examined.
      this.counts.timeless++;
      return false;
    }
    return compareInstants(instant, window.start) < 0 || compareInstants(instant, window.end) > 0;
  }

  private judgeContent({ preimage, hash }: LogRecord): { readonly flags: number; readonly recomputed: string | undefined; readonly found: string | undefined; readonly unsearched?: true } {
    const nothing = { recomputed: undefined, found: undefined };
    switch (preimage.kind) {
      case 'none':
      case 'other-formula':
      case 'unsure':
        return { flags: LOG_FLAG.unjudged, ...nothing };
      case 'malformed':
        return { flags: 0, ...nothing };
      case 'pieces': {
        const recomputed = this.world.sha256(joinPieces(preimage.pieces, preimage.separator));
        if (recomputed === hash) return { flags: LOG_FLAG.recomputes, recomputed, found: undefined };
        const found = typeof hash === 'string' ? this.search.find(preimage, hash) : undefined;
        if (found === null) return { flags: LOG_FLAG.unjudged, recomputed, found: undefined, unsearched: true };
        return { flags: found === undefined ? 0 : LOG_FLAG.recomputes | LOG_FLAG.recovered, recomputed, found };
      }
    }
  }

  private count(record: LogRecord, flags: number, { at }: Place, before: ChainEnd | undefined): void {
    const { counts } = this;
    const add = (name: keyof LogCounts, flag: number): void => {
      if (flags & flag) counts[name]++;
    };
    counts.judged++;
    add('recomputed', LOG_FLAG.recomputes);
    add('recovered', LOG_FLAG.recovered);
    add('unjudged', LOG_FLAG.unjudged);
    add('brokenLinks', LOG_FLAG.brokenLink);
    add('wrongGenesis', LOG_FLAG.wrongGenesis);
    if (record.hash === undefined) counts.malformedHashes++;
    if (before !== undefined) counts.links++;
    const isBroken = isContentBroken(flags);
    if (isBroken) counts.brokenContents++;
    const isLinkBroken = (flags & LOG_FLAG.brokenLink) !== 0;
    if (isLinkBroken || isBroken) this.firstBreak ??= { at, reason: isLinkBroken ? 'prev-hash-mismatch' : 'chain-hash-mismatch', lastValid: this.last?.at ?? null };
    this.noteRange(record, at);
  }

  /** A changed time takes a record out of the window, but not from between two examined ones of its chain. */
  private noteLeftOut(record: LogRecord, isOutside: boolean): void {
    const chain = this.chains.get(record.group);
    if (chain === undefined || chain.judged === 0) return;
    if (isOutside) {
      if ((this.judgeContent(record).flags & LOG_FLAG.recomputes) === 0) chain.leftOut++;
    } else {
      this.counts.outsideBetween += chain.leftOut;
      chain.leftOut = 0;
    }
  }

  private noteRange({ time }: LogRecord, at: Sequence): void {
    this.first ??= { at, time };
    this.last = { at, time };
  }

  private noteChain({ group, hash }: LogRecord, at: Sequence, flags: number, isOutside: boolean): void {
    let chain = this.chains.get(group);
    if (chain === undefined) {
      chain = { group, hashed: 0, judged: 0, startsAtGenesis: (flags & (LOG_FLAG.genesis | LOG_FLAG.wrongGenesis)) === LOG_FLAG.genesis, startsInside: !isOutside, firstRecomputes: (flags & LOG_FLAG.recomputes) !== 0, leftOut: 0, first: at, last: at, lastHash: null };
      this.chains.set(group, chain);
      // Old records without a hash lie before a chain's genesis. Where the chain does not begin there, one was taken away.
      if (this.unhashedChains.delete(group) ? (flags & LOG_FLAG.genesis) === 0 : false) this.counts.unhashedLoose++;
      else this.characters += group.length;
    }
    chain.hashed++;
    if (!isOutside) chain.judged++;
    chain.last = at;
    chain.lastHash = hash ?? null;
  }
}
