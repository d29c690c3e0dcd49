import { compareInstants, parseInstant, statedValue } from '#core/evidence';
import type { Instant } from '#core/evidence';

import type { CheckedToken } from './check-token';
import type { TimestampField } from './field';

/** How something beside the token differs from the token's own. `certain`: no other reading of it makes it agree. */
export type Difference = { readonly field: 'issuer' | 'issuedAt' | 'serial'; readonly stated: string; readonly own: string; readonly certain: boolean };

const A_SECOND = 1e9;
/** Longer than any name that is compared: one of a megabyte is not taken apart. */
const LONGEST_ISSUER = 1000;

/**
 * Compares what the entry says of its token with the token. Only a serial number that is one and another is certain: how
 * `issuer` is written and which moment `issuedAt` means is stated nowhere.
 */
export function differences(field: TimestampField, checked: CheckedToken): Difference[] {
  const { info } = checked.token;
  const found: (Difference | undefined)[] = [serialDiffers(field, info.serial), timeDiffers(field, checked), issuerDiffers(field, checked)];
  return found.filter((one) => one !== undefined);
}

function serialDiffers({ serial }: TimestampField, own: bigint): Difference | undefined {
  if (serial.state === 'absent') return undefined;
  const difference = { field: 'serial', stated: serial.text, own: `${own} (hexadecimal ${hexOf(own)})` } as const;
  const digits = serial.state === 'stated' ? serial.value.trim().toLowerCase().replace(/^0x/, '').replace(/[:\s-]/g, '') : '';
  if (!/^[0-9a-f]+$/.test(digits)) return isRounded(digits, own) ? undefined : { ...difference, certain: false };
  const isDecimal = /^[0-9]+$/.test(digits) && (BigInt(digits) === own || isRounded(digits, own));
  return isDecimal || BigInt(`0x${digits}`) === own ? undefined : { ...difference, certain: true };
}

/** A number that a program kept as a double has lost digits: beyond 2^53 the nearest double is as good as the number. */
function isRounded(digits: string, own: bigint): boolean {
  return own > BigInt(Number.MAX_SAFE_INTEGER) && digits !== '' && Number(digits) === Number(own);
}

export const hexOf = (number: bigint): string => (number < 0n ? `-${hexOf(-number)}` : number.toString(16).padStart(2, '0'));

function timeDiffers({ issuedAt }: TimestampField, { token: { info } }: CheckedToken): Difference | undefined {
  if (issuedAt.state === 'absent') return undefined;
  const written = statedValue(issuedAt);
  const instant = written === undefined ? undefined : parseInstant(written);
  const near = instant !== undefined && Math.abs(nanosBetween(instant, info.genTime.instant)) <= A_SECOND + (info.accuracy ?? 0);
  return near ? undefined : { field: 'issuedAt', stated: issuedAt.text, own: info.genTime.text, certain: false };
}

/** Nanoseconds from a to b; exact to a few hundred of them over a year. */
export function nanosBetween(a: Instant, b: Instant): number {
  return compareInstants(a, b) === 0 ? 0 : (b.seconds - a.seconds) * 1e9 + b.nanos - a.nanos;
}

function issuerDiffers({ issuer }: TimestampField, { token, signer }: CheckedToken): Difference | undefined {
  const names = [token.info.authority, signer?.subjectName, signer?.issuerName].filter((name) => name !== undefined);
  if (issuer.state === 'absent' || names.length === 0) return undefined;
  const whole = statedValue(issuer) ?? issuer.text;
  const written = wordsOf(whole.slice(0, LONGEST_ISSUER));
  const fits = names.some(({ text, parts }) => [text, ...parts].some((own) => wordsOf(own) === written));
  return fits ? undefined : { field: 'issuer', stated: issuer.text, own: names[0]?.text ?? '', certain: false };
}

/** A name's parts in any order and spelling: "/C=DE/CN=X", "CN=X, C=DE". */
const wordsOf = (text: string): string => text.toLowerCase().split(/[,/+;]/).map((part) => part.replace(/\s+/g, ' ').trim()).filter((part) => part !== '').sort().join(',');
