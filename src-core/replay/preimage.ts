import type { HashedFields, Recipe } from './recipes';

/** A preimage made showable: its text, or the hex of raw bytes. */
export type ShownPreimage = { readonly is: 'text' | 'hex'; readonly text: string; readonly bytes: number };

export function showPreimage(recipe: Recipe, fields: HashedFields): ShownPreimage {
  const preimage = recipe.preimage(fields);
  if (typeof preimage === 'string') return { is: 'text', text: preimage, bytes: preimage.length };
  return { is: 'hex', text: toHex(preimage), bytes: preimage.length };
}

/**
 * A line for any POSIX shell that prints the SHA-256 of the preimage: the way for anybody to repeat one step of the
 * replay without this program. Raw bytes are written as octal escapes, which every printf knows.
 */
export function shellLine(recipe: Recipe, fields: HashedFields): string {
  return shellLineOf(recipe.preimage(fields));
}

/** The same for any preimage: its text (then its UTF-8), or raw bytes. */
export function shellLineOf(preimage: string | Uint8Array): string {
  if (typeof preimage === 'string') return `printf %s '${preimage.replaceAll("'", `'\\''`)}' | sha256sum`;
  const escapes = Array.from(preimage, (byte) => `\\${byte.toString(8).padStart(3, '0')}`).join('');
  return `printf '${escapes}' | sha256sum`;
}

function toHex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
