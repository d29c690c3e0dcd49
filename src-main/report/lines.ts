import type { FaceName, TextFace, Typefaces } from './typefaces';
import { INK } from './ink';
import { toRuns } from './runs';

/**
 * Text as it is to be set. A `value` comes from evidence or program and is shown space by space; `anywhere` lets a line
 * end inside a word: values are filled to the margin, prose is not.
 */
export type Styled = { readonly text: string; readonly face: TextFace; readonly size: number; readonly colour: string; readonly value?: boolean; readonly anywhere?: boolean };
export type PlacedRun = { readonly x: number; readonly text: string; readonly face: FaceName; readonly size: number; readonly colour: string };
export type SetLine = { readonly runs: readonly PlacedRun[]; readonly width: number };
export type Measure = (text: string, face: FaceName, size: number) => number;

type Token = { readonly text: string; readonly face: FaceName; readonly size: number; readonly colour: string; readonly anywhere: boolean; readonly space: boolean };

const WORD = / +|[^ ]+/g;

/** Breaks styled text into lines of at most `width`. Spaces at a line's end hang over it; no other character is dropped. */
export function setLines(styled: readonly Styled[], width: number, measure: Measure, typefaces: Typefaces): readonly SetLine[] {
  const filler = new LineFiller(width, measure);
  for (const token of styled.flatMap((piece) => tokensOf(piece, typefaces))) filler.add(token);
  return filler.finish();
}

function tokensOf(piece: Styled, typefaces: Typefaces): readonly Token[] {
  return toRuns(piece.text, piece.face, piece.value === true, typefaces).flatMap((run) => {
    const style = { face: run.face, size: piece.size, colour: run.escape ? INK.escape : piece.colour };
    if (run.escape) return [{ ...style, text: run.text, size: piece.size * 0.92, anywhere: false, space: false }];
    return (run.text.match(WORD) ?? []).map((text) => ({ ...style, text, anywhere: piece.anywhere === true, space: text.startsWith(' ') }));
  });
}

class LineFiller {
  readonly #width: number;
  readonly #measure: Measure;
  readonly #lines: SetLine[] = [];
  #runs: PlacedRun[] = [];
  #x = 0;

  constructor(width: number, measure: Measure) {
    this.#width = width;
    this.#measure = measure;
  }

  add(token: Token): void {
    const width = this.#measure(token.text, token.face, token.size);
    if (token.space || this.#x + width <= this.#width + 0.01) this.#place(token, width);
    else if (token.anywhere || width > this.#width) this.#split(token);
    else {
      this.#break();
      this.#place(token, width);
    }
  }

  finish(): readonly SetLine[] {
    this.#break();
    return this.#lines;
  }

  #split(token: Token): void {
    if (!token.anywhere && this.#x > 0) this.#break();
    let rest = Array.from(token.text);
    while (rest.length > 0) {
      const fitting = this.#fitting(rest, token);
      if (fitting === 0 && this.#x > 0) {
        this.#break();
        continue;
      }
      const taken = rest.slice(0, Math.max(fitting, 1)).join('');
      this.#place({ ...token, text: taken }, this.#measure(taken, token.face, token.size));
      rest = rest.slice(Math.max(fitting, 1));
      if (rest.length > 0) this.#break();
    }
  }

  /** How many of the characters still fit on this line. */
  #fitting(characters: readonly string[], token: Token): number {
    let width = 0;
    let count = 0;
    for (const character of characters) {
      width += this.#measure(character, token.face, token.size);
      if (this.#x + width > this.#width + 0.01) break;
      count += 1;
    }
    return count;
  }

  #place(token: Token, width: number): void {
    if (token.space && this.#x === 0 && this.#lines.length > 0) return;
    const last = this.#runs.at(-1);
    if (last !== undefined && last.face === token.face && last.size === token.size && last.colour === token.colour) {
      this.#runs[this.#runs.length - 1] = { ...last, text: last.text + token.text };
    } else {
      this.#runs.push({ x: this.#x, text: token.text, face: token.face, size: token.size, colour: token.colour });
    }
    this.#x += width;
  }

  #break(): void {
    this.#lines.push({ runs: this.#runs, width: this.#x });
    this.#runs = [];
    this.#x = 0;
  }
}
