// Looking at text sixteen characters at a time. Reads up to 16 characters behind what is asked for, and takes nothing from there.

// The index behind plain characters (no quote, backslash, control or non-ASCII) from p on; at most `end`.
// @ts-ignore: decorator
@inline export function plainEnd(p: usize, end: usize): usize {
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
@inline export function space(p: usize, end: usize): usize {
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
@inline export function isHex16(p: usize): bool {
  const x = v128.load(p);
  const digit = v128.and(i8x16.ge_u(x, i8x16.splat(0x30)), i8x16.le_u(x, i8x16.splat(0x39)));
  const letter = v128.and(i8x16.ge_u(x, i8x16.splat(0x61)), i8x16.le_u(x, i8x16.splat(0x66)));
  return i8x16.all_true(v128.or(digit, letter));
}
// @ts-ignore: decorator
@inline export function isHex64(p: usize): bool { return isHex16(p) && isHex16(p + 16) && isHex16(p + 32) && isHex16(p + 48); }

// @ts-ignore: decorator
@inline export function nibbles(x: v128): v128 {
  // '0'..'9' → 0..9, 'a'..'f' → 10..15
  return i8x16.sub(v128.and(x, i8x16.splat(0x0f)), v128.and(i8x16.gt_u(x, i8x16.splat(0x39)), i8x16.splat(-9)));
}
// Decodes 64 hex characters known to be such.
// @ts-ignore: decorator
@inline export function unhex64(p: usize, to: usize): void {
  for (let i: usize = 0; i < 4; i++) {
    const n = nibbles(v128.load(p + (i << 4)));
    // high nibble * 16 + low nibble, in 16-bit lanes (low byte is the first character)
    const high = i16x8.shl(v128.and(n, i16x8.splat(0x00ff)), 4);
    const low = i16x8.shr_u(n, 8);
    store<u64>(to + (i << 3), i64x2.extract_lane(i8x16.narrow_i16x8_u(v128.or(high, low), i16x8.splat(0)), 0));
  }
}

// @ts-ignore: decorator
@inline export function same16(p: usize, q: usize): bool { return i8x16.all_true(i8x16.eq(v128.load(p), v128.load(q))); }
// @ts-ignore: decorator
@inline export function same64(p: usize, q: usize): bool { return same16(p, q) && same16(p + 16, q + 16) && same16(p + 32, q + 32) && same16(p + 48, q + 48); }

// @ts-ignore: decorator
@inline export function two(p: usize): i32 {
  const a = <u32>load<u8>(p) - 0x30, b = <u32>load<u8>(p + 1) - 0x30;
  return a > 9 || b > 9 ? 1000 : <i32>(a * 10 + b);
}
