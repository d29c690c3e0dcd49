import { EntryMarks, readString, statedValue } from '#core/evidence';
import type { BundleHead, Declared, EntryReading, Sequence } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import { judgeCopies } from './entry-payload';
import type { EntryPayload, PayloadState } from './entry-payload';
import { TraceReader } from './trace-reader';
import type { ReadTrace } from './trace-reader';
import { TraceStore } from './trace-store';
import type { TraceCopy } from './trace-store';

/** Entries that are told one by one for each state; all are counted. */
const TOLD = 1000;
/** Most digests of stray traces that the entries are searched for. */
const MAX_STRAYS = 100_000;
/** Stands for the entry itself where a copy's file is named. */
const IN_ENTRY = -1;

/** An entry whose payload is told: what was compared, and where its copy stands. */
export type ToldEntry = {
  readonly sequence: Sequence | undefined;
  readonly entryIndex: number;
  readonly byteOffset: number;
  readonly traceId: string | undefined;
  readonly stored: string | undefined;
  readonly copy: TraceCopy | undefined;
  /** Trace id of another supplied trace that has this entry's digest; "" for one without an id. */
  heldBy: string | undefined;
  /** Sequence of another entry whose digest this entry's trace has. */
  belongsTo: Sequence | undefined;
};

export type EntryPlace = { readonly index: number; readonly byteOffset: number };

/** An entry's payload as it was judged, with every copy of it: the entry's own first, those under another trace id last. */
export type JudgedEntry = { readonly payload: EntryPayload; readonly stored: string | undefined; readonly copies: readonly EntryCopy[] };
export type EntryCopy = { readonly copy: TraceCopy; readonly inEntry: boolean; readonly id: string | undefined; readonly isOther: boolean };

/** A trace that no entry named, and the entry that has its digest. */
export type FoundStray = { readonly id: string | undefined; readonly sequence: Sequence | undefined };

/** What the entries are compared with. */
export type PayloadMatter = {
  readonly store: TraceStore;
  /** Trace ids that the register lists. */
  readonly erased: ReadonlySet<string>;
  readonly sha256: Sha256;
  /** The bundle declares another algorithm than sha256, or another canonicalization than rfc8785. */
  readonly isFormDeclaredOther: boolean;
};

/** Whether a bundle declares that its payload digests are made in another way than the published one. */
export function declaresOtherForm({ algorithm, canonicalization }: Pick<BundleHead, 'algorithm' | 'canonicalization'>): boolean {
  const other = (declared: Declared<string>, published: string): boolean => declared.state !== 'absent' && statedValue(declared) !== published;
  return other(algorithm, 'sha256') || other(canonicalization, 'rfc8785');
}

/**
 * Compares the payload of every entry, in the order of the walk, and keeps the counts and the first 1,000 entries of
 * each state. A second walk looks for what was supplied under another trace id: no hash covers the id, so the digest
 * is what ties a trace to an entry.
 */
export class PayloadList {
  readonly counts = new Map<PayloadState, number>();
  readonly told = new Map<PayloadState, ToldEntry[]>();
  /** Entries of each state, and those of which a further copy differs, that are counted and not told. */
  readonly untold = new Map<PayloadState | 'differing', EntryMarks>();
  /** Entries of which one copy matches and another differs. */
  readonly differing: ToldEntry[] = [];
  differingEntries = 0;
  differingCopies = 0;
  strays = 0;
  readonly foundStrays: FoundStray[] = [];
  /** A trace that decides no entry has the digest of one all the same: it was hashed in this form. */
  isFormShown = false;
  entries = 0;
  readonly isFormDeclaredOther: boolean;
  private readonly store: TraceStore;
  private readonly erased: ReadonlySet<string>;
  private readonly sha256: Sha256;
  /** Digests of traces that matched nothing, and who holds them. */
  private readonly sought = new Map<string, { readonly id: string | undefined; readonly of: ToldEntry | undefined }>();

  constructor({ store, erased, sha256, isFormDeclaredOther }: PayloadMatter) {
    this.store = store;
    this.erased = erased;
    this.sha256 = sha256;
    this.isFormDeclaredOther = isFormDeclaredOther;
  }

  count(state: PayloadState): number {
    return this.counts.get(state) ?? 0;
  }

  /** The first walk: each entry once. */
  look(reading: EntryReading, place: EntryPlace): void {
    const { traceId, payload, copies } = this.judge(reading, place);
    // The entry's own traceView decided, and another copy matches.
    if (copies.some(({ digest }) => digest !== undefined && digest === reading.entry.payloadDigest)) this.isFormShown = true;
    this.note(payload, { ...toldOf(reading, place, traceId), copy: payload.copy });
  }

  /** One entry, looked at again after the walks, with copies that are supplied under another trace id. */
  copiesOf(reading: EntryReading, place: EntryPlace): JudgedEntry {
    const { traceId, payload, own, copies } = this.judge(reading, place);
    const stored = reading.entry.payloadDigest;
    const others = payload.state === 'matches' || stored === undefined || !this.sought.has(stored) ? [] : this.store.withDigest(stored).filter(({ copy }) => !copies.includes(copy));
    const [elsewhere] = own === undefined && copies.length === 0 ? others : [];
    return {
      payload: elsewhere === undefined ? payload : { state: 'other-id', copy: elsewhere.copy, differing: 0 },
      stored,
      copies: [
        ...(own === undefined ? [] : [{ copy: own, inEntry: true, id: traceId, isOther: false }]),
        ...copies.map((copy) => ({ copy, inEntry: false, id: traceId, isOther: false })),
        ...others.map(({ copy, id }) => ({ copy, inEntry: false, id, isOther: true })),
      ],
    };
  }

