// The kernel of the fast replay, in AssemblyScript (README.md beside it says what it may and may not do).
//
// It takes runs of *plain* entries: each in the plainest notation and well-formed, one sequence after the entry before,
// linked to it, not dated before it, of the same organisation, anchored if and only if it is, and recomputing under one recipe. Whatever is not all of
// that ends the run and is left to the reference: this code accepts or says nothing, it never finds fault.

import { ENDS, anchored, chainHashAt, createdAt, createdAtLength, organizationAt, organizationLength, payloadDigestAt, prevHashAt, readEntry, sequence, sequenceAt, sequenceLength } from './entry';
import { forgetForm } from './form';
import { INPUT, LENGTHS, MOST, STAGE, STARTS, WANTED } from './layout';
import { matching, prepareRounds } from './sha256';
import { same64, space, unhex64 } from './text';
import { nanos, seconds } from './time';

export { INPUT, LENGTHS, STARTS } from './layout';

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
let beforeOrganizationLength: i32 = -1;
let beforeAnchored: bool = false;
let beforeHash: usize = 0;
let beforeOrganization: usize = 0;

// The export's time.
let exportSeconds: f64 = Infinity;
let exportNanos: i32 = 0;

export function prepare(seconds: f64, nanos: i32): void {
  exportSeconds = seconds;
  exportNanos = nanos;
  prepareRounds();
}

// Forgets the entry before and its form: the next run begins with whatever entry comes. Between two runs another kernel
// may have worked on this memory.
export function begin(): void {
  hasBefore = false;
  beforeOrganizationLength = -1;
  forgetForm();
}

// @ts-ignore: decorator
@inline function isGenesis(p: usize): bool {
  const z = i8x16.splat(0x30);
  return i8x16.all_true(i8x16.eq(v128.load(p), z)) && i8x16.all_true(i8x16.eq(v128.load(p + 16), z)) && i8x16.all_true(i8x16.eq(v128.load(p + 32), z)) && i8x16.all_true(i8x16.eq(v128.load(p + 48), z));
}

// Whether the entry just read follows the entry before as it should.
function follows(): bool {
  if (seconds > exportSeconds || (seconds == exportSeconds && nanos > exportNanos)) return false;
  if (!hasBefore) return true;
  if (sequence != beforeSequence + 1 || anchored != beforeAnchored || isGenesis(prevHashAt) || !same64(prevHashAt, beforeHash)) return false;
  if (seconds < beforeSeconds || (seconds == beforeSeconds && nanos < beforeNanos)) return false;
  return organizationLength == beforeOrganizationLength && (organizationLength < 0 || memory.compare(organizationAt, beforeOrganization, <usize>organizationLength) == 0);
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
    unhex64(prevHashAt, p);
    unhex64(payloadDigestAt, p + 32);
    p += 64;
  } else {
    copy64(p, prevHashAt);
    p += 64;
    if (recipe == 3) store<u8>(p++, 0x7c);
    copy64(p, payloadDigestAt);
    p += 64;
    if (recipe == 3) store<u8>(p++, 0x7c);
  }
  v128.store(p, v128.load(sequenceAt));
  p += sequenceLength;
  if (recipe == 3) store<u8>(p++, 0x7c);
  v128.store(p, v128.load(createdAt));
  v128.store(p + 16, v128.load(createdAt + 16));
  p += createdAtLength;
  const length = p - base;
  if (p + 9 > end || p + 9 <= end - 64) return false;
  store<u8>(p++, 0x80);
  // At most 64 bytes, and what is written behind the lane is the next lane's beginning, which is staged later.
  const zeros = i8x16.splat(0);
  v128.store(p, zeros); v128.store(p, zeros, 16); v128.store(p, zeros, 32); v128.store(p, zeros, 48);
  store<u64>(end - 8, bswap<u64>(<u64>length << 3));
  unhex64(chainHashAt, WANTED + (<usize>lane << 5));
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
    const behind = readEntry(p, end);
    if (behind <= ENDS || !follows() || !stage(staged, recipe, blocks)) {
      status = behind == ENDS ? MORE : OTHER;
      break;
    }
    store<u32>(STARTS + (<usize>(count + staged) << 2), <u32>(start - INPUT));
    store<u32>(LENGTHS + (<usize>(count + staged) << 2), <u32>(behind - start));
    staged++;
    hasBefore = true;
    beforeSequence = sequence; beforeSeconds = seconds; beforeNanos = nanos; beforeAnchored = anchored;
    beforeHash = chainHashAt; beforeOrganization = organizationAt; beforeOrganizationLength = organizationLength;
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
