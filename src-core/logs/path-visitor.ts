import { JsonScanner, keyText } from '#core/json';
import type { ByteWindow, JsonVisitor, ScanRefusal } from '#core/json';
import type { ValueSpan } from '#core/evidence';
import type { Step } from './place';

/** A record as it was met: its members of the wanted names, whose spans count in the window. Good during the call only. */
export type RecordSpans = { readonly isObject: boolean; readonly window: ByteWindow; readonly members: ReadonlyMap<string, ValueSpan> };
export type SpanSink = (record: RecordSpans, start: number, end: number) => void;

/** Follows the steps into one document and tells of each record; all else is only checked to be strict JSON. */
export class PathVisitor implements JsonVisitor {
  private readonly scanner = new JsonScanner(this);
  private readonly steps: readonly Step[];
  private readonly wanted: ReadonlySet<string>;
  private readonly sink: SpanSink;
  private readonly members = new Map<string, ValueSpan>();
  private depth = 0;
  /** Open containers, from the root on, that lie on the way to the records. */
  private matched = 0;
  private readonly isObject: boolean[] = [];
  private readonly keys: string[] = [];
  private inRecord = false;
  private recordIsObject = false;
  private recordStart = 0;
  private memberStart = 0;
  /** Values met where an array of records should stand inside, and arrays of records found. */
  groups = 0;
  arrays = 0;

  constructor(steps: readonly Step[], wanted: ReadonlySet<string>, sink: SpanSink) {
    this.steps = steps;
    this.wanted = wanted;
    this.sink = sink;
  }

  write(chunk: Uint8Array): ScanRefusal | undefined {
    return this.scanner.write(chunk);
  }

  end(): ScanRefusal | undefined {
    return this.scanner.end();
  }

  /** For the sink: ends the reading. */
  refuse(offset: number, message: string): void {
    this.scanner.refuse('limit-exceeded', offset, message);
  }

  beginObject(at: number): void {
    this.begin(at, true);
  }
  beginArray(at: number): void {
    this.begin(at, false);
  }
  endObject(end: number): void {
    this.finish('object', end);
  }
  endArray(end: number): void {
    this.finish('array', end);
  }
  key(start: number, end: number): void {
    if (this.inRecord ? this.depth === this.steps.length + 1 : this.matched === this.depth) this.keys[this.depth] = keyText(this.scanner.window, start, end);
  }
  string(start: number, end: number): void {
    this.scalar('string', start, end);
  }
  number(start: number, end: number): void {
    this.scalar('number', start, end);
  }
  literal(start: number, end: number): void {
    this.scalar('literal', start, end);
  }

  private begin(at: number, isObject: boolean): void {
    if (this.isMember) this.memberStart = at;
    else if (!this.inRecord && this.isOnPath) {
      if (this.depth === this.steps.length) this.beginRecord(at, isObject);
      else this.matched = this.depth + 1;
      this.countGroup();
      if (this.depth === this.steps.length - 1 && !isObject && this.steps.at(-1) === null) this.arrays++;
    }
    this.depth++;
    this.isObject[this.depth] = isObject;
  }

  private beginRecord(at: number, isObject: boolean): void {
    this.inRecord = true;
    this.recordIsObject = isObject;
    this.recordStart = at;
    this.members.clear();
    this.scanner.keepFrom(at);
  }

  private finish(kind: 'object' | 'array', end: number): void {
    this.depth--;
    if (this.inRecord) {
      if (this.depth === this.steps.length) {
        this.inRecord = false;
        this.sink({ isObject: this.recordIsObject, window: this.scanner.window, members: this.members }, this.recordStart, end);
        this.scanner.release();
      } else if (this.isMember) this.note(kind, this.memberStart, end);
    } else if (this.matched > this.depth) this.matched = this.depth;
  }

  private scalar(kind: 'string' | 'number' | 'literal', start: number, end: number): void {
    if (this.isMember) return this.note(kind, start, end);
    if (this.inRecord || !this.isOnPath) return;
    this.countGroup();
    if (this.depth === this.steps.length) {
      this.members.clear();
      this.sink({ isObject: false, window: this.scanner.window, members: this.members }, start, end);
    }
  }

  private note(kind: ValueSpan['kind'], start: number, end: number): void {
    const name = this.keys[this.depth] ?? '';
    if (this.wanted.has(name)) this.members.set(name, { kind, start, end });
  }

  /** A page, or the whole document where there are none. */
  private countGroup(): void {
    if (this.depth === (this.steps.length > 1 && this.steps[0] === null ? 1 : 0)) this.groups++;
  }

  private get isMember(): boolean {
    return this.inRecord && this.recordIsObject && this.depth === this.steps.length + 1;
  }

  /** Whether a value that begins here is one that the steps lead to or through. */
  private get isOnPath(): boolean {
    if (this.matched !== this.depth || this.depth > this.steps.length) return false;
    if (this.depth === 0) return true;
    const step = this.steps[this.depth - 1];
    return this.isObject[this.depth] === true ? step === this.keys[this.depth] : step === null;
  }
}
