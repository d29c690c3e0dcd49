import { JsonScanner } from '#core/json';
import type { ByteWindow, JsonVisitor, ScanRefusalCode } from '#core/json';
import { FieldSpans, NOT_AN_ENTRY, fieldName, narrowEntry } from './entry';
import type { Entry, ValueSpan } from './entry';

export type Member = { readonly name: string; readonly value: ValueSpan };

/** One entry read again from its own bytes: narrowed as in the first reading, with every member's span. */
export type EntryReading = { readonly entry: Entry; readonly members: readonly Member[]; readonly window: ByteWindow };

/** Lists the members of the object that a document consists of. */
class MemberLister implements JsonVisitor {
  readonly members: Member[] = [];
  isObject = false;
  private readonly scanner = new JsonScanner(this);
  private depth = 0;
  private name = '';
  private start = 0;

  /** Why the bytes are not one JSON document; undefined when they are. */
  read(bytes: Uint8Array): ScanRefusalCode | undefined {
    this.bytes = bytes;
    this.scanner.write(bytes);
    return this.scanner.end()?.code;
  }

  private bytes: Uint8Array = new Uint8Array(0);

  beginObject(at: number): void {
    if (this.depth === 0) this.isObject = true;
    this.begin(at);
  }
  beginArray(at: number): void {
    this.begin(at);
  }
  endObject(end: number): void {
    this.finish('object', end);
  }
  endArray(end: number): void {
    this.finish('array', end);
  }
  key(start: number, end: number): void {
    if (this.depth === 1) this.name = fieldName({ bytes: this.bytes, base: 0, length: this.bytes.length }, start, end);
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

  private begin(at: number): void {
    if (this.depth === 1) this.start = at;
    this.depth++;
  }

  private finish(kind: ValueSpan['kind'], end: number): void {
    this.depth--;
    if (this.depth === 1 && this.isObject) this.members.push({ name: this.name, value: { kind, start: this.start, end } });
  }

  private scalar(kind: ValueSpan['kind'], start: number, end: number): void {
    if (this.depth === 1 && this.isObject) this.members.push({ name: this.name, value: { kind, start, end } });
  }
}

/**
 * Reads the entry whose JSON these bytes are. Spans count from the first of them. Undefined when they are not one
 * JSON document: then the evidence is no longer what was scanned.
 */
export function readEntry(bytes: Uint8Array): EntryReading | undefined {
  const lister = new MemberLister();
  if (lister.read(bytes) !== undefined) return undefined;
  const window = { bytes, base: 0, length: bytes.length };
  if (!lister.isObject) return { entry: NOT_AN_ENTRY, members: [], window };
  const spans = new FieldSpans();
  for (const { name, value } of lister.members) spans.note(name, value.kind, value.start, value.end);
  return { entry: narrowEntry(window, spans), members: lister.members, window };
}

const FAULTS: Readonly<Record<ScanRefusalCode, string>> = {
  'json-syntax': 'it is not JSON', 'truncated-json': 'it ends before its JSON is complete', 'invalid-utf8': 'it is not UTF-8 text, so it is not JSON',
  'duplicate-key': 'it names a key twice in one object', 'too-deep': 'it is nested too deep', 'limit-exceeded': 'one of its values is too long',
};

/** The members of the object that these bytes are, or a clause that says why they are no JSON object. */
export function readMembers(bytes: Uint8Array): { members: readonly Member[]; window: ByteWindow } | { fault: string } {
  if (bytes.length === 0) return { fault: 'it is empty' };
  const lister = new MemberLister();
  const refusal = lister.read(bytes);
  if (refusal !== undefined) return { fault: FAULTS[refusal] };
  if (!lister.isObject) return { fault: 'it is not a JSON object' };
  return { members: lister.members, window: { bytes, base: 0, length: bytes.length } };
}
