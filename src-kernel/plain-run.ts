// The kernel of the fast replay, in AssemblyScript (README.md beside it says what it may and may not do).
//
// It takes runs of *plain* entries: each in the plainest notation and well-formed, one sequence after the entry before,
// linked to it, not dated before it, of the same organisation, and recomputing under one recipe. Whatever is not all of
// that ends the run and is left to the reference: this code accepts or says nothing, it never finds fault.

export const INPUT: usize = 0x100000;
const STAGE: usize = 0x1000; // 4 lanes of 192 bytes
const WANTED: usize = 0x1400; // 4 lanes of 32 bytes: the stored chain hashes
const WORDS: usize = 0x1800; // 64 message words of 4 lanes
const ROUND: usize = 0x2000; // 64 round constants, each splat over 4 lanes
const KEPT_HASH: usize = 0x2a00; // chain hash of the entry before, 64 characters
const KEPT_ORG: usize = 0x2a80; // organisation of the entry before, at most 128 characters
export const STARTS: usize = 0x4000; // u32 offsets in the input, at most MOST
export const LENGTHS: usize = 0x44000;
const MOST: i32 = 65536;

export const DONE: i32 = 0; // the next entry begins at or behind the stop
export const OTHER: i32 = 1; // what begins here is not plain
export const MORE: i32 = 2; // the input ends inside what begins here
export const END: i32 = 3; // the array ends here
export const FULL: i32 = 4;

export let count: i32 = 0;
export let position: usize = 0;

// The entry before.
let hasBefore: bool = false;
let beforeSequence: f64 = 0;
let beforeSeconds: f64 = 0;
let beforeNanos: i32 = 0;
let beforeOrgLength: i32 = -1;
let beforeHash: usize = 0;
let beforeOrg: usize = 0;

// The export's time.
let exportSeconds: f64 = Infinity;
let exportNanos: i32 = 0;

const K: StaticArray<u32> = [
  0x428a2f98,0x71374491,0xb5c0fbcf,0xe9b5dba5,0x3956c25b,0x59f111f1,0x923f82a4,0xab1c5ed5,0xd807aa98,0x12835b01,0x243185be,0x550c7dc3,0x72be5d74,0x80deb1fe,0x9bdc06a7,0xc19bf174,
  0xe49b69c1,0xefbe4786,0x0fc19dc6,0x240ca1cc,0x2de92c6f,0x4a7484aa,0x5cb0a9dc,0x76f988da,0x983e5152,0xa831c66d,0xb00327c8,0xbf597fc7,0xc6e00bf3,0xd5a79147,0x06ca6351,0x14292967,
  0x27b70a85,0x2e1b2138,0x4d2c6dfc,0x53380d13,0x650a7354,0x766a0abb,0x81c2c92e,0x92722c85,0xa2bfe8a1,0xa81a664b,0xc24b8b70,0xc76c51a3,0xd192e819,0xd6990624,0xf40e3585,0x106aa070,
  0x19a4c116,0x1e376c08,0x2748774c,0x34b0bcb5,0x391c0cb3,0x4ed8aa4a,0x5b9cca4f,0x682e6ff3,0x748f82ee,0x78a5636f,0x84c87814,0x8cc70208,0x90befffa,0xa4506ceb,0xbef9a3f7,0xc67178f2];

export function prepare(seconds: f64, nanos: i32): void {
  exportSeconds = seconds;
  exportNanos = nanos;
  for (let i = 0; i < 64; i++) v128.store(ROUND + (<usize>i << 4), i32x4.splat(unchecked(K[i])));
}

// Forgets the entry before: the next run begins with whatever entry comes.
export function begin(): void {
  hasBefore = false;
  beforeOrgLength = -1;
}

// ---- SHA-256 of four messages of equal length in blocks -------------------------------------------------------------

// @ts-ignore: decorator
@inline function ror(x: v128, n: i32): v128 { return v128.or(i32x4.shr_u(x, n), i32x4.shl(x, 32 - n)); }
// @ts-ignore: decorator
@inline function swap(x: v128): v128 { return v128.shuffle<u8>(x, x, 3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8, 15, 14, 13, 12); }

