import { VERDICT_SCHEMA } from '#core/assess';
import { OPTION_OF, SUPPLIED_KINDS, suppliedPaths } from '#core/contract';
import type { Examination, LogView, RefusalPlace } from '#core/contract';
import type { Refusal } from '#core/evidence';
import { verdictJson } from '#core/report';

import type { Found } from '../archive/find-bundles';
import { whyNotThere } from '../report/report-place';
import { SourceError } from '../sources';
import { OpenExamination } from '../verification/examination';
import { locateEvidence } from '../verification/locate-evidence';
import type { ChosenLog } from '../verification/logs/choose-log';
import { showsBundle } from '../verification/logs/shows-bundle';
import type { LogRequest } from '../verification/logs/log-verification';
import type { OpenLog } from '../verification/logs/open-log';
import { refusalOf, sourceRefusal } from '../verification/verify';
import type { VerifyWorld } from '../verification/verify';
import type { Helpers } from '../verification/read-parts';
import { whyNotArchive } from './arguments';
import type { ReportCall, VerifyCall } from './arguments';
import { EXIT, wrongUsage } from './exit';
import type { Reported } from './report-command';
import { nowhere, withOpen } from './with-evidence';
import { summariseRefusal } from './refusal-summary';

/** Where the built program's parts lie: the folders of the report's fonts and of the built-in recipes, the threads that help to read and that replay an archive's bundles. */
export type ShellParts = { readonly fonts: string; readonly recipes: string; readonly helpers: Helpers; readonly bundleWorker: string };

/** Carries out `verify`: prints the answer, writes the report where one is asked for, gives the exit code. */
export async function verifyCommand(call: VerifyCall, { fonts, recipes, helpers, bundleWorker }: ShellParts): Promise<number> {
  const openedAt = new Date().toISOString();
  const supplied = [call.manifest, ...suppliedPaths(call.supplied)].filter((path) => path !== null);
  const located = locateEvidence([call.evidence], supplied, call.manifest);
  const archive = located.ok ? undefined : await lookForArchive(call.evidence);
  if (archive !== undefined && 'refusal' in archive) return answerRefusal(call, nowhere(archive.refusal));
  const mixedUp = whyNotArchive(call, archive !== undefined);
  if (mixedUp !== undefined) return wrongUsage(mixedUp);
  if (archive !== undefined) return (await import('./archive-command')).archiveCommand(call, archive, { worker: bundleWorker, helpers, fonts, openedAt });
  if (!located.ok) return answerRefusal(call, nowhere(sourceRefusal('unreadable-file', located.failure.sentence)));
  const { bundle, manifest, passedOver = [] } = located.value;
  const recipeFile = call.log?.recipe ?? null;
  const forbidden = call.report === null ? undefined : whyNotThere(call.report.path, [bundle, manifest, recipeFile, ...supplied].filter((path) => path !== null));
  if (forbidden !== undefined) return wrongUsage(forbidden);
  const chosen = await choose(call, bundle, recipes);
  if (chosen.kind === 'refused') return answerRefusal(call, nowhere(chosen.refusal));
  const misused = chosen.kind === 'unusable' ? chosen.because : whyMisused(call, chosen);
  if (misused !== undefined) return wrongUsage(misused);
  const request = { bundle, manifest: call.manifest ?? manifest, manifestNamed: call.manifest !== null, recipe: call.recipe, supplied: call.supplied, passedOver };
  const openIn: (world: VerifyWorld) => OpenExamination | OpenLog = chosen.kind === 'log' ? await openLog(chosen.request) : (world) => new OpenExamination(request, world);
  const examined = await withOpen(openIn, helpers, (examination) => examination);
  if (examined.kind === 'refused') return answerRefusal(call, examined.place);
  const examination = examined.value;
  const { log } = examination.beside;
  if (call.asAster && (log?.aster ?? null) === null) return wrongUsage(whyNoAnswer(call, log));
  process.stdout.write(call.json ? document(call, examination) : await summary(examination));
  const written = call.report === null || (await report(call.report, call.json, { about: { kind: 'evidence', examination }, origin: call.bucket === null ? 'file' : 'bucket', openedAt, fonts }));
  return written ? EXIT[examination.verdict.conclusion] : EXIT.unreadable;
}

