import { resolve } from 'node:path';

import { VERDICT_SCHEMA } from '#core/assess';
import type { Examination, RefusalPlace } from '#core/contract';
import type { Refusal } from '#core/evidence';
import { verdictJson } from '#core/report';

import { SourceError } from '../sources';
import { OpenExamination } from '../verification/examination';
import type { Examined } from '../verification/examination';
import { locateEvidence } from '../verification/locate-evidence';
import { sourceRefusal } from '../verification/verify';
import type { VerifyCall } from './arguments';
import { ProgressLine } from './progress';
import { summarise, summariseRefusal } from './summary';

const EXIT = { passed: 0, failed: 1, indeterminate: 2, unreadable: 3 } as const;

/** Carries out `verify`: prints the answer, writes the report where one is asked for, gives the exit code. `fonts` is the folder of the report's fonts. */
export async function verifyCommand(call: VerifyCall, fonts: string): Promise<number> {
  const openedAt = new Date().toISOString();
  const examined = await examine(call);
  if (examined.kind === 'refused') {
    process.stdout.write(call.json ? refusalJson(examined.place.refusal) : summariseRefusal(examined.place));
    return EXIT.unreadable;
  }
  const { examination } = examined;
  process.stdout.write(call.json ? verdictJson(examination.verdict) : summarise(examination));
  const written = call.report === null || (await report(call, examination, openedAt, fonts));
  return written ? EXIT[examination.verdict.conclusion] : EXIT.unreadable;
}

async function examine(call: VerifyCall): Promise<Examined> {
  const located = locateEvidence([call.evidence]);
  if (!located.ok) return refused(sourceRefusal('unreadable-file', located.failure.sentence));
  const { bundle, manifest } = located.value;
  const line = new ProgressLine(process.stderr);
  const request = { bundle, manifest: call.manifest ?? manifest, manifestNamed: call.manifest !== null, recipe: call.recipe };
  try {
    const open = new OpenExamination(request, { ticks: () => performance.now(), now: () => new Date().toISOString(), told: line.told });
    const examined = await open.run();
    open.close();
    return examined;
  } catch (error) {
    if (error instanceof SourceError) return refused(sourceRefusal(error.code, error.message));
    throw error;
  } finally {
    line.clear();
  }
}

function refused(refusal: Refusal): { kind: 'refused'; place: RefusalPlace } {
  return { kind: 'refused', place: { refusal, before: '', at: '', after: '', firstSequence: null, lastSequence: null } };
}

function refusalJson(error: Refusal): string {
  return `${JSON.stringify({ schema: VERDICT_SCHEMA, error }, null, 2)}\n`;
}

/** The report's libraries are loaded only where a report is asked for: most calls should not wait for them. */
async function report(call: VerifyCall, examination: Examination, openedAt: string, fonts: string): Promise<boolean> {
  if (call.report === null) return true;
  const { writeReport } = await import('./report-command');
  const outcome = await writeReport(call.report, examination, openedAt, fonts);
  if (!outcome.ok) {
    process.stderr.write(`tamperscope: ${outcome.failure.sentence}\n`);
    return false;
  }
  const { path, sha256, pages, signer, reportId, selfSigned } = outcome.value;
  const identity = selfSigned ? 'self-signed: identity not verified' : 'with the certificate given';
  const lines = [`Report    ${resolve(path)}`, `SHA-256   ${sha256}`, `Id        ${reportId}, ${pages} pages`, `Signed    ${signer} (${identity})`];
  (call.json ? process.stderr : process.stdout).write(`\n${lines.join('\n')}\n`);
  return true;
}
