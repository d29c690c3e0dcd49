import { JsonScanner, keyText, stringText, tokenText } from '#core/json';
import type { JsonVisitor } from '#core/json';

/** A JSON value as it was written: numbers keep their digits. Members of an object are in a map, so that no name means anything. */
export type JsonValue =
  | { readonly kind: 'null' }
  | { readonly kind: 'boolean'; readonly isTrue: boolean }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'array'; readonly items: readonly JsonValue[] }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, JsonValue> };

/** Longest document that is read whole, in bytes. */
export const MAX_DOCUMENT = 16 * 2 ** 20;
/** Most values in it. */
const MAX_VALUES = 1_000_000;
/** Longest string or number that is kept; of a longer one the first characters, which then fit no form. */
const LONGEST = 512;

type Open = { readonly items: JsonValue[] } | { readonly members: Map<string, JsonValue>; name: string };

class TreeReader implements JsonVisitor {
  readonly scanner = new JsonScanner(this);
  root: JsonValue = { kind: 'null' };
  private readonly open: Open[] = [];
  private values = 0;

  beginObject(at: number): void {
    const members = new Map<string, JsonValue>();
    this.add({ kind: 'object', members }, at);
    this.open.push({ members, name: '' });
  }
  beginArray(at: number): void {
    const items: JsonValue[] = [];
    this.add({ kind: 'array', items }, at);
    this.open.push({ items });
  }
  endObject(): void {
    this.open.pop();
  }
  endArray(): void {
    this.open.pop();
  }
  key(start: number, end: number): void {
    const top = this.open.at(-1);
    if (top !== undefined && 'members' in top) top.name = keyText(this.scanner.window, start, end);
  }
  string(start: number, end: number): void {
    this.add({ kind: 'string', text: stringText(this.scanner.window, start, end).slice(0, LONGEST) }, start);
  }
  number(start: number, end: number): void {
    this.add({ kind: 'number', text: tokenText(this.scanner.window, start, Math.min(end, start + LONGEST)) }, start);
  }
  literal(start: number, end: number): void {
    const word = tokenText(this.scanner.window, start, end);
    this.add(word === 'null' ? { kind: 'null' } : { kind: 'boolean', isTrue: word === 'true' }, start);
  }

  private add(value: JsonValue, at: number): void {
    this.values++;
    if (this.values > MAX_VALUES) this.scanner.refuse('limit-exceeded', at, `it holds more than ${MAX_VALUES} values`);
    const top = this.open.at(-1);
    if (top === undefined) this.root = value;
    else if ('items' in top) top.items.push(value);
    else top.members.set(top.name, value);
  }
}

/** The value that a document is, read strictly; or in a clause why it cannot be read. */
export function readValue(bytes: Uint8Array): { readonly value: JsonValue } | { readonly fault: string } {
  if (bytes.length > MAX_DOCUMENT) return { fault: `it is longer than ${MAX_DOCUMENT} bytes` };
  const reader = new TreeReader();
  const refusal = reader.scanner.write(bytes) ?? reader.scanner.end();
  if (refusal === undefined) return { value: reader.root };
  return { fault: refusal.code === 'limit-exceeded' && refusal.message.startsWith('it ') ? refusal.message : `it is not strict JSON (${refusal.code} at byte ${refusal.byteOffset})` };
}
