import { shorten } from '#core/words';

import { canonicalNumber } from './number';

/** Why a value has no RFC 8785 form that states exactly what it says; `at` is the file offset of what stands in the way. */
export type Obstacle = {
  readonly kind: 'unsafe-number' | 'lone-surrogate' | 'too-large';
  readonly at: number;
  /** The number as written, cut to 64 characters; empty for the others. */
  readonly literal: string;
};

export type Canonical = { readonly text: string; readonly obstacle: undefined } | { readonly text: undefined; readonly obstacle: Obstacle };

type Member = { readonly key: string; readonly text: string };
type Frame = { readonly isObject: boolean; key: string; readonly parts: string[]; readonly members: Member[] };

/** Pieces longer than this are chained, not copied: else each level of a deep value would copy all below it. */
const LONG_PIECE = 4096;
const SHOWN = 64;

/**
 * Writes one JSON value in RFC 8785 form from a scan's tokens: no white space, members by their keys' UTF-16 units,
 * strings and numbers as ECMAScript writes them. Numbers come as literals, so that none is rounded unseen. The first
 * obstacle ends the writing; what came before is dropped. Keys are taken as unique: the scanner has seen to it.
 */
export class CanonicalText {
  private frames: Frame[] = [];
  private whole = '';
  private obstacle: Obstacle | undefined;

  get isBlocked(): boolean {
    return this.obstacle !== undefined;
  }

  begin(isObject: boolean): void {
    if (!this.isBlocked) this.frames.push({ isObject, key: '', parts: [], members: [] });
  }

  end(): void {
    const frame = this.frames.pop();
    if (frame === undefined) return;
    this.put(frame.isObject ? objectText(frame.members) : `[${joined(frame.parts)}]`);
  }

  key(text: string, at: number): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    if (hasLoneSurrogate(text)) return this.block({ kind: 'lone-surrogate', at, literal: '' });
    frame.key = text;
  }

  string(text: string, at: number): void {
    if (this.isBlocked) return;
    if (hasLoneSurrogate(text)) return this.block({ kind: 'lone-surrogate', at, literal: '' });
    this.put(JSON.stringify(text));
  }

  number(literal: string, at: number): void {
    if (this.isBlocked) return;
    const form = canonicalNumber(literal);
    if (form === undefined) return this.block({ kind: 'unsafe-number', at, literal: shorten(literal, SHOWN) });
    this.put(form);
  }

  literal(word: string): void {
    if (!this.isBlocked) this.put(word);
  }

  block(obstacle: Obstacle): void {
    this.obstacle ??= obstacle;
    this.frames = [];
    this.whole = '';
  }

  /** What was written since the last time, when the value is complete. */
  take(): Canonical {
    const { obstacle, whole } = this;
    this.obstacle = undefined;
    this.frames = [];
    this.whole = '';
    return obstacle === undefined ? { text: whole, obstacle } : { text: undefined, obstacle };
  }

  private put(text: string): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) this.whole = text;
    else if (frame.isObject) frame.members.push({ key: frame.key, text });
    else frame.parts.push(text);
  }
}

function objectText(members: Member[]): string {
  members.sort((a, b) => (a.key < b.key ? -1 : 1));
  return `{${joined(members.map(({ key, text }) => `${JSON.stringify(key)}:${text}`))}}`;
}

/** The pieces with commas between. */
function joined(pieces: readonly string[]): string {
  let text = '';
  let short: string[] = [];
  for (const piece of pieces) {
    if (piece.length <= LONG_PIECE) {
      short.push(piece);
      continue;
    }
    text = chained(chained(text, short.join(',')), piece);
    short = [];
  }
  return chained(text, short.join(','));
}

const chained = (a: string, b: string): string => (a === '' ? b : b === '' ? a : `${a},${b}`);

const hasLoneSurrogate = (text: string): boolean => /\p{Surrogate}/u.test(text);
