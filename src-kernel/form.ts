import { PARTS } from './layout';

// The form of an entry: what one program writes is the same in each entry but for the values. After an entry was read,
// its form is kept as parts, each a literal (everything up to the next value, constant words included) and the kind of
// the value behind it. An entry of the same form needs comparing, not reading.
//
// A part: u32 length of the literal, u32 kind, 24 free bytes, 128 bytes of the literal, 128 bytes of its mask.
const PART: usize = 288;
const LITERAL: usize = 32;
const MASK: usize = 160;
const LONGEST: usize = 128;

export const SEQUENCE: i32 = 0;
export const PREV_HASH: i32 = 1;
export const PAYLOAD_DIGEST: i32 = 2;
export const CHAIN_HASH: i32 = 3;
export const CREATED_AT: i32 = 4;
export const ORGANIZATION: i32 = 5;
export const TEXT: i32 = 6; // of a member that is not looked into
export const NUMBER: i32 = 7; // likewise
export const CLOSE: i32 = 8; // no value: the entry ends

export let isFormKnown: bool = false;
let marks: i32 = 0;

export function forgetForm(): void {
  isFormKnown = false;
  marks = 0;
}

// Notes, while an entry is read, that a literal lies in [from, to), and behind it a value of this kind.
export function mark(from: usize, to: usize, kind: i32): void {
  const part = PARTS + <usize>marks * PART;
  store<u32>(part, <u32>(to - from));
  store<u32>(part, kind, 4);
  store<u32>(part, <u32>from, 8);
  marks++;
}

// Keeps the form of the entry whose parts were noted, if its literals are not too long.
export function keepForm(): void {
  for (let i = 0; i < marks; i++) {
    const part = PARTS + <usize>i * PART;
    const length = lengthOf(i), from = <usize>load<u32>(part, 8);
    if (length > LONGEST) return;
    for (let at: usize = 0; at < LONGEST; at++) {
      store<u8>(part + at, at < length ? load<u8>(from + at) : 0, LITERAL);
      store<u8>(part + at, at < length ? 0xff : 0, MASK);
    }
  }
  isFormKnown = true;
}

// @ts-ignore: decorator
@inline export function lengthOf(i: i32): usize { return <usize>load<u32>(PARTS + <usize>i * PART); }
// @ts-ignore: decorator
@inline export function kindOf(i: i32): i32 { return load<i32>(PARTS + <usize>i * PART, 4); }

// @ts-ignore: decorator
@inline export function isLiteral(i: i32, p: usize): bool {
  const part = PARTS + <usize>i * PART;
  const length = lengthOf(i);
  for (let at: usize = 0; at < length; at += 16) {
    if (v128.any_true(v128.and(v128.xor(v128.load(p + at), v128.load(part + at, LITERAL)), v128.load(part + at, MASK)))) return false;
  }
  return true;
}
