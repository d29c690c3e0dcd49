// Everything between a fresh clone and a running app. Plain Node without dependencies, since it provides them; silent
// and fast where there is nothing to do.
import { isBuilt, provideBuild } from './set-up/build.mjs';
import { provideDependencies } from './set-up/dependencies.mjs';
import { alone } from './set-up/lock.mjs';
import { SetUpFailure } from './set-up/run.mjs';
import { provideRuntime } from './set-up/runtime.mjs';
import { provideSystem } from './set-up/system.mjs';

/** For the command line, which needs no window: only what is stale, checked without taking the lock. */
export async function setUpShell() {
  if (!isBuilt()) {
    await alone(() => {
      provideDependencies();
      provideBuild();
    });
  }
}

/** @param {{forTests?: boolean}} [options] @returns {Promise<import('./set-up/runtime.mjs').Runtime>} */
export async function setUp({ forTests = false } = {}) {
  /** @type {import('./set-up/runtime.mjs').Runtime | undefined} */
  let runtime;
  await alone(async () => {
    provideDependencies();
    runtime = await provideRuntime();
    provideSystem({ binary: runtime.binary, forTests });
    provideBuild();
  });
  if (runtime === undefined) throw new Error('set-up gave no runtime');
  return runtime;
}

/** A failure that a person can act on is said plainly and ends the program. @template T @param {() => Promise<T>} work */
export async function orExplain(work) {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof SetUpFailure)) throw error;
    process.stderr.write(`set-up: ${error.message}\n`);
    process.exit(1);
  }
}

if (process.argv[1] === import.meta.filename) {
  await orExplain(() => setUp({ forTests: process.argv.includes('--tests') }));
}
