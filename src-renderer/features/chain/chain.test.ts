import { describe, expect, it } from 'vitest';
import { shallow } from 'zustand/shallow';

import type { Finding } from '#core/assess';
import type { EntryRow } from '#core/contract';

import { toEntryStatuses } from '../entry/inspector-view';
import { toFindingMarks } from './finding-marks';
import { indexAfter } from './grid-keys';
import { entryRow } from '../../state/entry-row.fixture';
import { toEntryView } from './entry-view';
import { failingAt, toStripView } from './overview-view';
import { toSlots } from './slots';

describe('an entry in the table', () => {
  it('is joined to the entry above while its link holds', () => {
    expect(toEntryView(entryRow(4), true)).toMatchObject({ joint: 'joined', ring: 'whole', wrong: false });
  });

  it('shows a broken link as snapped, and blames neither entry', () => {
    const view = toEntryView(entryRow(4, { link: 'broken' }), true);
    expect(view).toMatchObject({ joint: 'snapped', ring: 'whole', wrong: true });
    expect(view.link.word).toBe('broken');
  });

  it('shows an entry that does not recompute as cracked, its link apart from that', () => {
    expect(toEntryView(entryRow(4, { content: 'mismatch' }), true)).toMatchObject({ joint: 'joined', ring: 'cracked' });
  });

  it('draws a gap as missing entries and not only as a broken link', () => {
    expect(toEntryView(entryRow(4, { link: 'broken', gapBefore: true }), true)).toMatchObject({ joint: 'missing', link: { word: 'gap' } });
  });

  it('is never drawn as joined to an entry that is not the one before it', () => {
    expect(toEntryView(entryRow(4), false).joint).toBe('apart');
  });

  it('is in doubt, and accused by nothing, where its findings are indeterminate', () => {
    const row = entryRow(4, { link: 'broken', gapBefore: true, gravest: 'indeterminate' });
    expect(toEntryView(row, true)).toMatchObject({ joint: 'missing', doubt: true });
    expect(toEntryStatuses(row).map(({ word }) => word)).toContain('cannot tell');
    expect(toEntryView(entryRow(4, { link: 'broken', gravest: 'fail' }), true).doubt).toBe(false);
  });

  it('draws link, gap and content each by its own findings: an edit beside a gap that is left open does not redden the gap', () => {
    const leftOpen = { link: true, content: false, gap: true };
    const row = entryRow(4, { link: 'broken', gapBefore: true, content: 'mismatch', gravest: 'fail', leftOpen });
    expect(toEntryView(row, true)).toMatchObject({ doubt: false, wrong: true, joint: 'missing', jointOpen: true, link: { tone: 'open', word: 'gap' }, content: { tone: 'fail' } });
    expect(toEntryStatuses(row).map(({ tone, word }) => [tone, word])).toEqual([['open', 'link left open'], ['fail', 'hash mismatch'], ['open', 'gap before']]);
    expect(toEntryView(entryRow(4, { link: 'broken', gravest: 'fail', leftOpen: { ...leftOpen, gap: false } }), true)).toMatchObject({ joint: 'snapped', jointOpen: true, link: { tone: 'open', word: 'left open' } });
    expect(toEntryView(entryRow(4, { link: 'broken', gapBefore: true, gravest: 'fail' }), true)).toMatchObject({ jointOpen: false, link: { tone: 'fail', word: 'gap' } });
  });

  it('keeps a broken link in sight when a filter hides the entry before', () => {
    expect(toEntryView(entryRow(4, { link: 'broken' }), false).joint).toBe('snapped');
  });
});

