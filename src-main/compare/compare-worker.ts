import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { CompareAsked, CompareOrder, CompareSaid } from '#core/contract';

import { spareThreads } from '../verification/spare-threads';
import { CompareThread } from './compare-thread';

const port = parentPort;
if (port === null) throw new Error('the compare worker runs only as a worker thread');

/** The window is drawn first. Elsewhere than on Linux the call would mean the whole app. */
if (process.platform === 'linux') setPriority(0, 5);

const say = (said: CompareSaid): void => port.postMessage(said);
const helpers = { worker: join(__dirname, 'block-worker.js'), threads: spareThreads() };
const thread = new CompareThread(workerData as CompareOrder, { say, helpers, worker: join(__dirname, 'bundle-worker.js'), ticks: () => performance.now() });
// A promise that fails ends the thread: what is thrown here is a defect, and the window says so.
port.on('message', (asked: CompareAsked) => void thread.answer(asked));
void thread.run();
