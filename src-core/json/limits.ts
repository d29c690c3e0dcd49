/** Deepest nesting of arrays and objects (contract section 6). */
export const MAX_DEPTH = 512;
/** Longest string, number or kept stretch (an entry), in bytes. */
export const MAX_TOKEN = 64 * 2 ** 20;
/** Most characters of keys held for one open path. */
export const MAX_KEYS = 16 * 2 ** 20;
/** Most characters of keys of an element that somebody else has read. */
export const MAX_PASSED_KEYS = 4096;
