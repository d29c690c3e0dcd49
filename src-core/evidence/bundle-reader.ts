import { JsonScanner, stringText } from '#core/json';
import type { ByteWindow, JsonVisitor, ScanRefusal } from '#core/json';
import { judgeShape, partOf, singleEntry } from './bundle-shape';
import type { BundleHead, Candidate, Shape } from './bundle-shape';
import { ABSENT, declaredInteger, declaredString } from './declared';
import { FieldSpans, MAX_SEQUENCE_DIGITS, NOT_AN_ENTRY, fieldName, narrowEntry } from './entry';
import type { Entry, ValueSpan } from './entry';
import type { Refusal } from './refusal';

/** Takes the entries in file order, while the bundle is still being read. Spans enclose the element's JSON. */
export type EntrySink = (entry: Entry, start: number, end: number) => void;

/** Most entries of one bundle: what a 32-bit index can name. */
const MAX_ENTRIES = 2 ** 32 - 1;
/** Most members of the bundle object. */
const MAX_MEMBERS = 100_000;

/**
 * Reads a bundle, or the API's envelope around one, as it comes (contract section 1): entries go to the sink one by
 * one, the rest is kept as spans. Nothing is judged but the form. A scan's refusal wins over the question of shape.
 */
export class BundleReader implements JsonVisitor {
  private readonly scanner = new JsonScanner(this);
  private readonly sink: EntrySink;
  private readonly spans = new FieldSpans();
  private depth = 0;
  private readonly shape: Shape = { root: undefined, data: undefined, rootPlace: { at: 0, line: 1, column: 1 }, success: 'missing', apiError: { code: '', message: '' } };
  /** The open member's key at depths 1, 2 and 3, and where its value begins. */
  private readonly keyAt: string[] = ['', '', '', ''];
  private readonly valueAt: number[] = [0, 0, 0, 0];
  private readonly isObjectAt: boolean[] = [false, false, false, false];
  /** Depth of the entries array while inside one, else -1. */
  private entriesDepth = -1;
  private entryStart = 0;
  private field = '';
  private fieldStart = 0;

  entriesRead = 0;

  constructor(sink: EntrySink) {
    this.sink = sink;
  }

  write(chunk: Uint8Array): Refusal | undefined {
    return this.refuse(this.scanner.write(chunk));
  }

  /** True right behind an entry, with nothing taken in that is not told. */
  get isBehindEntry(): boolean {
    return this.entriesDepth >= 0 && this.depth === this.entriesDepth && this.scanner.isBehindElement;
  }

  /** Goes on behind entries that somebody else has read: see JsonScanner.passElements. */
  passEntries(count: number, to: number): void {
    this.scanner.passElements(to);
    this.entriesRead += count;
  }

  /**
   * What the document turned out to be, when all of it was written. `single`: the span of the one entry of a document
   * without `entries`; it was not told, since only now it is known to be one.
   */
  end(): { refusal: Refusal } | { head: BundleHead; single?: { readonly start: number; readonly end: number } } {
    const refused = this.refuse(this.scanner.end());
    if (refused !== undefined) return { refusal: refused };
    const single = singleEntry(this.shape);
    if (single !== undefined) return { head: { envelope: single.envelope, part: { kind: 'entry' }, members: single.owner.members, ...single.owner.declared }, single: single.span };
    const refusal = judgeShape(this.shape, this.entriesRead);
    if (refusal !== undefined) return { refusal };
    const envelope = this.shape.root?.entries !== 'array';
    const bundle = envelope ? this.shape.data : this.shape.root;
    if (bundle === undefined) throw new Error('a document without a bundle passed the question of shape');
    return { head: { envelope, part: partOf(bundle), members: bundle.members, ...bundle.declared } };
  }

  private refuse(refusal: ScanRefusal | undefined): Refusal | undefined {
    return refusal === undefined ? undefined : { ...refusal, entriesRead: this.entriesRead };
  }

  beginObject(at: number): void {
    if (this.depth === 0) this.shape.root = this.candidate(at);
    else if (this.depth === 1 && this.keyAt[1] === 'data' && this.shape.root !== undefined) this.shape.data = this.candidate(at);
    else if (this.depth === this.entriesDepth) this.beginEntry(at);
    this.begin(at, true);
  }

  beginArray(at: number): void {
    if (this.depth === 0) this.noteRoot(at);
    if (this.entriesDepth < 0 && this.isEntriesKey()) {
      const owner = this.owner();
      this.begin(at, false);
      if (owner !== undefined) owner.entries = 'array';
      this.entriesDepth = this.depth;
      return;
    }
    if (this.depth === this.entriesDepth) {
      this.entryStart = at;
      this.field = '';
    }
    this.begin(at, false);
  }

  endObject(end: number): void {
    this.depth--;
    if (this.depth === this.entriesDepth) return this.endEntry(end);
    if (this.depth === 0 && this.shape.root !== undefined) this.shape.root.end = end;
    if (this.depth === 1 && this.keyAt[1] === 'data' && this.shape.data !== undefined) this.shape.data.end = end;
    this.finished('object', end);
  }

  endArray(end: number): void {
    this.depth--;
    if (this.depth === this.entriesDepth) return this.tell(NOT_AN_ENTRY, this.entryStart, end);
    if (this.depth < this.entriesDepth) this.entriesDepth = -1;
    this.finished('array', end);
  }

  key(start: number, end: number): void {
    const inEntry = this.entriesDepth >= 0 && this.depth === this.entriesDepth + 1;
    if (inEntry) this.field = fieldName(this.scanner.window, start, end);
    else if (this.depth <= 2 && this.entriesDepth < 0) this.keyAt[this.depth] = fieldName(this.scanner.window, start, end);
  }

