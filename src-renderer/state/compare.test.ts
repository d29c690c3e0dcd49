import { beforeEach, describe, expect, it, vi } from 'vitest';

import { NOTHING_SUPPLIED, done } from '#core/contract';
import type { Bridge, ComparisonView, OpenComparison } from '#core/contract';

import { chooseNeighbour, stepDifference } from './compare-actions';
import { compareAtStart } from './compare-slice';
import { hear, obey } from './events';
import { read, write } from './store';

const file = { path: '/e/x.json', name: 'x.json', bytes: 10 };
const copy = { kind: 'bundle', sha256: '', entryCount: 1, fromSequence: 1, toSequence: 1, conclusion: 'passed', headline: '' } as const;
const row = { sequence: 1, kind: 'differs', fields: [], moreFields: 0, parting: null } as const;
const view: ComparisonView = { same: false, counts: { same: 0, differing: 3, onlyInA: 0, onlyInB: 0, unplacedDiffering: 0 }, differences: [row, row, row], divergences: [], divergenceCount: 0, recipe: null, a: copy, b: copy };
const comparison = (comparisonId: number): OpenComparison => ({ comparisonId, a: file, b: file });
const asked: [string, unknown][] = [];

function fakeMain(): void {
  const invoke = async (channel: string, request: unknown) => {
    asked.push([channel, request]);
    const index = typeof request === 'object' && request !== null && 'index' in request ? request.index : 0;
    if (channel === 'evidence:page') return done({ filter: 'all', total: 0, from: 0, entries: [] });
    return channel === 'compare:difference' ? done({ index, fields: [], moreFields: 0 }) : done(null);
  };
  const tamperscope: Partial<Bridge> = { invoke: invoke as Bridge['invoke'], listen: () => () => undefined };
  vi.stubGlobal('window', { tamperscope });
}

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 0));

describe('a comparison in the window', () => {
  beforeEach(() => {
    fakeMain();
    asked.length = 0;
    write({ ...compareAtStart, stage: { phase: 'start' } });
    hear({ kind: 'compare-opening', comparison: comparison(5) });
  });

  it('begins once, though it is told twice, and leaves what was open', () => {
    hear({ kind: 'compare-progress', comparisonId: 5, progress: { phase: 'comparing', done: 1, total: 2, elapsedMs: 3 } });
    hear({ kind: 'compare-opening', comparison: comparison(5) });
    expect(read()).toMatchObject({ stage: { phase: 'start' }, comparing: { phase: 'reading', progress: { done: 1 } } });
  });

  it('shows the first difference when it is done, and goes round through the others', async () => {
    hear({ kind: 'compared', comparisonId: 5, view });
    await settle();
    expect(read()).toMatchObject({ comparing: { phase: 'compared' }, difference: 0, differenceDetail: { index: 0 } });
    obey('previous-break');
    await settle();
    expect(read().differenceDetail?.index).toBe(2);
    stepDifference(false);
    expect(read().difference).toBe(0);
  });

  it('is not disturbed by words about one that is no longer open', () => {
    hear({ kind: 'compared', comparisonId: 4, view });
    hear({ kind: 'compare-failure', comparisonId: 4, failure: { code: 'worker-died', sentence: '' } });
    expect(read().comparing?.phase).toBe('reading');
  });

  it('drops an answer that comes after another difference was chosen', async () => {
    hear({ kind: 'compared', comparisonId: 5, view });
    stepDifference(false);
    stepDifference(false);
    await settle();
    expect(read().differenceDetail?.index).toBe(2);
  });

  it('takes the commands that are about one piece of evidence for nothing', () => {
    for (const command of ['search', 'go-to-sequence', 'supply', 'export-report'] as const) obey(command);
    expect(read()).toMatchObject({ reportOpen: false, supplyOpen: false, comparing: { phase: 'reading' } });
  });

  it('ends when it is closed, or when evidence is opened', () => {
    obey('close-evidence');
    expect(read().comparing).toBeNull();
    expect(asked.map(([channel]) => channel)).toContain('compare:close');
    hear({ kind: 'compare-opening', comparison: comparison(6) });
    hear({ kind: 'opening', evidence: { evidenceId: 77, path: '/e/x.json', name: 'x.json', bytes: 1, manifestPath: null, supplied: NOTHING_SUPPLIED } });
    expect(read()).toMatchObject({ comparing: null, stage: { phase: 'replaying' } });
  });

  it('keeps what it showed when the examiner cancels a choice', async () => {
    hear({ kind: 'compared', comparisonId: 5, view });
    await chooseNeighbour('next');
    expect(read()).toMatchObject({ asksNeighbour: false, fits: { previous: null, next: null }, compareFailure: null });
  });
});
