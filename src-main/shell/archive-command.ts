import { ARCHIVE_SCHEMA } from '#core/archive';
import type { ArchiveVerdict } from '#core/archive';
import type { Refusal } from '#core/evidence';
import { verdictJsonParts } from '#core/report';
import type { ArchiveExamination } from '#core/report';

import type { Found } from '../archive/find-bundles';
import { CopyRefused } from '../archive/open-copy';
import { digestsFor } from '../archive/read-digests';
import { verifyArchive } from '../archive/verify-archive';
import { archiveFiles, whyNotThere } from '../report/report-place';
import { SourceError } from '../sources';
import type { Helpers } from '../verification/read-parts';
import { refusalOf } from '../verification/verify';
import { summariseArchive } from './archive-summary';
import type { VerifyCall } from './arguments';
import { addressOf } from './bucket-arguments';
import { EXIT, wrongUsage } from './exit';
import { nowhere } from './with-evidence';
import { CountLine } from './progress';
import { summariseRefusal } from './refusal-summary';

/** The built thread that replays bundles, what helps it, the folder of the report's fonts, and when the call began (RFC 3339, UTC). */
export type ArchiveParts = { readonly worker: string; readonly helpers: Helpers; readonly fonts: string; readonly openedAt: string };

/** Carries out `verify` for a folder of bundles: prints the answer, writes the report where one is asked for, gives the exit code. */
export async function archiveCommand(call: VerifyCall, found: Found, { worker, helpers, fonts, openedAt }: ArchiveParts): Promise<number> {
  const forbidden = call.report === null ? undefined : whyNotThere(call.report.path, archiveFiles(call.evidence, found.bundles, call.archive.digests));
  if (forbidden !== undefined) return wrongUsage(forbidden);
  const line = new CountLine(process.stderr, 'bundles');
  try {
    const digests = digestsFor(call.evidence, found, call.archive.digests);
    const { from, to } = call.archive;
    const world = { ticks: () => performance.now(), now: () => new Date().toISOString(), told: line.told, worker, threads: helpers.threads, helpers };
    const { verdict } = await verifyArchive({ folder: call.evidence, found, from, to, recipe: call.recipe, digests }, world).finally(() => line.clear());
    return await answer(call, { verdict: named(verdict, call), asked: { from, to }, recipePinned: call.recipe !== null, digests: digests === undefined || call.archive.digests === null ? null : { path: call.archive.digests, dates: digests.size } }, openedAt, fonts);
  } catch (error) {
    if (error instanceof SourceError) return refuse(call, refusalOf(error));
    if (error instanceof CopyRefused) return refuse(call, error.refusal);
    throw error;
  }
}

/** A folder that is removed at the end is no name for evidence: it has its bucket's. */
function named(verdict: ArchiveVerdict, { bucket }: VerifyCall): ArchiveVerdict {
  return bucket?.caseFolder === null ? { ...verdict, subject: { ...verdict.subject, path: addressOf(bucket.source) } } : verdict;
}

async function answer(call: VerifyCall, archive: ArchiveExamination, openedAt: string, fonts: string): Promise<number> {
  const { verdict, digests } = archive;
  for (const part of call.json ? verdictJsonParts(verdict) : [summariseArchive(verdict, digests?.dates)]) process.stdout.write(part);
  if (call.report === null) return EXIT[verdict.conclusion];
  // Loaded only where a report is asked for: most calls should not wait for its libraries.
  const { report } = await import('./report-command');
  return (await report(call.report, call.json, { about: { kind: 'archive', archive }, origin: call.bucket === null ? 'folder' : 'bucket', openedAt, fonts })) ? EXIT[verdict.conclusion] : EXIT.unreadable;
}

function refuse(call: VerifyCall, refusal: Refusal): number {
  process.stdout.write(call.json ? `${JSON.stringify({ schema: ARCHIVE_SCHEMA, error: refusal }, null, 2)}\n` : summariseRefusal(nowhere(refusal)));
  return EXIT.unreadable;
}
