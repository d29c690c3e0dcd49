// Archives for the measurements, and who is measured on them: a bundle of 1,000 entries a day with its manifest, one
// intact chain by the default recipe from 2019-05-06 on.
import * as crypto from 'node:crypto';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { inCheckoutCache, root } from '../scripts/set-up/place.mjs';

const PER_DAY = 1000;
const DAY_MS = 86_400_000;
const FIRST_DAY = Date.UTC(2019, 4, 6);
const ORGANIZATION = '65b1c0ffee0000000000aaaa';

/** @param {string} text */
const sha256 = (text) => crypto.hash('sha256', text, 'hex');

/** The archive of so many days, made where it is not there yet. @param {number} days */
export function provideArchive(days) {
  const path = inCheckoutCache(`bench/archive-1-${days}`);
  if (existsSync(path)) return path;
  const part = `${path}.part`;
  rmSync(part, { recursive: true, force: true });
  let before = '0'.repeat(64);
  for (let day = 0; day < days; day += 1) before = writeDay(part, day, before);
  renameSync(part, path);
  return path;
}

/** Gives the day's last chain hash. @param {string} folder @param {number} day @param {string} before */
function writeDay(folder, day, before) {
  const date = new Date(FIRST_DAY + day * DAY_MS).toISOString().slice(0, 10);
  const [from, to] = [day * PER_DAY + 1, (day + 1) * PER_DAY];
  let prevHash = before;
  const entries = [];
  for (let sequence = from; sequence <= to; sequence += 1) {
    const payloadDigest = sha256(`payload ${sequence}`);
    const createdAt = new Date(FIRST_DAY + day * DAY_MS + (sequence - from) * 86_000).toISOString();
    const chainHash = sha256(`${prevHash}${payloadDigest}${sequence}${createdAt}`);
    entries.push(
      `{"chainHash":"${chainHash}","createdAt":"${createdAt}","eidasTimestamp":null,"id":"65b1c0ffee${sequence.toString(16).padStart(14, '0')}",` +
        `"merkleAnchorId":null,"merkleLeafIndex":null,"merkleRoot":null,"organizationId":"${ORGANIZATION}",` +
        `"payloadDigest":"${payloadDigest}","prevHash":"${prevHash}","sequence":${sequence},"traceId":"trace_${payloadDigest.slice(0, 12)}"}`,
    );
    prevHash = chainHash;
  }
  const bundle = `{"algorithm":"sha256","canonicalization":"rfc8785","entries":[${entries.join(',')}],"fromSequence":${from},"organizationId":"${ORGANIZATION}","toSequence":${to}}`;
  const manifest = { date, fromSequence: from, toSequence: to, entryCount: PER_DAY, bundleSha256: sha256(bundle), exportedAt: new Date(FIRST_DAY + (day + 1) * DAY_MS + 7_200_000).toISOString() };
  mkdirSync(join(folder, date), { recursive: true });
  writeFileSync(join(folder, date, 'bundle.json'), bundle);
  writeFileSync(join(folder, date, 'manifest.json'), JSON.stringify(manifest, null, 2));
  return prevHash;
}

/** @param {string} output @returns {import('./contenders.mjs').Answer} */
function verdictAnswer(output) {
  const { conclusion, subject } = JSON.parse(output);
  return { entries: subject.entryCount, sha256: '', intact: conclusion === 'passed' };
}

/** @param {string} output @returns {import('./contenders.mjs').Answer} */
function peerAnswer(output) {
  const { entries, links, contents } = JSON.parse(output);
  return { entries, sha256: '', intact: links === 0 && contents === 0 };
}

/** @type {import('./contenders.mjs').Contender[]} */
export const archiveContenders = [
  {
    id: 'ours',
    name: 'Tamperscope, Node',
    computes: '`out/main/cli.js verify FOLDER --json`: the whole verdict of every bundle and of the archive, with seams, dates and manifests',
    command: (folder) => ({ program: process.execPath, args: [join(root, 'out/main/cli.js'), 'verify', folder, '--json'] }),
    answer: verdictAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'incumbent',
    name: 'published check, Python',
    computes: "`bench/peers/archive.py`: the published verify_day for every day, and link and content of every entry",
    command: (folder) => ({ program: 'python3', args: [join(root, 'bench/peers/archive.py'), folder] }),
    answer: peerAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'limit',
    name: 'limit, Node',
    computes: '`bench/peers/archive-limit.mjs`: every file is read and its SHA-256 taken, on as many threads as there are processors; nothing is parsed',
    command: (folder, entries) => ({ program: process.execPath, args: [join(root, 'bench/peers/archive-limit.mjs'), folder, String(entries)] }),
    answer: peerAnswer,
    memoryPerEntry: 0,
  },
];

export const entriesOf = (/** @type {number} */ days) => days * PER_DAY;
