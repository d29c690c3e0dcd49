// Contenders measured side by side: A B C A B C…, so that whatever else the machine does meets all of them alike.
import { freemem } from 'node:os';

import { RunFailure, runOnce } from './measure.mjs';

/**
 * @typedef {import('./contenders.mjs').Contender} Contender
 * @typedef {{seconds: number[], peakBytes: number | null, failure: string | null}} Measured
 * @typedef {Record<string, Measured>} Size by the id of the contender
 */

/** What takes this long to warm up is not run again: its one run stands. */
const LONG_SECONDS = 60;
/** What a contender must leave to the rest of the machine: one that runs out of memory may end other programs. */
const SPARE_BYTES = 3e9;

/**
 * One warm-up each, which also fills the page cache and in which memory is watched, then so many timed rounds. All
 * answers must be equal.
 * @param {{contenders: readonly Contender[], file: string, entries: number, rounds: number}} what
 * @returns {Promise<Size>}
 */
export async function alternate({ contenders, file, entries, rounds }) {
  /** @type {Size} */
  const size = {};
  /** @type {Contender[]} */
  const stay = [];
  const answers = new Set();

  /** @param {Contender} contender @param {boolean} watched */
  const run = async (contender, watched) => {
    const { seconds, peakBytes, output } = await runOnce(contender.command(file, entries), { watched });
    answers.add(JSON.stringify(contender.answer(output)));
    if (answers.size > 1) throw new Error(`the contenders disagree about ${entries} entries: ${[...answers].join(' ')}`);
    return { seconds, peakBytes };
  };

  for (const contender of contenders) {
    const warm = await attempt(contender, entries, (one) => run(one, true));
    size[contender.id] = warm;
    if (warm.failure === null && warm.seconds.length === 0) stay.push(contender);
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of stay) {
      const { seconds } = await run(contender, false);
      size[contender.id]?.seconds.push(seconds);
    }
  }
  return size;
}

/**
 * The warm-up. A peer that cannot read the file is a result, not an error.
 * @param {Contender} contender @param {number} entries
 * @param {(contender: Contender) => Promise<{seconds: number, peakBytes: number | null}>} run
 * @returns {Promise<Measured>}
 */
async function attempt(contender, entries, run) {
  const needed = contender.memoryPerEntry * entries;
  if (needed > 0 && needed + SPARE_BYTES > freemem()) return { seconds: [], peakBytes: null, failure: `not started: needs about ${Math.round(needed / 1e9)} GB of memory` };
  try {
    const { seconds, peakBytes } = await run(contender);
    return seconds > LONG_SECONDS ? { seconds: [seconds], peakBytes, failure: null } : { seconds: [], peakBytes, failure: null };
  } catch (error) {
    if (!(error instanceof RunFailure) || contender.id.startsWith('ours')) throw error;
    return { seconds: [], peakBytes: null, failure: error.message };
  }
}

/** @param {readonly number[]} values at least one */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.floor(middle - 0.5)] ?? NaN) + (sorted[Math.floor(middle)] ?? NaN)) / 2;
}
