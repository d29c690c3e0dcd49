import { randomBytes } from 'node:crypto';

// No I, L, O, U: an id is read aloud and typed from paper.
const LETTERS = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

/** `TS-20261121-7F3A9CKD`: the day in UTC and 40 random bits. */
export function newReportId(now: Date): string {
  const letters = Array.from(randomBytes(8), (byte) => LETTERS[byte % LETTERS.length]).join('');
  return `TS-${now.toISOString().slice(0, 10).replaceAll('-', '')}-${letters}`;
}
