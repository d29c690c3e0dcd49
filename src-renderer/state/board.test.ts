import { describe, expect, it } from 'vitest';

import { Board, worstState } from './board';
import { addMonths, dateIn, daysIn, longDate, monthsBetween, spanOf, toDate, toDayNumber } from './calendar';

const bundles = [
  { date: '2026-05-06', bundle: '2026-05-06/bundle.json' },
  { date: '2026-05-08', bundle: '2026-05-08/a.json' },
  { date: '2026-05-08', bundle: '2026-05-08/b.json' },
  { date: null, bundle: 'extra.json' },
];

function board(): Board {
  const made = new Board();
  made.add(0, 4, bundles.slice(0, 2));
  made.add(2, 4, bundles.slice(2));
  return made;
}

describe('a board', () => {
  it('knows its dates once all bundles were told, and those without a date', () => {
    const made = new Board();
    made.add(0, 4, bundles.slice(0, 2));
    expect(made.isListed).toBe(false);
    made.add(2, 4, bundles.slice(2));
    expect(made).toMatchObject({ isListed: true, first: '2026-05-06', last: '2026-05-08', undated: [3], dates: 2 });
  });

  it('gives a date the worst of its bundles, and none the word for none', () => {
    const made = board();
    made.tell([{ index: 0, state: 'passed', entries: 5, findings: 0 }, { index: 1, state: 'passed', entries: 5, findings: 0 }]);
    expect(['2026-05-06', '2026-05-07', '2026-05-08'].map((date) => made.stateOn(date))).toEqual(['passed', 'missing', 'not-read']);
    made.tell([{ index: 2, state: 'indeterminate', entries: 0, findings: 1 }]);
    expect(made.stateOn('2026-05-08')).toBe('indeterminate');
  });

  it('is never green for what is not known', () => {
    for (const state of ['failed', 'unreadable', 'indeterminate', 'missing', 'not-read'] as const) expect(worstState(['passed', state])).toBe(state);
    expect(worstState([])).toBe('missing');
  });

  it('counts each bundle once, however often it is told, and the dates without one', () => {
    const made = board();
    const day = { index: 0, entries: 5, findings: 0 };
    made.tell([{ ...day, state: 'passed' }]);
    made.tell([{ ...day, state: 'failed' }]);
    expect(made.counts(3)).toEqual({ passed: 0, failed: 1, indeterminate: 0, unreadable: 0, missing: 1, 'not-read': 3 });
  });

  it('forgets what it was told when all are read again', () => {
    const made = board();
    made.tell([{ index: 0, state: 'passed', entries: 5, findings: 0 }]);
    made.judge([{ before: 0, after: 1, kind: 'gap', proves: true }]);
    made.begin();
    expect(made.stateOn('2026-05-06')).toBe('not-read');
    expect(made.seamOn('2026-05-08')).toBeUndefined();
    expect(made.counts(3)).toMatchObject({ passed: 0, 'not-read': 4 });
  });

  it('tells a day whose bundle the bucket did not give from one without a bundle', () => {
    const made = board();
    made.judge([], ['2026-05-07', '2026-05-08']);
    expect(['2026-05-07', '2026-05-08'].map((date) => made.stateOn(date))).toEqual(['unreadable', 'not-read']);
    expect(made.counts(3)).toMatchObject({ unreadable: 1, missing: 0 });
  });

  it('reaches as far as the verdict does: days at its ends whose bundle is not here are neither left off nor set against those missing', () => {
    const made = board();
    made.judge([], ['2026-05-10'], { fromDate: '2026-05-06', toDate: '2026-05-10' });
    expect(made).toMatchObject({ first: '2026-05-06', last: '2026-05-10', firstHeld: '2026-05-06', lastHeld: '2026-05-08' });
    expect(made.counts(5)).toMatchObject({ unreadable: 1, missing: 2 });
    made.begin();
    expect(made.last).toBe('2026-05-08');
  });

  it('is whole without a single bundle, too', () => {
    const made = new Board();
    made.add(0, 0, []);
    expect(made).toMatchObject({ isListed: true, first: null, last: null });
  });

  it('leaves open what passed by itself on either side of a broken seam, and nothing else', () => {
    const made = board();
    made.tell([0, 1, 2].map((index) => ({ index, state: index === 2 ? ('failed' as const) : ('passed' as const), entries: 5, findings: 0 })));
    made.judge([{ before: 0, after: 1, kind: 'gap', proves: false }, { before: 1, after: 2, kind: 'broken', proves: false }]);
    expect([0, 1, 2].map((index) => made.stateOf(index))).toEqual(['passed', 'indeterminate', 'failed']);
    made.judge([{ before: 1, after: 2, kind: 'broken', proves: false }], [], undefined, [{ before: 0, after: 2, kind: 'broken', proves: false }]);
    expect(made.stateOf(0)).toBe('indeterminate');
    expect([made.seamAt(2)?.before, made.troubledSeams.length]).toEqual([1, 1]);
  });

  it('shows the worst of the seams before a date, and lists those that do not hold', () => {
    const made = board();
    made.judge([{ before: 0, after: 1, kind: 'holds', proves: true }, { before: 1, after: 2, kind: 'broken', proves: true }, { before: 1, after: 3, kind: 'overlap', proves: true }]);
    expect(made.seamOn('2026-05-08')).toBe('broken');
    expect(made.troubledSeams.map(({ kind }) => kind)).toEqual(['broken', 'overlap']);
    expect(made.seamsBehind(1).map(({ after }) => after)).toEqual([2, 3]);
    expect(made.seamCounts()).toEqual(new Map([['holds', 1], ['broken', 1], ['overlap', 1]]));
  });
});

describe('the calendar', () => {
  it('counts days and months over leap years and the turn of a year', () => {
    expect(spanOf('2019-01-01', '2025-12-31')).toBe(2557);
    expect(toDate(toDayNumber('2024-02-28') + 1)).toBe('2024-02-29');
    expect(['2024-02', '2026-02', '1900-02', '2000-02', '9999-12'].map(daysIn)).toEqual([29, 28, 28, 29, 31]);
    expect(addMonths('2025-11', 3)).toBe('2026-02');
    expect(monthsBetween('2025-11', '2026-02')).toBe(3);
    expect(dateIn('2026-02', 31)).toBe('2026-02-28');
    expect(longDate('2026-03-12')).toBe('12 March 2026');
  });
});
