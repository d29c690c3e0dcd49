import { declaredString, readMembers } from '#core/evidence';
import type { Declared, ValueSpan } from '#core/evidence';
import { stringText, tokenText } from '#core/json';
import type { ByteWindow } from '#core/json';

import { parseBase64 } from './base64';
import { unread } from './tst-info';
import type { Unread } from './tst-info';

/** Longest token, in characters of base64: 3 MiB of DER. Tokens take some kilobytes; with revocation data inside, more. */
const MAX_TOKEN_TEXT = 4 * 2 ** 20;
const LONGEST_SERIAL = 200;

/** What an entry's eidasTimestamp holds (seed 003): the token, and what is said of it beside it. */
export type TimestampField = {
  readonly bytes: Uint8Array;
  readonly issuer: Declared<string>;
  readonly issuedAt: Declared<string>;
  /** As it stands there, a string's characters or a number's digits. */
  readonly serial: Declared<string>;
};

/** Reads the field's value. Anything but an object whose `value` is base64 text cannot be read; nothing is guessed. */
export function readTimestampField(window: ByteWindow, span: ValueSpan): TimestampField | Unread {
  if (span.kind !== 'object') return unread('eidasTimestamp is not an object');
  const read = readMembers(window.bytes.subarray(span.start - window.base, span.end - window.base));
  if ('fault' in read) return unread('eidasTimestamp is not an object');
  const member = (name: string): ValueSpan | undefined => read.members.find((one) => one.name === name)?.value;
  const value = member('value');
  if (value?.kind !== 'string') return unread('eidasTimestamp has no text "value"');
  if (value.end - value.start > MAX_TOKEN_TEXT) return unread(`its "value" is longer than ${MAX_TOKEN_TEXT} bytes`);
  const bytes = parseBase64(stringText(read.window, value.start, value.end));
  if (bytes === undefined) return unread('its "value" is not base64');
  const text = (name: string): Declared<string> => declaredString(read.window, member(name), (written) => written);
  return { bytes, issuer: text('issuer'), issuedAt: text('issuedAt'), serial: readSerial(read.window, member('serial')) };
}

function readSerial(window: ByteWindow, span: ValueSpan | undefined): Declared<string> {
  if (span?.kind !== 'number') return declaredString(window, span, (written) => (written.length <= LONGEST_SERIAL ? written : undefined));
  const text = tokenText(window, span.start, Math.min(span.end, span.start + LONGEST_SERIAL));
  return { state: 'stated', value: text, text };
}
