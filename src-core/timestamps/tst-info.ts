import { HASH_BYTES, algorithmName, readHash } from './algorithms';
import type { HashName } from './algorithms';
import { Members, TAG, around, inPlace, inside, only, wholeDer } from './der';
import type { Der } from './der';
import { booleanValue, integerValue, oidText, smallInteger, timeValue } from './der-values';
import type { Time } from './der-values';
import { readName } from './names';
import type { Name } from './names';

/** What the authority signed: TSTInfo of RFC 3161, 2.4.2. */
export type TstInfo = {
  readonly policy: string;
  readonly imprint: { readonly hash: HashName; readonly value: Uint8Array };
  readonly serial: bigint;
  readonly genTime: Time;
  /** Nanoseconds to both sides of genTime; undefined: the token does not say. */
  readonly accuracy: number | undefined;
  /** The authority by its own account. */
  readonly authority: Name | undefined;
};

/** Something that cannot be read, and why, as a clause. */
export type Unread = { readonly because: string };
export const unread = (because: string): Unread => ({ because });

/** Reads the signed content of a token. */
export function readTstInfo(bytes: Uint8Array): TstInfo | Unread {
  const values = inside(wholeDer(bytes), TAG.sequence);
  if (values === undefined) return unread('what it signs is not one DER sequence');
  const members = new Members(values);
  const version = smallInteger(members.take(TAG.integer));
  const policy = oidText(members.take(TAG.oid));
  const imprint = readImprint(members.take(TAG.sequence));
  const serial = integerValue(members.take(TAG.integer));
  const genTime = timeValue(members.take(TAG.generalizedTime));
  const accuracy = readAccuracy(members.take(TAG.sequence));
  const ordering = members.take(TAG.boolean);
  members.take(TAG.integer);
  const authority = readAuthority(members.take(around(0)));
  const extensions = inside(members.take(around(1)), around(1));
  if ('because' in imprint) return imprint;
  if (version !== 1 || policy === undefined || serial === undefined || genTime === undefined) return unread('version, policy, serial number or time of what it signs is malformed');
  if (accuracy === 'malformed' || authority === 'malformed' || (ordering !== undefined && booleanValue(ordering) === undefined) || !members.isAtEnd) return unread('what it signs is malformed behind its time');
  if (extensions?.some(isCritical) === true) return unread('what it signs has a critical extension that is not known here');
  return { policy, imprint, serial, genTime, accuracy, authority };
}

function readImprint(value: Der | undefined): TstInfo['imprint'] | Unread {
  const [algorithm, octets, ...more] = inside(value, TAG.sequence) ?? [];
  if (octets?.tag !== TAG.octets || more.length > 0) return unread('its message imprint is malformed');
  const hash = readHash(algorithm);
  if (hash === undefined) return unread(`its message imprint uses the algorithm ${algorithmName(algorithm)}, which is not supported`);
  if (octets.content.length !== HASH_BYTES[hash]) return unread('its message imprint has not the length of its hash');
  return { hash, value: octets.content };
}

/** Seconds, then milliseconds [0] and microseconds [1] of 1 to 999. */
function readAccuracy(value: Der | undefined): number | undefined | 'malformed' {
  if (value === undefined) return undefined;
  const members = new Members(inside(value, TAG.sequence) ?? []);
  const parts = [TAG.integer, inPlace(0), inPlace(1)].map((tag) => {
    const part = members.take(tag);
    return part === undefined ? 0 : smallInteger(part, tag);
  });
  const [seconds, millis, micros] = parts;
  if (seconds === undefined || millis === undefined || micros === undefined || millis > 999 || micros > 999 || !members.isAtEnd) return 'malformed';
  return seconds * 1e9 + millis * 1e6 + micros * 1e3;
}

/** A GeneralName; only a directory name [4] is read, of any other only its form. */
function readAuthority(value: Der | undefined): Name | undefined | 'malformed' {
  if (value === undefined) return undefined;
  const general = only(value, around(0));
  if (general === undefined) return 'malformed';
  return general.tag === around(4) ? (readName(only(general, around(4))) ?? 'malformed') : undefined;
}

function isCritical(extension: Der): boolean {
  return (inside(extension, TAG.sequence) ?? []).some((part) => part.tag === TAG.boolean && booleanValue(part) !== false);
}
