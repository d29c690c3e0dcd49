// What draws nothing, or moves what stands beside it: controls, format characters (bidi overrides and isolates, joiners,
// tags), separators that look like a space, variation selectors and fillers, surrogates without a partner. The brackets
// that carry the escape are escaped too, so that evidence cannot forge one.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}\u{27e8}\u{27e9}\p{Co}]|(?! )\p{Zs}|\p{Cs}/gu;
const EDGE_SPACES = /^ +| +$|(?<= ) +/g;

/** `⟨U+202E⟩`: a code point named instead of drawn. */
export function nameCodePoint(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  return `\u27e8U+${code.toString(16).toUpperCase().padStart(4, '0')}\u27e9`;
}

/** Text with everything invisible or direction-changing named as `⟨U+XXXX⟩`: for prose, which may quote evidence. */
export function nameUnseen(text: string): string {
  return text.replace(UNSEEN, nameCodePoint);
}

/**
 * A value from evidence as `nameUnseen` gives it, with spaces at either end and repeated spaces named too: a wrapped line
 * must not swallow them. Different texts never give the same result.
 */
export function makeVisible(text: string): string {
  return nameUnseen(text).replace(EDGE_SPACES, (spaces) => '\u27e8U+0020\u27e9'.repeat(spaces.length));
}

/** Where two texts first differ, in UTF-16 units from 0; null when they are equal. */
export function firstDifference(a: string, b: string): number | null {
  if (a === b) return null;
  let at = 0;
  while (at < a.length && at < b.length && a[at] === b[at]) at += 1;
  return at;
}
