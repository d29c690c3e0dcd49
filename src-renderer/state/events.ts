import type { Finding } from '#core/assess';
import type { AppEvent, Command, Examination } from '#core/contract';

import { app } from '../bridge';
import { assertNever } from '../ui/assert-never';
import { compareByDialog, forgetComparison, hearComparison, obeyComparing } from './compare-actions';
import { goToTrouble, openNeighbour } from './archive-actions';
import { hearArchive } from './archive-events';
import { hearBucket, openBucket } from './bucket-actions';
import { endSearch, goToSought, goToPosition, moveTo, saidHits } from './chain-actions';
import { refreshEntry } from './entry-actions';
import { focusField } from './focus';
import { askForOverview } from './overview';
import { askForPages, countNamed, forgetPages, refreshPages } from './pages';
import { openReport } from './report-actions';
import { backToBoard, beginEvidence, closeEvidence, openByDialog } from './session-actions';
import { evidenceOf } from './session-slice';
import { read, write } from './store';
import { openSupply } from './supply-actions';

/** While a replay goes on, what is on screen is asked again this often, in milliseconds. */
const REFRESH_EVERY = 700;
let refreshedAt = 0;

export const listenToMain = (): (() => void) => app.listen(hear);

/** Takes what main says. Words about evidence that is no longer open are dropped. */
export function hear(event: AppEvent): void {
  switch (event.kind) {
    case 'opening':
      forgetComparison();
      return beginEvidence(event.evidence);
    case 'compare-opening':
    case 'compare-progress':
    case 'compared':
    case 'compare-refused':
    case 'compare-failure':
      return hearComparison(event);
    case 'command':
      return obey(event.command);
    case 'failure':
      return hearFailure(event);
    case 'progress':
    case 'verdict':
    case 'refused':
    case 'found':
      if (event.evidenceId === evidenceOf(read().stage)?.evidenceId) hearAboutOpen(event);
      return;
    case 'bucket-connected':
    case 'bucket-progress':
    case 'bucket-over':
      return hearBucket(event);
    default:
      return hearArchive(event);
  }
}

function hearAboutOpen(event: Extract<AppEvent, { kind: 'progress' | 'verdict' | 'refused' | 'found' }>): void {
  const { stage } = read();
  const open = evidenceOf(stage);
  if (open === null) return;
  switch (event.kind) {
    case 'progress':
      if (stage.phase !== 'replaying') return;
      write({ stage: { ...stage, step: event.phase, progress: event.progress } });
      return refreshSometimes(stage.progress === null);
    case 'verdict':
      write({ stage: { phase: 'examined', evidence: open, examination: event.examination } });
      return showExamined(event.examination, open.evidenceId);
    case 'refused':
      write({ stage: { phase: 'refused', evidence: open, place: event.place } });
      return showRefused();
    case 'found':
      return hearFound(event);
    default:
      return assertNever(event);
  }
}

function hearFailure({ evidenceId, failure }: Extract<AppEvent, { kind: 'failure' }>): void {
  const open = evidenceOf(read().stage);
  if (evidenceId === null) write({ notice: failure, opening: false });
  else if (evidenceId === open?.evidenceId) write({ stage: { phase: 'failed', evidence: open, failure } });
}

function hearFound({ prefix, hits, searched, finished, capped }: Extract<AppEvent, { kind: 'found' }>): void {
  const { search, totals } = read();
  if (search?.prefix !== prefix) return;
  write({ search: { prefix, hits, searched, finished, capped }, totals: { ...totals, found: hits }, said: saidHits(hits, capped) });
  askForPages();
  if (finished && hits > 0 && read().filter === 'found' && read().active === null) moveTo(0);
}

const namesSought = ({ severity, entryIndex }: Finding): boolean => entryIndex !== undefined && (severity === 'fail' || severity === 'indeterminate');

/** The first failing entry is what the examiner came for: it is shown at once, unless an entry was chosen meanwhile. */
function showExamined({ verdict }: Examination, evidenceId: number): void {
  // Known from the verdict before any page says so: the first jump needs it.
  write({ totals: { ...read().totals, all: verdict.subject.entryCount } });
  refreshPages();
  void countNamed(evidenceId);
  void askForOverview();
  const { selected, comeBackTo, top } = read();
  if (selected !== null) refreshEntry();
  else if (comeBackTo !== null && comeBackTo < verdict.subject.entryCount) void goToPosition(comeBackTo);
  else if (verdict.conclusion !== 'passed' && verdict.findings.some(namesSought)) void goToSought(false);
  // Nothing is wrong: who has scrolled meanwhile is left where they are.
  else if (verdict.subject.entryCount > 0 && top === 0) moveTo(0);
}

/** Pages that came before the refusal carry marks of checks; those that come now do not. */
function showRefused(): void {
  forgetPages();
  write({ pagesVersion: read().pagesVersion + 1, detail: null });
  askForPages();
  refreshEntry();
}

/** The first progress brings the first entries: they are asked for at once. */
function refreshSometimes(first: boolean): void {
  const now = performance.now();
  if (!first && now - refreshedAt < REFRESH_EVERY) return;
  refreshedAt = now;
  refreshPages();
  void askForOverview();
}

export function obey(command: Command): void {
  if (read().comparing !== null && obeyComparing(command) === 'done') return;
  switch (command) {
    case 'open':
      return void openByDialog();
    case 'compare':
    case 'compare-folders':
      return void compareByDialog(command === 'compare-folders');
    case 'export-report':
      return openReport();
    case 'open-folder':
      return void openByDialog(true);
    case 'open-bucket':
      return openBucket();
    case 'next-break':
    case 'previous-break':
      return toTrouble(command === 'previous-break');
    case 'back-to-board':
      return void backToBoard();
    case 'next-day':
      return openNeighbour(1);
    case 'previous-day':
      return openNeighbour(-1);
    case 'go-to-sequence':
      return focusField('sequence');
    case 'search':
      return focusField('search');
    case 'supply':
      return openSupply(null);
    case 'shortcuts':
      return write({ shortcutsOpen: true });
    case 'close-evidence':
      void endSearch();
      return void closeEvidence();
    default:
      return assertNever(command);
  }
}

/** On the board the next day that did not pass, in the chain the next failing entry. */
function toTrouble(backwards: boolean): void {
  if (read().stage.phase !== 'archive') return void goToSought(backwards);
  goToTrouble(backwards);
  // The day is there to be focused after the next drawing.
  requestAnimationFrame(() => focusField('board'));
}
