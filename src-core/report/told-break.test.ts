import { expect, test } from 'vitest';

import type { FindingCode, Severity } from '#core/assess';
import type { EntryDetail } from '#core/contract';

import { linkFigure } from './link-figure';
import { isLeftOpen } from './told-break';

/** Only what the figure looks at. */
const entry = (gravest: 'fail' | 'indeterminate' | null, ...findings: readonly (readonly [FindingCode, Severity])[]): EntryDetail =>
  ({ row: { sequence: 5, link: 'broken', content: 'mismatch', gravest }, findings: findings.map(([code, severity]) => ({ code, severity })), before: { sequence: 4, chainHash: 'a' }, prevHash: 'b' }) as unknown as EntryDetail;
const figure = (of: EntryDetail): unknown => linkFigure({ surroundings: { brokenExamples: [of] } } as unknown as Parameters<typeof linkFigure>[0]);

test('a link of which only indeterminate findings speak is drawn as left open, whatever else fails at its entry', () => {
  const over = entry('fail', ['sequence-gap', 'indeterminate'], ['prev-hash-mismatch', 'indeterminate'], ['chain-hash-mismatch', 'fail']);
  expect(figure(over)).toMatchObject({ isOpen: true, caption: expect.stringMatching(/^The first link that does not hold, and that the verdict leaves open: /) as string });
  expect([isLeftOpen(over, 'link'), isLeftOpen(over, 'content')]).toEqual([true, false]);
});

test('a link that a failing finding names is broken', () => {
  expect(figure(entry('fail', ['prev-hash-mismatch', 'fail']))).toMatchObject({ isOpen: false, caption: expect.stringMatching(/^The first broken link: /) as string });
  expect(isLeftOpen(entry('fail', ['wrong-genesis', 'fail'], ['prev-hash-mismatch', 'indeterminate']), 'link')).toBe(false);
});

test('where its own finding is not listed, the gravest that names the entry decides', () => {
  expect([isLeftOpen(entry('fail'), 'link'), isLeftOpen(entry('indeterminate'), 'link'), isLeftOpen(entry(null), 'content')]).toEqual([false, true, true]);
});
