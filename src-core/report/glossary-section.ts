import type { Examination } from '#core/contract';

import type { Fact, Section } from './document';
import { fact } from './document';

const ENTRY: readonly Fact[] = [
  fact('Entry', 'One record of the chain, with its sequence, its hashes and its time.'),
  fact('Sequence', 'The entry\u2019s position in the chain, counted from 1.'),
  fact('Payload digest', 'The SHA-256 of the decision that the entry stands for. The decision itself is kept elsewhere.'),
  fact('Payload, trace', 'The decision that an entry stands for, as one JSON object; its RFC 8785 form is the one spelling of it that is hashed.'),
  fact('Chain hash', 'The SHA-256 that ties an entry to the one before: made from that entry\u2019s chain hash and this entry\u2019s own fields.'),
  fact('Previous hash', 'The copy of the preceding chain hash that the entry carries (prevHash).'),
];
const WALK: readonly Fact[] = [
  fact('Preimage', 'The bytes that are hashed.'),
  fact('Replay', 'Walking the chain and computing every hash anew.'),
  fact('Bundle, manifest', 'The exported file of entries; the small file beside it that states its range, count and digest.'),
];
const BESIDE: readonly Fact[] = [
  fact('Time-stamp token', 'A statement signed by a time-stamping authority (RFC 3161): the hash in it existed before the stated time. Traced: a path of certificates leads from its signer to one that the examiner supplied.'),
  fact('Merkle root, leaf', 'One hash made from many by joining them two by two; each of the many is a leaf.'),
  fact('Inclusion proof', 'The hashes beside the way from one leaf up to the root, with which anyone can walk it.'),
  fact('Anchor', 'A Merkle root that the producer made over a stretch of the chain, meant to be kept where it cannot rewrite it.'),
];
const DIAGNOSIS = fact('Diagnosis', 'An opinion on what may explain a break, tried by replaying entries with one change undone. It is no finding and no part of the conclusion.');
const CONCLUSIONS: readonly Fact[] = [
  fact('passed', 'No check that was run failed, and none that decides was left open.'),
  fact('failed', 'At least one check failed.'),
  fact('indeterminate', 'A check that decides could not be completed. Neither passed nor failed.'),
  fact('\u201cU+202E\u201d in brackets', 'A character of the evidence that draws nothing or changes the direction of others is printed as its Unicode number in angle brackets, and so are angle brackets themselves. Letters are printed in the order in which they are stored.'),
];

/** The words of every chain; `genesis` and `recipe` say what these are in this one, `more` are the words of this report alone. */
export const glossaryOf = (genesis: string, recipe: string, more: readonly Fact[]): Section => ({
  title: 'Glossary',
  ownPage: false,
  blocks: [{
    kind: 'facts',
    facts: [
      ...ENTRY,
      fact('Genesis', genesis),
      fact('Head', 'The last entry of the chain at a given time.'),
      fact('Recipe', recipe),
      ...WALK,
      ...more,
      fact('Claim', 'A statement that the evidence could support: proved, attested (only by something stored beside the evidence), not provable (from what was supplied), or refuted.'),
      ...CONCLUSIONS,
    ],
  }],
});

export const GENESIS = 'The start of the chain: sequence 1, whose prevHash is 64 zeros.';
export const RECIPE = 'One exact reading of the producer\u2019s formula, down to the byte.';

export function glossarySection({ beside: { log } }: Pick<Examination, 'beside'>): Section {
  const more = [...BESIDE, DIAGNOSIS];
  if (log === undefined) return glossaryOf(GENESIS, RECIPE, more);
  return glossaryOf(`The start of a chain: its first record, whose previous hash is ${log.genesis}.`, 'A file of data that says how the records of a log are ordered, linked and hashed, down to the byte.', more);
}
