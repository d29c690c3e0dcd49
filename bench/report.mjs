// RESULTS.md: the targets and what was measured, then every number, then what each contender computes.
import { median } from './alternate.mjs';
import { archiveContenders } from './archive.mjs';
import { bucketContenders } from './bucket.mjs';
import { windowRows, windowTargets } from './report-window.mjs';
import { count, megabytes, milliseconds, range, seconds, table } from './words.mjs';

/**
 * @typedef {import('./results.mjs').Results} Results
 * @typedef {import('./contenders.mjs').ContenderId} ContenderId
 * @typedef {{small: number, main: number, large: number}} Plan the sizes that the targets speak of
 * @typedef {[what: string, target: string, measured: string, met: boolean | null]} TargetRow
 */

/** @param {Results} results @param {Plan} plan @param {readonly import('./contenders.mjs').Contender[]} contenders */
export function report(results, plan, contenders) {
  const sizes = Object.entries(results.sizes).sort(([a], [b]) => Number(b) - Number(a));
  const windows = Object.entries(results.windows).sort(([a], [b]) => Number(b) - Number(a));
  const archives = Object.entries(results.archives).sort(([a], [b]) => Number(b) - Number(a));
  const buckets = Object.entries(results.buckets).sort(([a], [b]) => Number(b) - Number(a));
  const bucketPeers = bucketContenders({ endpoint: '', env: {} });
  const occasions = new Set([...sizes, ...windows, ...archives, ...buckets].map(([, part]) => occasion(part)));
  const own = (/** @type {import('./results.mjs').Occasion} */ part) => (occasions.size > 1 ? [occasion(part)] : []);
  return [
    '# Results',
    'Made by `npm run bench`. Every number is the wall time of a whole process, from its start to its end, or the most memory that its whole process tree held. Contenders alternate (A B C A B C…) after one warm-up each, in which memory is watched and which leaves the file in the page cache; the timed runs are not watched; medians, with the shortest and the longest run. No contender is given `NODE_OPTIONS` or `NODE_EXTRA_CA_CERTS`, which make every start of Node slower. The load average tells how much else the machine was doing: where it is above 1, the numbers are rough.',
    ...(occasions.size === 1 ? occasions : []),
    '## Targets',
    table(['what', 'target', 'measured', ''], [...shellTargets(results, plan), ...archiveTargets(results), ...windowTargets(results, plan)].map(([what, target, measured, met]) => [what, target, measured, met === null ? '' : met ? 'met' : '**missed**'])),
    ...sizes.flatMap(([entries, part]) => [`## ${count(entries)} entries`, ...own(part), sizeTable(part.contenders, contenders)]),
    ...archives.flatMap(([days, part]) => [`## An archive of ${count(days)} days of 1,000 entries`, ...own(part), sizeTable(part.contenders, archiveContenders)]),
    ...buckets.flatMap(([days, part]) => [`## Fetching an archive of ${count(days)} days from an S3 server on the same machine`, ...own(part), sizeTable(part.contenders, bucketPeers), `${count(part.objects)} objects; requests: ${bucketPeers.map(({ id, name }) => `${name} ${count(part.requests[id] ?? NaN)}`).join(', ')}.`]),
    ...windows.flatMap(([entries, part]) => [`## The window at ${count(entries)} entries`, ...own(part), windowRows(part.numbers)]),
    '## What each computes',
    'All read the same file and must give the same answer: number of entries, whether every link and every content holds, and the SHA-256 of the file. A run in which two answers differ is no run.',
    table(['contender', 'computes'], contenders.map(({ name, computes }) => [name, computes])),
    ...(archives.length === 0 ? [] : ['Of an archive:', table(['contender', 'computes'], archiveContenders.map(({ name, computes }) => [name, computes]))]),
    ...(buckets.length === 0 ? [] : ['Of a bucket:', table(['contender', 'computes'], bucketPeers.map(({ name, computes }) => [name, computes]))]),
    '',
  ].join('\n\n').trimEnd() + '\n';
}

/** @param {import('./results.mjs').Occasion} part */
const occasion = ({ date, machine }) => [date, ...machine].join('. ') + '.';

/** @param {import('./alternate.mjs').Size} size @param {readonly import('./contenders.mjs').Contender[]} contenders */
function sizeTable(size, contenders) {
  const ours = medianOf(size, 'ours');
  const rows = contenders.flatMap(({ id, name }) => {
    const measured = size[id];
    if (measured === undefined) return [];
    if (measured.failure !== null) return [[name, measured.failure, '', '', '']];
    const middle = median(measured.seconds);
    const ratio = ours === undefined ? '' : `${(middle / ours).toPrecision(2)} ×`;
    return [[name, seconds(middle), range(measured.seconds), ratio, megabytes(measured.peakBytes)]];
  });
  return table(['contender', 'median', 'shortest to longest (runs)', 'time against Tamperscope, Node', 'peak memory'], rows);
}

