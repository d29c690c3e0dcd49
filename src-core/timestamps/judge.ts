import type { BesideFinding } from '#core/assess';
import type { TimestampState } from '#core/contract';
import type { Instant, Sequence } from '#core/evidence';

import type { CheckedToken } from './check-token';
import type { Crypto } from './crypto';
import { hexText } from './der-values';
import type { TimestampField } from './field';
import { findOther, findSubject } from './imprint';
import type { EntryHashes, StandsFor } from './imprint';
import { differences, nanosBetween } from './stated';
import type { TstInfo, Unread } from './tst-info';

/** An entry with something in eidasTimestamp, as far as its token is compared with it. */
export type StampedEntry = {
  readonly sequence: Sequence | undefined;
  readonly entryIndex: number;
  readonly byteOffset: number;
  readonly hashes: EntryHashes;
  /** As written, and what it means; undefined where it is malformed. */
  readonly createdAt: { readonly text: string; readonly instant: Instant } | undefined;
  readonly field: TimestampField | Unread;
};

/** What the token of one entry comes to. */
export type Judged = {
  readonly entry: StampedEntry;
  readonly state: TimestampState;
  readonly checked: CheckedToken | undefined;
  readonly standsFor: StandsFor | undefined;
  readonly findings: readonly BesideFinding[];
};

/**
 * Holds a checked token against the entry that carries it (docs/format/timestamps.md, 4). `trustAsked`: the examiner
 * supplied certificates; without any, that no token can be traced is one finding for all, not one for each.
 */
export function judgeToken(entry: StampedEntry, token: CheckedToken | Unread, trustAsked: boolean, crypto: Crypto): Judged {
  const because = whyUnreadable(entry, token);
  if (because !== undefined || 'because' in token || 'because' in entry.field) {
    const message = `The time-stamp token of ${nameOf(entry)} cannot be read: ${because ?? ''}.`;
    return { entry, state: 'unreadable', checked: undefined, standsFor: undefined, findings: [at(entry, 'timestamp-unreadable', { message })] };
  }
  const standsFor = findSubject(token.token.info.imprint, entry.hashes, crypto);
  const wrong = [...tellUnsound(entry, token), ...(standsFor === undefined ? [tellOther(entry, token, crypto)] : [])];
  const sound = token.unsound.length === 0;
  const said = sound ? tellDifferences(entry, entry.field, token) : [];
  const findings = [
    ...wrong, ...said,
    ...(sound && token.trust.state === 'untrusted' && trustAsked ? [at(entry, 'timestamp-untrusted', { message: `The time-stamp token of ${nameOf(entry)} is not trusted: ${token.trust.because}.` })] : []),
    ...(token.weak.length > 0 ? [at(entry, 'timestamp-weak', { message: `The time-stamp token of ${nameOf(entry)} rests on ${token.weak.join(' and on ')}.` })] : []),
    ...(sound && standsFor !== undefined ? tellEarly(entry, token.token.info) : []),
  ];
  return { entry, state: stateOf(token, findings), checked: token, standsFor, findings };
}

function stateOf({ trust, weak }: CheckedToken, findings: readonly BesideFinding[]): TimestampState {
  if (findings.some(({ code }) => code === 'timestamp-mismatch')) return 'mismatch';
  return trust.state === 'untrusted' ? 'untrusted' : weak.length > 0 ? 'weak' : 'good';
}

function whyUnreadable({ field, hashes }: StampedEntry, token: CheckedToken | Unread): string | undefined {
  if ('because' in field) return field.because;
  if ('because' in token) return token.because;
  return hashes.chainHash === undefined && hashes.merkleRoot === undefined ? 'the entry has neither a well-formed chain hash nor a Merkle root that it could stand for' : undefined;
}

function tellUnsound(entry: StampedEntry, { unsound }: CheckedToken): BesideFinding[] {
  return unsound.length === 0 ? [] : [at(entry, 'timestamp-mismatch', { message: `The time-stamp token of ${nameOf(entry)} is not sound: ${unsound.join('; ')}.` })];
}

function tellOther(entry: StampedEntry, { token: { info } }: CheckedToken, crypto: Crypto): BesideFinding {
  const other = findOther(info.imprint, entry.hashes, crypto);
  const hint = other === undefined ? '' : ` It is that of the entry's ${other}.`;
  const message = `The time-stamp token of ${nameOf(entry)} stands for something else: its imprint is neither that of the entry's chain hash nor that of its Merkle root.${hint}`;
  const expected = entry.hashes.chainHash;
  return at(entry, 'timestamp-mismatch', { message, ...(expected === undefined ? {} : { expected }), actual: hexText(info.imprint.value) });
}

function tellDifferences(entry: StampedEntry, field: TimestampField, token: CheckedToken): BesideFinding[] {
  return differences(field, token).map(({ field: name, stated, own, certain }) => {
    const message = `What stands beside the time-stamp token of ${nameOf(entry)} as its ${name} is not the token's own.`;
    return at(entry, certain ? 'timestamp-mismatch' : 'timestamp-differs', { message, field: `eidasTimestamp.${name}`, expected: own, actual: stated });
  });
}

/** The latest moment that a token's time allows: its accuracy, and what its last digit leaves open, after it. */
function latestNanos({ genTime, accuracy }: TstInfo): number {
  const digits = /\.(\d+)/.exec(genTime.text)?.[1]?.length ?? 0;
  return (accuracy ?? 0) + 10 ** Math.max(0, 9 - digits);
}

function tellEarly(entry: StampedEntry, info: TstInfo): BesideFinding[] {
  const { createdAt } = entry;
  if (createdAt === undefined || nanosBetween(info.genTime.instant, createdAt.instant) <= latestNanos(info)) return [];
  const message = `The time-stamp token of ${nameOf(entry)} was made before the entry says that it was created: one of the two clocks was wrong, or createdAt is not the time of creation.`;
  return [at(entry, 'timestamp-before-entry', { message, field: 'createdAt', expected: `not after ${info.genTime.text}${accuracyText(info)}`, actual: createdAt.text })];
}

/** " ± 1 s"; nothing where the token does not say. */
export function accuracyText({ accuracy }: TstInfo): string {
  return accuracy === undefined ? '' : ` ± ${accuracy / 1e9} s`;
}

type Told = { readonly message: string; readonly field?: string; readonly expected?: string; readonly actual?: string };

function at({ sequence, entryIndex, byteOffset }: StampedEntry, code: BesideFinding['code'], told: Told): BesideFinding {
  return { code, field: 'eidasTimestamp.value', ...told, ...(sequence === undefined ? {} : { sequence }), entryIndex, byteOffset };
}

export const nameOf = ({ sequence, entryIndex }: StampedEntry): string => (sequence === undefined ? `element ${entryIndex} of "entries"` : `entry ${sequence}`);
