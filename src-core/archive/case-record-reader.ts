import { JsonScanner, keyText, stringText, tokenText } from '#core/json';
import type { JsonVisitor } from '#core/json';

/** What stands under a name: texts as they mean, numbers as they are written, anything with parts as `other`. */
export type Scalar = { readonly kind: 'string' | 'number' | 'literal'; readonly text: string } | { readonly kind: 'other' };
/** The members of an object that somebody asks for. */
export type Flat = ReadonlyMap<string, Scalar>;

/** Who takes what the record holds, as it comes; a clause that it gives ends the reading. */
export interface RecordTaker {
  schema(value: Scalar): string | undefined;
  source(members: Flat): string | undefined;
  object(members: Flat): string | undefined;
  setAside(members: Flat): string | undefined;
}

/** Which list of the record holds what. */
const LISTS = { objects: 'object', setAside: 'setAside' } as const;

/** Longest text that is kept; a longer one is `other`, and fits no form. */
const LONGEST = 8192;

/**
 * Reads a case record strictly, in pieces of any size: one object with `schema`, `source`, `objects` and perhaps `setAside`.
 * Holds no more of it than one object's texts. Members that nobody asks for are passed over, whatever they hold.
 */
export class CaseRecordReader implements JsonVisitor {
  private readonly scanner = new JsonScanner(this);
  private readonly taker: RecordTaker;
  private readonly wanted: ReadonlySet<string>;
  private fault: string | undefined;
  private depth = 0;
  private top = '';
  private list: keyof typeof LISTS | undefined;
  private flat: Map<string, Scalar> | undefined;
  private flatDepth = 0;
  private name = '';

  constructor(wanted: ReadonlySet<string>, taker: RecordTaker) {
    this.wanted = wanted;
    this.taker = taker;
  }

  /** A clause that says why it cannot be read, as soon as that is known. */
  write(bytes: Uint8Array): string | undefined {
    return this.because(this.scanner.write(bytes));
  }

  end(): string | undefined {
    return this.because(this.scanner.end());
  }

  beginObject(at: number): void {
    if (this.depth === 1 && this.top === 'source') this.open();
    else if (this.depth === 2 && this.list !== undefined) this.open();
    else this.beginOther(at);
    this.depth++;
  }
  beginArray(at: number): void {
    if (this.depth === 0) this.stop(at, 'it is not a JSON object');
    else if (this.depth === 1 && (this.top === 'objects' || this.top === 'setAside')) this.list = this.top;
    else this.beginOther(at);
    this.depth++;
  }
  endObject(end: number): void {
    this.depth--;
    if (this.flat === undefined || this.depth !== this.flatDepth - 1) return;
    const members = this.flat;
    this.flat = undefined;
    const fault = this.list === undefined ? this.taker.source(members) : this.taker[LISTS[this.list]](members);
    if (fault !== undefined) this.stop(end - 1, fault);
  }
  endArray(): void {
    this.depth--;
    if (this.depth === 1) this.list = undefined;
  }
  key(start: number, end: number): void {
    if (this.depth === 1) this.top = keyText(this.scanner.window, start, end);
    else if (this.depth === this.flatDepth) this.name = keyText(this.scanner.window, start, end);
  }
  string(start: number, end: number): void {
    this.scalar(start, end - start > LONGEST ? { kind: 'other' } : { kind: 'string', text: stringText(this.scanner.window, start, end) });
  }
  number(start: number, end: number): void {
    this.scalar(start, end - start > LONGEST ? { kind: 'other' } : { kind: 'number', text: tokenText(this.scanner.window, start, end) });
  }
  literal(start: number, end: number): void {
    this.scalar(start, { kind: 'literal', text: tokenText(this.scanner.window, start, end) });
  }

  private open(): void {
    this.flat = new Map();
    this.flatDepth = this.depth + 1;
  }

  /** Something with parts where a scalar, or nothing in particular, is expected. */
  private beginOther(at: number): void {
    if (this.depth === 0) return;
    this.scalar(at, { kind: 'other' });
  }

  private scalar(at: number, value: Scalar): void {
    if (this.depth === 0) this.stop(at, 'it is not a JSON object');
    else if (this.depth === 1 && this.top === 'schema') this.stopWith(at, this.taker.schema(value));
    else if (this.depth === 1 && (this.top === 'source' || this.top === 'objects' || this.top === 'setAside')) this.stop(at, `its "${this.top}" has not the form of a case record's`);
    else if (this.depth === 2 && this.list !== undefined) this.stop(at, `one of its "${this.list}" is no object`);
    else if (this.flat !== undefined && this.depth === this.flatDepth && this.wanted.has(this.name)) this.flat.set(this.name, value);
  }

  private stopWith(at: number, fault: string | undefined): void {
    if (fault !== undefined) this.stop(at, fault);
  }

  private stop(at: number, fault: string): void {
    this.fault ??= fault;
    this.scanner.refuse('json-syntax', at, fault);
  }

  private because(refusal: ReturnType<JsonScanner['write']>): string | undefined {
    if (refusal === undefined) return undefined;
    return this.fault ?? `it is not strict JSON (${refusal.code} at byte ${refusal.byteOffset})`;
  }
}
