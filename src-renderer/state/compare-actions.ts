import type { Command, CompareEvent, CopyName, NeighbourSide, OpenComparison } from '#core/contract';

import { compare } from '../bridge';
import { assertNever } from '../ui/assert-never';
import { compareAtStart } from './compare-slice';
import { focusField } from './focus';
import { read, write } from './store';

/** Turns the window to a comparison; told twice (by the answer and by the event) nothing changes. What was open stays open behind it. */
function beginComparison(comparison: OpenComparison): void {
  if (openId() === comparison.comparisonId) return;
  write({ ...compareAtStart, comparing: { phase: 'reading', comparison, progress: null }, opening: false, notice: null, reportOpen: false, supplyOpen: false });
}

/** Takes what main says of a comparison. Words about one that is no longer open are dropped. */
export function hearComparison(event: CompareEvent): void {
  if (event.kind === 'compare-opening') return beginComparison(event.comparison);
  const { comparing } = read();
  if (comparing?.comparison.comparisonId !== event.comparisonId) return;
  const { comparison } = comparing;
  switch (event.kind) {
    case 'compare-progress':
      return comparing.phase === 'reading' ? write({ comparing: { ...comparing, progress: event.progress } }) : undefined;
    case 'compared':
      write({ comparing: { phase: 'compared', comparison, view: event.view } });
      return event.view.differences.length === 0 ? undefined : showDifference(0);
    case 'compare-refused':
      return write({ comparing: { phase: 'refused', comparison, refused: event.refused } });
    case 'compare-failure':
      return write({ comparing: { phase: 'failed', comparison, failure: event.failure } });
    default:
      return assertNever(event);
  }
}

/** Asks for two bundles, or (`folders`) for two archives, or folders of one bundle each. */
export async function compareByDialog(folders = false): Promise<void> {
  if (read().opening) return;
  write({ opening: true, notice: null });
  const outcome = await compare.choose(folders);
  write({ opening: false });
  if (!outcome.ok) write({ notice: outcome.failure });
  else if (outcome.value !== null) beginComparison(outcome.value);
}

/** Compares two bundles of the open archive, by their indices: of a finding that says that they tell the same entries differently. */
export async function openCompare(a: number, b: number): Promise<void> {
  const archiveId = read().archive?.info.archiveId;
  if (archiveId === undefined || read().opening) return;
  write({ opening: true, notice: null });
  const outcome = await compare.bundles(archiveId, a, b);
  write({ opening: false });
  if (outcome.ok) beginComparison(outcome.value);
  else write({ notice: outcome.failure });
}

/** Shows a listed difference with all fields of its two entries. Answers about one that is no longer on show are dropped. */
export function showDifference(index: number): void {
  const id = openId();
  if (id === null) return;
  write({ difference: index, compareFailure: null });
  void compare.difference(id, index).then((outcome) => {
    if (openId() !== id || read().difference !== index) return;
    write(outcome.ok ? { differenceDetail: outcome.value } : { differenceDetail: null, compareFailure: outcome.failure });
  });
}

/** The next or previous listed difference, going round at the end. */
export function stepDifference(backwards: boolean): void {
  const { comparing, difference } = read();
  const count = comparing?.phase === 'compared' ? comparing.view.differences.length : 0;
  if (count > 0) showDifference(((difference ?? (backwards ? 0 : -1)) + (backwards ? count - 1 : 1)) % count);
}

/** Asks for the bundle before or after, and which copy is consistent with it. */
export async function chooseNeighbour(side: NeighbourSide): Promise<void> {
  const id = openId();
  if (id === null || read().asksNeighbour) return;
  write({ asksNeighbour: true, compareFailure: null });
  const outcome = await compare.neighbour(id, side);
  if (openId() !== id) return;
  write({ asksNeighbour: false });
  if (!outcome.ok) write({ compareFailure: outcome.failure });
  else if (outcome.value !== null) write({ fits: { ...read().fits, [side]: outcome.value } });
}

/** Opens a copy as evidence; the comparison ends when main says that it is open. */
export async function openCopy(which: CopyName): Promise<void> {
  const id = openId();
  if (id === null) return;
  const outcome = await compare.open(id, which);
  if (!outcome.ok && openId() === id) write({ compareFailure: outcome.failure });
}

export async function compareAgain(): Promise<void> {
  const id = openId();
  if (id === null) return;
  const outcome = await compare.again(id);
  if (outcome.ok) beginComparison(outcome.value);
  else if (openId() === id) write({ compareFailure: outcome.failure });
}

/** Ends the comparison, under way or done: what was open before is there again. */
export async function closeComparison(): Promise<void> {
  forgetComparison();
  await compare.close();
}

/** Other evidence was opened: main has ended the comparison. */
export const forgetComparison = (): void => write(compareAtStart);

/** What a command means while two copies are compared; nothing for those that are about one piece of evidence. */
export function obeyComparing(command: Command): 'done' | 'not-mine' {
  switch (command) {
    case 'next-break':
    case 'previous-break':
      stepDifference(command === 'previous-break');
      focusField('differences');
      return 'done';
    case 'close-evidence':
      void closeComparison();
      return 'done';
    case 'open':
    case 'open-folder':
    case 'compare':
    case 'compare-folders':
    case 'shortcuts':
      return 'not-mine';
    default:
      return 'done';
  }
}

const openId = (): number | null => read().comparing?.comparison.comparisonId ?? null;
