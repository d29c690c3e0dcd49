// How many passed and failed, read from what each runner wrote down and not from what it printed.
import { existsSync, readFileSync } from 'node:fs';

/** @typedef {{passed: number, failed: number, skipped: number}} Tally */

/** A step that is one statement: it holds or it does not. @param {number} status @returns {Tally} */
export const tallyOne = (status) => ({ passed: status === 0 ? 1 : 0, failed: status === 0 ? 0 : 1, skipped: 0 });

/**
 * The tally of a runner's reports. A runner that failed without naming a failed test (a file that would not load, a
 * report that was never written) still counts as one failure.
 * @param {readonly string[]} paths @param {number} status the runner's exit code @returns {Tally}
 */
export function tallyReports(paths, status) {
  const sum = paths.filter((path) => existsSync(path)).map(tallyReport).reduce(add, { passed: 0, failed: 0, skipped: 0 });
  const isSilentFailure = sum.failed === 0 && (status !== 0 || sum.passed === 0);
  return isSilentFailure ? { ...sum, failed: 1 } : sum;
}

/** @param {Tally} a @param {Tally} b @returns {Tally} */
export const add = (a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped });

/** @param {string} path @returns {Tally} */
function tallyReport(path) {
  const report = JSON.parse(readFileSync(path, 'utf8'));
  // Playwright's has `stats`, Vitest's counts at the top.
  if (report.stats) {
    const { expected, unexpected, flaky, skipped } = report.stats;
    return { passed: expected, failed: unexpected + flaky, skipped };
  }
  return { passed: report.numPassedTests, failed: report.numFailedTests, skipped: report.numPendingTests + report.numTodoTests };
}
