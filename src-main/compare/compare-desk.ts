import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';

import { done, failed } from '#core/contract';
import type { AppEvent, CompareAsked, CompareOrder, CompareSaid, ComparedFile, CopyName, DifferenceDetail, NeighbourSide, OpenComparison, Outcome } from '#core/contract';
import type { NeighbourFit } from '#core/compare';

type Answer = Extract<CompareSaid, { kind: 'difference' | 'neighbour' | 'no-answer' }>;
type Unnumbered<T> = T extends { readonly id: number } ? Omit<T, 'id'> : never;
/** The archive that two copies lie in, and their places there. */
type InArchive = { readonly archiveId: number; readonly a: number; readonly b: number };
/** Where a copy lies: below an open archive, or anywhere. */
export type CopyPlace = { readonly path: string; readonly archive: { readonly archiveId: number; readonly index: number } | null };
type Current = { readonly comparison: OpenComparison; readonly order: CompareOrder; readonly archive: InArchive | null; readonly worker: Worker; readonly waiting: Map<number, (answer: Answer) => void>; readonly started: number };

/** The one comparison that is open: a thread that reads two copies, compares them and answers about their differences. */
export class CompareDesk {
  private readonly workerPath: string;
  private readonly tell: (event: AppEvent) => void;
  private current: Current | undefined;
  private lastId = 0;
  private lastAsked = 0;

  constructor(workerPath: string, tell: (event: AppEvent) => void) {
    this.workerPath = workerPath;
    this.tell = tell;
  }

  /** Begins to compare two bundles; a comparison that was open ends. */
  begin(order: CompareOrder, archive: InArchive | null = null): OpenComparison {
    this.close();
    const comparison = { comparisonId: ++this.lastId, a: fileAt(order.a), b: fileAt(order.b) };
    const worker = new Worker(this.workerPath, { workerData: order });
    const current: Current = { comparison, order, archive, worker, waiting: new Map(), started: performance.now() };
    worker.on('message', (said: CompareSaid) => this.hear(current, said));
    worker.on('error', (error) => this.die(current, error.message));
    worker.on('exit', (code) => this.die(current, `exit code ${code}`));
    this.current = current;
    this.tell({ kind: 'compare-opening', comparison });
    return comparison;
  }

  /** The same two once more: after a failure. */
  again(comparisonId: number): Outcome<OpenComparison> {
    const current = this.opened(comparisonId);
    return current === undefined ? CLOSED : done(this.begin(current.order, current.archive));
  }

  async difference(comparisonId: number, index: number): Promise<Outcome<DifferenceDetail>> {
    const answer = await this.ask(comparisonId, { question: 'difference', index });
    if (answer === undefined) return CLOSED;
    return answer.kind === 'difference' ? done(answer.detail) : refused(answer);
  }

  async neighbour(comparisonId: number, side: NeighbourSide, path: string): Promise<Outcome<NeighbourFit>> {
    const answer = await this.ask(comparisonId, { question: 'neighbour', side, path });
    if (answer === undefined) return CLOSED;
    return answer.kind === 'neighbour' ? done(answer.fit) : refused(answer);
  }

  /** Where one of the two copies lies. */
  placeOf(comparisonId: number, which: CopyName): CopyPlace | undefined {
    const current = this.opened(comparisonId);
    if (current === undefined) return undefined;
    const { order, archive } = current;
    return { path: order[which], archive: archive === null ? null : { archiveId: archive.archiveId, index: archive[which] } };
  }

  /** Ends the thread, whatever it is doing. */
  close(): void {
    const { current } = this;
    this.current = undefined;
    if (current === undefined) return;
    this.giveUp(current, 'The comparison was closed.');
    void current.worker.terminate();
  }

  private opened(comparisonId: number): Current | undefined {
    return this.current?.comparison.comparisonId === comparisonId ? this.current : undefined;
  }

  private ask(comparisonId: number, question: Unnumbered<CompareAsked>): Promise<Answer | undefined> {
    const current = this.opened(comparisonId);
    if (current === undefined) return Promise.resolve(undefined);
    const id = ++this.lastAsked;
    return new Promise((resolve) => {
      current.waiting.set(id, resolve);
      current.worker.postMessage({ ...question, id });
    });
  }

  private hear(current: Current, said: CompareSaid): void {
    if (this.current !== current) return;
    const { comparisonId } = current.comparison;
    switch (said.kind) {
      case 'progress': {
        const { phase, done: passed, total } = said;
        return this.tell({ kind: 'compare-progress', comparisonId, progress: { phase, done: passed, total, elapsedMs: performance.now() - current.started } });
      }
      case 'compared':
        return this.tell({ kind: 'compared', comparisonId, view: said.view });
      case 'refused':
        return this.tell({ kind: 'compare-refused', comparisonId, refused: said.refused });
      case 'difference':
      case 'neighbour':
      case 'no-answer':
        current.waiting.get(said.id)?.(said);
        current.waiting.delete(said.id);
    }
  }

  private die(current: Current, detail: string): void {
    if (this.current !== current) return;
    const sentence = 'The comparison stopped unexpectedly. Nothing can be concluded from it; the copies were not touched. Compare them again to repeat it.';
    this.giveUp(current, sentence);
    this.tell({ kind: 'compare-failure', comparisonId: current.comparison.comparisonId, failure: { code: 'worker-died', sentence, detail } });
  }

  private giveUp({ waiting }: Current, sentence: string): void {
    for (const [id, resolve] of waiting) resolve({ kind: 'no-answer', id, failure: { code: 'nothing-open', sentence } });
    waiting.clear();
  }
}

const CLOSED: Outcome<never> = failed('nothing-open', 'This comparison is closed.');
const refused = (answer: Answer): Outcome<never> => (answer.kind === 'no-answer' ? { ok: false, failure: answer.failure } : CLOSED);

/** 0 bytes for what is not there: the comparison will say so. */
function fileAt(path: string): ComparedFile {
  const found = statSync(path, { throwIfNoEntry: false });
  return { path, name: basename(path), bytes: found?.isDirectory() === true ? null : (found?.size ?? 0) };
}
