import { parseSequence } from '#core/evidence';
import type { EntryFilter, Examination } from '#core/contract';

import { evidence } from '../bridge';
import { formatCount } from '../ui/format';
import { showEntry } from './entry-actions';
import { askForPages, entryAt, forgetFound } from './pages';
import { positionOfUnplaced } from './finding-place';
import type { EntryPlace } from './finding-place';
import { evidenceOf, examinationOf } from './session-slice';
import { read, write } from './store';
import { clampTop, reveal } from './viewport';

const openId = (): number | null => {
  const { stage } = read();
  return stage.phase === 'failed' ? null : (evidenceOf(stage)?.evidenceId ?? null);
};

export function scrollTo(top: number): void {
  const { height, filter, totals } = read();
  const next = clampTop({ top, height, total: totals[filter] ?? 0 });
  if (next !== read().top) write({ top: next });
  askForPages();
}

export function setHeight(height: number): void {
  const { top, filter, totals } = read();
  write({ height, top: clampTop({ top, height, total: totals[filter] ?? 0 }) });
  askForPages();
}

/** Puts the cursor on the entry at this index of the filter and shows it in the inspector. */
export function moveTo(index: number, align: 'nearest' | 'centre' = 'nearest'): void {
  const { top, height, filter, totals } = read();
  const total = totals[filter] ?? 0;
  if (total === 0) return;
  const active = Math.min(total - 1, Math.max(0, index));
  write({ active, top: reveal({ top, height, total }, active, align), said: '' });
  askForPages();
  // With every entry shown the index is the position; otherwise only the page knows.
  const position = filter === 'all' ? active : entryAt(active)?.position;
  if (position !== undefined) showEntry(position);
}

/** Shows the entry at a position of the walk, in the present filter if it holds it, else among all entries. */
export async function goToPosition(position: number): Promise<void> {
  const id = openId();
  if (id === null) return;
  const { filter } = read();
  if (filter !== 'all') {
    const outcome = await evidence.placeIn({ evidenceId: id, filter, position });
    if (outcome.ok && outcome.value !== null) {
      moveTo(outcome.value.index, 'centre');
      showEntry(position);
      return;
    }
    write({ filter: 'all', active: null, top: 0 });
  }
  const total = read().totals.all ?? 0;
  if (position >= total) write({ totals: { ...read().totals, all: position + 1 } });
  moveTo(position, 'centre');
}

/** Goes to a sequence typed by the examiner; where there is none, to the nearest after it, and says so. */
export async function goToSequence(typed: string): Promise<void> {
  const id = openId();
  const sequence = parseSequence(typed.replace(/[\s,_]/g, ''));
  if (id === null) return;
  if (sequence === undefined) {
    write({ said: 'A sequence is a whole number, for example 248.' });
    return;
  }
  const outcome = await evidence.locate(id, String(sequence));
  if (!outcome.ok) write({ said: outcome.failure.sentence });
  else if (outcome.value === null) write({ said: `No entry at or after sequence ${String(sequence)}.` });
  else {
    await goToPosition(outcome.value.position);
    if (!outcome.value.exact) write({ said: `No entry has sequence ${String(sequence)}; this is the next one after it.` });
  }
}

/** The verdict may fail for what no entry is named for: a digest, a declared count. */
function nothingSought(examination: Examination | null): string {
  if (examination === null) return 'Nothing is broken so far.';
  return examination.verdict.conclusion === 'passed' ? 'No finding names an entry as failing or indeterminate.' : 'No finding that fails or is indeterminate names an entry: see the findings.';
}

/** To the next entry that a failing finding names; where none fails, that an indeterminate one names. */
export async function goToSought(backwards: boolean): Promise<void> {
  const id = openId();
  if (id === null) return;
  const position = read().selected ?? (backwards ? 0 : -1);
  const outcome = await evidence.nextSought({ evidenceId: id, position, backwards });
  if (!outcome.ok) write({ said: outcome.failure.sentence });
  else if (outcome.value === null) write({ said: nothingSought(examinationOf(read().stage)) });
  else {
    await goToPosition(outcome.value.position);
    if (outcome.value.severity === 'indeterminate') write({ said: 'Nothing here fails: what is indeterminate is gone through instead.' });
  }
}

/** Goes to where a finding, or what else names an entry, stands. Among entries of the same sequence its own one is looked for. */
export async function goToFinding(finding: EntryPlace): Promise<void> {
  const id = openId();
  const examination = examinationOf(read().stage);
  if (id === null || examination === null) return;
  const unplaced = positionOfUnplaced(finding, examination);
  if (unplaced !== null) return goToPosition(unplaced);
  if (finding.sequence === undefined) return;
  const located = await evidence.locate(id, String(finding.sequence));
  if (!located.ok || located.value === null) return;
  const { position } = located.value;
  const near = await evidence.page({ evidenceId: id, filter: 'all', from: position, count: 16 });
  const own = near.ok ? near.value.entries.find((entry) => entry.entryIndex === finding.entryIndex) : undefined;
  await goToPosition(own?.position ?? position);
}

export async function setFilter(filter: EntryFilter): Promise<void> {
  const state = read();
  const id = openId();
  if (id === null || state.filter === filter) return;
  write({ filter, active: null, top: 0, said: '' });
  askForPages();
  if (state.selected === null) return;
  const outcome = await evidence.placeIn({ evidenceId: id, filter, position: state.selected });
  if (outcome.ok && outcome.value !== null && read().filter === filter) moveTo(outcome.value.index, 'centre');
}

/** Looks for entries whose trace id or chain hash begins with the prefix; hits arrive as events. */
export async function search(typed: string): Promise<void> {
  const id = openId();
  const prefix = typed.trim();
  if (id === null || prefix === '') return;
  forgetFound();
  write({
    search: { prefix, hits: 0, searched: 0, finished: false, capped: false },
    totals: { ...read().totals, found: 0 },
    filter: 'found',
    active: null,
    top: 0,
    said: '',
  });
  const outcome = await evidence.search(id, prefix);
  if (!outcome.ok) write({ said: outcome.failure.sentence });
}

export async function endSearch(): Promise<void> {
  const id = openId();
  const { selected, filter, totals } = read();
  if (id === null || read().search === null) return;
  forgetFound();
  write({ search: null, totals: { ...totals, found: null }, said: '' });
  void evidence.stopSearch(id);
  if (filter !== 'found') return;
  write({ filter: 'all', active: null, top: 0 });
  if (selected === null) askForPages();
  else await goToPosition(selected);
}

export const saidHits = (hits: number, capped: boolean): string =>
  capped ? `The first ${formatCount(hits)} entries found are listed.` : '';