function block(at: usize, state: usize): void {
  for (let q: usize = 0; q < 4; q++) {
    const a = swap(v128.load(at + (q << 4)));
    const b = swap(v128.load(at + (q << 4) + 192));
    const c = swap(v128.load(at + (q << 4) + 384));
    const d = swap(v128.load(at + (q << 4) + 576));
    const ab0 = v128.shuffle<u32>(a, b, 0, 4, 1, 5);
    const ab1 = v128.shuffle<u32>(a, b, 2, 6, 3, 7);
    const cd0 = v128.shuffle<u32>(c, d, 0, 4, 1, 5);
    const cd1 = v128.shuffle<u32>(c, d, 2, 6, 3, 7);
    const w = WORDS + (q << 6);
    v128.store(w, v128.shuffle<u64>(ab0, cd0, 0, 2));
    v128.store(w + 16, v128.shuffle<u64>(ab0, cd0, 1, 3));
    v128.store(w + 32, v128.shuffle<u64>(ab1, cd1, 0, 2));
    v128.store(w + 48, v128.shuffle<u64>(ab1, cd1, 1, 3));
  }
  for (let t: usize = WORDS + 256; t < WORDS + 1024; t += 16) {
    const w15 = v128.load(t - 240);
    const w2 = v128.load(t - 32);
    const s0 = v128.xor(v128.xor(ror(w15, 7), ror(w15, 18)), i32x4.shr_u(w15, 3));
    const s1 = v128.xor(v128.xor(ror(w2, 17), ror(w2, 19)), i32x4.shr_u(w2, 10));
    v128.store(t, i32x4.add(i32x4.add(v128.load(t - 256), s0), i32x4.add(v128.load(t - 112), s1)));
  }
  let a = v128.load(state), b = v128.load(state + 16), c = v128.load(state + 32), d = v128.load(state + 48);
  let e = v128.load(state + 64), f = v128.load(state + 80), g = v128.load(state + 96), h = v128.load(state + 112);
  for (let t: usize = 0; t < 1024; t += 16) {
    const s1 = v128.xor(v128.xor(ror(e, 6), ror(e, 11)), ror(e, 25));
    const ch = v128.bitselect(f, g, e);
    const t1 = i32x4.add(i32x4.add(i32x4.add(h, s1), i32x4.add(ch, v128.load(ROUND + t))), v128.load(WORDS + t));
    const s0 = v128.xor(v128.xor(ror(a, 2), ror(a, 13)), ror(a, 22));
    const maj = v128.bitselect(c, a, v128.xor(a, b));
    // maj(a,b,c): where a and b differ take c, else a
    const t2 = i32x4.add(s0, maj);
    h = g; g = f; f = e; e = i32x4.add(d, t1); d = c; c = b; b = a; a = i32x4.add(t1, t2);
  }
  v128.store(state, i32x4.add(a, v128.load(state)));
  v128.store(state + 16, i32x4.add(b, v128.load(state + 16)));
  v128.store(state + 32, i32x4.add(c, v128.load(state + 32)));
  v128.store(state + 48, i32x4.add(d, v128.load(state + 48)));
  v128.store(state + 64, i32x4.add(e, v128.load(state + 64)));
  v128.store(state + 80, i32x4.add(f, v128.load(state + 80)));
  v128.store(state + 96, i32x4.add(g, v128.load(state + 96)));
  v128.store(state + 112, i32x4.add(h, v128.load(state + 112)));
}

const STATE: usize = 0x2b80;

// How many of the staged lanes, from the first on, have the hash that is wanted of them.
function matching(lanes: i32, blocks: i32): i32 {
  v128.store(STATE, i32x4.splat(0x6a09e667)); v128.store(STATE + 16, i32x4.splat(<i32>0xbb67ae85));
  v128.store(STATE + 32, i32x4.splat(0x3c6ef372)); v128.store(STATE + 48, i32x4.splat(<i32>0xa54ff53a));
  v128.store(STATE + 64, i32x4.splat(0x510e527f)); v128.store(STATE + 80, i32x4.splat(<i32>0x9b05688c));
  v128.store(STATE + 96, i32x4.splat(0x1f83d9ab)); v128.store(STATE + 112, i32x4.splat(0x5be0cd19));
  for (let i = 0; i < blocks; i++) block(STAGE + (<usize>i << 6), STATE);
  let lane = 0;
  for (; lane < lanes; lane++) {
    let same = true;
    for (let word: usize = 0; word < 8; word++) {
      if (load<u32>(STATE + (word << 4) + (<usize>lane << 2)) != bswap<u32>(load<u32>(WANTED + (<usize>lane << 5) + (word << 2)))) { same = false; break; }
    }
    if (!same) break;
  }
  return lane;
}

// ---- Scanning --------------------------------------------------------------------------------------------------------

