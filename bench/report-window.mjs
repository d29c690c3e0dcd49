// The window's part of the results.
import { median } from './alternate.mjs';
import { count, megabytes, milliseconds, table } from './words.mjs';

/** @typedef {import('./window.mjs').WindowNumbers} WindowNumbers */

const STEADY = /** @type {const} */ ({
  idle: 'frames while nothing happens: what the machine itself does to them',
  scrollingMeanwhile: 'frames while scrolling during the replay',
  scrolling: 'frames while scrolling',
  jumping: 'frames while the thumb jumps',
});

/** @param {import('./results.mjs').Results} results @param {import('./report.mjs').Plan} plan @returns {import('./report.mjs').TargetRow[]} */
export function windowTargets({ windows }, { main, large }) {
  const [small, big] = [windows[main]?.numbers, windows[large]?.numbers];
  return [...(big === undefined ? [] : sizeTargets(big, count(large))), ...searchTarget(small, main, 500), ...searchTarget(big, large, 5000)];
}

/** @param {WindowNumbers} numbers @param {string} at @returns {import('./report.mjs').TargetRow[]} */
function sizeTargets({ firstEntries, goTo, frames }, at) {
  const busy = [frames.scrollingMeanwhile, frames.scrolling, frames.jumping];
  const longest = Math.max(...busy.map((one) => one.longest));
  const late = busy.reduce((sum, { over50 }) => sum + over50, 0);
  return [
    [`window, ${at}: first entries visible after the drop`, 'within 1 s', milliseconds(median(firstEntries)), median(firstEntries) <= 1000],
    [`window, ${at}: scrolling and jumping`, 'no frame over 50 ms', `${late} over 50 ms, longest ${milliseconds(longest)}`, late === 0],
    [`window, ${at}: go to a sequence`, 'under 100 ms', `${milliseconds(median(goTo))}, longest ${milliseconds(Math.max(...goTo))}`, Math.max(...goTo) < 100],
  ];
}

/** @param {WindowNumbers | undefined} numbers @param {number} entries @param {number} target in ms @returns {import('./report.mjs').TargetRow[]} */
function searchTarget(numbers, entries, target) {
  if (numbers === undefined) return [];
  const time = median(numbers.search);
  return [[`window, ${count(entries)}: first hit of a search, 99 % into the file`, `under ${target / 1000} s`, milliseconds(time), time < target]];
}

/** @param {WindowNumbers} numbers */
export function windowRows({ firstEntries, verdict, goTo, search, frames, peakBytes }) {
  const times = { 'first entries visible after the drop': firstEntries, 'verdict after the drop (while scrolling)': verdict, 'go to a sequence': goTo, 'first hit of a search, 99 % into the file': search };
  const timeRows = Object.entries(times).map(([what, values]) => [what, milliseconds(median(values)), `${milliseconds(Math.min(...values))} to ${milliseconds(Math.max(...values))} (${values.length})`]);
  const frameRows = Object.entries(STEADY).map(([key, what]) => {
    const { count: all, over50, longest } = frames[/** @type {keyof typeof STEADY} */ (key)];
    return all === 0 ? [what, 'none: the verdict came first', ''] : [what, `${over50} of ${count(all)} over 50 ms`, `longest ${milliseconds(longest)}`];
  });
  return table(['what', 'median', 'shortest to longest (times)'], [...timeRows, ...frameRows, ['peak memory of all its processes, each counted whole', megabytes(peakBytes), '']]);
}
