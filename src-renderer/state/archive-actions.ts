import type { OpenArchive, Outcome } from '#core/contract';

import { archives } from '../bridge';
import type { BoardPlace } from './archive-slice';
import { Board } from './board';
import { spanOf, toDate, toDayNumber } from './calendar';
import { evidenceOf } from './session-slice';
import { read, write } from './store';

let board = new Board();

/** What is known of the open archive's days. Not in the store: it changes in place, and `boardVersion` says so. */
export const openBoard = (): Board => board;
export const boardChanged = (): void => write({ boardVersion: read().boardVersion + 1 });

/** Forgets what was known of an archive's days, and begins anew. */
export function startBoard(): void {
  board = new Board();
  boardChanged();
}

const openId = (): number | null => read().archive?.info.archiveId ?? null;

/** How many dates lie between the first and the last. */
export function boardSpan(): number {
  const { first, last } = board;
  return first === null || last === null ? 0 : spanOf(first, last);
}

/** The bundle that stands for a place: of several on one date the first that did not pass. */
function bundleAt(place: BoardPlace): number | null {
  if (place.kind === 'undated') return place.index;
  const indices = board.on(place.date);
  return indices.find((index) => board.stateOf(index) !== 'passed') ?? indices[0] ?? null;
}

/** Where a bundle lies on the board. */
export function placeOf(index: number): BoardPlace {
  const date = board.bundles[index]?.date ?? null;
  return date === null ? { kind: 'undated', index } : { kind: 'date', date };
}

/** Puts the cursor on a place of the board and shows what is known of it. */
export function moveOnBoard(place: BoardPlace, bundle: number | null = bundleAt(place)): void {
  write({ place, boardSaid: '' });
  showBundle(bundle);
}

/** Shows what is known of one bundle of the place. */
export function showBundle(index: number | null): void {
  const { dayDetail } = read();
  write({ shownBundle: index, dayDetail: dayDetail?.index === index ? dayDetail : null });
  void askForDay();
}

export const goToBundle = (index: number): void => moveOnBoard(placeOf(index), index);

/** Asks for what is said of the bundle on show: also when more may be said of it than before. */
export async function askForDay(): Promise<void> {
  const [archiveId, index] = [openId(), read().shownBundle];
  if (archiveId === null || index === null) return;
  const outcome = await archives.day(archiveId, index);
  if (openId() === archiveId && read().shownBundle === index && outcome.ok) write({ dayDetail: outcome.value });
}

/** Opens a bundle as evidence of its own; the archive goes on. */
export async function openBundle(index: number): Promise<void> {
  const archiveId = openId();
  if (archiveId === null || read().opening) return;
  moveOnBoard(placeOf(index), index);
  write({ opening: true, notice: null });
  const outcome = await archives.openDay(archiveId, index);
  write({ opening: false });
  if (!outcome.ok) write({ notice: outcome.failure });
}

/** Opens what the cursor is on; a date without a bundle cannot be. */
export function openPlace(): void {
  const { shownBundle } = read();
  if (shownBundle === null) write({ boardSaid: 'There is no bundle for this date to open.' });
  else void openBundle(shownBundle);
}

/** The bundle so many places on from the one that is open, by date; null where there is none. */
export function neighbourOf(index: number, step: 1 | -1): number | null {
  return index + step >= 0 && index + step < board.bundles.length ? index + step : null;
}

/** From a bundle of the archive straight to the one of the day before or after. */
export function openNeighbour(step: 1 | -1): void {
  const from = evidenceOf(read().stage)?.from;
  const next = from === undefined ? null : neighbourOf(from.index, step);
  if (next !== null) void openBundle(next);
}

export function setOrder(newestFirst: boolean): void {
  const archiveId = openId();
  write({ newestFirst });
  if (archiveId !== null) void archives.setOrder(archiveId, newestFirst);
}

/** Ends the reading; while bundles are still looked for there is nothing to keep, and the caller closes instead. */
export async function stopReading(): Promise<void> {
  const archiveId = openId();
  if (archiveId !== null) await archives.stop(archiveId);
}

/** The archive verified once more, as it was or with something else asked of it; null where it is not. */
export async function verifyAgain(ask: (archiveId: number) => Promise<Outcome<OpenArchive | null>> = archives.again): Promise<OpenArchive | null> {
  const archiveId = openId();
  if (archiveId === null) return null;
  const outcome = await ask(archiveId);
  write({ notice: outcome.ok ? null : outcome.failure });
  return outcome.ok ? outcome.value : null;
}

/** Whether a date fails: its bundle does, or it does not follow what lies before it. */
function fails(date: string): boolean {
  const seam = board.seamOn(date);
  return board.stateOn(date) === 'failed' || seam === 'broken' || seam === 'overlap-conflict';
}

/** Goes to the first date that fails; where none does, to the first that asks for a look. */
export function goToWorst(): void {
  const failing = board.bundles.find(({ date }) => date !== null && fails(date))?.date;
  const worst = failing ?? nextDate(-1, false, isTroubled);
  if (worst !== undefined) moveOnBoard({ kind: 'date', date: worst });
}

/** Whether a date asks for a look: its bundle did not pass, there is none, or it does not follow what lies before it. */
function isTroubled(date: string): boolean {
  const state = board.stateOn(date);
  const seam = board.seamOn(date);
  return (state !== 'passed' && state !== 'not-read') || (seam !== undefined && seam !== 'holds' && seam !== 'overlap');
}

/** Goes to the next date (or the one before) that is not simply passed, going round at the end. */
export function goToTrouble(backwards: boolean): void {
  const { first } = board;
  const { place } = read();
  if (first === null) return write({ boardSaid: 'No bundle of this archive has a date.' });
  const here = place?.kind === 'date' ? toDayNumber(place.date) - toDayNumber(first) : backwards ? 0 : -1;
  const next = nextDate(here, backwards, isTroubled);
  if (next === undefined) write({ boardSaid: 'Every date that was read has passed.' });
  else moveOnBoard({ kind: 'date', date: next });
}

/**
 * The next date after the n-th (or, backwards, before it) of which something holds, going round at the end. Whatever the
 * span, this ends soon: a date without a bundle is one that asks for a look.
 */
function nextDate(here: number, backwards: boolean, holds: (date: string) => boolean): string | undefined {
  const { first } = board;
  const span = boardSpan();
  for (let step = 1; first !== null && step <= span; step++) {
    const date = toDate(toDayNumber(first) + ((((here + (backwards ? -step : step)) % span) + span) % span));
    if (holds(date)) return date;
  }
  return undefined;
}
