// Where things lie in the memory. Static data lies between the tables and the input (scripts/kernel/compile.mjs).

export const INPUT: usize = 0x100000;
export const STAGE: usize = 0x1000; // 4 lanes of 192 bytes; what lies behind them may be written over
export const WANTED: usize = 0x1400; // 4 lanes of 32 bytes: the stored chain hashes
export const WORDS: usize = 0x1800; // 64 message words of 4 lanes
export const STATE: usize = 0x1c00; // 8 state words of 4 lanes
export const ROUND: usize = 0x2000; // 64 round constants, each splat over 4 lanes
export const PARTS: usize = 0x3000; // at most 13 parts of a form, 288 bytes each (form.ts)
export const STARTS: usize = 0x4000; // u32 offsets in the input, at most MOST
export const LENGTHS: usize = 0x44000;
export const MOST: i32 = 65536;
