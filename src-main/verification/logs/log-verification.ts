import type { NamedEntries } from '#core/assess';
import { EvidenceChanged } from '#core/replay';
import type { EntryColumns, Refusal } from '#core/evidence';
import { LogReplay, asterAnswer, assessLog, narrowRecord, spansOf } from '#core/logs';
import type { AsterAnswer, AsterRow, LogReading, LogVerdict, TimeWindow } from '#core/logs';

import { SourceError, SpanReader, openEvidence } from '../../sources';
import type { EvidenceBytes } from '../../sources';
import { fileFacts, tellWhereCounted } from '../file-facts';
import { sha256, streamingSha256 } from '../sha256';
import { refusalOf, sourceRefusal } from '../verify';
import type { VerifyWorld } from '../verify';
import type { FoundLog } from './find-log';

export type LogRequest = {
  readonly path: string;
  readonly found: FoundLog;
  readonly pinned: boolean;
  readonly window: TimeWindow | null;
  /** The window as the examiner wrote it. */
  readonly stated: { readonly start: string; readonly end: string } | null;
  /** Whose answer of Aster's endpoint is asked for; null: that of the only tenant, if there is one only. */
  readonly tenant: string | null;
};

export type LogOutcome = { readonly kind: 'verified'; readonly verdict: LogVerdict; readonly named: NamedEntries; readonly reading: LogReading } | { readonly kind: 'refused'; readonly refusal: Refusal };

const CHUNK = 2 ** 20;

/** One log under verification: opens the file, reads it once while its records are walked, then judges. Only reads. */
export class LogVerification {
  readonly file: EvidenceBytes;
  readonly spans: SpanReader;
  private readonly request: LogRequest;
  private readonly replay: LogReplay;
  private readonly world: VerifyWorld;

  /** Throws SourceError. */
  constructor(request: LogRequest, world: VerifyWorld) {
    this.request = request;
    this.world = world;
    this.file = openEvidence(request.path);
    this.spans = new SpanReader(this.file);
    const { located, shelved } = request.found;
    this.replay = new LogReplay({ recipe: shelved.recipe, sha256, window: request.window }, located.place, located.names);
  }

  async run(): Promise<LogOutcome> {
    try {
      return await this.verify();
    } catch (error) {
      return { kind: 'refused', refusal: this.refusalOf(error) };
    }
  }

  /** The refusal of evidence that changed or went away while it was read; any other error is thrown on. */
  refusalOf(error: unknown): Refusal {
    const entries = this.replay.columns.length;
    if (error instanceof SourceError) return refusalOf(error, entries);
    if (error instanceof EvidenceChanged) return sourceRefusal('unreadable-file', `The file changed after it was opened: ${this.file.path}`, entries);
    throw error;
  }

  /** The columns that the replay fills: what was read so far may be looked at. */
  get columns(): EntryColumns {
    return this.replay.columns;
  }

  close(): void {
    this.file.close();
  }

  private async verify(): Promise<LogOutcome> {
    const started = this.world.ticks();
    await this.file.prepare((doneBytes, totalBytes) => this.world.told({ phase: 'unpacking', doneBytes, totalBytes, entries: 0 }));
    const digest = await this.readThrough();
    if (typeof digest !== 'string') return { kind: 'refused', refusal: tellWhereCounted(digest, this.file) };
    const settled = await this.finish(this.replay.settle(this.spans.readSpan));
    if ('refusal' in settled) return { kind: 'refused', refusal: tellWhereCounted(settled.refusal, this.file) };
    const { found, pinned } = this.request;
    const { verdict, named } = assessLog({
      reading: settled.reading,
      recipe: found.shelved.recipe, recipeSha256: found.shelved.sha256, pinned,
      ...found.located,
      file: fileFacts(this.file, digest),
      readSpan: this.spans.readSpan, sha256,
      durationMs: Math.round(this.world.ticks() - started),
      verifiedAt: this.world.now(),
    });
    this.file.checkUnchanged();
    return { kind: 'verified', verdict, named, reading: settled.reading };
  }

  /** What Aster's own endpoint would say of one tenant's records. Throws SourceError, EvidenceChanged. */
  async asAster(reading: LogReading, tenant: string): Promise<AsterAnswer> {
    return this.finish(asterAnswer(() => this.rowsOf(reading, tenant), this.request.window, sha256));
  }

  private *rowsOf({ columns, order, unplaced }: LogReading, tenant: string): Generator<AsterRow> {
    const { shelved, located } = this.request.found;
    for (let position = 0; position < columns.length - unplaced; position++) {
      const index = order?.[position] ?? position;
      const record = narrowRecord(spansOf(this.spans.readSpan(columns.offset(index), columns.byteLength(index))), shelved.recipe, located.names);
      if (record.group === tenant) yield { id: columns.sequence(index) ?? 0, record };
    }
  }

  private async readThrough(): Promise<string | Refusal> {
    const hash = streamingSha256();
    const buffer = new Uint8Array(CHUNK);
    let read = 0;
    for (;;) {
      const count = await this.file.readInto(buffer, read);
      if (count === 0) break;
      read += count;
      if (read > this.file.size) break;
      const piece = buffer.subarray(0, count);
      hash.update(piece);
      const refusal = this.replay.write(piece);
      if (refusal !== undefined) return refusal;
      this.tell(read);
    }
    this.file.checkUnchanged();
    if (read !== this.file.size) throw new SourceError('unreadable-file', `The file does not hold as many bytes as its size says: ${this.file.path}`);
    return hash.digest('hex');
  }

  private async finish<T>(steps: Generator<number, T>): Promise<T> {
    for (;;) {
      const step = steps.next();
      if (step.done === true) return step.value;
      this.tell(this.file.size);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private tell(doneBytes: number): void {
    this.world.told({ phase: 'replaying', doneBytes, totalBytes: this.file.size, entries: this.replay.columns.length });
  }
}
