import { beforeEach, describe, expect, it, vi } from 'vitest';

import { NOTHING_SUPPLIED, done } from '#core/contract';
import type { Bridge, Examination, OpenEvidence } from '#core/contract';

import { entryRow } from './entry-row.fixture';
import { hear } from './events';
import { entryAt } from './pages';
import { beginEvidence } from './session-actions';
import { read, write } from './store';

const evidence = (evidenceId: number): OpenEvidence => ({ evidenceId, path: '/e/bundle.json', name: 'bundle.json', bytes: 1000, manifestPath: null, supplied: NOTHING_SUPPLIED });
const progress = { doneBytes: 10, totalBytes: 1000, entries: 1, elapsedMs: 5 };
const refusal = { code: 'duplicate-key', message: 'A key stands twice.', byteOffset: 9, line: 1, column: 10, entriesRead: 2 } as const;
const place = { refusal, before: '', at: '"', after: '', firstSequence: 1, lastSequence: 2 };

/** Three entries of which nothing is wrong. */
const examination: Examination = {
  verdict: {
    schema: 'tamperscope.verdict/1', conclusion: 'passed', findings: [], claims: [], recipe: 'adjudon-decision/text',
    replay: { verified: true, ok: true, totalChecked: 3, lastValidSequence: 3, brokenAtSequence: null, brokenReason: null, durationMs: 1, verifiedAt: '2026-05-06T08:00:00.000Z' },
    subject: { path: '/e/bundle.json', bytes: 1000, sha256: '0'.repeat(64), entryCount: 3, fromSequence: 1, toSequence: 3, firstCreatedAt: null, lastCreatedAt: null, organizationIds: [] },
  },
  surroundings: {
    manifestPath: null, manifest: null, declared: { organizationId: null, algorithm: null, canonicalization: null, fromSequence: null, toSequence: null },
    envelope: false, recipePinned: false, recipeMatches: { 'adjudon-decision/text': 3, 'adjudon-decision/bytes': 0, 'adjudon-decision/pipe': 0 }, placed: 3, brokenLinks: 0, linksLeftOpen: 0, brokenContents: 0,
    firstChainHash: null, lastChainHash: null, firstPrevHash: null, workedExample: null, brokenExamples: [],
  },
  beside: {},
};

/** A main process that answers pages of three entries, and says yes to all else. */
function fakeMain(): void {
  const invoke = async (channel: string) =>
    channel === 'evidence:page' ? done({ filter: 'all', total: 3, from: 0, entries: [0, 1, 2].map((position) => entryRow(position)) }) : done(null);
  const tamperscope: Partial<Bridge> = { invoke: invoke as Bridge['invoke'], listen: () => () => undefined };
  vi.stubGlobal('window', { tamperscope });
}

describe('what main says', () => {
  let next = 100;
  beforeEach(() => {
    fakeMain();
    write({ height: 260 });
    next += 1;
    beginEvidence(evidence(next));
  });

  it('turns the window to new evidence once, though it is told twice', () => {
    hear({ kind: 'progress', evidenceId: next, phase: 'replaying', progress });
    hear({ kind: 'opening', evidence: evidence(next) });
    expect(read().stage).toMatchObject({ phase: 'replaying', progress: { doneBytes: 10 } });
  });

  it('keeps the examiner at the entry and in the dialog when the same evidence is begun anew, and not when other evidence is', () => {
    write({ selected: 7, supplyOpen: true });
    next += 1;
    hear({ kind: 'opening', evidence: evidence(next) });
    expect(read()).toMatchObject({ selected: null, comeBackTo: 7, supplyOpen: true });
    next += 1;
    hear({ kind: 'opening', evidence: evidence(next) });
    expect(read()).toMatchObject({ comeBackTo: 7, supplyOpen: true });
    next += 1;
    hear({ kind: 'opening', evidence: { ...evidence(next), path: '/e/other.json' } });
    expect(read()).toMatchObject({ comeBackTo: null, supplyOpen: false });
  });

  it('is dropped when it is about evidence that is no longer open', () => {
    hear({ kind: 'refused', evidenceId: next - 1, place });
    expect(read().stage.phase).toBe('replaying');
  });

  it('becomes a failure on screen when the worker dies', () => {
    hear({ kind: 'failure', evidenceId: next, failure: { code: 'worker-died', sentence: 'The worker stopped.' } });
    expect(read().stage).toMatchObject({ phase: 'failed', failure: { code: 'worker-died' } });
  });

  it('leaves what is open alone when other evidence could not be opened', () => {
    hear({ kind: 'failure', evidenceId: null, failure: { code: 'too-many-files', sentence: 'Drop one bundle.' } });
    expect(read().stage.phase).toBe('replaying');
    expect(read().notice?.code).toBe('too-many-files');
  });

  it('shows the first entry when nothing is wrong, and leaves who has scrolled meanwhile where they are', () => {
    write({ totals: { ...read().totals, all: 3 }, height: 52, top: 1 });
    hear({ kind: 'verdict', evidenceId: next, examination });
    expect(read()).toMatchObject({ stage: { phase: 'examined' }, top: 1, active: null, selected: null });
    next += 1;
    beginEvidence(evidence(next));
    hear({ kind: 'verdict', evidenceId: next, examination });
    expect(read()).toMatchObject({ stage: { phase: 'examined' }, top: 0, active: 0, selected: 0 });
  });

  it('shows entries of refused evidence without a mark of any check', async () => {
    hear({ kind: 'progress', evidenceId: next, phase: 'replaying', progress });
    await vi.waitFor(() => expect(entryAt(1)?.link).toBe('holds'));
    hear({ kind: 'refused', evidenceId: next, place });
    await vi.waitFor(() => expect(entryAt(1)).toMatchObject({ link: 'not-checked', content: 'not-checked' }));
  });
});
