import { makeVisible, nameCodePoint, nameUnseen } from '#core/words';

import type { FaceName, TextFace, Typefaces } from './typefaces';

/** Text that one font draws. `escape` marks a named code point, set apart from the evidence around it. */
export type Run = { readonly text: string; readonly face: FaceName; readonly escape: boolean };

const ESCAPE = /(\u27e8U\+[0-9A-F]{4,6}\u27e9)/u;

/**
 * Splits text into runs of one font each. Nothing is lost: what draws nothing is named (`makeVisible` for a value,
 * `nameUnseen` for prose), and what no font covers is named the same way.
 */
export function toRuns(text: string, wanted: TextFace, value: boolean, typefaces: Typefaces): readonly Run[] {
  const runs: Run[] = [];
  const append = (part: string, face: FaceName, escape: boolean): void => {
    const last = runs.at(-1);
    if (last !== undefined && last.face === face && last.escape === escape && !escape) runs[runs.length - 1] = { ...last, text: last.text + part };
    else runs.push({ text: part, face, escape });
  };
  for (const part of (value ? makeVisible(text) : nameUnseen(text)).split(ESCAPE)) {
    if (part === '') continue;
    if (ESCAPE.test(part)) append(part, 'wide', true);
    else appendDrawn(part, wanted, typefaces, append);
  }
  return runs;
}

function appendDrawn(part: string, wanted: TextFace, typefaces: Typefaces, append: (part: string, face: FaceName, escape: boolean) => void): void {
  let pending = '';
  let face: FaceName = wanted;
  const flush = (): void => {
    if (pending !== '') append(pending, face, false);
    pending = '';
  };
  for (const character of part) {
    const found = typefaces.faceFor(character.codePointAt(0) ?? 0, wanted);
    const chosen: FaceName = found ?? face;
    if (found === undefined || chosen !== face) flush();
    if (found === undefined) {
      append(nameCodePoint(character), 'wide', true);
      continue;
    }
    face = chosen;
    pending += character;
  }
  flush();
}
