/**
 * A position in the chain: a positive integer of any size. A number while a double holds it exactly (up to and
 * including 2^53), its decimal digits as text beyond.
 */
export type Sequence = number | string;

const LARGEST_NUMBER = 2 ** 53;

/**
 * Parses an integer literal as JSON writes it: digits only, no sign, fraction, exponent or leading zero.
 * Gives undefined for anything else; 0 is accepted because a declared range may begin there.
 */
export function parseSequence(literal: string): Sequence | undefined {
  if (!/^(?:0|[1-9][0-9]*)$/.test(literal)) return undefined;
  if (literal.length < 16) return Number(literal);
  return BigInt(literal) <= BigInt(LARGEST_NUMBER) ? Number(literal) : literal;
}

/** Negative, zero or positive as a lies before, at or after b. */
export function compareSequences(a: Sequence, b: Sequence): number {
  if (typeof a === 'number' && typeof b === 'number') return a - b;
  const left = String(a);
  const right = String(b);
  if (left.length !== right.length) return left.length - right.length;
  return left < right ? -1 : left > right ? 1 : 0;
}

/** The sequence `steps` after (or, negative, before) this one. */
export function stepSequence(sequence: Sequence, steps: number): Sequence {
  if (typeof sequence === 'number') {
    const sum = sequence + steps;
    if (sum < LARGEST_NUMBER) return sum;
  }
  const sum = BigInt(sequence) + BigInt(steps);
  return sum <= BigInt(LARGEST_NUMBER) ? Number(sum) : sum.toString();
}

/** True when b is exactly one above a. */
export function isNextSequence(a: Sequence, b: Sequence): boolean {
  if (typeof a === 'number' && typeof b === 'number' && a < LARGEST_NUMBER) return b === a + 1;
  return compareSequences(stepSequence(a, 1), b) === 0;
}
