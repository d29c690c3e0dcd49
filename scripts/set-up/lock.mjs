// One set-up at a time in a checkout: two builds into one folder would leave neither.
import { closeSync, mkdirSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

import { inCheckoutCache } from './place.mjs';

const PATH = inCheckoutCache('set-up.lock');
const PAUSE_MS = 100;

/** @param {() => void | Promise<void>} work */
export async function alone(work) {
  await take();
  try {
    await work();
  } finally {
    rmSync(PATH, { force: true });
  }
}

async function take() {
  mkdirSync(dirname(PATH), { recursive: true });
  for (;;) {
    try {
      const file = openSync(PATH, 'wx');
      writeSync(file, String(process.pid));
      closeSync(file);
      return;
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
      if (!holderLives()) rmSync(PATH, { force: true });
      await new Promise((resume) => setTimeout(resume, PAUSE_MS));
    }
  }
}

function holderLives() {
  try {
    const pid = Number(readFileSync(PATH, 'utf8'));
    // Between creating and writing the file it is empty: that holder lives.
    if (pid > 0) process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}
