import { GENESIS, parseDigest } from '#core/evidence';
import type { Digest } from '#core/evidence';
import type { PlacedEntry } from '#core/replay';

import { finerTimes, isPlain, otherDigits, otherSequences, timeForms } from './candidates';
import { exact, none, recovery, seams, storedText } from './look';
import type { Look, Tested } from './look';
import type { HashedName, HypothesisKind } from './view';

const HASHES = ['prevHash', 'payloadDigest', 'chainHash'] as const;
type Searched = Exclude<HashedName, 'chainHash'>;

/** What the stored hashes themselves give away. Stops at the first that fits exactly, as the two below do. */
export const testHashes = (look: Look): Tested[] => untilExact(look, [upperCase, changedChainHash]);

/** One edited field whose value the neighbours or the value itself give away. */
export const testKnownValues = (look: Look): Tested[] => untilExact(look, [neighboursHash, timeAsItStands, rewrittenTime]);

/** One digit changed in one field: the widest of the searches for a single edit. */
export function testOneDigit(look: Look): Tested[] {
  const digit = (field: Searched, candidates: (text: string) => Iterable<string>) => (at: Look): Tested => search(at, 'one-digit', field, candidates(storedText(at.entry, field)), `every other digit at each place of ${field}`);
  const time = digit('createdAt', (text) => otherDigits(text, 'decimal'));
  const sequence = digit('sequence', otherSequences);
  const hash = (field: 'prevHash' | 'payloadDigest') => digit(field, (text) => (parseDigest(text) === undefined ? [] : otherDigits(text, 'hex')));
  return untilExact(look, [oneDigitOfChainHash, time, sequence, hash('prevHash'), hash('payloadDigest')]);
}

function untilExact(look: Look, tests: readonly ((look: Look) => Tested)[]): Tested[] {
  const tested: Tested[] = [];
  for (const test of tests) {
    const result = test(look);
    tested.push(result);
    if (result.fit === 'exact') break;
  }
  return tested;
}

/** Hashes written in upper case: as text they are other bytes, and the format asks for lower case. */
function upperCase(look: Look): Tested {
  const { entry } = look;
  const lowered = HASHES.map((field) => ({ field, value: entry[field] === undefined ? parseDigest(storedText(entry, field).toLowerCase()) : undefined })).filter(({ value }) => value !== undefined);
  const corrected = lowered.reduce<PlacedEntry>((made, { field, value }) => ({ ...made, [field]: value }), entry);
  if (lowered.length === 0) return none('upper-case-hex', 'No hash of the entry is written in upper case.');
  if (!look.trials.fits(corrected)) return none('upper-case-hex', 'Written in lower case, the hashes do not recompute either.', 1);
  const names = lowered.map(({ field }) => field);
  return exact({
    kind: 'upper-case-hex',
    by: `${names.join(' and ')} having been written in upper case`,
    test: `In lower case the entry recomputes. ${seams(look, corrected).words}`,
    fields: names,
    recovered: lowered.map(({ field, value }) => recovery(entry, field, value ?? '')),
    spans: seams(look, corrected).spans,
    tried: 1,
  });
}

/** The entry after, or a twin, still carries the chain hash that the fields give. */
function changedChainHash(look: Look): Tested {
  const { entry, before, after, trials } = look;
  const should = trials.hashOf(entry);
  const start = trials.tried;
  const tried = should === undefined ? 0 : 1;
  const witness = should === undefined ? undefined : should === after?.prevHash ? `the entry after (${String(after.sequence)}) carries as its prevHash` : should === before?.chainHash ? `the entry before (${String(before.sequence)}) carries as its own` : undefined;
  const value = should === undefined ? undefined : parseDigest(should);
  const pair = value === undefined || witness !== undefined ? undefined : changedOnBothSides(look, value);
  if (pair !== undefined) return pair;
  if (witness === undefined || value === undefined) return none('field-edited', 'No neighbour carries the chain hash that the fields give, which would speak for a change of chainHash alone.', tried + trials.tried - start);
  const { spans, words } = seams(look, { ...entry, chainHash: value });
  return exact({ kind: 'field-edited', by: 'a change of chainHash alone, after the chain was made', test: `The fields give the chain hash that ${witness}. ${words}`, fields: ['chainHash'], recovered: [recovery(entry, 'chainHash', value)], spans, tried });
}

