/** A piece of text: characters that show themselves, or one that would not and is named instead. */
export type TextPiece =
  | { readonly kind: 'plain'; readonly text: string }
  | { readonly kind: 'mark'; readonly code: string; readonly name: string };

// Controls, format characters (bidirectional overrides, zero-width joiners, soft hyphens, tags), line and paragraph
// separators, lone surrogates, unassigned code points, every space but U+0020, and the fillers and selectors that
// Unicode files elsewhere but that draw nothing. Each could make two different values look the same.
const UNSEEN =
  /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\p{Cn}\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0e\u{e0100}-\u{e01ef}]/u;

const NAMES: Readonly<Record<string, string>> = {
  'U+0000': 'null',
  'U+0008': 'backspace',
  'U+0009': 'tab',
  'U+000A': 'line feed',
  'U+000D': 'carriage return',
  'U+001B': 'escape',
  'U+00A0': 'no-break space',
  'U+00AD': 'soft hyphen',
  'U+061C': 'Arabic letter mark',
  'U+200B': 'zero width space',
  'U+200C': 'zero width non-joiner',
  'U+200D': 'zero width joiner',
  'U+200E': 'left-to-right mark',
  'U+200F': 'right-to-left mark',
  'U+2028': 'line separator',
  'U+2029': 'paragraph separator',
  'U+202A': 'left-to-right embedding',
  'U+202B': 'right-to-left embedding',
  'U+202C': 'pop directional formatting',
  'U+202D': 'left-to-right override',
  'U+202E': 'right-to-left override',
  'U+2060': 'word joiner',
  'U+2066': 'left-to-right isolate',
  'U+2067': 'right-to-left isolate',
  'U+2068': 'first strong isolate',
  'U+2069': 'pop directional isolate',
  'U+FEFF': 'byte order mark',
};

function nameOf(character: string, code: string): string {
  const known = NAMES[code];
  if (known !== undefined) return known;
  if (/\p{Cc}/u.test(character)) return 'control character';
  if (/\p{Cs}/u.test(character)) return 'lone surrogate';
  if (/\p{Cn}/u.test(character)) return 'unassigned character';
  if (/\p{Zs}/u.test(character)) return 'unusual space';
  return 'invisible character';
}

/**
 * Splits text into what shows itself and what does not. Joined, the plain pieces and the characters behind the marks
 * are the text again. With `lines`, tabs and line ends stay as they are: for a source shown over several lines.
 */
export function toVisibleText(text: string, lines = false): readonly TextPiece[] {
  const pieces: TextPiece[] = [];
  let plain = '';
  for (const character of text) {
    const stays = !UNSEEN.test(character) || (lines && (character === '\n' || character === '\t' || character === '\r'));
    if (stays) {
      plain += character;
      continue;
    }
    if (plain !== '') pieces.push({ kind: 'plain', text: plain });
    plain = '';
    const code = `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
    pieces.push({ kind: 'mark', code, name: nameOf(character, code) });
  }
  if (plain !== '') pieces.push({ kind: 'plain', text: plain });
  return pieces;
}

/** The same as one string, for places that take no elements (a window title, an accessible name). */
export const toPlainVisible = (text: string): string =>
  toVisibleText(text)
    .map((piece) => (piece.kind === 'plain' ? piece.text : `⟨${piece.code}⟩`))
    .join('');
