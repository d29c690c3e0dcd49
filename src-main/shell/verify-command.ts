import { resolve } from 'node:path';

import { VERDICT_SCHEMA } from '#core/assess';
import { suppliedPaths } from '#core/contract';
import type { Examination, RefusalPlace } from '#core/contract';
import type { Refusal } from '#core/evidence';
import { nameUnseen, verdictJson } from '#core/report';

import { whyNotThere } from '../report/report-place';
import { locateEvidence } from '../verification/locate-evidence';
import { sourceRefusal } from '../verification/verify';
import type { Helpers } from '../verification/read-through';
import type { ReportCall, VerifyCall } from './arguments';
import { EXIT } from './exit';
import { nowhere, withEvidence } from './open-evidence';
import { summarise, summariseRefusal } from './summary';

/** Where the built program's parts lie: the folder of the report's fonts, the threads that help to read. */
export type ShellParts = { readonly fonts: string; readonly helpers: Helpers };

/** Carries out `verify`: prints the answer, writes the report where one is asked for, gives the exit code. */
export async function verifyCommand(call: VerifyCall, { fonts, helpers }: ShellParts): Promise<number> {
  const openedAt = new Date().toISOString();
  const located = locateEvidence([call.evidence]);
  if (!located.ok) return answerRefusal(call, nowhere(sourceRefusal('unreadable-file', located.failure.sentence)));
  const { bundle, manifest } = located.value;
  const forbidden = call.report === null ? undefined : whyNotThere(call.report.path, [bundle, manifest, call.manifest, ...suppliedPaths(call.supplied)].filter((path) => path !== null));
  if (forbidden !== undefined) return complain(forbidden, EXIT.usage);
  const examined = await withEvidence({ bundle, manifest: call.manifest ?? manifest, manifestNamed: call.manifest !== null, recipe: call.recipe, supplied: call.supplied }, helpers, (examination) => examination);
  if (examined.kind === 'refused') return answerRefusal(call, examined.place);
  const examination = examined.value;
  process.stdout.write(call.json ? verdictJson(examination.verdict) : summarise(examination));
  const written = call.report === null || (await report(call.report, call.json, examination, openedAt, fonts));
  return written ? EXIT[examination.verdict.conclusion] : EXIT.unreadable;
}

function answerRefusal(call: VerifyCall, place: RefusalPlace): number {
  process.stdout.write(call.json ? refusalJson(place.refusal) : summariseRefusal(place));
  return EXIT.unreadable;
}

function refusalJson(error: Refusal): string {
  return `${JSON.stringify({ schema: VERDICT_SCHEMA, error }, null, 2)}\n`;
}

function complain(sentence: string, code: number): number {
  process.stderr.write(`tamperscope: ${nameUnseen(sentence)}\n`);
  return code;
}

/** The report's libraries are loaded only where a report is asked for: most calls should not wait for them. */
async function report(call: ReportCall, json: boolean, examination: Examination, openedAt: string, fonts: string): Promise<boolean> {
  const { writeReport } = await import('./report-command');
  const outcome = await writeReport(call, examination, openedAt, fonts);
  if (!outcome.ok) {
    complain(outcome.failure.sentence, EXIT.unreadable);
    return false;
  }
  const { path, sha256, pages, signer, reportId, selfSigned } = outcome.value;
  const identity = selfSigned ? 'self-signed: identity not verified' : 'with the certificate given';
  const lines = [`Report    ${nameUnseen(resolve(path))}`, `SHA-256   ${sha256}`, `Id        ${reportId}, ${pages} pages`, `Signed    ${nameUnseen(signer)} (${identity})`];
  (json ? process.stderr : process.stdout).write(`\n${lines.join('\n')}\n`);
  return true;
}