/** The entry after carries another hash, and recomputes with the one that this entry's fields give. */
function changedOnBothSides(look: Look, value: Digest): Tested | undefined {
  const { chain, trials, position, entry, after } = look;
  const home = after === undefined || chain.recomputes(position + 1) ? undefined : { ...after, prevHash: value };
  if (after === undefined || home === undefined || !trials.fits(home)) return undefined;
  const there = `entry ${String(after.sequence)}`;
  const recovered = [recovery(entry, 'chainHash', value), recovery(after, 'prevHash', value)];
  const spans = [{ from: position, to: position + 1 }];
  return exact({ kind: 'field-edited', by: `a change of chainHash and of the prevHash of ${there}, the two together`, test: `The fields give a chain hash with which, as its prevHash, ${there} recomputes.`, fields: ['chainHash', 'prevHash'], recovered, spans, tried: 2 });
}

function oneDigitOfChainHash(look: Look): Tested {
  const { entry, trials } = look;
  const should = trials.hashOf(entry);
  const value = should === undefined ? undefined : parseDigest(should);
  const differing = Array.from(entry.chainHash ?? '').filter((digit, at) => digit !== should?.[at]).length;
  if (value === undefined || differing !== 1) return none('one-digit', should === undefined ? 'No chain hash can be recomputed from the fields.' : 'The stored chain hash differs from the recomputed one in more than one digit.', should === undefined ? 0 : 1);
  const { spans, words } = seams(look, { ...entry, chainHash: value });
  return exact({ kind: 'one-digit', by: 'a change of one digit of chainHash', test: `Stored and recomputed chain hash differ in one digit of 64. ${words}`, fields: ['chainHash'], recovered: [recovery(entry, 'chainHash', value)], spans, tried: 1 });
}

/** Hashes that stand near by, in place of this entry's own. */
function neighboursHash(look: Look): Tested {
  const { entry, before, after, trials } = look;
  const made = before === undefined ? undefined : trials.hashOf(before);
  const previous = [before?.chainHash, made, GENESIS].filter((hash) => hash !== undefined && hash !== entry.prevHash);
  const found = search(look, 'field-edited', 'prevHash', present(previous), 'the chain hash of the entry before, stored and recomputed, and genesis');
  if (found.fit === 'exact') return found;
  return search(look, 'field-edited', 'payloadDigest', present([before?.payloadDigest, after?.payloadDigest]), 'prevHash from the entry before, genesis, and payload digests of both neighbours', found.tried);
}

const present = (values: readonly (string | undefined)[]): string[] => values.filter((value) => value !== undefined);

/** A time that is malformed and was hashed so. */
function timeAsItStands(look: Look): Tested {
  const { entry, trials } = look;
  const text = storedText(entry, 'createdAt');
  if (entry.createdAt !== undefined || !isPlain(text)) return none('made-malformed', 'createdAt is well-formed, or holds no plain text.');
  const made = { ...entry, createdAt: text };
  if (!trials.fits(made)) return none('made-malformed', 'With createdAt hashed as it stands the entry does not recompute.', 1);
  const { spans, words } = seams(look, made);
  return exact({ kind: 'made-malformed', by: 'createdAt having had this malformed form when the entry was hashed', test: `With createdAt as it stands the entry recomputes to its stored chain hash. ${words}`, fields: ['createdAt'], spans, tried: 1 });
}

function rewrittenTime(look: Look): Tested {
  const text = storedText(look.entry, 'createdAt');
  const forms = search(look, 'time-rewritten', 'createdAt', timeForms(text), 'the same instant in other forms (T, zone, digits of the second, local times, Unix time)');
  if (forms.fit === 'exact') return forms;
  return search(look, 'time-rewritten', 'createdAt', finerTimes(text), 'the same instant in other forms, and three more digits of the second', forms.tried);
}

const EXPLAINED_BY: Partial<Record<HypothesisKind, (field: string) => string>> = {
  'time-rewritten': (field) => `${field} having been written in another form after it was hashed`,
  'one-digit': (field) => `a change of one digit of ${field}`,
  'field-edited': (field) => `a change of ${field} alone`,
};

/** Tries values in one field, all others as stored. */
function search(look: Look, kind: HypothesisKind, field: Searched, candidates: Iterable<string>, what: string, triedBefore = 0): Tested {
  const { entry, trials } = look;
  const start = trials.tried;
  const found = trials.find(entry, field, candidates);
  const tried = triedBefore + trials.tried - start;
  if (found === undefined) return none(kind, tried === 0 ? `There was nothing to try: ${what}.` : `Tried ${what}: none recomputes the stored chain hash.`, tried);
  const corrected = { ...found.entry, sequence: found.entry.sequence ?? entry.sequence };
  const { spans, words } = seams(look, corrected);
  return exact({
    kind,
    by: EXPLAINED_BY[kind]?.(field) ?? '',
    test: `With this value, found among ${String(tried)} candidates, the entry recomputes to its stored chain hash. ${words}`,
    fields: [field],
    recovered: [recovery(entry, field, found.value)],
    spans,
    tried,
  });
}
