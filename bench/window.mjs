// What an examiner waits for, in the real window: the first entries, smooth scrolling, a jump, a search. Started by
// bench.mjs as a program of its own, since a machine without a display needs a virtual one around it.
// node bench/window.mjs ELECTRON FILE ENTRIES ROUNDS → one JSON document
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { _electron } from 'playwright';

import { runtimeFlags } from '../scripts/set-up/display.mjs';
import { root } from '../scripts/set-up/place.mjs';
import { traceIdOf } from './generate.mjs';
import { plainEnvironment, watchMemory } from './measure.mjs';
import { dropAndWait, goToAndWait, installPage, isReplaying, recordFrames, searchAndWait } from './window-page.mjs';

/**
 * @typedef {import('playwright').Page} Page
 * @typedef {{
 *   firstEntries: number[], verdict: number[], goTo: number[], search: number[], peakBytes: number | null,
 *   frames: Record<'idle' | 'scrollingMeanwhile' | 'scrolling' | 'jumping', {count: number, over50: number, longest: number}>,
 * }} WindowNumbers times in ms; frames of all rounds together
 */

const WHEEL_TURNS = 120;
const IDLE_MS = 2000;
const JUMPS = 40;
const GO_TOS = 12;

const [binary = '', file = '', entries = '0', rounds = '1'] = process.argv.slice(2);
/** @type {WindowNumbers} */
const numbers = {
  firstEntries: [], verdict: [], goTo: [], search: [], peakBytes: null,
  frames: { idle: noFrames(), scrollingMeanwhile: noFrames(), scrolling: noFrames(), jumping: noFrames() },
};
function noFrames() {
  return { count: 0, over50: 0, longest: 0 };
}

async function examine() {
  const profile = mkdtempSync(join(tmpdir(), 'tamperscope-bench-'));
  const app = await _electron.launch({
    executablePath: binary,
    args: [...runtimeFlags(), `--user-data-dir=${profile}`, root],
    cwd: root,
    env: Object.fromEntries(Object.entries(plainEnvironment()).map(([name, value]) => [name, value ?? ''])),
  });
  const memory = watchMemory(app.process().pid ?? 0);
  try {
    const page = await app.firstWindow();
    await page.locator('.drop-target').waitFor();
    await measure(page);
  } finally {
    numbers.peakBytes = Math.max(memory.end() ?? 0, numbers.peakBytes ?? 0) || null;
    await app.close();
    rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** @param {Page} page */
async function measure(page) {
  const count = Number(entries);
  await installPage(page);
  numbers.firstEntries.push(await dropAndWait(page, file));
  if (await isReplaying(page)) add('scrollingMeanwhile', await recordFrames(page, () => turnWheel(page, true)));
  numbers.verdict.push(await page.evaluate(() => window.bench.verdict));

  add('idle', await recordFrames(page, () => page.waitForTimeout(IDLE_MS)));
  add('scrolling', await recordFrames(page, () => turnWheel(page)));
  add('jumping', await recordFrames(page, () => page.evaluate((jumps) => window.bench.jump(jumps), JUMPS)));
  for (let step = 0; step < GO_TOS; step += 1) numbers.goTo.push(await goToAndWait(page, placeFor(step, count)));
  numbers.search.push(await searchAndWait(page, traceIdOf(Math.floor(count * 0.99))));
}

/** Far from each other, and the same in every run. @param {number} step @param {number} count */
const placeFor = (step, count) => 1 + Math.floor(((step * 0.618034 + 0.05) % 1) * (count - 1));

/** @param {Page} page @param {boolean} onlyReplaying ends with the replay */
async function turnWheel(page, onlyReplaying = false) {
  const box = await page.getByRole('grid', { name: 'Entries' }).boundingBox();
  if (box === null) throw new Error('no entry table');
  await page.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
  for (let turn = 0; turn < WHEEL_TURNS; turn += 1) {
    await page.mouse.wheel(0, 100 + turn * 4);
    await page.waitForTimeout(16);
    if (onlyReplaying && !(await isReplaying(page))) return;
  }
}

/** @param {keyof WindowNumbers['frames']} name @param {readonly number[]} gaps in ms */
function add(name, gaps) {
  const frames = numbers.frames[name];
  frames.count += gaps.length;
  frames.over50 += gaps.filter((gap) => gap > 50).length;
  frames.longest = Math.max(frames.longest, ...gaps);
}

for (let round = 0; round < Number(rounds); round += 1) await examine();
process.stdout.write(JSON.stringify(numbers));