// The index behind plain characters (no quote, backslash, control or non-ASCII) from p on; at most `end`.
// @ts-ignore: decorator
@inline function plainEnd(p: usize, end: usize): usize {
  while (p < end) {
    const x = v128.load(p);
    const special = v128.or(v128.or(i8x16.eq(x, i8x16.splat(0x22)), i8x16.eq(x, i8x16.splat(0x5c))), i8x16.lt_s(x, i8x16.splat(0x20)));
    const mask = i8x16.bitmask(special);
    if (mask) return min(end, p + <usize>ctz(mask));
    p += 16;
  }
  return end;
}

// @ts-ignore: decorator
@inline function space(p: usize, end: usize): usize {
  while (p < end) {
    const c = load<u8>(p);
    if (c > 0x20) break;
    if (c != 0x20 && c != 0x0a && c != 0x0d && c != 0x09) break;
    p++;
  }
  return p;
}

// True when 64 characters at p are all lower-case hex.
// @ts-ignore: decorator
@inline function isHex16(p: usize): bool {
  const x = v128.load(p);
  const digit = v128.and(i8x16.ge_u(x, i8x16.splat(0x30)), i8x16.le_u(x, i8x16.splat(0x39)));
  const letter = v128.and(i8x16.ge_u(x, i8x16.splat(0x61)), i8x16.le_u(x, i8x16.splat(0x66)));
  return i8x16.all_true(v128.or(digit, letter));
}
// @ts-ignore: decorator
@inline function isHex64(p: usize): bool { return isHex16(p) && isHex16(p + 16) && isHex16(p + 32) && isHex16(p + 48); }

// @ts-ignore: decorator
@inline function nibbles(x: v128): v128 {
  // '0'..'9' → 0..9, 'a'..'f' → 10..15
  return i8x16.sub(v128.and(x, i8x16.splat(0x0f)), v128.and(i8x16.gt_u(x, i8x16.splat(0x39)), i8x16.splat(-9)));
}
// Decodes 64 hex characters known to be such.
// @ts-ignore: decorator
@inline function unhex64(p: usize, to: usize): void {
  for (let i: usize = 0; i < 4; i++) {
    const n = nibbles(v128.load(p + (i << 4)));
    // high nibble * 16 + low nibble, in 16-bit lanes (low byte is the first character)
    const high = i16x8.shl(v128.and(n, i16x8.splat(0x00ff)), 4);
    const low = i16x8.shr_u(n, 8);
    store<u64>(to + (i << 3), i64x2.extract_lane(i8x16.narrow_i16x8_u(v128.or(high, low), i16x8.splat(0)), 0));
  }
}

// @ts-ignore: decorator
@inline function same16(p: usize, q: usize): bool { return i8x16.all_true(i8x16.eq(v128.load(p), v128.load(q))); }
// @ts-ignore: decorator
@inline function same64(p: usize, q: usize): bool { return same16(p, q) && same16(p + 16, q + 16) && same16(p + 32, q + 32) && same16(p + 48, q + 48); }

// @ts-ignore: decorator
@inline function two(p: usize): i32 {
  const a = <u32>load<u8>(p) - 0x30, b = <u32>load<u8>(p + 1) - 0x30;
  return a > 9 || b > 9 ? 1000 : <i32>(a * 10 + b);
}

let seconds: f64 = 0;
let nanos: i32 = 0;

// YYYY-MM-DDTHH:MM:SS[.fraction of 1 to 9 digits]Z at p, of this length. Only the plainest form.
function time(p: usize, length: usize): bool {
  if (length < 20 || length == 21 || length > 30) return false;
  if (load<u8>(p + 4) != 0x2d || load<u8>(p + 7) != 0x2d || load<u8>(p + 10) != 0x54 || load<u8>(p + 13) != 0x3a || load<u8>(p + 16) != 0x3a || load<u8>(p + length - 1) != 0x5a) return false;
  const century = two(p), inCentury = two(p + 2), month = two(p + 5), day = two(p + 8), hour = two(p + 11), minute = two(p + 14), second = two(p + 17);
  if (century > 99 || inCentury > 99 || month < 1 || month > 12 || day < 1 || day > 28 && !lateDay(century * 100 + inCentury, month, day) || hour > 23 || minute > 59 || second > 59) return false;
  let fraction = 0;
  if (length > 20) {
    if (load<u8>(p + 19) != 0x2e) return false;
    const digits = length - 21;
    for (let i: usize = 0; i < digits; i++) {
      const d = <u32>load<u8>(p + 20 + i) - 0x30;
      if (d > 9) return false;
      fraction = fraction * 10 + <i32>d;
    }
    for (let i = digits; i < 9; i++) fraction *= 10;
  }
  nanos = fraction;
  seconds = <f64>days(century * 100 + inCentury, month, day) * 86400.0 + <f64>(hour * 3600 + minute * 60 + second);
  return true;
}

