import { statSync } from 'node:fs';
import { basename } from 'node:path';

import { NOTHING_SUPPLIED, done, failed, withSupplied } from '#core/contract';
import type { AppEvent, Examination, LogAsked, Neighbours, OpenEvidence, Outcome, Question, Questions, Supplied, SuppliedKind } from '#core/contract';
import { asterWindow } from '#core/logs';
import type { RecipeId } from '#core/replay';

import { locateEvidence } from './locate-evidence';
import type { EvidencePaths } from './locate-evidence';
import { Session } from './session';
import type { SessionEvent } from './session';
import { whyNotSupplied } from './supply';

/** When each thing was supplied, RFC 3339 in UTC. */
type SuppliedAt = Readonly<Partial<Record<SuppliedKind, string>>>;
type What = { readonly paths: EvidencePaths; readonly supplied: Supplied; readonly suppliedAt: SuppliedAt; readonly recipe: RecipeId | null; readonly asked?: LogAsked; readonly from?: OpenEvidence['from'] | undefined };
type Open = { readonly what: What; readonly evidence: OpenEvidence; readonly openedAt: string; readonly session: Session; readonly started: number };

/** A verdict that is on the desk, with what a report says about how the evidence came. */
export type OnDesk = { readonly evidence: OpenEvidence; readonly openedAt: string; readonly suppliedAt: SuppliedAt; readonly examination: Examination };

/** The one piece of evidence that is open. Opening another closes it; answers about what is closed are failures. */
export class Desk {
  private readonly workerPath: string;
  private readonly tell: (event: AppEvent) => void;
  private current: Open | undefined;
  private lastId = 0;

  constructor(workerPath: string, tell: (event: AppEvent) => void) {
    this.workerPath = workerPath;
    this.tell = tell;
  }

  /** Opens what an examiner dropped, chose or named, and begins to verify it. */
  open(paths: readonly string[]): Outcome<OpenEvidence> {
    const located = locateEvidence(paths);
    return located.ok ? done(this.openLocated(located.value)) : located;
  }

  /**
   * Opens evidence whose place is known. Of an archive's bundle: by the recipe that the archive judges all by, or its own,
   * and with its neighbours there supplied as an examiner would.
   */
  openLocated(paths: EvidencePaths, ofArchive?: { readonly recipe: RecipeId | null; readonly from: NonNullable<OpenEvidence['from']> }): OpenEvidence {
    const neighbours = ofArchive?.from.neighbours ?? NO_NEIGHBOURS;
    // One that is gone meanwhile is not asked for: it would end the examination of the bundle beside it.
    const there = (kind: 'previous' | 'next'): string | null => (neighbours[kind] === null || whyNotSupplied(NOTHING_SUPPLIED, kind, neighbours[kind]) !== undefined ? null : neighbours[kind]);
    const now = new Date().toISOString();
    const supplied = { ...NOTHING_SUPPLIED, previous: there('previous'), next: there('next') };
    return this.begin({ paths, supplied, suppliedAt: { previous: now, next: now }, recipe: ofArchive?.recipe ?? null, from: ofArchive?.from });
  }

  /** Verifies the open evidence once more, with all that is supplied. */
  again(evidenceId: number): Outcome<OpenEvidence> {
    const { current } = this;
    return current?.evidence.evidenceId === evidenceId ? done(this.begin(current.what)) : closed();
  }

  /** Verifies the open log anew, with what is asked of it; empty: nothing. What cannot be asked leaves everything as it is. */
  askLog(evidenceId: number, { start, end, tenant }: { readonly start: string; readonly end: string; readonly tenant: string }): Outcome<OpenEvidence> {
    const { current } = this;
    if (current?.evidence.evidenceId !== evidenceId) return closed();
    if (current.session.examination?.beside.log === undefined) return failed('bad-request', 'Only a log that was read has a window and tenants.');
    const read = start === '' && end === '' ? null : asterWindow(start || null, end || null);
    if (read !== null && 'error' in read) return failed('bad-request', `${read.error.replace(/\.$/, '')}.`);
    return done(this.begin({ ...current.what, asked: { window: read === null ? null : { start, end, instants: read.window }, tenant: tenant || null } }));
  }

