import { failed } from '#core/contract';
import type { AppEvent, Bridge, BucketOrder, BucketStart, CaseDetails, CopyName, DroppedFile, NeighbourSide, Outcome, Request, Response, SigningChoice, SuppliedKind, SuppliedPathKind } from '#core/contract';

declare global {
  interface Window {
    /** Put there by the preload; the only way out of this page. */
    readonly tamperscope: Bridge;
  }
}

/**
 * Gives what main answers; an answer that never came (main threw, or the channel is closed) becomes a failure, so
 * that nothing behind this door has to catch.
 */
async function attempt<T>(work: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await work();
  } catch (cause) {
    const detail = cause instanceof Error ? cause.message : String(cause);
    return failed('defect', 'Tamperscope made a mistake of its own and could not answer. Try again.', detail);
  }
}

type Page = Request<'evidence:page'>;
type Payload = Request<'evidence:payload'>;
type PlaceIn = Request<'evidence:place-in'>;
type NextSought = Request<'evidence:next-sought'>;

export const app = {
  start: (): Promise<Response<'app:start'>> => window.tamperscope.invoke('app:start', null),
  listen: (listener: (event: AppEvent) => void): (() => void) => window.tamperscope.listen(listener),
  copy: async (text: string): Promise<void> => {
    await window.tamperscope.invoke('clipboard:write', { text });
  },
};

export const evidence = {
  choose: (folder: boolean) => attempt(() => window.tamperscope.invoke('evidence:choose', { folder })),
  drop: (files: readonly DroppedFile[]) => attempt(() => window.tamperscope.drop(files)),
  recent: (id: string) => attempt(() => window.tamperscope.invoke('evidence:recent', { id })),
  sample: (which: 'intact' | 'broken') => attempt(() => window.tamperscope.invoke('evidence:sample', { which })),
  again: (evidenceId: number) => attempt(() => window.tamperscope.invoke('evidence:again', { evidenceId })),
  askLog: (evidenceId: number, asked: { readonly start: string; readonly end: string; readonly tenant: string }) => attempt(() => window.tamperscope.invoke('evidence:ask', { evidenceId, ...asked })),
  close: async (): Promise<void> => {
    await window.tamperscope.invoke('evidence:close', null);
  },
  page: (request: Page) => attempt(() => window.tamperscope.invoke('evidence:page', request)),
  entry: (evidenceId: number, position: number) =>
    attempt(() => window.tamperscope.invoke('evidence:entry', { evidenceId, position })),
  payload: (request: Payload) => attempt(() => window.tamperscope.invoke('evidence:payload', request)),
  overview: (evidenceId: number, slices: number) =>
    attempt(() => window.tamperscope.invoke('evidence:overview', { evidenceId, slices })),
  locate: (evidenceId: number, sequence: string) =>
    attempt(() => window.tamperscope.invoke('evidence:locate', { evidenceId, sequence })),
  nextSought: (request: NextSought) => attempt(() => window.tamperscope.invoke('evidence:next-sought', request)),
  placeIn: (request: PlaceIn) => attempt(() => window.tamperscope.invoke('evidence:place-in', request)),
  search: (evidenceId: number, prefix: string) =>
    attempt(() => window.tamperscope.invoke('evidence:search', { evidenceId, prefix })),
  stopSearch: (evidenceId: number) =>
    attempt(() => window.tamperscope.invoke('evidence:search-stop', { evidenceId })),
};

export const supply = {
  choose: (evidenceId: number, kind: SuppliedPathKind, folder: boolean) =>
    attempt(() => window.tamperscope.invoke('supply:choose', { evidenceId, kind, folder })),
  head: (evidenceId: number, head: string) => attempt(() => window.tamperscope.invoke('supply:head', { evidenceId, head })),
  remove: (evidenceId: number, kind: SuppliedKind) => attempt(() => window.tamperscope.invoke('supply:remove', { evidenceId, kind })),
};

export const compare = {
  choose: (folders: boolean) => attempt(() => window.tamperscope.invoke('compare:choose', { folders })),
  bundles: (archiveId: number, a: number, b: number) => attempt(() => window.tamperscope.invoke('compare:bundles', { archiveId, a, b })),
  again: (comparisonId: number) => attempt(() => window.tamperscope.invoke('compare:again', { comparisonId })),
  difference: (comparisonId: number, index: number) => attempt(() => window.tamperscope.invoke('compare:difference', { comparisonId, index })),
  neighbour: (comparisonId: number, side: NeighbourSide) => attempt(() => window.tamperscope.invoke('compare:neighbour', { comparisonId, side })),
  open: (comparisonId: number, which: CopyName) => attempt(() => window.tamperscope.invoke('compare:open', { comparisonId, which })),
  close: async (): Promise<void> => {
    await window.tamperscope.invoke('compare:close', null);
  },
};

export const archives = {
  openDay: (archiveId: number, index: number) => attempt(() => window.tamperscope.invoke('archive:open-day', { archiveId, index })),
  board: (archiveId: number) => attempt(() => window.tamperscope.invoke('archive:board', { archiveId })),
  day: (archiveId: number, index: number) => attempt(() => window.tamperscope.invoke('archive:day', { archiveId, index })),
  setOrder: (archiveId: number, newestFirst: boolean) => attempt(() => window.tamperscope.invoke('archive:order', { archiveId, newestFirst })),
  stop: (archiveId: number) => attempt(() => window.tamperscope.invoke('archive:stop', { archiveId })),
  again: (archiveId: number) => attempt(() => window.tamperscope.invoke('archive:again', { archiveId })),
  ask: (archiveId: number, from: string | null, to: string | null) => attempt(() => window.tamperscope.invoke('archive:ask', { archiveId, from: from ?? '', to: to ?? '' })),
  judgeBy: (archiveId: number, recipe: string) => attempt(() => window.tamperscope.invoke('archive:recipe', { archiveId, recipe })),
  digests: (archiveId: number, choose: 'file' | 'folder' | 'none') => attempt(() => window.tamperscope.invoke('archive:digests', { archiveId, choose })),
};

export const buckets = {
  choose: (what: 'ca' | 'folder') => attempt(() => window.tamperscope.invoke('bucket:choose', { what })),
  fetch: (order: BucketOrder) => attempt(() => window.tamperscope.invoke('bucket:fetch', order)),
  stop: async (): Promise<void> => {
    await window.tamperscope.invoke('bucket:stop', null);
  },
  open: () => attempt(() => window.tamperscope.invoke('bucket:open', null)),
  forget: (id: string): Promise<BucketStart> => window.tamperscope.invoke('bucket:forget', { id }),
  setAirGap: (on: boolean) => attempt(() => window.tamperscope.invoke('bucket:air-gap', { on })),
};

export const report = {
  chooseIdentity: () => attempt(() => window.tamperscope.invoke('report:identity', null)),
  export: (evidenceId: number, details: CaseDetails, signing: SigningChoice) =>
    attempt(() => window.tamperscope.invoke('report:export', { evidenceId, details, signing })),
  exportArchive: (archiveId: number, details: CaseDetails, signing: SigningChoice) =>
    attempt(() => window.tamperscope.invoke('report:export-archive', { archiveId, details, signing })),
  reveal: (reportId: string) => attempt(() => window.tamperscope.invoke('report:reveal', { reportId })),
};
