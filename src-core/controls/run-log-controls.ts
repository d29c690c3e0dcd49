import type { Finding } from '#core/assess';
import { LogReplay, assessLog } from '#core/logs';
import type { Located, LogReading, LogRecipe } from '#core/logs';
import type { ReadSpan, Sha256 } from '#core/replay';
import { asciiBytes, joined } from './damages';
import { logDamagesOf } from './log-damages';
import { takeLogSample } from './log-sample';
import { asciiJson } from './log-seeds';
import { ControlMissed } from './run-controls';
import type { ControlsView } from './view';

export type LogControlsInput = {
  /** The log as it was read; its records are copied, never changed. */
  readonly reading: LogReading;
  readonly recipe: LogRecipe;
  /** False: nothing says that the recipe is the log's, so no record is known to be sound. */
  readonly isKnown: boolean;
  readonly located: Located;
  readonly readSpan: ReadSpan;
  readonly sha256: Sha256;
};

const READER = 'strict reader';

/**
 * The negative controls on a log that a recipe describes: copies of three of its own records, damaged in memory in every
 * way that the recipe allows for, read and judged by what judged the log. Throws ControlMissed where a damage is not
 * found at its record, or its finding stands in the undamaged copy.
 */
export function runLogControls(input: LogControlsInput): ControlsView {
  const { recipe, located, sha256 } = input;
  if (!input.isKnown) return { state: 'not-run', because: 'The recipe recomputes nothing here, so that no record of this log is known to be sound.' };
  const [first, victim, next] = takeLogSample(input.reading, recipe, located, input.readSpan) ?? [];
  if (first === undefined || victim === undefined || next === undefined) return { state: 'not-run', because: 'They need 3 neighbouring sound records of one chain of at most 16 KiB each, and none were found.' };
  const stage = { copies: [first.bytes, victim.bytes, next.bytes] as const, recipe, names: located.names, sha256 };
  const undamaged = findingsIn(stage.copies, input);
  const damages = logDamagesOf(stage);
  for (const { damage, copies, expected, entryIndex } of damages) {
    if (undamaged.some(({ code }) => code === expected)) throw new ControlMissed(`The ${READER} finds ${expected} in a copy of sound records that nobody damaged.`);
    if (findingsIn(copies, input).some((finding) => finding.code === expected && finding.entryIndex === entryIndex)) continue;
    throw new ControlMissed(`The ${READER} does not find a seeded change (${damage}): ${expected} was expected at record ${String(entryIndex)} of the copy.`);
  }
  return { state: 'run', of: 'records', seeded: damages.length, readers: [READER], fromSequence: first.at, toSequence: next.at, controls: damages.map(({ damage, expected }) => ({ damage, found: expected })) };
}

/** What the judgement finds in a log of these records, in the notation of the evidence. */
function findingsIn(records: readonly Uint8Array[], { recipe: own, located, sha256 }: LogControlsInput): readonly Finding[] {
  const bytes = documentOf(records, located);
  // In the order in which the log was read: three records are too few to find it out again.
  const recipe: LogRecipe = own.order.by === 'file' ? { ...own, order: { by: 'file', direction: 'ascending' } } : own;
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const replay = new LogReplay({ recipe, sha256, window: null }, located.place, located.names);
  if (replay.write(bytes) !== undefined) throw new ControlMissed(`The ${READER} refuses a copy of records that it has read.`);
  const steps = replay.settle(readSpan);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if ('refusal' in step.value) throw new ControlMissed(`The ${READER} refuses a copy of records that it has read.`);
  const { reading } = step.value;
  return assessLog({ reading, recipe, recipeSha256: '', pinned: true, ...located, file: { path: '', bytes: bytes.length, sha256: '' }, readSpan, sha256, durationMs: 0, verifiedAt: '' }).verdict.findings;
}

/** The records where the evidence has them: one a line, or inside arrays and members from the inside out. */
function documentOf(records: readonly Uint8Array[], { place: { steps, ndjson } }: Located): Uint8Array {
  if (ndjson && steps.length === 0) return joined(records.flatMap((record) => [record, asciiBytes('\n')]));
  const between = records.flatMap((record, index) => (index === 0 ? [record] : [asciiBytes(','), record]));
  return [...steps].reverse().reduce<Uint8Array>((inner, step) => (step === null ? joined([asciiBytes('['), inner, asciiBytes(']')]) : joined([asciiBytes('{'), asciiJson(step), asciiBytes(':'), inner, asciiBytes('}')])), joined(between));
}
