import type { FindingCode } from '#core/assess';
import { GENESIS, parseDigest, stepSequence } from '#core/evidence';
import { hashedFields } from '#core/replay';
import type { HashedFields, Recipe, Sha256 } from '#core/replay';

import type { Copy } from './sample';

/** Damaged copies, and what must be found where: the finding's code and the index of its entry among the copies. */
export type Damaged = { readonly damage: string; readonly copies: readonly Uint8Array[]; readonly expected: FindingCode; readonly entryIndex: number };

type Field = 'prevHash' | 'payloadDigest' | 'sequence' | 'createdAt' | 'chainHash';
type Sound = HashedFields & { readonly chainHash: string };

/** What the damages are made with: the copies, the one in the middle that is damaged, and its neighbour behind. */
type Stage = { readonly copies: readonly Copy[]; readonly middle: number; readonly victim: Sound; readonly next: Sound; readonly hashOf: (fields: HashedFields) => string };

type Plan = { readonly damage: string; readonly expected: FindingCode; /** Counted from the middle. */ readonly step?: number; readonly make: (stage: Stage) => readonly Uint8Array[] };

/** Another hexadecimal digit in the first place. */
const otherDigit = (hash: string): string => (hash.startsWith('f') ? '0' : (parseInt(hash.charAt(0), 16) + 1).toString(16)) + hash.slice(1);
/** Another last digit of the minute: still a date-time, whatever the time was. */
const otherMinute = (time: string): string => time.slice(0, 15) + String((Number(time.charAt(15)) + 1) % 10) + time.slice(16);
const quoted = (text: string): string => `"${text}"`;

/** The copies with some fields of one replaced by other JSON. */
function patched({ copies }: Stage, at: number, changes: Readonly<Partial<Record<Field, string>>>): Uint8Array[] {
  return copies.map((copy, index) => (index === at ? patch(copy, changes) : copy.bytes));
}

const inMiddle = (make: (victim: Sound) => Partial<Record<Field, string>>) => (stage: Stage): readonly Uint8Array[] => patched(stage, stage.middle, make(stage.victim));

/** The victim with another payload digest and a chain hash that fits it. */
function rehashed({ victim, hashOf }: Stage): Record<'payloadDigest' | 'chainHash', string> {
  const payloadDigest = parseDigest(otherDigit(victim.payloadDigest)) ?? victim.payloadDigest;
  return { payloadDigest: quoted(payloadDigest), chainHash: quoted(hashOf({ ...victim, payloadDigest })) };
}

const PLANS: readonly Plan[] = [
  { damage: 'one digit of prevHash changed', expected: 'prev-hash-mismatch', make: inMiddle(({ prevHash }) => ({ prevHash: quoted(otherDigit(prevHash)) })) },
  { damage: 'one digit of payloadDigest changed', expected: 'chain-hash-mismatch', make: inMiddle(({ payloadDigest }) => ({ payloadDigest: quoted(otherDigit(payloadDigest)) })) },
  { damage: 'one digit of createdAt changed', expected: 'chain-hash-mismatch', make: inMiddle(({ createdAt }) => ({ createdAt: quoted(otherMinute(createdAt)) })) },
  { damage: 'sequence raised by one', expected: 'chain-hash-mismatch', make: inMiddle(({ sequence }) => ({ sequence: String(stepSequence(sequence, 1)) })) },
  { damage: 'one digit of chainHash changed', expected: 'chain-hash-mismatch', make: inMiddle(({ chainHash }) => ({ chainHash: quoted(otherDigit(chainHash)) })) },
  { damage: 'chainHash changed, seen from the entry after', expected: 'prev-hash-mismatch', step: 1, make: inMiddle(({ chainHash }) => ({ chainHash: quoted(otherDigit(chainHash)) })) },
  { damage: 'an upper-case digit in chainHash', expected: 'malformed-field', make: inMiddle(({ chainHash }) => ({ chainHash: quoted(`A${chainHash.slice(1)}`) })) },
  { damage: 'createdAt that is no date-time', expected: 'malformed-field', make: inMiddle(() => ({ createdAt: quoted('yesterday') })) },
  { damage: 'sequence written as text', expected: 'malformed-field', make: inMiddle(({ sequence }) => ({ sequence: quoted(String(sequence)) })) },
  { damage: 'genesis in place of prevHash', expected: 'wrong-genesis', make: inMiddle(() => ({ prevHash: quoted(GENESIS) })) },
  { damage: 'an entry changed and its chain hash made anew', expected: 'prev-hash-mismatch', step: 1, make: (stage) => patched(stage, stage.middle, rehashed(stage)) },
  { damage: 'an entry deleted', expected: 'sequence-gap', make: ({ copies, middle }) => copies.filter((_, index) => index !== middle).map(({ bytes }) => bytes) },
  { damage: 'an entry given twice', expected: 'duplicate-sequence', step: 1, make: ({ copies, middle }) => [...copies.slice(0, middle + 1), ...copies.slice(middle)].map(({ bytes }) => bytes) },
  { damage: 'a second entry of the same sequence', expected: 'fork', step: 1, make: (stage) => withTwin(stage) },
  { damage: 'two neighbours with their sequences exchanged', expected: 'prev-hash-mismatch', step: 1, make: (stage) => exchanged(stage) },
];

function withTwin(stage: Stage): Uint8Array[] {
  const { copies, middle } = stage;
  const twin = patched(stage, middle, rehashed(stage)).slice(middle, middle + 1);
  return [...copies.slice(0, middle + 1).map(({ bytes }) => bytes), ...twin, ...copies.slice(middle + 1).map(({ bytes }) => bytes)];
}

function exchanged(stage: Stage): Uint8Array[] {
  const { middle, victim, next } = stage;
  const second = patched(stage, middle + 1, { sequence: String(victim.sequence) });
  return patched(stage, middle, { sequence: String(next.sequence) }).map((bytes, index) => (index === middle + 1 ? (second[index] ?? bytes) : bytes));
}

/** Every control: the three sound copies damaged in one way each. */
export function damagesOf(copies: readonly Copy[], recipe: Recipe, sha256: Sha256): readonly Damaged[] {
  const middle = 1;
  const victim = soundFields(copies[middle]);
  const next = soundFields(copies[middle + 1]);
  if (victim === undefined || next === undefined) throw new Error('controls are made of three sound entries');
  const stage = { copies, middle, victim, next, hashOf: (fields: HashedFields) => sha256(recipe.preimage(fields)) };
  return PLANS.map(({ damage, expected, step = 0, make }) => ({ damage, expected, copies: make(stage), entryIndex: middle + step }));
}

function soundFields(copy: Copy | undefined): Sound | undefined {
  const fields = copy === undefined ? undefined : hashedFields(copy.entry);
  const chainHash = copy?.entry.chainHash;
  return fields === undefined || chainHash === undefined ? undefined : { ...fields, chainHash };
}

/** An entry's bytes with the values of some fields replaced, nothing else moved. Its keys are the evidence's: any text. */
function patch({ bytes, members }: Copy, changes: Readonly<Partial<Record<string, string>>>): Uint8Array {
  const parts: Uint8Array[] = [];
  let from = 0;
  for (const { name, value } of members) {
    const json = Object.hasOwn(changes, name) ? changes[name] : undefined;
    if (json === undefined) continue;
    parts.push(bytes.subarray(from, value.start), asciiBytes(json));
    from = value.end;
  }
  return joined([...parts, bytes.subarray(from)]);
}

export const asciiBytes = (text: string): Uint8Array => Uint8Array.from(text, (character) => character.charCodeAt(0));

export function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
