import { parentPort, workerData } from 'node:worker_threads';

import type { Helpers } from '../verification/read-parts';
import { replayBundle } from './replay-bundle';
import type { BundleJob, Shown } from './replay-bundle';

const port = parentPort;
if (port === null) throw new Error('the bundle worker runs only as a worker thread');
const helpers = workerData as Helpers;
const shown: Shown = new Set();

/** One after the other: a bundle may fill much of the memory. */
let before: Promise<void> = Promise.resolve();

port.on('message', (job: BundleJob) => {
  // A promise that fails ends the thread, and with it the work: what is thrown here is a defect.
  before = before.then(async () => port.postMessage(await replayBundle(job, helpers, shown)));
});
