/** One DER value as it lies in its bytes: tag, content, and the whole with its header. */
export type Der = { readonly tag: number; readonly content: Buffer; readonly whole: Buffer };

export const TAG = { integer: 0x02, bits: 0x03, octets: 0x04, oid: 0x06, utf8: 0x0c, sequence: 0x30, set: 0x31 } as const;

/** Tag, definite length, contents in a row. */
export function der(tag: number, ...contents: readonly Uint8Array[]): Buffer {
  const content = Buffer.concat(contents);
  return Buffer.concat([Buffer.from([tag]), lengthOf(content.length), content]);
}

export const sequence = (...contents: readonly Uint8Array[]): Buffer => der(TAG.sequence, ...contents);

/** A set in DER's own order: by the encoded bytes of its members. */
export const sortedSet = (tag: number, members: readonly Buffer[]): Buffer => der(tag, ...[...members].sort((a, b) => Buffer.compare(a, b)));

function lengthOf(length: number): Buffer {
  if (length < 0x80) return Buffer.from([length]);
  const bytes: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 256)) bytes.unshift(rest % 256);
  return Buffer.from([0x80 + bytes.length, ...bytes]);
}

/** An object identifier from its dotted text. */
export function oid(dotted: string): Buffer {
  const [first = 0, second = 0, ...rest] = dotted.split('.').map(Number);
  return der(TAG.oid, Buffer.from([first * 40 + second, ...rest.flatMap(base128)]));
}

function base128(arc: number): readonly number[] {
  const bytes = [arc % 128];
  for (let rest = Math.floor(arc / 128); rest > 0; rest = Math.floor(rest / 128)) bytes.unshift((rest % 128) + 0x80);
  return bytes;
}

/**
 * Reads the value at an offset; undefined where the bytes are not one whole definite-length value with a one-byte tag.
 */
export function readDer(bytes: Buffer, at = 0): Der | undefined {
  const tag = bytes[at];
  const first = bytes[at + 1];
  if (tag === undefined || first === undefined || (tag & 0x1f) === 0x1f || first === 0x80 || first > 0x84) return undefined;
  const longer = first < 0x80 ? 0 : first - 0x80;
  if (at + 2 + longer > bytes.length) return undefined;
  const length = longer === 0 ? first : bytes.readUIntBE(at + 2, longer);
  const start = at + 2 + longer;
  if (start + length > bytes.length) return undefined;
  return { tag, content: bytes.subarray(start, start + length), whole: bytes.subarray(at, start + length) };
}

/** The values inside a constructed one; undefined where they do not fill it exactly. */
export function readInside(value: Der | undefined): readonly Der[] | undefined {
  if (value === undefined) return undefined;
  const found: Der[] = [];
  for (let at = 0; at < value.content.length;) {
    const next = readDer(value.content, at);
    if (next === undefined) return undefined;
    found.push(next);
    at += next.whole.length;
  }
  return found;
}
