import type { Refusal } from '#core/evidence';

import type { EvidenceBytes } from '../sources';

type Readable = Pick<EvidenceBytes, 'readInto'>;

const CHUNK = 2 ** 20;

/** A refusal with its line and column found anew: whoever passed entries does not know them. */
export async function placed(file: Readable, refusal: Refusal): Promise<Refusal> {
  return refusal.byteOffset === null ? refusal : { ...refusal, ...(await placeInFile(file, refusal.byteOffset)) };
}

/**
 * The line and column of an offset: lines counted by line feeds, columns in characters, both from 1; a byte order
 * mark is no column. Reads the file up to there: for refusals only.
 */
async function placeInFile(file: Readable, offset: number): Promise<{ line: number; column: number }> {
  const chunk = new Uint8Array(CHUNK);
  let line = 1;
  let column = 1;
  for (let at = 0; at < offset; ) {
    const count = await file.readInto(chunk.subarray(0, Math.min(CHUNK, offset - at)), at);
    if (count === 0) break;
    for (let i = at === 0 ? markLength(chunk, count) : 0; i < count; i++) {
      const byte = chunk[i] ?? 0;
      if (byte === 0x0a) {
        line++;
        column = 1;
      } else if ((byte & 0xc0) !== 0x80) column++;
    }
    at += count;
  }
  return { line, column };
}

const markLength = (bytes: Uint8Array, count: number): number => (count >= 3 && bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf ? 3 : 0);
