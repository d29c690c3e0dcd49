import { expect, test } from 'vitest';

import { toControlsPanel } from './controls-view';

test('seeded changes are counted, and controls that were not run are not green', () => {
  const run = toControlsPanel({ state: 'run', seeded: 2, readers: ['strict reader'], fromSequence: 3, toSequence: 7, controls: [{ damage: 'an entry deleted', found: 'sequence-gap' }] });
  expect(run).toMatchObject({ status: { tone: 'pass', word: '2 of 2 detected' }, damages: [{ found: 'sequence-gap' }] });
  expect(run.words).toBe('Known changes were made to copies of entries 3 to 7 in memory; the strict reader found each at its place.');
  expect(toControlsPanel({ state: 'not-run', because: 'Too few.' })).toStrictEqual({ status: { tone: 'calm', icon: 'dash', word: 'not run' }, words: 'Too few.', damages: [] });
});
