import type { ProofView } from '#core/contract';
import type { Digest } from '#core/evidence';
import type { Sha256 } from '#core/replay';
import type { AnchoredEntry } from './anchored-entry';
import { DIALECTS, dialectWords, leafOf } from './dialects';
import type { Dialect } from './dialects';
import type { DialectSearch } from './dialect-search';
import type { Basis, Notebook } from './notebook';
import { sidesOf, walkPath } from './path';
import type { Place, Walked } from './path';
import { outsideBasis } from './roots';
import type { Roots } from './roots';
import type { ProofStatement } from './statements';

export type ProofWorld = { readonly sha256: Sha256; readonly search: DialectSearch; readonly notebook: Notebook; readonly roots: Roots };

type Facts = { readonly message: string; readonly field?: string; readonly expected?: string; readonly actual?: string; readonly basis?: Basis };
type Subject = { readonly entry: AnchoredEntry; readonly proof: ProofStatement; readonly place: Place; readonly stored: Digest | undefined };

/** How a proof came out. `restsOnKind`: it is contradicted only if the tree is of a known kind. */
export type JudgedProof = { readonly view: ProofView; readonly restsOnKind: boolean };

/** Judges one proof about one entry of the bundle: what it says of the entry, then whether its path leads to the root. */
export function* judgeProof(world: ProofWorld, entry: AnchoredEntry, proof: ProofStatement): Generator<void, JudgedProof> {
  const subject = subjectOf(world, entry, proof);
  for (const root of [proof.root, subject.stored]) if (root !== undefined) world.roots.note(root);
  const wrong = contradictions(world, subject);
  for (const { basis, ...facts } of wrong) world.notebook.mismatch(entry, facts, basis);
  knowLeaf(world, entry, proof);
  const { stored } = subject;
  if (stored === undefined) return sure(view(subject, undefined, undefined, 'undecided', 'Neither the proof, its anchor nor the entry states a root.'));
  const fitting = yield* world.search.try(proof.path.length > 0 ? 'joined' : 'nothing', function* (dialect) {
    yield;
    return walk(world, subject, dialect)?.root === stored;
  });
  const dialect = fitting[0] ?? world.search.shown;
  const walked = walk(world, subject, dialect);
  const [worst] = wrong.filter(({ basis }) => basis !== 'open');
  if (fitting.length > 0) return sure(view(subject, dialect, walked, worst === undefined ? 'leads' : 'contradicted', (worst ?? wrong[0])?.message ?? null));
  const facts = whyNot(subject, dialect, walked);
  if (facts === undefined) return sure(view(subject, undefined, undefined, 'undecided', 'The proof states neither the place of its leaf nor the sides of its siblings.'));
  const { basis = 'joined', ...rest } = facts;
  world.notebook.mismatch(entry, rest, basis);
  return { view: view(subject, dialect, walked, 'contradicted', facts.message), restsOnKind: basis === 'joined' && wrong.every((one) => one.basis !== undefined) };
}

const sure = (one: ProofView): JudgedProof => ({ view: one, restsOnKind: false });

/** Place and root of a proof, from whoever states them; where it is from another anchor than its entry names, not from the entry. */
function subjectOf({ roots }: ProofWorld, entry: AnchoredEntry, proof: ProofStatement): Subject {
  const anchor = roots.anchor(proof.anchorId ?? entry.anchorId);
  const own = isElsewhere(entry, proof) ? undefined : entry;
  return { entry, proof, place: { index: proof.index ?? own?.index, size: proof.size ?? anchor?.size }, stored: anchor?.root ?? own?.root ?? proof.root };
}

function isElsewhere(entry: AnchoredEntry, proof: ProofStatement): boolean {
  return proof.anchorId !== undefined && entry.anchorId !== undefined && proof.anchorId !== entry.anchorId;
}

