import { CHAIN_HASH, CLOSE, CREATED_AT, NUMBER, ORGANIZATION, PAYLOAD_DIGEST, PREV_HASH, SEQUENCE, TEXT, forgetForm, isFormKnown, isLiteral, keepForm, kindOf, lengthOf, mark } from './form';
import { isHex64, plainEnd, space } from './text';
import { time } from './time';

// The entry read last: where its values lie in the memory, and what they say. Its time is in time.ts.
export let sequence: f64 = 0;
export let sequenceAt: usize = 0;
export let sequenceLength: usize = 0;
export let prevHashAt: usize = 0;
export let payloadDigestAt: usize = 0;
export let chainHashAt: usize = 0;
export let createdAt: usize = 0;
export let createdAtLength: usize = 0;
export let organizationAt: usize = 0;
export let organizationLength: i32 = -1; // -1: the entry has none
export let anchored: bool = false; // a Merkle field is not null

// What a reader gives instead of the index behind what it read.
export const NOT_PLAIN: usize = 0;
export const ENDS: usize = 1; // the input ends here

const MERKLE_ROOT: i32 = 8; // its number below, and merkleLeafIndex and merkleAnchorId behind it
const MERKLE_ANCHOR_ID: i32 = 10;
let formAnchored: bool = false; // which values are null is part of a form
const EIDAS_TIMESTAMP: i32 = 11; // its number below: any but null is for the reference to note
const REQUIRED: i32 = 0b11111;
const LONGEST_ORGANIZATION: usize = 128;
const MOST_DIGITS: usize = 15; // an integer that a double holds exactly

// Reads the plain entry at p. Gives the index behind it, NOT_PLAIN or ENDS.
export function readEntry(p: usize, end: usize): usize {
  anchored = formAnchored;
  const behind = isFormKnown ? readSameForm(p, end) : NOT_PLAIN;
  return behind > ENDS ? behind : readAnyForm(p, end);
}

// Reads an entry of the form of the one before. Whatever it accepts readAnyForm accepts, with the same values.
function readSameForm(p: usize, end: usize): usize {
  organizationLength = -1;
  let part = 0;
  while (true) {
    const behind = p + lengthOf(part);
    if (behind > end || !isLiteral(part, p)) return NOT_PLAIN;
    const kind = kindOf(part);
    if (kind == CLOSE) return behind;
    p = value(kind, behind, end);
    part++;
    if (p <= ENDS) return p;
  }
}

function readAnyForm(p: usize, end: usize): usize {
  forgetForm();
  let literal = p;
  if (load<u8>(p) != 0x7b) return NOT_PLAIN;
  let seen = 0;
  anchored = false;
  organizationLength = -1;
  p = space(p + 1, end);
  while (true) {
    if (p >= end) return ENDS;
    if (load<u8>(p) != 0x22) return NOT_PLAIN;
    const keyAt = p + 1;
    p = plainEnd(keyAt, end);
    if (p >= end) return ENDS;
    if (load<u8>(p) != 0x22) return NOT_PLAIN;
    const key = memberOf(keyAt, p - keyAt);
    if (key < 0 || (seen >> key) & 1) return NOT_PLAIN;
    seen |= 1 << key;
    p = space(p + 1, end);
    if (p >= end) return ENDS;
    if (load<u8>(p) != 0x3a) return NOT_PLAIN;
    p = space(p + 1, end);
    if (p + 16 >= end) return ENDS;
    const first = load<u8>(p);
    if (key >= MERKLE_ROOT && key <= MERKLE_ANCHOR_ID && first != 0x6e) anchored = true;
    if (key == EIDAS_TIMESTAMP && first != 0x6e) return NOT_PLAIN;
    if (first == 0x22) {
      if (key == SEQUENCE) return NOT_PLAIN;
      const kind = min(key, TEXT);
      mark(literal, p + 1, kind);
      p = value(kind, p + 1, end);
      if (p <= ENDS) return p;
      literal = p;
      if (load<u8>(p) != 0x22) return NOT_PLAIN;
      p++;
    } else if (<u32>first - 0x30 <= 9) {
      if (key != SEQUENCE && key < TEXT) return NOT_PLAIN;
      const kind = key == SEQUENCE ? SEQUENCE : NUMBER;
      mark(literal, p, kind);
      p = value(kind, p, end);
      if (p <= ENDS) return p;
      literal = p;
    } else {
      const behind = constant(p);
      if (behind == NOT_PLAIN || key < ORGANIZATION || (key == ORGANIZATION && first != 0x6e)) return NOT_PLAIN;
      p = behind;
    }
    p = space(p, end);
    if (p >= end) return ENDS;
    const c = load<u8>(p);
    p++;
    if (c == 0x7d) {
      if ((seen & REQUIRED) != REQUIRED) return NOT_PLAIN;
      mark(literal, p, CLOSE);
      keepForm();
      formAnchored = anchored;
      return p;
    }
    if (c != 0x2c) return NOT_PLAIN;
    p = space(p, end);
  }
}