  private judge(reading: EntryReading, place: EntryPlace): { readonly traceId: string | undefined; readonly payload: EntryPayload; readonly own: TraceCopy | undefined; readonly copies: readonly TraceCopy[] } {
    const { entry } = reading;
    const traceId = traceIdOf(reading);
    const own = entry.carriesTrace ? this.ownTrace(reading, place) : undefined;
    const copies = traceId === undefined ? [] : this.store.copies(traceId);
    return { traceId, own, copies, payload: judgePayload(entry.payloadDigest, own, copies, traceId !== undefined && this.erased.has(traceId)) };
  }

  /** Between the walks: true when a second one has something to look for. */
  gatherStrays(): boolean {
    for (const { id, digest } of this.store.strays()) {
      this.strays++;
      if (digest !== undefined && this.sought.size < MAX_STRAYS && !this.sought.has(digest)) this.sought.set(digest, { id, of: undefined });
    }
    return this.sought.size > 0;
  }

  /** The second walk: the same entries in the same order. */
  lookAgain({ entry, ...reading }: EntryReading, place: EntryPlace): void {
    const found = entry.payloadDigest === undefined ? undefined : this.sought.get(entry.payloadDigest);
    if (found === undefined || found.of?.entryIndex === place.index) return;
    this.isFormShown = true;
    if (found.of !== undefined) found.of.belongsTo ??= entry.sequence;
    else if (this.foundStrays.length < TOLD) this.foundStrays.push({ id: found.id, sequence: entry.sequence });
    this.noteHolder({ entry, ...reading }, place, found.id ?? '');
  }

  private noteHolder(reading: EntryReading, place: EntryPlace, heldBy: string): void {
    const traceId = traceIdOf(reading);
    const absent = !reading.entry.carriesTrace && (traceId === undefined || this.store.copies(traceId).length === 0);
    if (absent) {
      const others = (this.told.get('absent') ?? []).filter(({ entryIndex }) => entryIndex !== place.index);
      this.told.set('absent', others);
      this.counts.set('absent', this.count('absent') - 1);
      return this.tell('other-id', { ...toldOf(reading, place, traceId), heldBy });
    }
    const mismatch = this.told.get('mismatch')?.find(({ entryIndex }) => entryIndex === place.index);
    if (mismatch !== undefined) mismatch.heldBy ??= heldBy;
  }

  private note(payload: EntryPayload, told: ToldEntry): void {
    this.entries++;
    this.tell(payload.state, told);
    if (payload.differing > 0) {
      this.differingEntries++;
      this.differingCopies += payload.differing;
      if (this.differing.length < TOLD) this.differing.push(told);
      else this.leaveUntold('differing', told.entryIndex);
    }
    const digest = payload.state === 'mismatch' ? payload.copy?.digest : undefined;
    if (digest !== undefined && this.sought.size < MAX_STRAYS && !this.sought.has(digest)) this.sought.set(digest, { id: told.traceId, of: told });
  }

  private tell(state: PayloadState, told: ToldEntry): void {
    this.counts.set(state, this.count(state) + 1);
    const list = this.told.get(state) ?? [];
    if (list.length === 0) this.told.set(state, list);
    if (list.length < TOLD) list.push(told);
    else this.leaveUntold(state, told.entryIndex);
  }

  private leaveUntold(state: PayloadState | 'differing', entryIndex: number): void {
    const marks = this.untold.get(state) ?? new EntryMarks();
    marks.set(entryIndex);
    this.untold.set(state, marks);
  }

  /** The trace that the entry carries in traceView, hashed. */
  private ownTrace(reading: EntryReading, { byteOffset }: EntryPlace): TraceCopy | undefined {
    const span = reading.members.find(({ name }) => name === 'traceView')?.value;
    if (span === undefined) return undefined;
    const read = readTrace(reading.window.bytes.subarray(span.start, span.end), byteOffset + span.start);
    return read === undefined ? undefined : hashTrace(read, this.sha256, IN_ENTRY);
  }
}

/** A trace that an entry carries is part of the evidence: where it does not match, no copy from elsewhere makes up for it. */
function judgePayload(stored: string | undefined, own: TraceCopy | undefined, copies: readonly TraceCopy[], isListed: boolean): EntryPayload {
  const alone = own === undefined ? undefined : judgeCopies(stored, [own], isListed);
  return alone === undefined || alone.state === 'matches' ? judgeCopies(stored, own === undefined ? copies : [own, ...copies], isListed) : alone;
}

export function hashTrace({ text, obstacle, nulls, erasable, start, end }: ReadTrace, sha256: Sha256, file: number): TraceCopy {
  return { digest: text === undefined ? undefined : sha256(text), obstacle, nulls, erasable, file, start, end };
}

/** The one trace that these bytes are; undefined when they are no JSON object. */
export function readTrace(bytes: Uint8Array, origin = 0): ReadTrace | undefined {
  let read: ReadTrace | undefined;
  const trace = (one: ReadTrace): void => {
    read = one;
  };
  const reader = new TraceReader({ kind: 'single', under: [] }, { trace, other: () => undefined }, origin);
  const refusal = reader.write(bytes) ?? reader.end();
  return refusal === undefined ? read : undefined;
}

function toldOf({ entry }: EntryReading, { index, byteOffset }: EntryPlace, traceId: string | undefined): ToldEntry {
  return { sequence: entry.sequence, entryIndex: index, byteOffset, traceId, stored: entry.payloadDigest, copy: undefined, heldBy: undefined, belongsTo: undefined };
}

function traceIdOf({ members, window }: EntryReading): string | undefined {
  return readString(window, members.find(({ name }) => name === 'traceId')?.value);
}
