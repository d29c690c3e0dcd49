/** One DER value as it lies in its bytes: tag, content, and the whole with its header. */
export type Der = { readonly tag: number; readonly content: Uint8Array; readonly whole: Uint8Array };

export const TAG = {
  boolean: 0x01, integer: 0x02, bits: 0x03, octets: 0x04, null: 0x05, oid: 0x06, utf8: 0x0c, utcTime: 0x17, generalizedTime: 0x18,
  sequence: 0x30, set: 0x31,
} as const;

/** The tag of a context-specific value: [n] around other values (constructed), or [n] in place of a plain one. */
export const around = (n: number): number => 0xa0 + n;
export const inPlace = (n: number): number => 0x80 + n;

/** Most values in one: no time-stamp token or certificate has more, and a hostile one must not fill the memory. */
const MOST_INSIDE = 1000;

/**
 * The value at an offset. Undefined where the bytes are not one whole value as DER writes it (X.690, 8.1 and 10.1):
 * a tag of one byte, a definite length in its shortest form. Looks no deeper than the header.
 */
function readDer(bytes: Uint8Array, at: number): Der | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) return undefined;
  let length = first;
  let start = at + 2;
  if (first > 0x80) {
    length = 0;
    for (const end = start + first - 0x80; start < end; start++) length = length * 256 + (bytes[start] ?? NaN);
    const shortest = length < 0x80 ? 0 : Math.ceil((32 - Math.clz32(length)) / 8);
    if (shortest !== first - 0x80) return undefined;
  }
  if (!(start + length <= bytes.length)) return undefined;
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** The one value that these bytes are, to the last of them. */
export function wholeDer(bytes: Uint8Array): Der | undefined {
  const value = readDer(bytes, 0);
  return value?.whole.length === bytes.length ? value : undefined;
}

/** The values inside one of this tag, undefined where they do not fill it exactly or it is another. */
export function inside(value: Der | undefined, tag: number): readonly Der[] | undefined {
  if (value?.tag !== tag) return undefined;
  const found: Der[] = [];
  for (let at = 0; at < value.content.length; ) {
    const next = readDer(value.content, at);
    if (next === undefined || found.length === MOST_INSIDE) return undefined;
    found.push(next);
    at += next.whole.length;
  }
  return found;
}

/** The one value inside an explicit tag. */
export function only(value: Der | undefined, tag: number): Der | undefined {
  const found = inside(value, tag);
  return found?.length === 1 ? found[0] : undefined;
}

/** Reads the members of a sequence in their order, where some may be missing. */
export class Members {
  private readonly values: readonly Der[];
  private at = 0;

  constructor(values: readonly Der[]) {
    this.values = values;
  }

  /** The next member if it has this tag; else it stays where it is. */
  take(tag: number): Der | undefined {
    const next = this.values[this.at];
    if (next?.tag !== tag) return undefined;
    this.at++;
    return next;
  }

  /** The next member, whatever its tag. */
  any(): Der | undefined {
    return this.values[this.at++];
  }

  get isAtEnd(): boolean {
    return this.at >= this.values.length;
  }
}

/** The set that has these members, in DER's own order: by their bytes, a shorter one before what it begins (X.690, 11.6). */
export function sortedSet(members: readonly Der[]): Uint8Array {
  const sorted = [...members].map(({ whole }) => whole).sort(compareBytes);
  const length = sorted.reduce((sum, { length: one }) => sum + one, 0);
  const header = [TAG.set, ...lengthBytes(length)];
  const set = new Uint8Array(header.length + length);
  set.set(header);
  let at = header.length;
  for (const member of sorted) {
    set.set(member, at);
    at += member.length;
  }
  return set;
}

function lengthBytes(length: number): number[] {
  if (length < 0x80) return [length];
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return [0x80 + bytes.length, ...bytes];
}

function compareBytes(a: Uint8Array, b: Uint8Array): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return a.length - b.length;
}

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean => a.length === b.length && compareBytes(a, b) === 0;
