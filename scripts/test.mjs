// npm test [-- STEP…]: sets up what is missing, then runs every step, all of them even where one fails, and ends with
// one plain line.
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';

import { root } from './set-up/place.mjs';
import { runOpenly } from './set-up/run.mjs';
import { orExplain, setUp } from './set-up.mjs';
import { readingSteps, runningSteps } from './tests/steps.mjs';
import { add, tallyOne, tallyReports } from './tests/tally.mjs';

/** @typedef {import('./tests/steps.mjs').Step} Step */
/** @typedef {import('./tests/tally.mjs').Tally} Tally */

const asked = process.argv.slice(2);
const isAsked = (/** @type {Step} */ { name }) => asked.length === 0 || asked.includes(name);
const known = [...readingSteps, ...runningSteps].map(({ name }) => name);
const unknown = asked.filter((name) => !known.includes(name));
if (unknown.length > 0) {
  console.error(`no such step: ${unknown.join(' ')} (there are ${known.join(', ')})`);
  process.exit(64);
}

await orExplain(() => setUp({ forTests: true }));

const tallies = await Promise.all(readingSteps.filter(isAsked).map(read));
for (const step of runningSteps.filter(isAsked)) tallies.push(await run(step));

const { passed, failed, skipped } = tallies.reduce(add, { passed: 0, failed: 0, skipped: 0 });
if (skipped > 0) console.log(`${skipped} skipped`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

/** Says one line where the step holds, and all that it said where it does not. @param {Step} step @returns {Promise<Tally>} */
async function read({ name, args }) {
  const start = performance.now();
  const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  child.stdout.on('data', (data) => (output += String(data)));
  child.stderr.on('data', (data) => (output += String(data)));
  const status = await new Promise((done) => child.on('close', (code) => done(code ?? 1)));
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(status === 0 ? `✓ ${name} (${seconds} s)` : `✗ ${name} (${seconds} s)\n${output.trimEnd()}`);
  return tallyOne(status);
}

/** @param {Step} step @returns {Promise<Tally>} */
async function run({ name, args, reports }) {
  for (const path of reports) rmSync(path, { force: true });
  console.log(`\n${name}`);
  const status = await runOpenly(process.execPath, args);
  return tallyReports(reports, status);
}
