import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { failed } from '#core/contract';
import type { Outcome, Receipt } from '#core/contract';
import type { ReportAbout } from '#core/report';
import { nameUnseen } from '#core/words';

import { toolFacts } from '../product';
import { exportReport, loadTypefaces, newReportId, oneTimeIdentity, openIdentityFile, removeUnfinished } from '../report';
import type { SigningIdentity } from '../report';
import type { ReportCall } from './arguments';
import { askPassphrase, passphraseFrom } from './passphrase';

/** Where the evidence was when the program was called. */
type Origin = 'file' | 'folder' | 'bucket';

const HOW: Readonly<Record<Origin, string>> = {
  file: 'Read from a local file named on the command line; the file was opened read-only.',
  folder: 'Read from a local folder named on the command line; every file was opened read-only.',
  bucket: 'Fetched in this same run from the bucket named on the command line, by calls that list and get, into a folder on this computer; read from that folder, every file opened read-only.',
};
const NO_NETWORK = 'The program was run from a command line and opened no network connection: it opens one only to fetch from a bucket that is named, and none was.';
const NETWORK: Readonly<Record<Origin, string>> = {
  file: NO_NETWORK,
  folder: NO_NETWORK,
  bucket: 'The program was run from a command line and opened network connections to fetch from the bucket that was named. Verification and report rest on what lay in the folder afterwards.',
};

/** What is reported on, and how the program came by it. */
export type Reported = { readonly about: ReportAbout; readonly origin: Origin; /** RFC 3339, UTC. */ readonly openedAt: string; /** The folder of the report's fonts. */ readonly fonts: string };

/** Writes the signed report of a verdict reached at a shell. Interrupted, it leaves nothing on the disk. */
async function writeReport(call: ReportCall, { about, origin, openedAt, fonts }: Reported): Promise<Outcome<Receipt>> {
  leaveNothingBehind();
  const now = new Date();
  const identity = call.identity === null ? oneTimeIdentity(call.details.examiner, now) : await identityFrom(call.identity, call.passphraseFile);
  if (!identity.ok) return identity;
  return exportReport({
    about,
    details: call.details,
    reportId: newReportId(now),
    issuedAt: now.toISOString(),
    acquired: { openedAt, how: HOW[origin] },
    tool: toolFacts(),
    network: NETWORK[origin],
    identity: identity.value,
    outPath: call.path,
    typefaces: await loadTypefaces(fonts),
  });
}

/** Writes the report and tells where it is and who signed it; false where that failed, with the reason told. */
export async function report(call: ReportCall, json: boolean, reported: Reported): Promise<boolean> {
  const outcome = await writeReport(call, reported);
  if (!outcome.ok) {
    process.stderr.write(`tamperscope: ${nameUnseen(outcome.failure.sentence)}\n`);
    return false;
  }
  const { path, sha256, pages, signer, reportId, selfSigned } = outcome.value;
  const identity = selfSigned ? 'self-signed: identity not verified' : 'with the certificate given';
  const lines = [`Report    ${nameUnseen(resolve(path))}`, `SHA-256   ${sha256}`, `Id        ${reportId}, ${pages} pages`, `Signed    ${nameUnseen(signer)} (${identity})`];
  (json ? process.stderr : process.stdout).write(`\n${lines.join('\n')}\n`);
  return true;
}

function leaveNothingBehind(): void {
  process.once('exit', removeUnfinished);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.once(signal, () => {
      removeUnfinished();
      // Without this listener the signal ends the process as it would have.
      process.kill(process.pid, signal);
    });
  }
}

async function identityFrom(path: string, passphraseFile: string | null): Promise<Outcome<SigningIdentity>> {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch {
    return failed('identity-unreadable', `The identity file cannot be read: ${path}`);
  }
  const passphrase = passphraseFile === null ? await askPassphrase(process.stdin, process.stderr) : passphraseFrom(passphraseFile);
  return passphrase.ok ? openIdentityFile(bytes, passphrase.value) : passphrase;
}
