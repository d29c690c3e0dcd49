import { assess } from '#core/assess';
import type { Finding, Formula } from '#core/assess';
import { BundleReplay } from '#core/replay';
import type { ReadSpan, Reading, Sha256 } from '#core/replay';

import { asciiBytes, damagesOf, joined } from './damages';
import type { Damaged } from './damages';
import { takeSample } from './sample';
import type { ControlsView } from './view';

/** A damage that was planted and not found, or one found where none was: Tamperscope is wrong. A defect, to be thrown. */
export class ControlMissed extends Error {}

/** What a reader makes of a copy; undefined where it refuses to read it. */
export type ControlledReading = Reading | undefined;

/** One way in which the evidence was read, and the copies are read too. */
export type Reader = { readonly name: string; readonly read: (bundle: Uint8Array) => ControlledReading | Promise<ControlledReading> };

export type ControlsInput = {
  /** The evidence as it was read; its entries are copied, never changed. */
  readonly reading: Reading;
  readonly formula: Formula;
  readonly readSpan: ReadSpan;
  readonly sha256: Sha256;
  /** At least one. */
  readonly readers: readonly Reader[];
};

/**
 * Damages copies of a few of the bundle's own entries in memory, each copy in one known way, and has every reader of
 * the evidence and the judgement find each damage at its place; the undamaged copy must give none of it. A known
 * answer for the instrument, with this evidence's own notation, recipe and fields.
 *
 * Throws ControlMissed where a damage is not found. Does not show that damage of any other kind would be.
 */
export async function runControls(input: ControlsInput): Promise<ControlsView> {
  const { formula, reading, readSpan, sha256, readers } = input;
  if (!formula.known) return { state: 'not-run', because: 'The formula is not known, so that no entry of this bundle is known to be sound.' };
  const sample = takeSample(reading, formula.number, readSpan);
  if ('because' in sample) return { state: 'not-run', because: sample.because };
  const { copies } = sample;
  const damages = damagesOf(copies, formula.recipe, sha256);
  for (const reader of readers) {
    const undamaged = await findingsIn(copies.map(({ bytes }) => bytes), reader, input);
    for (const damage of damages) await checkDamage(damage, undamaged, reader, input);
  }
  return {
    state: 'run',
    seeded: damages.length,
    readers: readers.map(({ name }) => name),
    fromSequence: copies[0]?.entry.sequence ?? 0,
    toSequence: copies.at(-1)?.entry.sequence ?? 0,
    controls: damages.map(({ damage, expected }) => ({ damage, found: expected })),
  };
}

async function checkDamage({ damage, copies, expected, entryIndex }: Damaged, undamaged: readonly Finding[], reader: Reader, input: ControlsInput): Promise<void> {
  if (undamaged.some(({ code }) => code === expected)) throw new ControlMissed(`The ${reader.name} finds ${expected} in a copy of sound entries that nobody damaged.`);
  const found = await findingsIn(copies, reader, input);
  if (found.some((finding) => finding.code === expected && finding.entryIndex === entryIndex)) return;
  throw new ControlMissed(`The ${reader.name} does not find a seeded change (${damage}): ${expected} was expected at element ${String(entryIndex)} of the copy.`);
}

/** What the judgement finds in a bundle of these entries under the formula of the evidence. */
async function findingsIn(entries: readonly Uint8Array[], reader: Reader, { formula, sha256 }: ControlsInput): Promise<readonly Finding[]> {
  const bytes = joined([asciiBytes('{"entries":['), ...entries.flatMap((entry, index) => (index === 0 ? [entry] : [asciiBytes(','), entry])), asciiBytes(']}')]);
  const reading = await reader.read(bytes);
  if (reading === undefined) throw new ControlMissed(`The ${reader.name} refuses a copy of entries that it has read.`);
  const { verdict } = assess({
    reading,
    manifest: { state: 'none' },
    pinned: formula.recipe,
    file: { path: '', bytes: bytes.length, sha256: '' },
    reserialisedSha256: undefined,
    beside: [],
    readSpan: (offset, length) => bytes.subarray(offset, offset + length),
    sha256,
    durationMs: 0,
    verifiedAt: '',
  });
  return verdict.findings;
}

/** Reads a copy as the strict reference reads the evidence. */
export function replayCopy(bundle: Uint8Array, sha256: Sha256): ControlledReading {
  const replay = new BundleReplay({ sha256, exportedAt: undefined });
  return replay.write(bundle) === undefined ? settleCopy(replay, bundle) : undefined;
}

/** Ends the reading of a copy that was written whole. */
export function settleCopy(replay: BundleReplay, bundle: Uint8Array): ControlledReading {
  const steps = replay.settle((offset, length) => bundle.subarray(offset, offset + length));
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  return 'reading' in step.value ? step.value.reading : undefined;
}
