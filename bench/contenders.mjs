// Who is measured: Tamperscope, its peers, and the limit. All answer the same question of the same file.
import { join } from 'node:path';

import { root } from '../scripts/set-up/place.mjs';
import { manifestOf } from './generate.mjs';

/** @typedef {{entries: number, sha256: string, intact: boolean}} Answer */
/**
 * @typedef {'ours' | 'ours-electron' | 'incumbent' | 'chain-alone' | 'plain-node' | 'duckdb' | 'limit' | 'limit-electron'} ContenderId
 * @typedef {{
 *   id: ContenderId,
 *   name: string,
 *   computes: string,
 *   command: (file: string, entries: number) => import('./measure.mjs').Command,
 *   answer: (output: string) => Answer,
 *   memoryPerEntry: number,
 * }} Contender `memoryPerEntry` in bytes, as measured at one million; where the machine has less, it is not started
 */

const CLI = join(root, 'out/main/cli.js');
const peer = (/** @type {string} */ name) => join(root, 'bench/peers', name);
const AS_NODE = { ELECTRON_RUN_AS_NODE: '1' };

/** The verdict of the command line. @param {string} output @returns {Answer} */
function verdictAnswer(output) {
  const { conclusion, subject } = JSON.parse(output);
  return { entries: subject.entryCount, sha256: subject.sha256, intact: conclusion === 'passed' };
}

/** What every peer prints. @param {string} output @returns {Answer} */
function peerAnswer(output) {
  const { entries, sha256, links, contents } = JSON.parse(output);
  return { entries, sha256, intact: links === 0 && contents === 0 };
}

/** @param {string} electron the runtime's binary @returns {Contender[]} */
export const contenders = (electron) => [
  {
    id: 'ours',
    name: 'Tamperscope, Node',
    computes: '`out/main/cli.js verify FILE --manifest MANIFEST --json`: the whole verdict (strict JSON, repeated keys, order, ranges, every link and content, the manifest, claims) and the SHA-256 of the file',
    command: (file) => ({ program: process.execPath, args: [CLI, 'verify', file, '--manifest', manifestOf(file), '--json'] }),
    answer: verdictAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'ours-electron',
    name: "Tamperscope, Electron's Node",
    computes: "the same inside the window's runtime (`ELECTRON_RUN_AS_NODE=1`)",
    command: (file) => ({ program: electron, args: [CLI, 'verify', file, '--manifest', manifestOf(file), '--json'], env: AS_NODE }),
    answer: verdictAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'incumbent',
    name: 'published check, Python',
    computes: "`bench/peers/incumbent.py`: the archive's published check, `json.loads` and the SHA-256 of `json.dumps` with sorted keys against the manifest, and link and content of every entry as it is published, with `hashlib`",
    command: (file) => ({ program: 'python3', args: [peer('incumbent.py'), file, manifestOf(file)] }),
    answer: peerAnswer,
    memoryPerEntry: 2300,
  },
  {
    id: 'chain-alone',
    name: 'chain alone, Python',
    computes: '`bench/peers/chain-alone.py`: the same without the manifest and without writing the bundle again: `hashlib` over the file, `json.loads`, link and content of every entry',
    command: (file) => ({ program: 'python3', args: [peer('chain-alone.py'), file] }),
    answer: peerAnswer,
    memoryPerEntry: 2300,
  },
  {
    id: 'plain-node',
    name: 'plain Node script',
    computes: '`bench/peers/plain-node.mjs`: the chain alone with `JSON.parse` and `createHash`; a text beyond 512 MB does not fit into a string',
    command: (file) => ({ program: process.execPath, args: [peer('plain-node.mjs'), file] }),
    answer: peerAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'duckdb',
    name: 'DuckDB SQL',
    computes: '`bench/peers/duckdb.mjs`: the chain alone with `read_json` of the five members that it needs, `sha256`, `lag`; the SHA-256 of the file is taken by Node meanwhile; its `maximum_object_size` ends at 4 GB',
    command: (file) => ({ program: process.execPath, args: [peer('duckdb.mjs'), file] }),
    answer: peerAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'limit',
    name: 'limit, Node',
    computes: '`bench/peers/limit.mjs`: one thread reads the file once and takes its SHA-256, another hashes as many preimages of 153 bytes from memory, both with the native SHA-256; nothing is parsed or compared',
    command: (file, entries) => ({ program: process.execPath, args: [peer('limit.mjs'), file, String(entries)] }),
    answer: peerAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'limit-electron',
    name: "limit, Electron's Node",
    computes: 'the same inside the runtime of the window',
    command: (file, entries) => ({ program: electron, args: [peer('limit.mjs'), file, String(entries)], env: AS_NODE }),
    answer: peerAnswer,
    memoryPerEntry: 0,
  },
];
