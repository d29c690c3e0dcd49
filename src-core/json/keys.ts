import type { ByteWindow } from './window';
import { stringText } from './text';

const MANY = 24;

/** The keys that one open object has shown so far. Few are compared one by one, many through a set. */
type OpenObject = { count: number; first: number; set: Set<string> | undefined };

/**
 * Remembers the keys of every open object and says when one comes twice, however it is escaped.
 * Two honest readers keep different values of a repeated key, so such a document is no evidence of one thing.
 * Memory: the key texts of the open path only.
 */
export class KeyRegister {
  private readonly open: OpenObject[] = [];
  private readonly keys: string[] = [];
  private depth = 0;
  private held = 0;

  openObject(): void {
    const reused = this.open[this.depth];
    if (reused === undefined) this.open.push({ count: 0, first: this.keys.length, set: undefined });
    else {
      reused.count = 0;
      reused.first = this.keys.length;
      reused.set = undefined;
    }
    this.depth++;
  }

  closeObject(): void {
    this.depth--;
    const object = this.open[this.depth];
    if (object === undefined) return;
    for (let i = object.first; i < this.keys.length; i++) this.held -= this.keys[i]?.length ?? 0;
    this.keys.length = object.first;
    object.set = undefined;
  }

  /** Characters held for the open path. */
  get heldCharacters(): number {
    return this.held;
  }

  /** Adds a scanned key token; false when the open object has it already. */
  add(window: ByteWindow, start: number, end: number): boolean {
    const key = keyText(window, start, end);
    const object = this.open[this.depth - 1];
    if (object === undefined) return true;
    if (this.has(object, key)) return false;
    this.keys.push(key);
    this.held += key.length;
    object.count++;
    object.set?.add(key);
    return true;
  }

  private has(object: OpenObject, key: string): boolean {
    if (object.set !== undefined) return object.set.has(key);
    for (let i = object.first; i < this.keys.length; i++) if (this.keys[i] === key) return true;
    if (object.count >= MANY) object.set = new Set(this.keys.slice(object.first));
    return false;
  }
}

type Known = { readonly bytes: Uint8Array; readonly text: string };

/** Texts of short plain keys met lately, by a few of their bytes: a log has a dozen keys and a million uses of each. */
const lately: (Known | undefined)[] = new Array<Known | undefined>(256).fill(undefined);
const LONGEST_KNOWN = 32;

/** The characters of a key token. Ordinary keys are found by their bytes, without making a new string. */
export function keyText(window: ByteWindow, start: number, end: number): string {
  const { bytes } = window;
  const from = start - window.base + 1;
  const length = end - start - 2;
  if (length === 0 || length > LONGEST_KNOWN) return stringText(window, start, end);
  const place = placeOf(bytes, from, length);
  const known = lately[place];
  if (known !== undefined && sameBytes(known.bytes, bytes, from, length)) return known.text;
  const text = stringText(window, start, end);
  lately[place] = { bytes: bytes.slice(from, from + length), text };
  return text;
}

function placeOf(bytes: Uint8Array, from: number, length: number): number {
  const first = bytes[from] ?? 0;
  const middle = bytes[from + (length >> 1)] ?? 0;
  const last = bytes[from + length - 1] ?? 0;
  return (length * 7 + first * 31 + middle * 13 + last * 3) & 0xff;
}

function sameBytes(expected: Uint8Array, bytes: Uint8Array, from: number, length: number): boolean {
  if (expected.length !== length) return false;
  for (let i = 0; i < length; i++) if (expected[i] !== bytes[from + i]) return false;
  return true;
}
