import { setPriority } from 'node:os';
import { parentPort, workerData } from 'node:worker_threads';

import { ArchiveRun } from './archive-run';
import type { ArchiveAsked, ArchiveOrder, ArchiveSaid } from './archive-thread';

const port = parentPort;
if (port === null) throw new Error('the archive worker runs only as a worker thread');
const say = (said: ArchiveSaid): void => port.postMessage(said);

/** The window is drawn first: this thread, and those that it starts, give way. Elsewhere than on Linux the call would mean the whole app. */
if (process.platform === 'linux') setPriority(0, 5);

const run = new ArchiveRun(workerData as ArchiveOrder, say);
port.on('message', (asked: ArchiveAsked) => {
  switch (asked.kind) {
    case 'order':
      run.newestFirst = asked.newestFirst;
      return;
    case 'stop':
      return run.stop();
    case 'day':
      return say({ kind: 'answer', id: asked.id, answer: run.day(asked.index) });
    case 'whole':
      return say({ kind: 'answer', id: asked.id, answer: run.verdict ?? null });
  }
});
void run.run();
