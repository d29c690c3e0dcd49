import { AnchorExamination, integerOf, toAnchoredEntry } from '#core/anchors';
import type { AnchoredEntry, ProofStatement } from '#core/anchors';
import { compareSequences, parseSequence, readEntry } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';
import type { Reading } from '#core/replay';

import { readAnswers } from './anchor-answers';
import type { Answers } from './anchor-answers';
import { lastIndex } from './last-entry';
import type { BesideContext, BesideResult } from './look';

const NO_ANSWERS: Answers = { anchors: [], proofs: [], faults: [], files: 0 };
/** Entries read between two pauses. */
const STRETCH = 512;

/** Looks at Merkle anchors where an entry carries Merkle fields, or answers about anchors were supplied. */
export async function lookAtAnchors(context: BesideContext): Promise<BesideResult | undefined> {
  const { reading, supplied, sha256, pause } = context;
  if (supplied.anchors === null && reading.columns.anchored.isEmpty) return undefined;
  const answers = supplied.anchors === null ? NO_ANSWERS : await readAnswers(supplied.anchors, pause);
  const unplacedProofs = new UnplacedProofs(answers.proofs);
  const { anchors, faults, files } = answers;
  const entries = placedCount(reading);
  const examination = new AnchorExamination({ sha256, anchors, confirmedRoots: context.stampedRoots ?? new Map(), lastEntry: lastIndex(reading), entries, files, proofs: answers.proofs.length, faults });
  let read = 0;
  for (const entryIndex of anchoredIndexes(reading)) {
    const entry = entryAt(context, entryIndex);
    if (entry !== undefined) {
      unplacedProofs.offer(entry);
      await drive(examination.entry(entry), pause);
    }
    if (++read % STRETCH === 0) await pause();
  }
  for (const proof of answers.proofs) {
    const about = proof.sequence === undefined ? unplacedProofs.entryOf(proof) : entriesAt(context, proof.sequence);
    await drive(examination.proof(proof, about), pause);
  }
  const { beside, view } = await drive(examination.end(), pause);
  return { beside, views: { anchors: view } };
}

async function drive<T>(work: Generator<void, T>, pause: () => Promise<void>): Promise<T> {
  for (let steps = 0; ; steps++) {
    const step = work.next();
    if (step.done === true) return step.value;
    if (steps % 8 === 7) await pause();
  }
}

/** Proofs that name no sequence are placed by what else they say, among the entries that carry Merkle fields. */
class UnplacedProofs {
  private readonly wanted = new Set<string>();
  private readonly found = new Map<string, AnchoredEntry>();

  constructor(proofs: readonly ProofStatement[]) {
    for (const proof of proofs) if (proof.sequence === undefined) for (const key of keysOf(proof.entryHash ?? proof.leaf, proof.anchorId, proof.index)) this.wanted.add(key);
  }

  offer(entry: AnchoredEntry): void {
    if (this.wanted.size === 0) return;
    for (const key of keysOf(entry.chainHash, entry.anchorId, entry.index)) if (this.wanted.has(key) && !this.found.has(key)) this.found.set(key, entry);
  }

  entryOf(proof: ProofStatement): AnchoredEntry[] {
    return keysOf(proof.entryHash ?? proof.leaf, proof.anchorId, proof.index).flatMap((key) => this.found.get(key) ?? []);
  }
}

function keysOf(hash: string | undefined, anchorId: string | undefined, index: bigint | undefined): string[] {
  return [...(hash === undefined ? [] : [hash]), ...(anchorId === undefined || index === undefined ? [] : [`${index} ${anchorId}`])];
}

const placedCount = ({ columns, unplaced }: Reading): number => columns.length - unplaced;

/** Indexes of placed entries that carry Merkle fields, in the order of the walk. */
function* anchoredIndexes(reading: Reading): Generator<number> {
  const { columns, order } = reading;
  if (columns.anchored.isEmpty) return;
  if (order === undefined) {
    for (let at = columns.anchored.next(0); at !== undefined; at = columns.anchored.next(at + 1)) yield at;
    return;
  }
  for (const entryIndex of order.subarray(0, placedCount(reading))) if (columns.anchored.has(entryIndex)) yield entryIndex;
}

function entryAt({ reading, readSpan }: BesideContext, entryIndex: number): AnchoredEntry | undefined {
  const offset = reading.columns.offset(entryIndex);
  const entry = readEntry(readSpan(offset, reading.columns.byteLength(entryIndex)));
  if (entry === undefined) throw new EvidenceChanged(`entry ${entryIndex} is no longer what was scanned`);
  return toAnchoredEntry(entry, entryIndex, offset);
}

/** Most entries of one sequence that a proof is tried at. */
const TWINS = 16;

function entriesAt(context: BesideContext, digits: string): AnchoredEntry[] {
  const sequence = integerOf(digits) === undefined ? undefined : parseSequence(digits);
  if (sequence === undefined) return [];
  const { reading } = context;
  const index = (position: number): number => reading.order?.[position] ?? position;
  const at = (position: number): Sequence => reading.columns.sequence(index(position)) ?? 0;
  let [low, high] = [0, placedCount(reading)];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compareSequences(at(middle), sequence) < 0) low = middle + 1;
    else high = middle;
  }
  const found: AnchoredEntry[] = [];
  for (let position = low; position < Math.min(placedCount(reading), low + TWINS) && compareSequences(at(position), sequence) === 0; position++) {
    const entry = entryAt(context, index(position));
    if (entry !== undefined) found.push(entry);
  }
  return found;
}
