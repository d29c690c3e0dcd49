// The limit for an archive: threads that read every file below a folder and take its SHA-256; nothing is parsed.
import { createHash } from 'node:crypto';
import { readFileSync, readdirSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

if (isMainThread) {
  const [folder = '', entries] = process.argv.slice(2);
  const days = readdirSync(folder);
  const threads = availableParallelism();
  const shares = Array.from({ length: threads }, (_, share) => days.filter((_day, index) => index % threads === share));
  await Promise.all(shares.map((share) => new Promise((resolve) => new Worker(new URL(import.meta.url), { workerData: { folder, share } }).once('message', resolve))));
  console.log(JSON.stringify({ entries: Number(entries), sha256: '', links: 0, contents: 0 }));
} else {
  const { folder, share } = workerData;
  for (const day of share) for (const name of ['bundle.json', 'manifest.json']) createHash('sha256').update(readFileSync(join(folder, day, name))).digest('hex');
  parentPort?.postMessage('done');
}
