// Where things are: the checkout, what set-up keeps beside it, and what several checkouts share.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

export const root = resolve(import.meta.dirname, '../..');

/** Inside the checkout, ignored by git; deleting it costs only time. @param {string[]} parts */
export const inCheckoutCache = (...parts) => join(root, '.cache', ...parts);

/** Shared by checkouts, since a runtime is 110 MB: TAMPERSCOPE_CACHE, else the user's cache. @param {string[]} parts */
export const inUserCache = (...parts) =>
  join(
    process.env['TAMPERSCOPE_CACHE'] || join(process.env['XDG_CACHE_HOME'] || join(homedir(), '.cache'), 'tamperscope'),
    ...parts,
  );

/** What a stamp file says, or the empty text where there is none. @param {string} path */
export function readStamp(path) {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string} path @param {string} text */
export function writeStamp(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}
