import type { ChosenCopies, EntryDetail, Examination, PayloadDetail, RefusalPlace } from '#core/contract';
import type { Finding } from '#core/assess';

import type { Kept } from './beside/look';
import { checkInstrument } from './controls';
import { EntryBook } from './look/entry-book';
import { toEntryDetail } from './look/entry-detail';
import { Filters } from './look/filters';
import { toRefusalPlace } from './look/refusal-place';
import { toSurroundings } from './look/surroundings';
import { Verification } from './verify';
import type { VerifyRequest, VerifyWorld } from './verify';

export type Examined =
  | { readonly kind: 'verdict'; readonly examination: Examination }
  | { readonly kind: 'refused'; readonly place: RefusalPlace };

/** A verification and the looks that may be taken at its entries: what the worker and the shell have in common. */
export class OpenExamination {
  readonly book: EntryBook;
  readonly filters: Filters;
  findings: readonly Finding[] = [];
  private kept: Kept = {};
  private readonly verification: Verification;

  /** Throws SourceError when bundle or named manifest give no bytes. */
  constructor(request: VerifyRequest, world: VerifyWorld) {
    this.verification = new Verification(request, world);
    this.book = new EntryBook(this.verification.replay.columns, this.verification.spans.readSpan, this.verification.file.fill);
    this.filters = new Filters(this.book);
  }

  async run(): Promise<Examined> {
    const outcome = await this.verification.run();
    if (outcome.kind === 'refused') return { kind: 'refused', place: toRefusalPlace(outcome.refusal, this.verification.file, this.book) };
    this.book.settle(outcome.reading.order, outcome.formula, outcome.named);
    this.filters.reset();
    this.findings = outcome.verdict.findings;
    this.kept = outcome.kept;
    const surroundings = toSurroundings(outcome, this.verification.request, this.book);
    // Behind the verdict, which stands: what follows adds views and changes nothing in it.
    const controls = await checkInstrument(this.verification, outcome);
    return { kind: 'verdict', examination: { verdict: outcome.verdict, surroundings, beside: { ...outcome.beside, controls } } };
  }

  /** The trace beside an entry; null while, or where, no payload was looked at. Throws EvidenceChanged. */
  payload(position: number, choice: ChosenCopies): PayloadDetail | null {
    const { book, kept } = this;
    if (kept.payloads === undefined || position >= book.length) return null;
    return kept.payloads.look({ reading: book.own(position), index: book.index(position), byteOffset: book.offset(position) }, choice);
  }

  /** Everything about one entry; null where there is none. Throws EvidenceChanged. */
  detail(position: number): EntryDetail | null {
    const { book, kept } = this;
    if (position >= book.length) return null;
    const timestamp = kept.timestamp?.(book.index(position), book.own(position));
    return { ...toEntryDetail(book, position, this.findings), ...(timestamp === undefined ? {} : { timestamp }) };
  }

  /** Throws SourceError when the file is no longer what was opened. */
  checkUnchanged(): void {
    this.verification.file.checkUnchanged();
  }

  close(): void {
    this.verification.close();
  }
}
