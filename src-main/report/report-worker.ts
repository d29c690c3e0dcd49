import { parentPort, workerData } from 'node:worker_threads';

import { carryOut } from './report-order';
import type { ReportOrder } from './report-order';

const port = parentPort;
if (port === null) throw new Error('the report worker runs only as a worker thread');
void carryOut(workerData as ReportOrder).then((outcome) => port.postMessage(outcome));
