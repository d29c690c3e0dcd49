import { expect, test } from 'vitest';

import { findingsSection } from './findings-section';
import type { ReportInput } from './report-input';

/** Only what the section looks at before its register; `links` do not hold, `open` of them are left open. */
const told = (links: number, open: number): string => {
  const brokenExamples = [{ row: { sequence: 6, createdAt: null, link: 'broken', content: 'recomputes', gravest: 'indeterminate', leftOpen: { link: true, content: false, gap: false } }, findings: [], fields: [], source: '', prevHash: null, before: null, hash: null }];
  const input = { examination: { verdict: { findings: [{ code: 'sequence-gap', severity: 'indeterminate', message: 'Missing.' }] }, surroundings: { brokenExamples, brokenLinks: links, linksLeftOpen: open, brokenContents: 0 } } };
  return JSON.stringify(findingsSection(input as unknown as ReportInput).blocks.filter(({ kind }) => kind === 'paragraph'));
};

test('a link that the verdict leaves open is not counted as a broken one', () => {
  expect(told(1, 1)).toContain('The replay found 1 link that does not hold, left open, and 0 entries that do not recompute.');
  expect(told(3, 3)).toContain('The replay found 3 links that do not hold, all of them left open, and');
  expect(told(3, 1)).toContain('The replay found 3 links that do not hold, 1 of them left open, and');
  expect(told(2, 0)).toContain('The replay found 2 links that do not hold and 0 entries');
  expect(told(1, 1)).not.toContain('roken link');
});
