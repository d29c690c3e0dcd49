import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Worker } from 'node:worker_threads';

import { done, failed, suppliedPaths } from '#core/contract';
import type { CaseDetails, Examination, Identity, OpenEvidence, Outcome, Receipt, SigningChoice } from '#core/contract';
import type { Acquired, ArchiveExamination, ReportAbout, ToolFacts } from '#core/report';

import { openIdentityFile } from './identity/identity-file';
import { openMadeIdentity } from './identity/made-identity';
import type { IdentityPlace } from './identity/made-identity';
import { oneTimeIdentity } from './identity/one-time-identity';
import type { SigningIdentity } from './identity/signing-identity';
import { newReportId } from './report-id';
import { packIdentity } from './report-order';
import type { ReportOrder } from './report-order';
import { archiveFiles, whyNotThere } from './report-place';

/** What the desk is given to work with. */
export type ReportDeskParts = {
  readonly place: IdentityPlace;
  readonly workerPath: string;
  readonly fonts: string;
  readonly tool: ToolFacts;
  /** What the report says of the network: where the program was connected to, up to now. */
  readonly network: () => string;
  /** Asks the examiner where to write; null when they cancel. */
  readonly choosePlace: (suggestion: string) => Promise<string | null>;
};

export type ReportSubject = { readonly evidence: OpenEvidence; readonly openedAt: string; readonly suppliedAt: NonNullable<Acquired['suppliedAt']>; readonly examination: Examination };

/** An archive that was verified to its end: what `exportArchive` reports on. */
export type ArchiveReportSubject = {
  readonly archive: ArchiveExamination;
  /** RFC 3339, UTC: when the examiner opened the archive. */
  readonly openedAt: string;
  /** One sentence on how it came before the tool; null: a local folder whose files were opened read-only. */
  readonly acquired: string | null;
};

/** What is ordered, whatever it is about. */
type Ordered = { readonly about: ReportAbout; readonly acquired: Acquired; readonly name: string; /** Files that no report may replace. */ readonly evidence: readonly string[] };

/** Where reports are ordered from the window: identities chosen, places asked for, the export run on its own thread. */
export class ReportDesk {
  private readonly parts: ReportDeskParts;
  private readonly identityFiles = new Map<string, string>();
  private readonly written = new Map<string, string>();

  constructor(parts: ReportDeskParts) {
    this.parts = parts;
  }

  /** Remembers a PKCS#12 file that the examiner chose. The window gets an id, not the path. */
  noteIdentityFile(path: string): Extract<Identity, { kind: 'file' }> {
    const id = `file-${this.identityFiles.size + 1}`;
    this.identityFiles.set(id, path);
    return { kind: 'file', id, fileName: basename(path) };
  }

  /** Where a report of this run lies; undefined for one that was not written here. */
  placeOf(reportId: string): string | undefined {
    return this.written.get(reportId);
  }

  /** The report on one bundle or log. Null when cancelled. */
  export({ evidence, openedAt, suppliedAt, examination }: ReportSubject, details: CaseDetails, signing: SigningChoice): Promise<Outcome<Receipt | null>> {
    return this.order({
      about: { kind: 'evidence', examination },
      acquired: { openedAt, suppliedAt, how: 'Opened by the examiner from a local file; the file was opened read-only.' },
      name: evidence.name.replace(/\.json$/i, ''),
      evidence: [evidence.path, evidence.manifestPath, evidence.recipePath ?? null, ...suppliedPaths(evidence.supplied)].filter((path) => path !== null),
    }, details, signing);
  }

  /**
   * The report on an archive, for the window's Export: asks for a place (suggested: FOLDER-report-DATE.pdf), makes, signs
   * and checks the report on its own thread, and gives the receipt; null when the examiner chooses no place. Failures as
   * for a bundle: `identity-unreadable` before a place is asked for, `write-failed`. No bundle, manifest or file of
   * digests is ever replaced. Takes the verdict of a finished verification; what has not been read yet has no report.
   */
  exportArchive({ archive, openedAt, acquired }: ArchiveReportSubject, details: CaseDetails, signing: SigningChoice): Promise<Outcome<Receipt | null>> {
    return this.order({
      about: { kind: 'archive', archive },
      acquired: { openedAt, how: acquired ?? 'Opened by the examiner from a local folder; every file was opened read-only.' },
      name: basename(archive.verdict.subject.path),
      evidence: archiveFiles(archive.verdict.subject.path, archive.verdict.days, archive.digests?.path ?? null),
    }, details, signing);
  }

  /** The identity first: a wrong passphrase should be told before anybody chooses a place. */
  private async order({ about, acquired, name, evidence }: Ordered, details: CaseDetails, signing: SigningChoice): Promise<Outcome<Receipt | null>> {
    const now = new Date();
    const identity = await this.identity(signing, details.examiner, now);
    if (!identity.ok) return identity;
    const outPath = await this.parts.choosePlace(`${name}-report-${now.toISOString().slice(0, 10)}.pdf`);
    if (outPath === null) return done(null);
    const forbidden = whyNotThere(outPath, evidence);
    if (forbidden !== undefined) return failed('write-failed', forbidden);
    const order: ReportOrder = {
      about,
      details,
      reportId: newReportId(now),
      issuedAt: new Date().toISOString(),
      acquired,
      tool: this.parts.tool,
      network: this.parts.network(),
      outPath,
      fonts: this.parts.fonts,
      ...packIdentity(identity.value),
    };
    const outcome = await this.onThread(order);
    if (outcome.ok) this.written.set(outcome.value.reportId, outcome.value.path);
    return outcome;
  }

  private async identity(signing: SigningChoice, examiner: string, now: Date): Promise<Outcome<SigningIdentity>> {
    if (signing.kind === 'one-time') return oneTimeIdentity(examiner, now);
    if (signing.kind === 'made') return openMadeIdentity(this.parts.place, examiner, signing.passphrase, now);
    const path = this.identityFiles.get(signing.id);
    if (path === undefined) return failed('identity-unreadable', 'Choose the identity file again.');
    const bytes = await readFile(path).catch(() => undefined);
    return bytes === undefined ? failed('identity-unreadable', `The identity file cannot be read: ${path}`) : openIdentityFile(bytes, signing.passphrase);
  }

  private onThread(order: ReportOrder): Promise<Outcome<Receipt>> {
    return new Promise((resolve) => {
      const worker = new Worker(this.parts.workerPath, { workerData: order });
      const died = (detail: string): void => resolve(failed('write-failed', 'The report could not be made.', detail));
      worker.on('message', (outcome: Outcome<Receipt>) => resolve(outcome));
      worker.on('error', (error) => died(error.message));
      worker.on('exit', (code) => died(`exit code ${code}`));
    });
  }
}
