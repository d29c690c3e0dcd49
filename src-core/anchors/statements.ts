import { parseDigest } from '#core/evidence';
import type { Digest } from '#core/evidence';
import type { JsonValue } from './json-value';
import type { Side } from './shape';

/** What a document says of one anchor. */
export type AnchorStatement = { readonly id: string | undefined; readonly root: Digest; readonly size: bigint | undefined };

/** One inclusion proof as it was stated; what it does not state is undefined. */
export type ProofStatement = {
  readonly sequence: string | undefined;
  readonly anchorId: string | undefined;
  readonly index: bigint | undefined;
  readonly size: bigint | undefined;
  readonly root: Digest | undefined;
  /** What the proof names as its leaf: a chain hash, or the leaf made from it. */
  readonly leaf: Digest | undefined;
  /** The chain hash of the entry that the producer gave with the proof. */
  readonly entryHash: Digest | undefined;
  readonly path: readonly Digest[];
  /** Undefined where the path does not say on which side each sibling stands. */
  readonly sides: readonly Side[] | undefined;
};

/** What a document states, and in clauses what of it could not be read: the first 20, and how many there are. */
export type Statements = { readonly anchors: AnchorStatement[]; readonly proofs: ProofStatement[]; readonly faults: string[]; faultCount: number };

const LISTED_FAULTS = 20;

/** The names under which each thing is looked for. Two of them at once with different values are refused. */
export const NAMES = {
  path: ['siblings', 'path', 'hashes', 'auditPath', 'merklePath', 'proof'],
  index: ['leafIndex', 'index', 'merkleLeafIndex'],
  size: ['treeSize', 'size', 'leafCount'],
  root: ['root', 'merkleRoot', 'rootHash'],
  leaf: ['leaf', 'leafHash'],
  anchorId: ['anchorId', 'merkleAnchorId'],
  hash: ['hash', 'sibling', 'value'],
  side: ['position', 'side', 'direction'],
} as const;

/** Longest path: a tree of 2^64 leaves. */
const MAX_PATH = 64;
const MAX_DIGITS = 40;

type Members = ReadonlyMap<string, JsonValue>;
class Unreadable extends Error {}

/**
 * What one document states: an answer of /anchors, /anchors/:id/proof or /entry/:traceId, bare or in the envelope, or
 * an array of such. What has no known form is a fault in a clause; nothing is guessed.
 */
export function readStatements(value: JsonValue): Statements {
  const found: Statements = { anchors: [], proofs: [], faults: [], faultCount: 0 };
  takeDocument(value, found);
  return found;
}

function takeDocument(value: JsonValue, found: Statements): void {
  if (value.kind !== 'object') return takeAny(value, found);
  const success = value.members.get('success');
  const data = value.members.get('data');
  if (success?.kind === 'boolean' && success.isTrue && data !== undefined) return takeAny(data, found);
  const code = value.members.get('code') ?? memberOf(value.members.get('error'), 'code');
  if (success !== undefined) {
    return blame(found, `it is an error answer of the producer${code?.kind === 'string' ? ` (${code.text})` : ''}`);
  }
  takeAny(value, found);
}

function memberOf(value: JsonValue | undefined, name: string): JsonValue | undefined {
  return value?.kind === 'object' ? value.members.get(name) : undefined;
}

function takeAny(value: JsonValue, found: Statements): void {
  if (value.kind === 'array') {
    value.items.forEach((item, at) => attempt(found, `element ${at}: `, () => takeObject(item, found)));
    return;
  }
  attempt(found, '', () => takeObject(value, found));
}

function attempt(found: Statements, where: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof Unreadable)) throw error;
    blame(found, where + error.message);
  }
}

function blame(found: Statements, clause: string): void {
  found.faultCount++;
  if (found.faults.length < LISTED_FAULTS) found.faults.push(clause);
}

function takeObject(value: JsonValue, found: Statements): void {
  if (value.kind !== 'object') throw new Unreadable('it is neither an anchor nor a proof');
  const { members } = value;
  const entry = members.get('entry');
  const proof = members.get('proof');
  const lists = (['anchors', 'proofs'] as const).map((name) => members.get(name)).filter((list) => list?.kind === 'array');
  if (lists.length > 0) {
    // What stands beside a list would be passed over, and it may contradict what is in the list.
    if ([...NAMES.root, ...NAMES.path].some((name) => isStated(members.get(name))) || entry?.kind === 'object') throw new Unreadable('a list of anchors or proofs stands beside a root, a path or an entry');
    return lists.forEach((list) => takeAny(list, found));
  }
  // { entry, proof }, where the proof may be null: an entry that is not anchored.
  if (entry?.kind === 'object' && (proof === undefined || proof.kind === 'null')) return;
  if (proof?.kind === 'object') return void found.proofs.push(readProof(proof.members, entry?.kind === 'object' ? entry.members : members));
  if (entry?.kind === 'object' && proof?.kind === 'array') return void found.proofs.push(readProof(members, entry.members));
  if (one(members, 'path') !== undefined) return void found.proofs.push(readProof(members, members));
  found.anchors.push(readAnchor(members));
}

