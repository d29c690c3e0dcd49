// npm run bench [-- --quick] [PART…]: measures Tamperscope beside its peers and writes bench/RESULTS.md, bench/results.json
// and docs/images/growth.svg. Without names every part is measured. --quick: a tenth of the size and nothing above it,
// written to .cache/bench/quick/ only.
import { join } from 'node:path';

import { onDisplay } from '../scripts/set-up/display.mjs';
import { inCheckoutCache, root } from '../scripts/set-up/place.mjs';
import { describe } from '../scripts/set-up/runtime.mjs';
import { provideS3Server } from '../scripts/set-up/system.mjs';
import { orExplain, setUp } from '../scripts/set-up.mjs';
import { alternate } from './alternate.mjs';
import { archiveContenders, entriesOf, provideArchive } from './archive.mjs';
import { bucketContenders, countRequests, forgetCases, serveArchive } from './bucket.mjs';
import { contenders as allContenders } from './contenders.mjs';
import { provideBundle, roomProblem } from './generate.mjs';
import { drawGrowth } from './growth.mjs';
import { describeMachine } from './machine.mjs';
import { runOnce } from './measure.mjs';
import { report } from './report.mjs';
import { readResults, toJson, write } from './results.mjs';

const words = process.argv.slice(2);
const quick = words.includes('--quick');
const plan = quick ? { small: 10, main: 1e5, large: 1e6 } : { small: 10, main: 1e6, large: 1e7 };
// A short run is the start of a program more than anything else, which varies most.
const [fewRuns, runs, manyRuns] = quick ? [3, 3, 3] : [3, 5, 15];

/** What each part measures. @type {Record<string, {sizes: number[], windows: number[], archives?: number[], buckets?: number[]}>} */
const PARTS = {
  small: { sizes: [plan.small], windows: [] },
  million: { sizes: [plan.main], windows: [] },
  'ten-million': { sizes: quick ? [] : [plan.main, plan.large], windows: [] },
  growth: { sizes: [1e3, 1e4, 1e5, plan.main, ...(quick ? [] : [plan.large])], windows: [] },
  // Days: a quarter, and the seven years of the retention period.
  archive: { sizes: [], windows: [], archives: quick ? [30] : [90, 2557] },
  // The same archive in a bucket of an S3 server on this machine.
  bucket: { sizes: [], windows: [], buckets: quick ? [30] : [2557] },
  window: { sizes: [], windows: quick ? [plan.main] : [plan.main, plan.large] },
};

const named = words.filter((word) => word !== '--quick');
const unknown = named.filter((word) => !(word in PARTS));
if (unknown.length > 0) {
  console.error(`no such part: ${unknown.join(' ')} (there are ${Object.keys(PARTS).join(', ')})`);
  process.exit(64);
}
const parts = (named.length === 0 ? Object.keys(PARTS) : named).map((name) => PARTS[name]);
const sizes = unique(parts.flatMap((part) => part?.sizes ?? []));
const windows = unique(parts.flatMap((part) => part?.windows ?? []));
const archives = unique(parts.flatMap((part) => part?.archives ?? []));
const buckets = unique(parts.flatMap((part) => part?.buckets ?? []));

const problem = roomProblem(unique([...sizes, ...windows]));
if (problem !== undefined) {
  console.error(`bench: ${problem}`);
  process.exit(1);
}

const runtime = await orExplain(() => setUp());
say(describe(runtime));
const run = new Date().toISOString();
const occasion = { run, date: run.slice(0, 10), machine: describeMachine(runtime) };
const contenders = allContenders(runtime.binary);
const folder = quick ? inCheckoutCache('bench/quick') : join(root, 'bench');
const results = readResults(join(folder, 'results.json'));

for (const entries of sizes) {
  const file = bundle(entries);
  say(`${entries.toLocaleString('en')} entries: ${contenders.length} contenders`);
  const rounds = entries === plan.large ? fewRuns : entries === plan.small ? manyRuns : runs;
  results.sizes[entries] = { ...occasion, contenders: await alternate({ contenders, file, entries, rounds }) };
  save();
}
for (const days of archives) {
  say(`an archive of ${days} days`);
  const entries = entriesOf(days);
  results.archives[days] = { ...occasion, contenders: await alternate({ contenders: archiveContenders, file: provideArchive(days), entries, rounds: fewRuns }) };
  save();
}
for (const days of buckets) {
  say(`a bucket with an archive of ${days} days`);
  await orExplain(async () => provideS3Server());
  const served = await serveArchive(provideArchive(days));
  const bucketPeers = bucketContenders(served);
  const measured = await alternate({ contenders: bucketPeers, file: '', entries: served.objects, rounds: fewRuns });
  /** @type {Record<string, number>} */
  const requests = {};
  for (const { id } of bucketPeers) {
    requests[id] = await countRequests(served, async (counted) => {
      const contender = bucketContenders(counted).find((one) => one.id === id);
      if (contender !== undefined) await runOnce(contender.command('', served.objects), { watched: false });
    });
  }
  forgetCases();
  results.buckets[days] = { ...occasion, contenders: measured, objects: served.objects, requests };
  save();
}
for (const entries of windows) {
  const file = bundle(entries);
  say(`the window at ${entries.toLocaleString('en')} entries`);
  const [program, args] = onDisplay(process.execPath, [join(root, 'bench/window.mjs'), runtime.binary, file, String(entries), String(fewRuns)]);
  results.windows[entries] = { ...occasion, numbers: JSON.parse((await runOnce({ program, args }, { watched: false })).output) };
  save();
}
console.log(report(results, plan, contenders));
// The S3 server, where one was started, ends with this process.
process.exit();

/** After every size, so that an interrupted run keeps what it has. */
function save() {
  write(join(folder, 'results.json'), toJson(results));
  write(join(folder, 'RESULTS.md'), report(results, plan, contenders));
  const drawn = Object.fromEntries(Object.entries(results.sizes).map(([entries, part]) => [entries, part.contenders]));
  if (Object.keys(drawn).filter((entries) => Number(entries) >= 1000).length < 2) return;
  const path = quick ? join(folder, 'growth.svg') : join(root, 'docs/images/growth.svg');
  const together = new Set(Object.values(results.sizes).map((part) => part.run)).size === 1;
  write(path, drawGrowth(drawn, `medians${together ? '' : ' of several runs of the bench'}, file in the page cache; ${occasion.machine[0]}`));
}

/** @param {number} entries */
function bundle(entries) {
  const started = performance.now();
  const path = provideBundle(entries);
  const taken = (performance.now() - started) / 1000;
  if (taken > 1) say(`made a bundle of ${entries.toLocaleString('en')} entries in ${taken.toFixed(0)} s`);
  return path;
}

/** @param {readonly number[]} values */
function unique(values) {
  return [...new Set(values)].sort((a, b) => a - b);
}

/** @param {string} line */
function say(line) {
  process.stderr.write(`bench: ${line}\n`);
}
