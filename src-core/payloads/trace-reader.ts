import { JsonScanner, keyText, stringText, tokenText } from '#core/json';
import type { JsonVisitor, ScanRefusal } from '#core/json';
import { CanonicalText } from './canonical-text';
import type { Obstacle } from './canonical-text';
import { MAX_NUMBER } from './number';
import { ERASED_FIELDS } from './trace-form';
import type { TraceForm } from './trace-form';

/** Longest trace that is written in RFC 8785 form, in bytes as it stands in the file. */
export const MAX_TRACE = 16 * 2 ** 20;
/** Longest trace id, in bytes as it stands in the file. */
const MAX_ID = 1024;

/** One trace as it was read. Offsets count from the file's first byte, the end is exclusive. */
export type ReadTrace = {
  /** The key in an object by trace id, else the trace's own `traceId`; undefined where there is none that can be used. */
  readonly id: string | undefined;
  readonly start: number;
  readonly end: number;
  /** Its RFC 8785 form; undefined with an obstacle. */
  readonly text: string | undefined;
  readonly obstacle: Obstacle | undefined;
  /** Which of the four erasable fields are null: bit n for the nth. */
  readonly nulls: number;
  /** Which of the four it has at all, in the same bits. */
  readonly erasable: number;
};

export type TraceSink = {
  readonly trace: (trace: ReadTrace) => void;
  /** What stands where a trace might, and is no object: its characters if it is a string, its key if it has one. */
  readonly other: (text: string | undefined, key: string | undefined) => void;
};

/**
 * Reads the traces of one JSON document as it comes, strictly, each in its RFC 8785 form. Holds one trace at a time;
 * one that is longer than MAX_TRACE is passed over and told with an obstacle. Does not hash and does not compare.
 */
export class TraceReader implements JsonVisitor {
  private readonly scanner = new JsonScanner(this);
  private readonly canonical = new CanonicalText();
  private readonly sink: TraceSink;
  private readonly form: Exclude<TraceForm, { kind: 'lines' }>;
  /** Added to every offset: where this document begins in its file. */
  private readonly origin: number;
  /** How many containers are open where a trace begins. */
  private readonly traceDepth: number;
  private depth = 0;
  /** The key last read at each level that `under` names. */
  private readonly holders: string[] = [];
  private key0 = '';
  private start = -1;
  private ownKey = '';
  private ownId: string | undefined;
  private nulls = 0;
  private erasable = 0;

  constructor(form: Exclude<TraceForm, { kind: 'lines' }>, sink: TraceSink, origin = 0) {
    this.form = form;
    this.sink = sink;
    this.origin = origin;
    this.traceDepth = form.under.length + (form.kind === 'single' ? 0 : 1);
  }

  write(chunk: Uint8Array): ScanRefusal | undefined {
    return this.scanner.write(chunk);
  }

  end(): ScanRefusal | undefined {
    return this.scanner.end();
  }

  beginObject(at: number): void {
    if (this.start < 0 && this.isTracePlace()) this.beginTrace(at);
    else if (this.start >= 0) this.canonical.begin(true);
    this.depth++;
  }

  beginArray(at: number): void {
    if (this.start >= 0 && this.fits(at)) this.canonical.begin(false);
    else if (this.start < 0 && this.isTracePlace()) this.sink.other(undefined, this.keyOfTrace());
    this.depth++;
  }

  endObject(end: number): void {
    this.depth--;
    if (this.start < 0) return;
    if (this.fits(end)) this.canonical.end();
    if (this.depth === this.traceDepth) this.endTrace(end);
  }

  endArray(end: number): void {
    this.depth--;
    if (this.start >= 0 && this.fits(end)) this.canonical.end();
  }

  key(start: number, end: number): void {
    const { window } = this.scanner;
    if (this.start >= 0) {
      if (this.canonical.isBlocked && this.depth !== this.traceDepth + 1) return;
      const text = keyText(window, start, end);
      if (this.depth === this.traceDepth + 1) this.beginMember(text);
      if (this.fits(end)) this.canonical.key(text, this.origin + start);
      return;
    }
    if (this.depth <= this.form.under.length) this.holders[this.depth - 1] = keyText(window, start, end);
    if (this.depth === this.traceDepth) this.key0 = end - start > MAX_ID ? '' : keyText(window, start, end);
  }

  private beginMember(name: string): void {
    this.ownKey = name;
    const bit = ERASED_FIELDS.findIndex((field) => field === name);
    if (bit >= 0) this.erasable |= 1 << bit;
  }

  string(start: number, end: number): void {
    const { window } = this.scanner;
    if (this.start < 0) {
      if (this.isTracePlace()) this.sink.other(end - start > MAX_ID ? undefined : stringText(window, start, end), this.keyOfTrace());
      return;
    }
    const isId = this.depth === this.traceDepth + 1 && this.ownKey === 'traceId' && end - start <= MAX_ID;
    if (isId) this.ownId = stringText(window, start, end);
    if (this.fits(end)) this.canonical.string(stringText(window, start, end), this.origin + start);
  }

  number(start: number, end: number): void {
    if (this.start < 0) return this.scalarAtPlace();
    // One character beyond what is read is enough to be told that it is too long.
    if (this.fits(end)) this.canonical.number(tokenText(this.scanner.window, start, Math.min(end, start + MAX_NUMBER + 1)), this.origin + start);
  }

  literal(start: number, end: number): void {
    if (this.start < 0) return this.scalarAtPlace();
    const word = tokenText(this.scanner.window, start, end);
    const bit = word === 'null' && this.depth === this.traceDepth + 1 ? ERASED_FIELDS.findIndex((field) => field === this.ownKey) : -1;
    if (bit >= 0) this.nulls |= 1 << bit;
    if (this.fits(end)) this.canonical.literal(word);
  }

  private scalarAtPlace(): void {
    if (this.isTracePlace()) this.sink.other(undefined, this.keyOfTrace());
  }

  private isTracePlace(): boolean {
    return this.depth === this.traceDepth && this.form.under.every((name, level) => this.holders[level] === name);
  }

  private keyOfTrace(): string | undefined {
    return this.form.kind === 'by-id' && this.key0 !== '' ? this.key0 : undefined;
  }

  private beginTrace(at: number): void {
    this.start = at;
    this.ownId = undefined;
    this.ownKey = '';
    this.nulls = 0;
    this.erasable = 0;
    this.canonical.begin(true);
  }

  /** Whether the trace is still short enough and free of obstacles. */
  private fits(end: number): boolean {
    if (this.canonical.isBlocked) return false;
    if (end - this.start <= MAX_TRACE) return true;
    this.canonical.block({ kind: 'too-large', at: this.origin + this.start, literal: '' });
    return false;
  }

  private endTrace(end: number): void {
    const { text, obstacle } = this.canonical.take();
    const id = this.form.kind === 'by-id' ? this.keyOfTrace() : this.ownId;
    this.sink.trace({ id: id === '' ? undefined : id, start: this.origin + this.start, end: this.origin + end, text, obstacle, nulls: this.nulls, erasable: this.erasable });
    this.start = -1;
  }
}
