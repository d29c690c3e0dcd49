import { createHash, randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { open, readFile, rename, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';

import type { Outcome, Receipt } from '#core/contract';
import { done, failed } from '#core/contract';
import type { ReportAbout, ReportFrame } from '#core/report';
import { documentAbout } from '#core/report';

import type { SigningIdentity } from './identity/signing-identity';
import { render } from './render';
import { signPdf } from './signature/sign-pdf';
import { verifySignedReport } from './signature/verify-signed-report';
import type { Typefaces } from './typefaces';

export type ExportRequest = Omit<ReportFrame, 'signer'> & {
  readonly about: ReportAbout;
  readonly identity: SigningIdentity;
  readonly outPath: string;
  readonly typefaces: Typefaces;
};

/** Files of this thread that are not whole reports yet. */
const unfinished = new Set<string>();

/** For the moment before a process ends in the middle of a report: removes what was begun. */
export function removeUnfinished(): void {
  for (const path of unfinished) rmSync(path, { force: true });
  unfinished.clear();
}

/**
 * Builds, renders, signs and writes the report, then reads it back and checks it.
 *
 * Written beside its place and renamed into it, so that a name never stands for half a report; an older file of that name
 * is replaced only by a whole one. What is read back must be covered, digest and signature, to its last byte; otherwise
 * the file is removed and the export has failed.
 */
export async function exportReport(request: ExportRequest): Promise<Outcome<Receipt>> {
  const { about, identity, outPath, typefaces, ...frame } = request;
  const { bytes, pages } = await render(documentAbout(about, { ...frame, signer: identity.facts }), typefaces);
  const signed = signPdf(bytes, identity);
  const beside = join(dirname(outPath), `.tamperscope-${randomBytes(6).toString('hex')}.part`);
  unfinished.add(beside);
  try {
    await writeThrough(beside, signed);
    const written = await readFile(beside);
    const check = verifySignedReport(written);
    if (!written.equals(signed) || !check.wholeFileCovered || !check.digestMatches || !check.signatureHolds) {
      await unlink(beside);
      return failed('write-failed', 'The report was written and did not pass its own check, so it was removed.', JSON.stringify(check));
    }
    await rename(beside, outPath);
  } catch (error) {
    await unlink(beside).catch(() => undefined);
    return failed('write-failed', `The report could not be written to ${outPath}.`, String(error));
  } finally {
    unfinished.delete(beside);
  }
  return done({
    path: outPath, bytes: signed.length, sha256: createHash('sha256').update(signed).digest('hex'),
    reportId: frame.reportId, signer: identity.facts.subject, selfSigned: identity.facts.selfSigned, pages,
  });
}

async function writeThrough(path: string, bytes: Buffer): Promise<void> {
  const file = await open(path, 'wx', 0o644);
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