  string(start: number, end: number): void {
    this.scalar('string', start, end);
  }

  number(start: number, end: number): void {
    const tooLong = end - start > MAX_SEQUENCE_DIGITS && this.entriesDepth >= 0 && this.depth === this.entriesDepth + 1 && this.field === 'sequence';
    // Told here, not at the entry's end: a place can only be given while its line is the current one.
    if (tooLong) return this.scanner.refuse('limit-exceeded', start, `A sequence has more than ${MAX_SEQUENCE_DIGITS} digits.`);
    this.scalar('number', start, end);
  }

  literal(start: number, end: number): void {
    this.scalar('literal', start, end);
  }

  private scalar(kind: ValueSpan['kind'], start: number, end: number): void {
    if (this.depth === 0) return this.noteRoot(start);
    if (this.depth === this.entriesDepth) return this.tell(NOT_AN_ENTRY, start, end);
    this.noteStart(start);
    this.finished(kind, end);
  }

  private begin(at: number, isObject: boolean): void {
    this.noteStart(at);
    this.depth++;
    if (this.depth <= 3) this.isObjectAt[this.depth] = isObject;
  }

  private noteStart(at: number): void {
    if (this.entriesDepth >= 0 && this.depth === this.entriesDepth + 1) this.fieldStart = at;
    else if (this.depth <= 3) this.valueAt[this.depth] = at;
    if (this.entriesDepth >= 0) return;
    const owner = this.owner();
    if (owner?.members.length === MAX_MEMBERS) this.scanner.refuse('limit-exceeded', at, `The bundle has more than ${MAX_MEMBERS} members.`);
    // Noted where it begins: its place can only be given while its line is the current one.
    if (owner !== undefined && this.keyAt[this.depth] === 'entries') owner.entries = { at, ...this.scanner.placeOf(at) };
  }

  private noteRoot(at: number): void {
    this.shape.rootPlace = { at, ...this.scanner.placeOf(at) };
  }

  private candidate(at: number): Candidate {
    const declared = { organizationId: ABSENT, algorithm: ABSENT, canonicalization: ABSENT, fromSequence: ABSENT, toSequence: ABSENT };
    return { place: { at, ...this.scanner.placeOf(at) }, members: [], declared, entries: 'missing', entry: undefined, hasMore: undefined, end: at };
  }

  /** The bundle candidate whose member is open at this depth. */
  private owner(): Candidate | undefined {
    if (this.isObjectAt[this.depth] !== true) return undefined;
    if (this.depth === 1) return this.shape.root;
    return this.depth === 2 && this.keyAt[1] === 'data' ? this.shape.data : undefined;
  }

  private isEntriesKey(): boolean {
    return this.depth <= 2 && this.keyAt[this.depth] === 'entries' && this.owner() !== undefined;
  }

  private beginEntry(at: number): void {
    this.entryStart = at;
    this.spans.clear();
    this.scanner.keepFrom(at);
  }

  private endEntry(end: number): void {
    this.tell(narrowEntry(this.scanner.window, this.spans), this.entryStart, end);
    this.scanner.release();
  }

  private tell(entry: Entry, start: number, end: number): void {
    if (this.entriesRead === MAX_ENTRIES) return this.scanner.refuse('limit-exceeded', start, `The bundle has more than ${MAX_ENTRIES} entries.`);
    this.entriesRead++;
    this.sink(entry, start, end);
  }

  /** A value is complete at the depth where its key stands. */
  private finished(kind: ValueSpan['kind'], end: number): void {
    if (this.entriesDepth >= 0) {
      if (this.depth === this.entriesDepth + 1) this.spans.note(this.field, kind, this.fieldStart, end);
      return;
    }
    if (this.depth < 1 || this.depth > 2) return;
    const span: ValueSpan = { kind, start: this.valueAt[this.depth] ?? 0, end };
    const name = this.keyAt[this.depth] ?? '';
    const owner = this.owner();
    if (owner !== undefined) this.noteMember(owner, name, span);
    if (this.isObjectAt[this.depth] === true) this.noteAnswer(name, span);
  }

  private noteMember(owner: Candidate, name: string, span: ValueSpan): void {
    owner.members.push({ name, start: span.start, end: span.end });
    const { declared } = owner;
    const window = this.scanner.window;
    const anyText = (text: string): string => text;
    if (name === 'entry' && span.kind === 'object') owner.entry = { start: span.start, end: span.end };
    if (name === 'hasMore' && isTruth(window, span)) owner.hasMore = isTrue(window, span);
    if (name === 'organizationId' || name === 'algorithm' || name === 'canonicalization') declared[name] = declaredString(window, span, anyText);
    else if (name === 'fromSequence' || name === 'toSequence') declared[name] = declaredInteger(window, span);
  }

  /** What tells an API answer: its success, and its error's own code and message. */
  private noteAnswer(name: string, span: ValueSpan): void {
    const { window } = this.scanner;
    const inError = this.depth === 2 && this.keyAt[1] === 'error';
    if (this.depth === 1 && name === 'success') this.shape.success = isTrue(window, span) ? 'true' : 'other';
    if (span.kind !== 'string' || span.end - span.start > 1024 || !(this.depth === 1 || inError)) return;
    const text = stringText(window, span.start, span.end);
    if (name === 'code' || name === 'errorCode' || (this.depth === 1 && name === 'error')) this.shape.apiError.code ||= text;
    if (name === 'message') this.shape.apiError.message ||= text;
  }
}

const isTruth = (window: ByteWindow, span: ValueSpan): boolean => span.kind === 'literal' && window.bytes[span.start - window.base] !== 0x6e;

function isTrue(window: ByteWindow, span: ValueSpan): boolean {
  return span.kind === 'literal' && window.bytes[span.start - window.base] === 0x74;
}