/** @param {import('./alternate.mjs').Size | undefined} size @param {ContenderId} id */
function medianOf(size, id) {
  const runs = size?.[id]?.seconds ?? [];
  return runs.length === 0 ? undefined : median(runs);
}

/** @param {Results} results @param {Plan} plan @returns {TargetRow[]} */
function shellTargets({ sizes }, { small, main, large }) {
  const [few, middle, many] = [sizes[small]?.contenders, sizes[main]?.contenders, sizes[large]?.contenders];
  const at = count(main);
  return [
    ...ratioRow(`faster than the published check in Python, ${at} entries`, middle, 'incumbent', 'ours', 10),
    ...ratioRow(`faster than Python with the chain alone, ${at}`, middle, 'chain-alone', 'ours'),
    ...ratioRow(`faster than a plain Node script, ${at}`, middle, 'plain-node', 'ours', 6),
    ...ratioRow(`faster than DuckDB, ${at}`, middle, 'duckdb', 'ours', 20),
    ...limitRow(`share of the limit's speed, ${at}, Node`, middle, 'limit', 'ours'),
    ...limitRow(`share of the limit's speed, ${at}, Electron's Node`, middle, 'limit-electron', 'ours-electron'),
    ...memoryRow(`peak memory, ${at}`, middle, 300),
    ...linearRow(sizes, main, large),
    ...memoryRow(`peak memory, ${count(large)}`, many, 700),
    ...smallRow(few, small),
  ];
}

/** Bound by reading: at most twice what reading and hashing the bytes takes. @param {Results} results @returns {TargetRow[]} */
function archiveTargets({ archives }) {
  const parts = Object.entries(archives).sort(([a], [b]) => Number(a) - Number(b));
  const [few, many] = [parts[0], parts.at(-1)];
  if (few === undefined || many === undefined) return [];
  const rows = limitRow(`share of the limit's speed, archive of ${count(many[0])} days`, many[1].contenders, 'limit', 'ours');
  const [small, large] = [few[1].contenders['ours']?.peakBytes ?? null, many[1].contenders['ours']?.peakBytes ?? null];
  if (few === many || small === null || large === null) return rows;
  return [...rows, [`memory, ${count(many[0])} days against ${count(few[0])}`, 'flat: at most 1.5 times', `${(large / small).toFixed(1)} times (${megabytes(large)} against ${megabytes(small)})`, large <= 1.5 * small]];
}

/** @param {string} what @param {import('./alternate.mjs').Size | undefined} size @param {ContenderId} peer @param {ContenderId} ours @param {number} [target] without one the row only tells @returns {TargetRow[]} */
function ratioRow(what, size, peer, ours, target) {
  const [theirs, own] = [medianOf(size, peer), medianOf(size, ours)];
  if (theirs === undefined || own === undefined) return [];
  const measured = `${(theirs / own).toFixed(1)} times (${seconds(own)} against ${seconds(theirs)})`;
  return [target === undefined ? [what, 'none', measured, null] : [what, `at least ${target} times`, measured, theirs / own >= target]];
}

/** @param {string} what @param {import('./alternate.mjs').Size | undefined} size @param {ContenderId} limit @param {ContenderId} ours @returns {TargetRow[]} */
function limitRow(what, size, limit, ours) {
  const [best, own] = [medianOf(size, limit), medianOf(size, ours)];
  if (best === undefined || own === undefined) return [];
  return [[what, 'at least 50 %', `${Math.round((100 * best) / own)} % (${seconds(own)} against ${seconds(best)})`, best / own >= 0.5]];
}

/** @param {string} what @param {import('./alternate.mjs').Size | undefined} size @param {number} target in MB @returns {TargetRow[]} */
function memoryRow(what, size, target) {
  const [node, electron] = [size?.['ours']?.peakBytes, size?.['ours-electron']?.peakBytes];
  if (node == null) return [];
  return [[what, `at most ${target} MB`, `${megabytes(node)} in Node, ${megabytes(electron ?? null)} in Electron's Node`, Math.max(node, electron ?? 0) <= target * 1e6]];
}

/** @param {Results['sizes']} sizes @param {number} main @param {number} large @returns {TargetRow[]} */
function linearRow(sizes, main, large) {
  const [one, ten] = [medianOf(sizes[main]?.contenders, 'ours'), medianOf(sizes[large]?.contenders, 'ours')];
  // Measured at different times they say how busy the machine was, not how the time grows.
  if (one === undefined || ten === undefined || sizes[main]?.run !== sizes[large]?.run) return [];
  const growth = (ten / one / (large / main)) * 10;
  return [[`time at ${count(large)} against ${count(main)}`, '10 times, within 15 %', `${growth.toFixed(1)} times (${seconds(ten)} against ${seconds(one)})`, growth <= 11.5]];
}

/** @param {import('./alternate.mjs').Size | undefined} size @param {number} small @returns {TargetRow[]} */
function smallRow(size, small) {
  const own = medianOf(size, 'ours');
  return own === undefined ? [] : [[`command line on ${small} entries`, 'under 150 ms', milliseconds(own * 1000), own < 0.15]];
}
