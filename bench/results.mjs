// What was measured, kept beside the code: every run of every contender, each part with its own day and machine, so
// that a part measured anew never passes for the others.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** What an earlier form of the measurements wrote is not read as this one's. */
const FORM = 2;

/**
 * @typedef {{run: string, date: string, machine: string[]}} Occasion `run` tells runs of the bench apart
 * @typedef {Occasion & {contenders: import('./alternate.mjs').Size}} SizePart
 * @typedef {Occasion & {numbers: import('./window.mjs').WindowNumbers}} WindowPart
 * @typedef {SizePart & {objects: number, requests: Record<string, number>}} BucketPart
 * @typedef {{form: number, sizes: Record<string, SizePart>, windows: Record<string, WindowPart>, archives: Record<string, SizePart>, buckets: Record<string, BucketPart>}} Results by number of entries; archives and buckets by number of days
 */

/** @param {string} path @returns {Results} */
export function readResults(path) {
  /** @type {Results} */
  const none = { form: FORM, sizes: {}, windows: {}, archives: {}, buckets: {} };
  if (!existsSync(path)) return none;
  /** @type {Results} */
  const read = JSON.parse(readFileSync(path, 'utf8'));
  return read.form === FORM ? { ...none, ...read } : none;
}

/** @param {string} path @param {string} text */
export function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

/** Times to a hundredth of a millisecond: what lies below is noise. @param {Results} results */
export const toJson = (results) => `${JSON.stringify(results, (_, value) => (typeof value === 'number' ? Math.round(value * 1e5) / 1e5 : value), 1)}\n`;