function readAnchor(members: Members): AnchorStatement {
  const root = digest(members, 'root');
  if (root === undefined) throw new Unreadable('it states neither a path nor a root');
  return { id: text(members, ['id', '_id', ...NAMES.anchorId]), root, size: whole(members, 'size') };
}

function readProof(members: Members, about: Members): ProofStatement {
  const path = one(members, 'path');
  if (path?.kind !== 'array') throw new Unreadable('the proof has no path that is an array');
  if (path.items.length > MAX_PATH) throw new Unreadable(`the path has more than ${MAX_PATH} siblings`);
  const steps = path.items.map(readStep);
  const sides = steps.flatMap(({ side }) => side ?? []);
  if (sides.length > 0 && sides.length < steps.length) throw new Unreadable('only some of the siblings say on which side they stand');
  const sequence = [members, about].map((where) => where.get('sequence')).find(isStated);
  if (sequence !== undefined && integer(sequence) === undefined) throw new Unreadable('its sequence is not a whole number');
  return {
    sequence: sequence === undefined ? undefined : integer(sequence)?.toString(),
    anchorId: text(members, NAMES.anchorId) ?? text(about, NAMES.anchorId),
    index: agreed('index', whole(members, 'index'), whole(about, 'index')),
    size: agreed('size', whole(members, 'size'), whole(about, 'size')),
    root: agreed('root', digest(members, 'root'), digest(about, 'root')),
    leaf: digest(members, 'leaf'),
    entryHash: digestOf([about, members].map((where) => where.get('chainHash')).find(isStated), 'chainHash'),
    path: steps.map(({ hash }) => hash),
    sides: sides.length > 0 ? sides : undefined,
  };
}

/** What the proof says, or else what stands around it; where both say it, they must agree. */
function agreed<T extends bigint | Digest>(thing: string, own: T | undefined, around: T | undefined): T | undefined {
  if (own !== undefined && around !== undefined && own !== around) throw new Unreadable(`the proof and what stands beside it state another ${thing} each`);
  return own ?? around;
}

const isStated = (value: JsonValue | undefined): value is JsonValue => value !== undefined && value.kind !== 'null';

function readStep(value: JsonValue, at: number): { readonly hash: Digest; readonly side: Side | undefined } {
  const where = `sibling ${at}`;
  if (value.kind !== 'object') return { hash: required(value, where), side: undefined };
  for (const side of ['left', 'right'] as const) {
    const named = value.members.get(side);
    if (named?.kind === 'string' && value.members.size === 1) return { hash: required(named, where), side };
  }
  const side = one(value.members, 'side');
  if (side !== undefined && !(side.kind === 'string' && (side.text === 'left' || side.text === 'right'))) throw new Unreadable(`${where} stands on no side that is "left" or "right"`);
  const hash = one(value.members, 'hash');
  if (hash === undefined) throw new Unreadable(`${where} has no hash`);
  return { hash: required(hash, where), side: side?.kind === 'string' && side.text === 'left' ? 'left' : side === undefined ? undefined : 'right' };
}

/** The value under whichever of a thing's names is used; null counts as none. */
function one(members: Members, thing: keyof typeof NAMES): JsonValue | undefined {
  return firstOf(members, NAMES[thing]);
}

function firstOf(members: Members, names: readonly string[]): JsonValue | undefined {
  const used = names.flatMap((name) => {
    const value = members.get(name);
    return isStated(value) ? [{ name, value }] : [];
  });
  const [first, ...others] = used;
  const other = others.find(({ value }) => !(first !== undefined && 'text' in value && 'text' in first.value && value.text === first.value.text));
  if (first !== undefined && other !== undefined) throw new Unreadable(`${first.name} and ${other.name} stand beside each other and differ`);
  return first?.value;
}

function digest(members: Members, thing: 'root' | 'leaf'): Digest | undefined {
  return digestOf(one(members, thing), thing);
}

function digestOf(value: JsonValue | undefined, name: string): Digest | undefined {
  return isStated(value) ? required(value, `its ${name}`) : undefined;
}

function required(value: JsonValue, what: string): Digest {
  const read = value.kind === 'string' ? parseDigest(value.text) : undefined;
  if (read === undefined) throw new Unreadable(`${what} is not 64 lower-case hexadecimal characters`);
  return read;
}

function whole(members: Members, thing: 'index' | 'size'): bigint | undefined {
  const value = one(members, thing);
  if (value === undefined) return undefined;
  const read = integer(value);
  if (read === undefined) throw new Unreadable(`its ${thing} is not a whole number of at most ${MAX_DIGITS} digits`);
  return read;
}

/** A whole number as JSON writes it, without sign, fraction or exponent. */
function integer(value: JsonValue): bigint | undefined {
  return value.kind === 'number' ? integerOf(value.text) : undefined;
}

/** The same from its digits; undefined beyond 40 of them. */
export function integerOf(digits: string): bigint | undefined {
  return digits.length <= MAX_DIGITS && /^(?:0|[1-9][0-9]*)$/.test(digits) ? BigInt(digits) : undefined;
}

function text(members: Members, names: readonly string[]): string | undefined {
  const value = firstOf(members, names);
  if (value === undefined) return undefined;
  if (value.kind !== 'string' || value.text.length > 256) throw new Unreadable(`its ${names[0] ?? ''} is not a string of at most 256 characters`);
  return value.text;
}
