import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, it } from 'vitest';

import { tallyReports } from './tally.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tally-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true });
});

function report(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

it('adds up the reports of both runners', () => {
  const unit = report('unit', { numPassedTests: 5, numFailedTests: 1, numPendingTests: 1, numTodoTests: 1 });
  const e2e = report('e2e', { stats: { expected: 3, unexpected: 1, flaky: 0, skipped: 1 } });
  expect(tallyReports([unit, e2e], 1)).toEqual({ passed: 8, failed: 2, skipped: 3 });
});

it('counts a journey that passed only at the second attempt as failed', () => {
  expect(tallyReports([report('e2e', { stats: { expected: 3, unexpected: 0, flaky: 1, skipped: 0 } })], 0).failed).toBe(1);
});

it('counts a runner that failed without naming a test as one failure', () => {
  const unit = report('unit', { numPassedTests: 5, numFailedTests: 0, numPendingTests: 0, numTodoTests: 0 });
  expect(tallyReports([unit], 1)).toEqual({ passed: 5, failed: 1, skipped: 0 });
});

it('counts a runner that found nothing to run as one failure', () => {
  expect(tallyReports([join(folder, 'never-written')], 0).failed).toBe(1);
});