describe('the mark of a finding', () => {
  const at = (entryIndex: number, severity: Finding['severity'], code: Finding['code']): Finding => ({ entryIndex, severity, code, message: 'Said.' });

  it('stands at an entry that holds in the chain while its trace differs', () => {
    const marks = toFindingMarks([at(3, 'fail', 'payload-mismatch')]);
    const [slot] = toSlots(3, 4, null, (index) => entryRow(index), marks);
    expect(slot?.view).toMatchObject({ wrong: false, link: { word: 'holds' }, mark: { tone: 'fail', word: 'fail: payload-mismatch' } });
  });

  it('is that of the gravest finding; a note has none, nor what link and content say themselves', () => {
    const marks = toFindingMarks([at(1, 'warning', 'payload-other-id'), at(1, 'fail', 'payload-mismatch'), at(1, 'indeterminate', 'unsafe-number'), at(2, 'note', 'payload-erased'), at(3, 'fail', 'chain-hash-mismatch')]);
    expect([...marks].map(([index, { word }]) => [index, word])).toEqual([[1, 'fail: payload-mismatch']]);
  });

  it('stands at an entry that is named by a finding which is counted and not listed, unless its columns say what is wrong', () => {
    const markOf = (row: EntryRow) => toSlots(row.position, row.position + 1, null, () => row)[0]?.view?.mark;
    expect(markOf(entryRow(3, { gravest: 'fail' }))).toMatchObject({ tone: 'fail', word: 'fail' });
    expect(markOf(entryRow(3, { gravest: 'fail', content: 'mismatch' }))).toBeNull();
    expect(markOf(entryRow(3))).toBeNull();
    const open = { link: 'broken', gapBefore: true, leftOpen: { link: true, content: false, gap: true } } as const;
    expect([markOf(entryRow(3, { ...open, gravest: 'fail' }))?.word, markOf(entryRow(3, { ...open, gravest: 'indeterminate' }))]).toEqual(['fail', null]);
  });

  it('is repeated in words above the entry where nothing of the chain fails', () => {
    const words = (row: EntryRow, findings: readonly Finding[]): readonly string[] => toEntryStatuses(row, findings).map(({ word }) => word);
    expect(words(entryRow(3), [at(3, 'fail', 'payload-mismatch')])).toEqual(['link holds', 'recomputes', 'evidence fails']);
    expect(words(entryRow(3), [at(3, 'indeterminate', 'anchor-unconfirmed')])).toEqual(['link holds', 'recomputes', 'cannot tell']);
    expect(words(entryRow(3, { content: 'mismatch' }), [at(3, 'fail', 'chain-hash-mismatch')])).toEqual(['link holds', 'hash mismatch']);
  });
});

describe('the lines of the table', () => {
  const entryAt = (index: number) => (index < 100 ? entryRow(index) : undefined);

  it('are those in view, with a place kept for entries that have not come', () => {
    const slots = toSlots(98, 102, null, entryAt);
    expect(slots.map(({ index, view }) => [index, view?.sequence ?? null])).toEqual([[98, '99'], [99, '100'], [100, null], [101, null]]);
  });

  it('hold the active entry even when it is out of view', () => {
    expect(toSlots(10, 12, 3, entryAt).map(({ index }) => index)).toEqual([10, 11, 3]);
  });
});

describe('a line of the table that says what it said', () => {
  it.each([
    ['an entry that holds', {}],
    ['a gap', { gapBefore: true, link: 'broken' }],
    ['a gap that is left open', { gapBefore: true, link: 'broken', content: 'mismatch', gravest: 'fail', leftOpen: { link: true, content: false, gap: true } }],
    ['a link that is left open', { link: 'broken', gravest: 'indeterminate', leftOpen: { link: true, content: false, gap: false } }],
    ['a repeated sequence', { repeats: true }],
    ['a mark without a listed finding', { gravest: 'indeterminate' }],
    ['a record of a log', { told: { chain: '', who: 'a', what: 'b', where: 'c' } }],
  ] satisfies [string, Partial<EntryRow>][])('is found equal part by part, so that it is not drawn again: %s', (_, parts) => {
    const once = () => toSlots(4, 5, null, () => entryRow(4, parts))[0]?.view;
    expect(shallow(once(), once())).toBe(true);
  });

  it('is drawn again when its state changes', () => {
    const view = (parts: Partial<EntryRow>) => toSlots(4, 5, null, () => entryRow(4, parts))[0]?.view;
    expect(shallow(view({ link: 'not-checked' }), view({ link: 'broken' }))).toBe(false);
    expect(shallow(view({ content: 'not-checked' }), view({ content: 'mismatch' }))).toBe(false);
    expect(shallow(view({}), view({ gravest: 'fail' }))).toBe(false);
  });
});

describe('the overview strip', () => {
  it('draws one stroke for each slice that holds an entry of a severity', () => {
    const view = toStripView({ entries: 10, fail: [0, 1, 0, 900], indeterminate: [0, 0, 3, 0], warning: [2, 0, 0, 0] });
    expect([view.fail, view.indeterminate, view.warning].map((path) => path.match(/M/g)?.length)).toEqual([2, 1, 1]);
    expect(view.fail).toContain('v-30.0');
  });

  it('says how many failing entries are near a place', () => {
    expect(failingAt({ entries: 10, fail: [0, 3], indeterminate: [], warning: [] }, 0.9)).toBe(3);
    expect(failingAt({ entries: 0, fail: [], indeterminate: [], warning: [] }, 0)).toBe(0);
  });
});

describe('the keys of the table', () => {
  it.each([
    ['ArrowDown', 5, 6],
    ['ArrowUp', 0, 0],
    ['PageDown', 5, 25],
    ['Home', 5, 0],
    ['End', 5, 9_999_999],
    ['a', 5, null],
  ])('%s from %i goes to %s', (key, active, expected) => {
    expect(indexAfter(key, active, 0, 20, 10_000_000)).toBe(expected);
  });

  it('begin with the first entry in view', () => {
    expect(indexAfter('ArrowDown', null, 12.4, 20, 400)).toBe(12);
  });
});
