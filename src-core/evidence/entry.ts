import { keyText, stringText, tokenText } from '#core/json';
import type { ByteWindow } from '#core/json';
import { digestAt, parseDigest } from './digest';
import type { Digest } from './digest';
import { parseInstant } from './instant';
import type { Instant } from './instant';
import { parseSequence } from './sequence';
import type { Sequence } from './sequence';

/** The fields of an entry that the replay reads (seed 003), in the order in which their faults are told. */
export const READ_FIELDS = ['sequence', 'prevHash', 'payloadDigest', 'chainHash', 'createdAt', 'organizationId', 'traceId', 'eidasTimestamp', 'merkleRoot', 'merkleLeafIndex', 'merkleAnchorId', 'traceView'] as const;
export type ReadField = (typeof READ_FIELDS)[number];

/** Most digits of a sequence. */
export const MAX_SEQUENCE_DIGITS = 1000;

/** Where a field's value stands in the file, and what it is. */
export type ValueSpan = { readonly kind: 'string' | 'number' | 'literal' | 'object' | 'array'; readonly start: number; readonly end: number };

export type Fault = { readonly field: ReadField; readonly actual: string | undefined };

/** An entry, narrowed: what could be read of each field, and what was wrong with it. */
export type Entry = {
  /** Undefined: the entry cannot be placed in the walk. */
  readonly sequence: Sequence | undefined;
  readonly prevHash: Digest | undefined;
  readonly payloadDigest: Digest | undefined;
  readonly chainHash: Digest | undefined;
  /** Verbatim; undefined unless it is an RFC 3339 date-time. */
  readonly createdAt: string | undefined;
  readonly instant: Instant | undefined;
  readonly organizationId: string | undefined;
  readonly faults: readonly Fault[];
  /** Something other than null stands in eidasTimestamp. */
  readonly timestamped: boolean;
  /** Something other than null stands in merkleRoot, merkleLeafIndex or merkleAnchorId. */
  readonly anchored: boolean;
  /** An object stands in traceView: the payload lies in the entry itself. */
  readonly carriesTrace: boolean;
  /** False: the element is not a JSON object. */
  readonly isObject: boolean;
};

const SLOTS: ReadonlyMap<string, number> = new Map(READ_FIELDS.map((field, slot) => [field, slot]));

/** Collects the spans of the fields that the replay reads while an entry is scanned. One serves for all entries. */
export class FieldSpans {
  private readonly kinds: (ValueSpan['kind'] | undefined)[] = READ_FIELDS.map(() => undefined);
  private readonly starts = new Float64Array(READ_FIELDS.length);
  private readonly ends = new Float64Array(READ_FIELDS.length);

  clear(): void {
    this.kinds.fill(undefined);
  }

  note(field: string, kind: ValueSpan['kind'], start: number, end: number): void {
    const slot = SLOTS.get(field);
    if (slot === undefined) return;
    this.kinds[slot] = kind;
    this.starts[slot] = start;
    this.ends[slot] = end;
  }

  get(field: ReadField): ValueSpan | undefined {
    const slot = SLOTS.get(field) ?? 0;
    const kind = this.kinds[slot];
    return kind === undefined ? undefined : { kind, start: this.starts[slot] ?? 0, end: this.ends[slot] ?? 0 };
  }
}

/** The name of a field from its key token. */
export const fieldName = keyText;

/** What an element that is not an object narrows to. */
export const NOT_AN_ENTRY: Entry = {
  sequence: undefined, prevHash: undefined, payloadDigest: undefined, chainHash: undefined,
  createdAt: undefined, instant: undefined, organizationId: undefined, faults: [], timestamped: false, anchored: false, carriesTrace: false, isObject: false,
};

/**
 * Narrows an entry's fields once, at the door (contract section 1). Each rule that a field breaks is a fault with
 * what stands there (undefined: nothing stands there). Does not check any hash.
 */
export function narrowEntry(window: ByteWindow, spans: FieldSpans): Entry {
  const faults: Fault[] = [];
  const blame = (field: ReadField): void => {
    const span = spans.get(field);
    faults.push({ field, actual: span === undefined ? undefined : shownText(window, span) });
  };
  const digest = (field: ReadField): Digest | undefined => {
    const read = readDigest(window, spans.get(field));
    if (read === undefined) blame(field);
    return read;
  };
  const sequence = readSequence(window, spans.get('sequence'));
  if (sequence === undefined) blame('sequence');
  const prevHash = digest('prevHash');
  const payloadDigest = digest('payloadDigest');
  const chainHash = digest('chainHash');
  const written = readString(window, spans.get('createdAt'));
  const instant = written === undefined ? undefined : parseInstant(written);
  if (instant === undefined) blame('createdAt');
  const createdAt = instant === undefined ? undefined : written;
  const organizationId = readString(window, spans.get('organizationId'));
  if (organizationId === undefined && !isAbsent(window, spans.get('organizationId'))) blame('organizationId');
  const timestamped = !isAbsent(window, spans.get('eidasTimestamp'));
  const carriesTrace = spans.get('traceView')?.kind === 'object';
  return { sequence, prevHash, payloadDigest, chainHash, createdAt, instant, organizationId, faults, timestamped, anchored: isAnchored(window, spans), carriesTrace, isObject: true };
}

const ANCHOR_FIELDS = ['merkleRoot', 'merkleLeafIndex', 'merkleAnchorId'] as const;

function isAnchored(window: ByteWindow, spans: FieldSpans): boolean {
  return ANCHOR_FIELDS.some((field) => !isAbsent(window, spans.get(field)));
}

/** Bytes of \uXXXX: what one character may take. */
const LONGEST_ESCAPE = 6;

function readSequence(window: ByteWindow, span: ValueSpan | undefined): Sequence | undefined {
  if (span?.kind !== 'number') return undefined;
  const sequence = parseSequence(tokenText(window, span.start, span.end));
  return sequence === 0 ? undefined : sequence;
}

function readDigest(window: ByteWindow, span: ValueSpan | undefined): Digest | undefined {
  if (span?.kind !== 'string' || span.end - span.start > 2 + 64 * LONGEST_ESCAPE) return undefined;
  return digestAt(window, span.start, span.end) ?? parseDigest(stringText(window, span.start, span.end));
}

const LONGEST_READ = 64 * 1024;

/** A string field's characters; undefined for any other kind of value and for strings beyond 64 KiB. */
export function readString(window: ByteWindow, span: ValueSpan | undefined): string | undefined {
  return span?.kind === 'string' && span.end - span.start <= LONGEST_READ ? stringText(window, span.start, span.end) : undefined;
}

/** True where nothing, or null, stands. */
export function isAbsent(window: ByteWindow, span: ValueSpan | undefined): boolean {
  return span === undefined || (span.kind === 'literal' && window.bytes[span.start - window.base] === 0x6e);
}

const SHOWN = 256;

/**
 * A value as a finding quotes it: a string's characters, a number's or literal's text, cut after 256 characters;
 * "{…}" and "[…]" for what has parts.
 */
export function shownText(window: ByteWindow, span: ValueSpan): string {
  if (span.kind === 'object') return '{…}';
  if (span.kind === 'array') return '[…]';
  const text = span.kind === 'string' ? stringText(window, span.start, span.end) : tokenText(window, span.start, Math.min(span.end, span.start + 2 * SHOWN));
  return cutText(text);
}

function cutText(text: string): string {
  return text.length <= SHOWN + 1 ? text : `${text.slice(0, SHOWN)}…`;
}