/** What a call does not need is not loaded for it: neither what reads archives nor, below, what reads logs. */
async function lookForArchive(path: string): Promise<Found | { readonly refusal: Refusal } | undefined> {
  try {
    return (await import('../archive/archive-at')).archiveAt(path);
  } catch (error) {
    if (error instanceof SourceError) return { refusal: refusalOf(error) };
    throw error;
  }
}

/** Whether the evidence is a log. What cannot be looked at is told by who reads it. */
async function choose(call: VerifyCall, path: string, recipes: string): Promise<ChosenLog | { readonly kind: 'refused'; readonly refusal: Refusal }> {
  if (call.recipe !== null) return { kind: 'no-log' };
  try {
    if (call.log === null && showsBundle(path)) return { kind: 'no-log' };
    const { NO_WISH, chooseLog } = await import('../verification/logs/choose-log');
    const chosen = chooseLog(path, call.log ?? NO_WISH, recipes);
    if (chosen.kind !== 'no-log' || call.log?.recipe == null) return chosen;
    const message = `No records were found as the recipe ${call.log.recipe} describes them, or in more than one place that it allows.`;
    return { kind: 'refused', refusal: { ...sourceRefusal('unreadable-file', message), code: 'not-a-bundle' } };
  } catch (error) {
    if (error instanceof SourceError) return { kind: 'refused', refusal: refusalOf(error) };
    throw error;
  }
}

async function openLog(request: LogRequest): Promise<(world: VerifyWorld) => OpenLog> {
  const { OpenLog } = await import('../verification/logs/open-log');
  return (world) => new OpenLog(request, world);
}

/** Options that belong to the other kind of evidence are told, never passed over. */
function whyMisused({ log, asAster, manifest, supplied }: VerifyCall, chosen: ChosenLog): string | undefined {
  if (chosen.kind !== 'log') return log === null ? undefined : '--start, --end, --as and --tenant belong to a log that a recipe describes, and this evidence has the form of none that is built in. Name its recipe with --recipe.';
  const { id } = chosen.request.found.shelved.recipe;
  const [kind] = SUPPLIED_KINDS.filter((one) => supplied[one] !== null);
  const option = manifest === null ? (kind === undefined ? undefined : OPTION_OF[kind]) : '--manifest';
  if (option !== undefined) return `${option} belongs to a bundle, and this evidence is a log (${id}).`;
  return asAster && id !== ASTER ? `--as aster belongs to a log of ${ASTER}, and this one is a log of ${id}.` : undefined;
}

const ASTER = 'aster/audit';

function whyNoAnswer({ log: wish }: VerifyCall, log: LogView | undefined): string {
  const names = (log?.chains ?? []).slice(0, 5).map(({ name }) => name ?? 'no name').join(', ');
  if (wish?.tenant != null) return `No record with a hash names the tenant "${wish.tenant}".`;
  return (log?.chainCount ?? 0) === 0 ? 'No record with a hash names a tenant, so there is nobody to answer for.' : `The log holds ${log?.chainCount ?? 0} tenants: name one with --tenant (${names}${(log?.chainCount ?? 0) > 5 ? ', …' : ''}).`;
}

async function summary(examination: Examination): Promise<string> {
  const { log } = examination.beside;
  if (log !== undefined) return (await import('./log-summary')).summariseLog(examination, log);
  return (await import('./summary')).summarise(examination);
}

/** The verdict; asked in Aster's shape, that answer with the verdict beside it. */
function document(call: VerifyCall, { verdict, beside }: Examination): string {
  const answer = call.asAster ? beside.log?.aster?.answer : undefined;
  return answer === undefined ? verdictJson(verdict) : `${JSON.stringify({ ...answer, verdict }, null, 2)}\n`;
}

function answerRefusal(call: VerifyCall, place: RefusalPlace): number {
  process.stdout.write(call.json ? refusalJson(place.refusal) : summariseRefusal(place));
  return EXIT.unreadable;
}

function refusalJson(error: Refusal): string {
  return `${JSON.stringify({ schema: VERDICT_SCHEMA, error }, null, 2)}\n`;
}

/** The report's libraries are loaded only where a report is asked for: most calls should not wait for them. */
async function report(call: ReportCall, json: boolean, reported: Reported): Promise<boolean> {
  const shell = await import('./report-command');
  return shell.report(call, json, reported);
}
