import { ROUND, STAGE, STATE, WANTED, WORDS } from './layout';

// SHA-256 (FIPS 180-4) of four messages at a time, of equal length in blocks.

const K: StaticArray<u32> = [
  0x428a2f98,0x71374491,0xb5c0fbcf,0xe9b5dba5,0x3956c25b,0x59f111f1,0x923f82a4,0xab1c5ed5,0xd807aa98,0x12835b01,0x243185be,0x550c7dc3,0x72be5d74,0x80deb1fe,0x9bdc06a7,0xc19bf174,
  0xe49b69c1,0xefbe4786,0x0fc19dc6,0x240ca1cc,0x2de92c6f,0x4a7484aa,0x5cb0a9dc,0x76f988da,0x983e5152,0xa831c66d,0xb00327c8,0xbf597fc7,0xc6e00bf3,0xd5a79147,0x06ca6351,0x14292967,
  0x27b70a85,0x2e1b2138,0x4d2c6dfc,0x53380d13,0x650a7354,0x766a0abb,0x81c2c92e,0x92722c85,0xa2bfe8a1,0xa81a664b,0xc24b8b70,0xc76c51a3,0xd192e819,0xd6990624,0xf40e3585,0x106aa070,
  0x19a4c116,0x1e376c08,0x2748774c,0x34b0bcb5,0x391c0cb3,0x4ed8aa4a,0x5b9cca4f,0x682e6ff3,0x748f82ee,0x78a5636f,0x84c87814,0x8cc70208,0x90befffa,0xa4506ceb,0xbef9a3f7,0xc67178f2];

export function prepareRounds(): void {
  for (let i = 0; i < 64; i++) v128.store(ROUND + (<usize>i << 4), i32x4.splat(unchecked(K[i])));
}

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

// How many of the staged lanes, from the first on, have the hash that is wanted of them.
export function matching(lanes: i32, blocks: i32): i32 {
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
