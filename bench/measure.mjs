// One run of a program: how long it took as a whole, and the most memory that it and what it started held.
import { spawn } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';

/**
 * @typedef {{program: string, args: string[], env?: Record<string, string>}} Command
 * @typedef {{seconds: number, peakBytes: number | null, output: string}} Run
 */

const SAMPLE_MS = 20;
/** Looking for new processes costs more than looking at known ones: every so many samples. */
const SEARCH_EVERY = 15;

/**
 * The environment of everything that is measured, contenders and window alike. Two settings of the desk cost every
 * start of Node time that is nobody's of them: flags, and certificates that are read before the first line runs. A third
 * would make every Electron a Node; the contender that is to be one says so itself.
 */
export function plainEnvironment() {
  const { NODE_OPTIONS: _, NODE_EXTRA_CA_CERTS: __, ELECTRON_RUN_AS_NODE: ___, ...env } = process.env;
  return env;
}

/** A program that ended with another code than its measurement allows; the message ends with what it said last. */
export class RunFailure extends Error {}

/**
 * Wall time from start to end of the process. Memory is the sum of the high-water marks (VmHWM) of every process of
 * the tree, read while it runs: exact for one process, an upper bound for several; null where there is no /proc.
 * Looking at memory takes time from what is looked at: a run that is timed
 * is not watched, and its `peakBytes` is null.
 * @param {Command} command @param {{watched: boolean}} how @returns {Promise<Run>}
 */
export function runOnce({ program, args, env = {} }, { watched }) {
  return new Promise((resolve, reject) => {
    let [output, errors] = ['', ''];
    const started = performance.now();
    const child = spawn(program, args, { env: { ...plainEnvironment(), ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
    const memory = watched ? watchMemory(child.pid ?? 0) : null;
    child.stdout.on('data', (data) => (output += String(data)));
    child.stderr.on('data', (data) => (errors = `${errors}${data}`.slice(-4000)));
    child.once('error', reject);
    child.once('close', (code, signal) => {
      const seconds = (performance.now() - started) / 1000;
      const peakBytes = memory?.end() ?? null;
      if (code === 0) resolve({ seconds, peakBytes, output });
      else reject(new RunFailure(signal === null ? lastWords(errors) : `ended by ${signal}`));
    });
  });
}

/** @param {string} errors */
const lastWords = (errors) => errors.match(/^\[?\w*Error\b.*$/gm)?.at(-1)?.replace(/^\[|\]$/g, '') ?? errors.trim().split('\n').at(-1) ?? 'said nothing';

/** Watches a process and what it starts. @param {number} pid */
export function watchMemory(pid) {
  const marks = new Map([[pid, 0]]);
  let samples = 0;
  const look = () => {
    samples += 1;
    if (samples % SEARCH_EVERY === 0) for (const one of descendantsOf(pid)) marks.set(one, marks.get(one) ?? 0);
    for (const [one, mark] of marks) marks.set(one, Math.max(mark, highWaterMark(one)));
  };
  const timer = setInterval(look, SAMPLE_MS);
  return {
    /** Ends the watch and gives the peak in bytes. */
    end() {
      clearInterval(timer);
      const sum = [...marks.values()].reduce((total, bytes) => total + bytes, 0);
      return sum === 0 ? null : sum;
    },
  };
}

/** @param {number} pid @returns {number[]} */
function descendantsOf(pid) {
  const parents = readdirOfProc().map((one) => /** @type {const} */ ([one, parentOf(one)]));
  /** @param {number} parent @returns {number[]} */
  const below = (parent) => parents.flatMap(([one, its]) => (its === parent ? [one, ...below(one)] : []));
  return below(pid);
}

function readdirOfProc() {
  try {
    return readdirSync('/proc').filter((name) => /^\d+$/.test(name)).map(Number);
  } catch {
    return [];
  }
}

/** The fourth field of stat; the second is a name in parentheses that may hold anything. @param {number} pid */
const parentOf = (pid) => Number(/^.*\) \S (\d+) /s.exec(readProc(`${pid}/stat`))?.[1] ?? -1);

/** @param {number} pid */
const highWaterMark = (pid) => Number(/^VmHWM:\s+(\d+) kB$/m.exec(readProc(`${pid}/status`))?.[1] ?? 0) * 1024;

/** @param {string} name */
function readProc(name) {
  try {
    return readFileSync(`/proc/${name}`, 'utf8');
  } catch {
    // Ended meanwhile, or no Linux.
    return '';
  }
}