function lateDay(year: i32, month: i32, day: i32): bool {
  if (month == 2) return day == 29 && ((year % 4 == 0 && year % 100 != 0) || year % 400 == 0);
  return day <= (month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31);
}

let lastDayKey: i32 = -1;
let lastDays: i32 = 0;
// Days from 1970-01-01.
function days(year: i32, month: i32, day: i32): i32 {
  const key = (year << 9) | (month << 5) | day;
  if (key == lastDayKey) return lastDays;
  const y = month <= 2 ? year - 1 : year;
  const dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
  // Floor division also for the year 0: y may be -1.
  const era = y >= 0 ? y / 400 : -1;
  const yoe = y - era * 400;
  lastDayKey = key;
  lastDays = era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + dayOfYear - 719468;
  return lastDays;
}

// @ts-ignore: decorator
@inline function isKey(p: usize, length: usize): i32 {
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

// The entry being read.
let entrySequence: f64 = 0;
let sequenceAt: usize = 0, sequenceLength: usize = 0;
let prevAt: usize = 0, payloadAt: usize = 0, chainAt: usize = 0, createdAt: usize = 0, createdLength: usize = 0;
let orgAt: usize = 0;
let orgLength: i32 = -1;

const REQUIRED: i32 = 0b11111;

// Reads the plain entry at p. Gives the index behind it, 0 where it is not plain, 1 where the input ends in it.
function entry(p: usize, end: usize): usize {
  if (load<u8>(p) != 0x7b) return 0;
  let seen = 0;
  orgLength = -1;
  p = space(p + 1, end);
  for (;;) {
    if (p >= end) return 1;
    if (load<u8>(p) != 0x22) return 0;
    const keyAt = p + 1;
    p = plainEnd(keyAt, end);
    if (p >= end) return 1;
    if (load<u8>(p) != 0x22) return 0;
    const key = isKey(keyAt, p - keyAt);
    if (key < 0 || (seen >> key) & 1) return 0;
    seen |= 1 << key;
    p = space(p + 1, end);
    if (p >= end) return 1;
    if (load<u8>(p) != 0x3a) return 0;
    p = space(p + 1, end);
    if (p + 16 >= end) return 1;
    const first = load<u8>(p);
    if (first == 0x22) {
      const at = p + 1;
      p = plainEnd(at, end);
      if (p >= end) return 1;
      if (load<u8>(p) != 0x22) return 0;
      const length = p - at;
      p++;
      if (key <= 5) {
        if (key == 4) {
          if (!time(at, length)) return 0;
          createdAt = at;
          createdLength = length;
        } else if (key == 5) {
          if (length > 128) return 0;
          orgAt = at;
          orgLength = <i32>length;
        } else {
          if (key == 0 || length != 64 || !isHex64(at)) return 0;
          if (key == 1) prevAt = at;
          else if (key == 2) payloadAt = at;
          else chainAt = at;
        }
      }
    } else if (<u32>first - 0x30 <= 9) {
      const at = p;
      let value: f64 = 0;
      for (;;) {
        const d = <u32>load<u8>(p) - 0x30;
        if (d > 9) break;
        value = value * 10 + <f64>d;
        p++;
        if (p >= end) return 1;
      }
      const c = load<u8>(p);
      if (p - at > 15 || (first == 0x30 && p - at > 1) || c == 0x2e || (c | 0x20) == 0x65) return 0;
      if (key == 0) {
        entrySequence = value;
        sequenceAt = at;
        sequenceLength = p - at;
        if (value == 0) return 0;
      } else if (key < 6) return 0;
    } else {
      if (key < 5) return 0;
      const word = load<u32>(p);
      if (word == 0x6c6c756e) p += 4;
      else if (key == 5) return 0;
      else if (word == 0x65757274) p += 4;
      else if (word == 0x736c6166 && load<u8>(p + 4) == 0x65) p += 5;
      else return 0;
    }
    p = space(p, end);
    if (p >= end) return 1;
    const c = load<u8>(p);
    p++;
    if (c == 0x7d) return (seen & REQUIRED) == REQUIRED ? p : 0;
    if (c != 0x2c) return 0;
    p = space(p, end);
  }
  return 0;
}

const ZEROS: u64 = 0x3030303030303030;
// @ts-ignore: decorator
@inline function isGenesis(p: usize): bool {
  const z = i8x16.splat(0x30);
  return i8x16.all_true(i8x16.eq(v128.load(p), z)) && i8x16.all_true(i8x16.eq(v128.load(p + 16), z)) && i8x16.all_true(i8x16.eq(v128.load(p + 32), z)) && i8x16.all_true(i8x16.eq(v128.load(p + 48), z));
}

// Whether the entry just read follows the entry before as it should.
function follows(): bool {
  if (seconds > exportSeconds || (seconds == exportSeconds && nanos > exportNanos)) return false;
  if (!hasBefore) return true;
  if (entrySequence != beforeSequence + 1 || isGenesis(prevAt) || !same64(prevAt, beforeHash)) return false;
  if (seconds < beforeSeconds || (seconds == beforeSeconds && nanos < beforeNanos)) return false;
  return orgLength == beforeOrgLength && (orgLength < 0 || memory.compare(orgAt, beforeOrg, <usize>orgLength) == 0);
}

// @ts-ignore: decorator
@inline function copy64(to: usize, from: usize): void {
  v128.store(to, v128.load(from)); v128.store(to + 16, v128.load(from + 16)); v128.store(to + 32, v128.load(from + 32)); v128.store(to + 48, v128.load(from + 48));
}

// Writes the entry's preimage into a lane; false where it has not the number of blocks that the recipe usually has.
function stage(lane: i32, recipe: i32, blocks: i32): bool {
  const base = STAGE + <usize>lane * 192;
  let p = base;
  const end = base + (<usize>blocks << 6);
  if (recipe == 2) {
    unhex64(prevAt, p);
    unhex64(payloadAt, p + 32);
    p += 64;
  } else {
    copy64(p, prevAt);
    p += 64;
    if (recipe == 3) store<u8>(p++, 0x7c);
    copy64(p, payloadAt);
    p += 64;
    if (recipe == 3) store<u8>(p++, 0x7c);
  }
  v128.store(p, v128.load(sequenceAt));
  p += sequenceLength;
  if (recipe == 3) store<u8>(p++, 0x7c);
  v128.store(p, v128.load(createdAt));
  v128.store(p + 16, v128.load(createdAt + 16));
  p += createdLength;
  const length = p - base;
  if (p + 9 > end || p + 9 <= end - 64) return false;
  store<u8>(p++, 0x80);
  memory.fill(p, 0, end - p);
  store<u64>(end - 8, bswap<u64>(<u64>length << 3));
  unhex64(chainAt, WANTED + (<usize>lane << 5));
  return true;
}

// Takes the plain entries that follow one another from `from` (the first byte of an element) on. Stops before the first
// that begins at or behind `stop`, or that is not plain. `recipe` counts from 1. Results: count, position, STARTS, LENGTHS.
export function run(from: usize, end: usize, stop: usize, recipe: i32): i32 {
  const blocks = recipe == 2 ? 2 : 3;
  let staged = 0;
  let p = from;
  count = 0;
  let status = DONE;
  for (;;) {
    const start = p;
    if (p >= end) { status = MORE; break; }
    if (start >= stop) { status = DONE; break; }
    if (count + staged >= MOST) { status = FULL; break; }
    const behind = entry(p, end);
    if (behind <= 1 || !follows() || !stage(staged, recipe, blocks)) {
      status = behind == 1 ? MORE : OTHER;
      break;
    }
    store<u32>(STARTS + (<usize>(count + staged) << 2), <u32>(start - INPUT));
    store<u32>(LENGTHS + (<usize>(count + staged) << 2), <u32>(behind - start));
    staged++;
    hasBefore = true;
    beforeSequence = entrySequence; beforeSeconds = seconds; beforeNanos = nanos;
    beforeHash = chainAt; beforeOrg = orgAt; beforeOrgLength = orgLength;
    if (staged == 4) {
      const good = matching(4, blocks);
      count += good;
      staged = 0;
      if (good < 4) { position = INPUT + load<u32>(STARTS + (<usize>count << 2)); return OTHER; }
    }
    p = space(behind, end);
    if (p >= end || load<u8>(p) != 0x2c) { status = p >= end ? MORE : load<u8>(p) == 0x5d ? END : OTHER; break; }
    p = space(p + 1, end);
  }
  position = p;
  if (staged > 0) {
    const good = matching(staged, blocks);
    count += good;
    if (good < staged) { position = INPUT + load<u32>(STARTS + (<usize>count << 2)); return OTHER; }
  }
  return status;
}