/** What the proof says of its entry and does not agree with it. A leaf may be made in a way that is not known here. */
function contradictions({ sha256 }: ProofWorld, { entry, proof, stored }: Subject): Facts[] {
  const found: Facts[] = [];
  const { sequence, chainHash } = entry;
  if (proof.entryHash !== undefined && proof.entryHash !== chainHash) {
    found.push({ message: `The entry that was given with the proof for ${sequence} has another chain hash than entry ${sequence} of the bundle.`, field: 'chainHash', expected: chainHash, actual: proof.entryHash });
  }
  if (proof.leaf !== undefined && proof.leaf !== chainHash && DIALECTS.every((dialect) => leafOf(dialect, chainHash, sha256) !== proof.leaf)) {
    found.push({ message: `The leaf that the proof for entry ${sequence} names is not made from the entry's chain hash.`, field: 'leaf', expected: chainHash, actual: proof.leaf, basis: 'joined' });
  }
  if (proof.root !== undefined && stored !== undefined && proof.root !== stored) {
    found.push({ message: `The proof for entry ${sequence} states another root than is stated for its anchor.`, field: 'merkleRoot', expected: stored, actual: proof.root });
  }
  if (entry.anchorId === undefined && entry.root !== undefined && stored !== undefined && entry.root !== stored) {
    found.push({ message: `The Merkle root that entry ${sequence} carries is not the root that is stated for the anchor of its proof.`, field: 'merkleRoot', expected: stored, actual: entry.root });
  }
  if (isElsewhere(entry, proof)) {
    found.push({ message: `The proof for entry ${sequence} is from another anchor than the entry names; each may be sound by itself.`, field: 'merkleAnchorId', expected: String(entry.anchorId), actual: String(proof.anchorId), basis: 'open' });
  } else if (proof.index !== undefined && entry.index !== undefined && proof.index !== entry.index) {
    found.push({ message: `The proof places entry ${sequence} at leaf ${proof.index}, the entry itself at leaf ${entry.index}.`, field: 'merkleLeafIndex', expected: String(proof.index), actual: String(entry.index) });
  }
  return found;
}

/** A stated leaf that carries the prefix of RFC 6962 says what kind of tree it is of. */
function knowLeaf({ sha256, search }: ProofWorld, entry: AnchoredEntry, proof: ProofStatement): void {
  if (proof.leaf === undefined || search.settles('joined')) return;
  const prefixed = DIALECTS.some((dialect) => dialect.family === 'rfc6962' && leafOf(dialect, entry.chainHash, sha256) === proof.leaf);
  if (prefixed) search.know('rfc6962');
}

function walk({ sha256 }: ProofWorld, { entry, proof, place }: Subject, dialect: Dialect): Walked | undefined {
  const sides = sidesOf(proof, place, dialect.odd);
  return 'sides' in sides ? walkPath(dialect, entry.chainHash, proof.path, sides.sides, sha256) : undefined;
}

/** Why a proof does not lead to its root; undefined where it cannot be walked for want of a place. */
function whyNot({ entry, proof, place, stored }: Subject, dialect: Dialect, walked: Walked | undefined): Facts | undefined {
  const { sequence } = entry;
  if (walked !== undefined) {
    return { message: `The inclusion proof for entry ${sequence} does not lead to the Merkle root that is stated for it.`, field: 'merkleRoot', ...(stored === undefined ? {} : { expected: stored }), actual: walked.root };
  }
  const sides = sidesOf(proof, place, dialect.odd);
  if (!('fault' in sides) || sides.fault === 'nowhere') return undefined;
  const { expected } = sides;
  switch (sides.fault) {
    case 'outside':
      return { message: `The proof for entry ${sequence} names leaf ${place.index ?? '?'} of a tree that has ${place.size ?? '?'} leaves, counted from 0.`, field: 'index', expected, actual: String(place.index), basis: outsideBasis(place.index ?? 0n, place.size ?? 0n) };
    case 'length':
      return { message: `The path of the proof for entry ${sequence} has not the length that leaf ${place.index ?? '?'} of its tree has.`, field: 'path', expected, actual: String(proof.path.length) };
    case 'sides':
      return { message: `The sides that the proof for entry ${sequence} gives its siblings are not those of its leaf.`, field: 'path', expected, actual: (proof.sides ?? []).join(', ') };
  }
}

function view({ entry, proof, place, stored }: Subject, dialect: Dialect | undefined, walked: Walked | undefined, state: ProofView['state'], because: string | null): ProofView {
  return {
    sequence: entry.sequence,
    entryIndex: entry.entryIndex,
    anchorId: proof.anchorId ?? entry.anchorId ?? null,
    index: place.index?.toString() ?? null,
    size: place.size?.toString() ?? null,
    dialect: dialect === undefined || walked === undefined ? null : dialectWords(dialect),
    chainHash: entry.chainHash,
    leaf: walked?.leaf ?? null,
    steps: walked?.steps ?? [],
    computed: walked?.root ?? null,
    stored: stored ?? null,
    state,
    because,
  };
}
