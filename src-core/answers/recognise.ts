import type { Sketch } from './sketch';

/** What a document is. `entry-list`: entries without a bundle around them; `other`: none of what the API answers. */
export type AnswerKind = 'bundle' | 'page' | 'entry' | 'entry-list' | 'anchors' | 'proof' | 'status' | 'verify' | 'error' | 'manifest' | 'other';

/** Scalars by name, null and parts left out. */
export type Facts = ReadonlyMap<string, string>;

export type Answer = { readonly kind: AnswerKind; readonly facts: Facts };

type Members = ReadonlyMap<string, Sketch>;

/** Members that only an entry has together (seed 003). */
const ENTRY = ['prevHash', 'payloadDigest', 'chainHash'];
/** Anchors and proofs are announced and not published: these names are what Merkle logs call their parts. */
const ANCHOR = ['anchorId', 'merkleRoot', 'rootHash', 'root', 'treeSize', 'leafCount', 'fromSequence', 'toSequence', 'anchoredAt'];
const PROOF = ['siblings', 'auditPath', 'path', 'hashes', 'proof', 'inclusionProof', 'leafHash'];

/**
 * Tells which answer of the nine endpoints a document is, from its members alone: the endpoint's own name stands
 * nowhere in it. An answer is `{"success": true, "data": …}` or what stands under `data` by itself. Does not judge
 * whether the members hold what they should.
 */
export function recogniseAnswer(sketch: Sketch | undefined): Answer {
  if (sketch?.kind === 'array') return listed(sketch.first, false);
  if (sketch?.kind !== 'object') return OTHER;
  const root = sketch.members;
  const success = root.get('success');
  if (success?.kind === 'literal' && success.text === 'false') return { kind: 'error', facts: errorFacts(root) };
  const data = root.get('data');
  const inEnvelope = success?.kind === 'literal' && success.text === 'true' && data !== undefined;
  const payload = inEnvelope ? data : sketch;
  if (payload.kind === 'array') return listed(payload.first, inEnvelope);
  return payload.kind === 'object' ? { kind: kindOfObject(payload.members), facts: factsOf(payload.members) } : OTHER;
}

const OTHER: Answer = { kind: 'other', facts: new Map() };

function kindOfObject(members: Members): AnswerKind {
  if (members.get('entries')?.kind === 'array') return members.has('hasMore') ? 'page' : 'bundle';
  if (members.has('entries')) return 'other';
  if (members.get('entry')?.kind === 'object' || hasAll(members, ENTRY)) return 'entry';
  if (hasAll(members, ['lastSequence', 'lastChainHash']) || hasAll(members, ['totalEntries', 'lastSequence'])) return 'status';
  if (members.has('totalChecked') && (members.has('verified') || members.has('ok'))) return 'verify';
  if (members.get('anchors')?.kind === 'array') return 'anchors';
  if (members.has('bundleSha256')) return 'manifest';
  return PROOF.some((name) => members.has(name) && members.get(name)?.kind !== 'literal') ? 'proof' : 'other';
}

/** An empty list says nothing of what it would hold; but only the endpoint of the anchors answers with a list. */
function listed(first: Sketch | undefined, inEnvelope: boolean): Answer {
  if (first === undefined) return inEnvelope ? { kind: 'anchors', facts: new Map([['anchors', 'none']]) } : OTHER;
  return { kind: kindOfList(first), facts: new Map() };
}

function kindOfList(first: Sketch): AnswerKind {
  if (first.kind !== 'object') return 'other';
  if (hasAll(first.members, ENTRY)) return 'entry-list';
  return ANCHOR.some((name) => first.members.has(name)) ? 'anchors' : 'other';
}

function hasAll(members: Members, names: readonly string[]): boolean {
  return names.every((name) => members.has(name));
}

function factsOf(members: Members): Map<string, string> {
  const facts = new Map<string, string>();
  for (const [name, value] of members) if ('text' in value && value.text !== 'null') facts.set(name, value.text);
  return facts;
}

/** The error's own code and message: under `error`, or beside `success`. */
function errorFacts(root: Members): Facts {
  const error = root.get('error');
  const inside = error?.kind === 'object' ? factsOf(error.members) : new Map<string, string>();
  const beside = factsOf(root);
  const code = inside.get('code') ?? beside.get('code') ?? beside.get('errorCode') ?? (error?.kind === 'string' ? error.text : undefined);
  const message = inside.get('message') ?? beside.get('message');
  return new Map([['code', code ?? ''], ['message', message ?? '']].filter((fact): fact is [string, string] => fact[1] !== ''));
}
