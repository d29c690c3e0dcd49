import type { Sha256 } from '#core/replay';
import { PrecisionSearch } from './precision';
import { joinPieces } from './preimage';
import type { Piece } from './preimage';
import { fieldText } from './recipe';
import type { LogRecipe } from './recipe';
import type { LogRecord } from './record';

/** A record's hash worked through, so that anybody can repeat it; or why that cannot be done. */
export type Explained =
  | { readonly kind: 'none'; readonly because: string }
  | {
      readonly kind: 'hashed';
      readonly parts: readonly { readonly field: string; readonly text: string }[];
      readonly preimage: string | Uint8Array;
      readonly recomputed: string;
      /** The time with the digits that storage lost, where only it recomputes. */
      readonly recovered: string | null;
    };

/** A longer preimage is hashed and judged, but not worked through. */
const LONGEST = 65_536;

const none = (because: string): Explained => ({ kind: 'none', because });

/** What is hashed of a record, in its parts. Judges nothing: whoever asks compares. */
export function explainRecord({ preimage, hash }: LogRecord, recipe: LogRecipe, sha256: Sha256): Explained {
  if (hash === null) return none('The record carries no hash: no chain covers it.');
  switch (preimage.kind) {
    case 'none':
      return none('The formula is not published: the content of this record is not claimed. A recipe would let it be recomputed.');
    case 'other-formula':
      return none('The record says that it was hashed by another formula, which the recipe does not hold: its content is not claimed.');
    case 'malformed':
      return none('A hashed field is malformed, so there is nothing sound to recompute.');
    case 'unsure':
      return none(`${fieldText(preimage.field)} holds half of a character, which programs hash differently: its content cannot be recomputed in one way.`);
    case 'pieces':
      break;
  }
  const { separator, lost } = preimage;
  if (joinPieces(preimage.pieces, separator).length > LONGEST) return none(`More than ${LONGEST} bytes are hashed here: too many to be worked through.`);
  const stored = sha256(joinPieces(preimage.pieces, separator));
  const recovered = stored === hash || hash === undefined ? undefined : (new PrecisionSearch(sha256).find(preimage, hash) ?? undefined);
  const pieces = preimage.pieces.map((piece, index) => (recovered !== undefined && index === lost?.index ? recovered : piece));
  return {
    kind: 'hashed',
    parts: pieces.map((piece, index) => ({ field: partName(recipe, index), text: pieceText(piece) })),
    preimage: joinPieces(pieces, separator),
    recomputed: recovered === undefined ? stored : sha256(joinPieces(pieces, separator)),
    recovered: recovered ?? null,
  };
}

function partName({ preimage }: LogRecipe, index: number): string {
  const part = preimage?.parts[index];
  return part === undefined || 'literal' in part ? 'literal' : fieldText(part.field);
}

const pieceText = (piece: Piece): string => (typeof piece === 'string' ? piece : Array.from(piece, (byte) => byte.toString(16).padStart(2, '0')).join(''));
