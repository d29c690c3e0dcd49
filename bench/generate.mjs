// Bundles of any size for the measurements: the entries of the published compact form (about 490 bytes each), an
// intact chain by the default recipe, the same bytes wherever and whenever they are made.
import * as crypto from 'node:crypto';
import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { inCheckoutCache } from '../scripts/set-up/place.mjs';

const FOLDER = inCheckoutCache('bench');
/** Part of the files' names: what an earlier generator made is not taken for this one's. */
const FORM = 1;
const BYTES_PER_ENTRY = 495;
const PIECE = 2 ** 22;
const FIRST_CREATED = Date.UTC(2026, 4, 1);
const CREATED_EVERY_MS = 25;
const ORGANIZATION = '65b1c0ffee0000000000aaaa';

/** @param {string} text */
const sha256 = (text) => crypto.hash('sha256', text, 'hex');

/** @param {number} sequence */
const payloadDigest = (sequence) => sha256(`payload ${sequence}`);

/** The trace id of an entry, for searching it. @param {number} sequence */
export const traceIdOf = (sequence) => `trace_${payloadDigest(sequence).slice(0, 12)}`;

/** Room for the largest file and some to breathe, else a sentence that says what is missing. @param {readonly number[]} counts */
export function roomProblem(counts) {
  mkdirSync(FOLDER, { recursive: true });
  const missing = counts.filter((count) => !existsSync(pathOf(count))).reduce((sum, count) => sum + count * BYTES_PER_ENTRY, 0);
  const { bavail, bsize } = statfsSync(FOLDER);
  if (missing === 0 || bavail * bsize > missing * 1.1) return undefined;
  return `.cache/bench needs ${(missing / 1e9).toFixed(1)} GB, and ${((bavail * bsize) / 1e9).toFixed(1)} GB are free`;
}

/** The path of the bundle with so many entries, made where it is not there yet, its manifest beside it. @param {number} count */
export function provideBundle(count) {
  const path = pathOf(count);
  if (existsSync(path) && existsSync(manifestOf(path))) return path;
  const part = `${path}.part`;
  try {
    const digest = write(part, count);
    writeFileSync(manifestOf(path), `${JSON.stringify({ date: '2026-05-01', fromSequence: 1, toSequence: count, entryCount: count, bundleSha256: digest, exportedAt: '2026-06-01T00:00:00.000Z' })}\n`);
    // Moved there whole, so that an interrupted run leaves nothing that looks finished.
    renameSync(part, path);
  } finally {
    rmSync(part, { force: true });
  }
  return path;
}

/** @param {number} count */
const pathOf = (count) => join(FOLDER, `chain-${FORM}-${count}.json`);

/** @param {string} path of a bundle */
export const manifestOf = (path) => path.replace(/\.json$/, '.manifest.json');

/** Writes the bundle and gives the SHA-256 of what was written. @param {string} path @param {number} count */
function write(path, count) {
  mkdirSync(FOLDER, { recursive: true });
  const file = openSync(path, 'w');
  const hash = crypto.createHash('sha256');
  const put = (/** @type {string} */ text) => {
    writeSync(file, text);
    hash.update(text);
  };
  let prevHash = '0'.repeat(64);
  let piece = '{"algorithm":"sha256","canonicalization":"rfc8785","entries":[';
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const digest = payloadDigest(sequence);
    const createdAt = new Date(FIRST_CREATED + sequence * CREATED_EVERY_MS).toISOString();
    const chainHash = sha256(`${prevHash}${digest}${sequence}${createdAt}`);
    const id = `65b1c0ffee${sequence.toString(16).padStart(14, '0')}`;
    piece +=
      `${sequence === 1 ? '' : ','}{"chainHash":"${chainHash}","createdAt":"${createdAt}","eidasTimestamp":null,"id":"${id}",` +
      `"merkleAnchorId":null,"merkleLeafIndex":null,"merkleRoot":null,"organizationId":"${ORGANIZATION}",` +
      `"payloadDigest":"${digest}","prevHash":"${prevHash}","sequence":${sequence},"traceId":"trace_${digest.slice(0, 12)}"}`;
    prevHash = chainHash;
    if (piece.length < PIECE) continue;
    put(piece);
    piece = '';
  }
  put(`${piece}],"fromSequence":1,"organizationId":"${ORGANIZATION}","toSequence":${count}}`);
  closeSync(file);
  return hash.digest('hex');
}
