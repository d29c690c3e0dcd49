import { setPriority } from 'node:os';
import { join } from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';

import type { Asked, Question, Questions, RefusalPlace, Said, WorkerOrder } from '#core/contract';
import type { Refusal } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';

import { SourceError } from '../sources';
import type { Examined, OpenExamination } from './examination';
import { toOverview } from './look/overview';
import { search } from './look/search';
import type { OpenLog } from './logs/open-log';
import { openOrdered } from './open-ordered';
import { spareThreads } from './spare-threads';
import { refusalOf } from './verify';
import type { Stage } from './verify';

const TELL_EVERY_MS = 80;

const port = parentPort;
if (port === null) throw new Error('the verification worker runs only as a worker thread');
const order = workerData as WorkerOrder;
const say = (said: Said): void => port.postMessage(said);

/** The last search alone is wanted; none, once it was stopped. */
let searches = 0;
let wanted: string | undefined;
let lastTold = 0;

function told(stage: Stage): void {
  const now = performance.now();
  if (now - lastTold < TELL_EVERY_MS) return;
  lastTold = now;
  say({ kind: 'progress', ...stage });
}

type Open = OpenExamination | OpenLog;

function start(): Open | undefined {
  try {
    const opened = openOrdered(order, join(__dirname, '../../resources/recipes'), { ticks: () => performance.now(), now: () => new Date().toISOString(), told, helpers: { worker: join(__dirname, 'block-worker.js'), threads: spareThreads() } });
    if (!('refusal' in opened)) return opened.open;
    say({ kind: 'refused', place: nowhere(opened.refusal) });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    say({ kind: 'refused', place: nowhere(refusalOf(error)) });
  }
  return undefined;
}

const nowhere = (refusal: Refusal): RefusalPlace => ({ refusal, before: '', at: '', after: '', firstSequence: null, lastSequence: null });

function startSearch({ book, filters }: Open, prefix: string): void {
  const mine = ++searches;
  wanted = prefix;
  filters.found = [];
  search(book, prefix, (position) => filters.found.push(position), (found) => say({ kind: 'found', found }), () => mine === searches).catch((error: unknown) => say({ kind: 'lost', ...lost(error) }));
}

/** Says the outcome, and searches anew: until now there were fewer entries, and they stood in the order of the file. */
function conclude(open: Open, examined: Examined): void {
  say(examined.kind === 'verdict' ? examined : { kind: 'refused', place: examined.place });
  if (wanted !== undefined) startSearch(open, wanted);
}

type Answers = { [Q in Question]: (request: Questions[Q]['request']) => Questions[Q]['answer'] };

function answersOf(open: Open): Answers {
  const { book, filters } = open;
  return {
    page: ({ filter, from, count }) => filters.page(filter, from, count),
    entry: ({ position }) => open.detail(position),
    payload: ({ position, ...choice }) => open.payload(position, choice),
    overview: ({ slices }) => toOverview(book, slices),
    locate: ({ sequence }) => book.locate(sequence) ?? null,
    nextSought: ({ position, backwards }) => book.nextSought(position, backwards) ?? null,
    placeIn: ({ filter, position }) => {
      const index = filters.placeIn(filter, position);
      return index === undefined ? null : { index };
    },
    search: ({ prefix }) => {
      startSearch(open, prefix);
      return null;
    },
    searchStop: () => {
      searches++;
      wanted = undefined;
      return null;
    },
  };
}

/** Evidence that gave no bytes has no entries; asked about them, its worker still answers instead of ending. */
const NOTHING: Answers = {
  page: ({ filter, from }) => ({ filter, total: 0, from, entries: [] }),
  entry: () => null,
  payload: () => null,
  overview: () => ({ entries: 0, fail: [], indeterminate: [], warning: [] }),
  locate: () => null,
  nextSought: () => null,
  placeIn: () => null,
  search: ({ prefix }) => {
    say({ kind: 'found', found: { prefix, hits: 0, searched: 0, finished: true, capped: false } });
    return null;
  },
  searchStop: () => null,
};

function answer(open: Open | undefined, answers: Answers, asked: Asked): void {
  const { id } = asked;
  try {
    open?.checkUnchanged();
    // The union of all questions does not tell TypeScript that request and answer belong together; Asked does.
    const give = answers[asked.question] as (request: Asked['request']) => Questions[Question]['answer'];
    say({ kind: 'answer', id, answer: give(asked.request) });
  } catch (error) {
    say({ kind: 'no-answer', id, ...lost(error) });
  }
}

/** Why the evidence could not be looked at again; a defect goes on upwards. */
function lost(error: unknown): { code: 'evidence-changed' | 'evidence-gone'; sentence: string } {
  if (error instanceof SourceError) return { code: error.code === 'not-found' ? 'evidence-gone' : 'evidence-changed', sentence: error.message };
  if (error instanceof EvidenceChanged) return { code: 'evidence-changed', sentence: 'The file is no longer what was verified.' };
  throw error;
}

/** The window is drawn first: this thread, and those that it starts, give way. Elsewhere than on Linux the call would mean the whole app. */
if (process.platform === 'linux') setPriority(0, 10);

const open = start();
const answers = open === undefined ? NOTHING : answersOf(open);
port.on('message', (asked: Asked) => answer(open, answers, asked));
if (open !== undefined) {
  void open.run().then((examined) => conclude(open, examined));
}