// The value of this kind at `at`. Gives the index behind its characters (a string's closing quote is not looked at),
// NOT_PLAIN or ENDS.
// @ts-ignore: decorator
@inline function value(kind: i32, at: usize, end: usize): usize {
  switch (kind) {
    case SEQUENCE: {
      const p = digits(at, end);
      if (p <= ENDS) return p;
      if (digitsValue == 0) return NOT_PLAIN;
      sequence = digitsValue;
      sequenceAt = at;
      sequenceLength = p - at;
      return p;
    }
    case PREV_HASH:
      prevHashAt = at;
      return hash(at, end);
    case PAYLOAD_DIGEST:
      payloadDigestAt = at;
      return hash(at, end);
    case CHAIN_HASH:
      chainHashAt = at;
      return hash(at, end);
    case CREATED_AT: {
      const p = plainEnd(at, end);
      if (p >= end) return ENDS;
      createdAt = at;
      createdAtLength = p - at;
      return time(at, p - at) ? p : NOT_PLAIN;
    }
    case ORGANIZATION: {
      const p = plainEnd(at, end);
      if (p >= end) return ENDS;
      organizationAt = at;
      organizationLength = <i32>(p - at);
      return p - at > LONGEST_ORGANIZATION ? NOT_PLAIN : p;
    }
    case NUMBER:
      return digits(at, end);
    default: {
      const p = plainEnd(at, end);
      return p >= end ? ENDS : p;
    }
  }
}

// @ts-ignore: decorator
@inline function hash(at: usize, end: usize): usize {
  return at + 64 >= end ? ENDS : isHex64(at) ? at + 64 : NOT_PLAIN;
}

let digitsValue: f64 = 0;

// A whole number without a sign, of at most 15 digits.
function digits(at: usize, end: usize): usize {
  let p = at;
  let total: u64 = 0;
  for (;;) {
    const d = <u32>load<u8>(p) - 0x30;
    if (d > 9) break;
    total = total * 10 + <u64>d;
    p++;
    if (p >= end) return ENDS;
    if (p - at > MOST_DIGITS) return NOT_PLAIN;
  }
  const c = load<u8>(p);
  if ((load<u8>(at) == 0x30 && p - at > 1) || c == 0x2e || (c | 0x20) == 0x65) return NOT_PLAIN;
  digitsValue = <f64>total;
  return p;
}

// Behind null, true or false.
// @ts-ignore: decorator
@inline function constant(p: usize): usize {
  const word = load<u32>(p);
  if (word == 0x6c6c756e || word == 0x65757274) return p + 4;
  return word == 0x736c6166 && load<u8>(p + 4) == 0x65 ? p + 5 : NOT_PLAIN;
}

// The member that a key names: the kinds of form.ts up to ORGANIZATION, then numbers of their own; -1 for no member.
// @ts-ignore: decorator
@inline function memberOf(p: usize, length: usize): i32 {
  switch (<i32>length) {
    case 2: return load<u16>(p) == 0x6469 ? 7 : -1; // id
    case 7: return load<u32>(p) == 0x63617274 && (load<u32>(p + 3) == 0x64496563) ? 6 : -1; // traceId
    case 8: {
      const word = load<u64>(p);
      return word == 0x65636e6575716573 ? 0 : word == 0x6873614876657270 ? 1 : -1; // sequence prevHash
    }
    case 9: {
      const word = load<u64>(p);
      const last = load<u8>(p + 8);
      return word == 0x7361486e69616863 && last == 0x68 ? 3 : word == 0x4164657461657263 && last == 0x74 ? 4 : -1; // chainHash createdAt
    }
    case 10: return load<u64>(p) == 0x6f52656c6b72656d && load<u16>(p + 8) == 0x746f ? 8 : -1; // merkleRoot
    case 13: return load<u64>(p) == 0x4464616f6c796170 && load<u32>(p + 8) == 0x73656769 && load<u8>(p + 12) == 0x74 ? 2 : -1; // payloadDigest
    case 14: {
      return load<u64>(p) == 0x617a696e6167726f && load<u32>(p + 8) == 0x6e6f6974 && load<u16>(p + 12) == 0x6449 ? 5 // organizationId
        : load<u64>(p) == 0x6e41656c6b72656d && load<u32>(p + 8) == 0x726f6863 && load<u16>(p + 12) == 0x6449 ? 10 // merkleAnchorId
        : load<u64>(p) == 0x6d69547361646965 && load<u32>(p + 8) == 0x61747365 && load<u16>(p + 12) == 0x706d ? 11 : -1; // eidasTimestamp
    }
    case 15: return load<u64>(p) == 0x654c656c6b72656d && load<u32>(p + 8) == 0x6e496661 && load<u16>(p + 12) == 0x6564 && load<u8>(p + 14) == 0x78 ? 9 : -1; // merkleLeafIndex
    default: return -1;
  }
}
