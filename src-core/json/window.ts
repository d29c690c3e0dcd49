/**
 * The stretch of the document that is in memory: `bytes[0 .. length)` are the file's bytes from offset `base` on.
 * Tokens are given as file offsets; `bytes[offset - base]` reads them. A view: valid only during the call that got it.
 */
export type ByteWindow = { readonly bytes: Uint8Array; readonly base: number; readonly length: number };

/** A window over bytes that are wholly in memory, beginning at a file offset. */
export function windowOver(bytes: Uint8Array, base = 0): ByteWindow {
  return { bytes, base, length: bytes.length };
}