  /**
   * Adds something to what is supplied with the open evidence, in place of what was supplied of that kind, or (null)
   * takes it back; then verifies the same evidence anew. What cannot be supplied leaves everything as it is.
   */
  supply(evidenceId: number, kind: SuppliedKind, given: string | null): Outcome<OpenEvidence> {
    const { current } = this;
    if (current?.evidence.evidenceId !== evidenceId) return closed();
    const { supplied, suppliedAt } = current.what;
    const wrong = given === null ? undefined : whyNotSupplied(supplied, kind, given);
    if (wrong !== undefined) return { ok: false, failure: wrong };
    if (given === null && supplied[kind] === null) return done(current.evidence);
    return done(this.begin({ ...current.what, supplied: withSupplied(supplied, kind, given), suppliedAt: { ...suppliedAt, [kind]: new Date().toISOString() } }));
  }

  private begin(what: What): OpenEvidence {
    const { bundle, manifest, recipe, passedOver = [] } = what.paths;
    this.close();
    const evidence = { evidenceId: ++this.lastId, path: bundle, name: basename(bundle), bytes: sizeOf(bundle), manifestPath: manifest, supplied: what.supplied, ...(recipe === undefined ? {} : { recipePath: recipe }), ...(what.from === undefined ? {} : { from: what.from }) };
    this.tell({ kind: 'opening', evidence });
    // A manifest that lies beside the bundle was not named: when it vanishes, that is a finding, not a refusal.
    const order = { bundle, manifest, manifestNamed: false, recipe: what.recipe, supplied: what.supplied, ...(what.asked === undefined ? {} : { asked: what.asked }), passedOver, sameArchive: Object.values(what.from?.neighbours ?? NO_NEIGHBOURS).filter((path) => path !== null), ...(recipe === undefined ? {} : { recipeFile: recipe }) };
    const session = new Session(this.workerPath, order, (event) => this.pass(evidence.evidenceId, event));
    this.current = { what, evidence, openedAt: new Date().toISOString(), session, started: performance.now() };
    return evidence;
  }

  close(): void {
    void this.current?.session.close();
    this.current = undefined;
  }

  async ask<Q extends Question>(evidenceId: number, question: Q, request: Questions[Q]['request']): Promise<Outcome<Questions[Q]['answer']>> {
    if (this.current?.evidence.evidenceId !== evidenceId) return closed();
    return this.current.session.ask(question, request);
  }

  /** The verdict of the open evidence; a failure while there is none. */
  verdict(evidenceId: number): Outcome<OnDesk> {
    const { current } = this;
    const examination = current?.session.examination;
    if (current?.evidence.evidenceId !== evidenceId || examination === undefined) return failed('nothing-open', 'There is no verdict to report on yet.');
    return done({ evidence: current.evidence, openedAt: current.openedAt, suppliedAt: current.what.suppliedAt, examination });
  }

  private pass(evidenceId: number, event: SessionEvent): void {
    if (this.current?.evidence.evidenceId !== evidenceId) return;
    switch (event.kind) {
      case 'progress': {
        const { phase, doneBytes, totalBytes, entries } = event;
        const elapsedMs = performance.now() - this.current.started;
        return this.tell({ kind: 'progress', evidenceId, phase, progress: { doneBytes, totalBytes, entries, elapsedMs } });
      }
      case 'verdict':
        return this.tell({ kind: 'verdict', evidenceId, examination: event.examination });
      case 'refused':
        return this.tell({ kind: 'refused', evidenceId, place: event.place });
      case 'found':
        return this.tell({ kind: 'found', evidenceId, ...event.found });
      case 'lost':
        return this.tell({ kind: 'failure', evidenceId, failure: { code: event.code, sentence: event.sentence } });
      case 'died':
        return this.tell({ kind: 'failure', evidenceId, failure: event.failure });
    }
  }
}

const NO_NEIGHBOURS: Neighbours = { previous: null, next: null };
const closed = (): Outcome<never> => failed('nothing-open', 'This evidence is closed.');

/** 0 for what is not there: the verification will say so. */
function sizeOf(path: string): number {
  try {
    return statSync(path).size;
  } catch {
    return 0;
  }
}
