import type { Sequence } from '#core/evidence';
import type { Weighty } from '#core/assess';
import type { RecipeId } from '#core/replay';
import type { ChosenCopies, PayloadDetail } from './payload-detail';
import type { LogAsked } from './log-view';
import type { Supplied } from './supplied';
import type { EntryDetail, EntryFilter, EntryPage, Examination, Overview, RefusalPlace } from './views';

/** What a verification is doing: unpacking a gzip file; reading and replaying; writing the bundle again for its digest; looking at what was supplied beside it. */
export type Phase = 'unpacking' | 'replaying' | 'comparing-digest' | 'looking-beside';

/** What a verification worker is started with. */
export type WorkerOrder = {
  readonly bundle: string;
  readonly manifest: string | null;
  readonly manifestNamed: boolean;
  readonly recipe: RecipeId | null;
  /** The recipe file that a log was opened with. */
  readonly recipeFile?: string;
  /** Only where something is asked of a log. */
  readonly asked?: LogAsked;
  readonly supplied: Supplied;
  /** Paths that lie in the archive that the bundle was opened from: what is supplied from there is no independent source. */
  readonly sameArchive?: readonly string[];
  /** Files beside the bundle, in the folder that was opened. */
  readonly passedOver?: readonly string[];
};

/** What may be asked of a worker while and after it verifies: question → request, answer. */
export type Questions = {
  page: { request: { filter: EntryFilter; from: number; count: number }; answer: EntryPage };
  entry: { request: { position: number }; answer: EntryDetail | null };
  payload: { request: { position: number } & ChosenCopies; answer: PayloadDetail | null };
  overview: { request: { slices: number }; answer: Overview };
  locate: { request: { sequence: Sequence }; answer: { position: number; exact: boolean } | null };
  nextSought: { request: { position: number; backwards: boolean }; answer: { position: number; severity: Weighty } | null };
  placeIn: { request: { filter: EntryFilter; position: number }; answer: { index: number } | null };
  search: { request: { prefix: string }; answer: null };
  searchStop: { request: null; answer: null };
};

export type Question = keyof Questions;

/** One question on its way to the worker. */
export type Asked = { [Q in Question]: { readonly id: number; readonly question: Q; readonly request: Questions[Q]['request'] } }[Question];

export type FoundProgress = { readonly prefix: string; readonly hits: number; readonly searched: number; readonly finished: boolean; readonly capped: boolean };

/** What a worker says. */
export type Said =
  | { readonly kind: 'progress'; readonly phase: Phase; readonly doneBytes: number; readonly totalBytes: number; readonly entries: number }
  | { readonly kind: 'verdict'; readonly examination: Examination }
  | { readonly kind: 'refused'; readonly place: RefusalPlace }
  | { readonly kind: 'found'; readonly found: FoundProgress }
  | { readonly kind: 'answer'; readonly id: number; readonly answer: Questions[Question]['answer'] }
  /** The evidence could not be looked at again: while a question was answered, or while a search went on. */
  | { readonly kind: 'lost'; readonly code: 'evidence-changed' | 'evidence-gone'; readonly sentence: string }
  | { readonly kind: 'no-answer'; readonly id: number; readonly code: 'evidence-changed' | 'evidence-gone'; readonly sentence: string };
