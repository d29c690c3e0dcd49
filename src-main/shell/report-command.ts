import { readFileSync } from 'node:fs';

import { failed } from '#core/contract';
import type { Examination, Outcome, Receipt } from '#core/contract';

import { toolFacts } from '../product';
import { exportReport, loadTypefaces, newReportId, oneTimeIdentity, openIdentityFile, removeUnfinished } from '../report';
import type { SigningIdentity } from '../report';
import type { ReportCall } from './arguments';
import { askPassphrase, passphraseFrom } from './passphrase';

/** Writes the signed report of a verdict reached at a shell. Interrupted, it leaves nothing on the disk. */
export async function writeReport(call: ReportCall, examination: Examination, openedAt: string, fonts: string): Promise<Outcome<Receipt>> {
  leaveNothingBehind();
  const now = new Date();
  const identity = call.identity === null ? oneTimeIdentity(call.details.examiner, now) : await identityFrom(call.identity, call.passphraseFile);
  if (!identity.ok) return identity;
  return exportReport({
    examination,
    details: call.details,
    reportId: newReportId(now),
    issuedAt: now.toISOString(),
    acquired: { openedAt, how: 'Read from a local file named on the command line; the file was opened read-only.' },
    tool: toolFacts(),
    network: 'The program was run from a command line and opened no network connection; it contains no code that could.',
    identity: identity.value,
    outPath: call.path,
    typefaces: await loadTypefaces(fonts),
  });
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
