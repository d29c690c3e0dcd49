import type { Piece, Setting } from '#core/report';

import { INK, SIZE } from './ink';
import type { Styled } from './lines';

const HASH = /^[0-9a-f]{64}$/;
const GROUP = 8;

/** How a piece of the document is set, by what it is. */
export function styleOf(as: Setting, text: string): Styled {
  switch (as) {
    case 'plain':
      return { text, face: 'sans', size: SIZE.body, colour: INK.text };
    case 'strong':
      return { text, face: 'sansStrong', size: SIZE.body, colour: INK.text };
    case 'mono':
      return { text, face: 'mono', size: SIZE.mono, colour: INK.text, value: true, anywhere: true };
    case 'quiet':
      return { text, face: 'sans', size: SIZE.body, colour: INK.quiet };
  }
}

export const styledPieces = (pieces: readonly Piece[]): readonly Styled[] => pieces.map((piece) => styleOf(piece.as, piece.text));

/**
 * A value in mono. A hash is set in groups of eight, told apart by two inks and not by spaces, so that it can be read
 * aloud and still copied whole; lines end only between groups. From `difference` on (characters from 0) it is set bold in the ink of a fault.
 */
export function styledValue(text: string, size: number, difference: number | null = null): readonly Styled[] {
  const ink = (bad: boolean, odd: boolean): string => (bad ? (odd ? INK.badSecond : INK.bad) : odd ? INK.quiet : INK.text);
  const set = (part: string, bad: boolean, odd: boolean): Styled => ({ size, value: true, anywhere: !HASH.test(text), text: part, face: bad ? 'monoStrong' : 'mono', colour: ink(bad, odd) });
  if (!HASH.test(text)) {
    if (difference === null) return [set(text, false, false)];
    const at = text.slice(0, difference).replace(/[\ud800-\udbff]$/, '').length;
    return [set(text.slice(0, at), false, false), set(text.slice(at), true, false)];
  }
  const groups: Styled[] = [];
  for (let at = 0; at < text.length; at += GROUP) {
    const odd = (at / GROUP) % 2 === 1;
    const cut = difference === null ? GROUP : Math.min(Math.max(difference - at, 0), GROUP);
    groups.push(set(text.slice(at, at + cut), false, odd), set(text.slice(at + cut, at + GROUP), true, odd));
  }
  return groups.filter((group) => group.text !== '');
}
