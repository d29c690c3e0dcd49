// A plain Node script: JSON.parse and createHash. It computes what chain-alone.py computes. A file whose text is longer
// than V8's longest string (512 MB) it cannot read.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** @param {string | Uint8Array} data */
const sha256 = (data) => createHash('sha256').update(data).digest('hex');

const data = readFileSync(process.argv[2] ?? '');
const digest = sha256(data);
/** @type {{entries: {prevHash: string, payloadDigest: string, sequence: number, createdAt: string, chainHash: string}[]}} */
const { entries } = JSON.parse(data.toString());

let previous = '0'.repeat(64);
let links = 0;
let contents = 0;
for (const { prevHash, payloadDigest, sequence, createdAt, chainHash } of entries) {
  if (prevHash !== previous) links += 1;
  if (sha256(`${prevHash}${payloadDigest}${sequence}${createdAt}`) !== chainHash) contents += 1;
  previous = chainHash;
}
console.log(JSON.stringify({ entries: entries.length, links, contents, sha256: digest }));
