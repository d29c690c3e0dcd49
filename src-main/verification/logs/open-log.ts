import type { Finding } from '#core/assess';
import { runLogControls } from '#core/controls';
import type { EntryDetail } from '#core/contract';
import type { Refusal } from '#core/evidence';

import type { Examined } from '../examination';
import { Filters } from '../look/filters';
import { toRefusalPlace } from '../look/refusal-place';
import { sha256 } from '../sha256';
import type { VerifyWorld } from '../verify';
import { LogBook } from './log-book';
import { toLogDetail } from './log-detail';
import { LogVerification } from './log-verification';
import type { LogOutcome, LogRequest } from './log-verification';
import { toLogRow } from './log-row';
import { toLogSurroundings } from './log-surroundings';
import { toLogView } from './log-view';

/** A log under verification and the looks that may be taken at its records: what an open bundle is, for a log. */
export class OpenLog {
  readonly book: LogBook;
  readonly filters: Filters;
  findings: readonly Finding[] = [];
  private readonly request: LogRequest;
  private readonly verification: LogVerification;

  /** Throws SourceError when the log gives no bytes. */
  constructor(request: LogRequest, world: VerifyWorld) {
    this.request = request;
    this.verification = new LogVerification(request, world);
    const { columns, spans, file } = this.verification;
    const { shelved, located } = request.found;
    const book = new LogBook(columns, spans.readSpan, file.fill, shelved.recipe, located.names);
    this.book = book;
    this.filters = new Filters(book, (position) => toLogRow(book, position));
  }

  async run(): Promise<Examined> {
    const outcome = await this.verification.run();
    if (outcome.kind === 'refused') return this.refused(outcome.refusal);
    try {
      return await this.settle(outcome);
    } catch (error) {
      return this.refused(this.verification.refusalOf(error));
    }
  }

  private refused(refusal: Refusal): Examined {
    return { kind: 'refused', place: toRefusalPlace(refusal, this.verification.file, this.book) };
  }

  private async settle(outcome: Extract<LogOutcome, { kind: 'verified' }>): Promise<Examined> {
    const { verdict, named, reading } = outcome;
    this.book.settleLog(reading.order, verdict.recipe !== null, named);
    this.filters.reset();
    this.findings = verdict.findings;
    const surroundings = toLogSurroundings(outcome, this.request, this.book);
    const log = await toLogView(outcome, this.request, this.verification);
    // Behind the verdict, which stands: what follows adds a view and changes nothing in it.
    const { found: { shelved: { recipe }, located } } = this.request;
    const controls = runLogControls({ reading, recipe, isKnown: verdict.recipe !== null, located, readSpan: this.verification.spans.readSpan, sha256 });
    return { kind: 'verdict', examination: { verdict, surroundings, beside: { log, controls } } };
  }

  /** A log has no payloads beside it. */
  payload(): null {
    return null;
  }

  /** Everything about one record; null where there is none. Throws EvidenceChanged. */
  detail(position: number): EntryDetail | null {
    return position < this.book.length ? toLogDetail(this.book, position, this.findings) : null;
  }

  /** Throws SourceError when the file is no longer what was opened. */
  checkUnchanged(): void {
    this.verification.file.checkUnchanged();
  }

  close(): void {
    this.verification.close();
  }
}
