import { TAG, inside, wholeDer } from './der';
import type { Der } from './der';
import { isBitSet, smallInteger, stringValue } from './der-values';
import { readSignedData } from './signed-data';
import type { SignedData } from './signed-data';
import { readTstInfo, unread } from './tst-info';
import type { TstInfo, Unread } from './tst-info';

/** A time-stamp token as its bytes say it. Nothing of it is verified yet. */
export type Token = SignedData & { readonly info: TstInfo; readonly wasResponse: boolean };

/**
 * Reads a token from its DER bytes: bare (ContentInfo) or in the authority's full answer (TimeStampResp, RFC 3161, 2.4.2).
 * Every byte must belong to it. An answer without a token is not one.
 */
export function readToken(bytes: Uint8Array): Token | Unread {
  const outer = wholeDer(bytes);
  const [first, second, ...more] = inside(outer, TAG.sequence) ?? [];
  if (outer === undefined || first === undefined) return unread('its bytes are not one DER sequence');
  if (first.tag === TAG.oid) return readEnvelope(outer, false);
  const refused = refusal(first);
  if (refused !== undefined) return refused;
  return second === undefined || more.length > 0 ? unread('it is the answer of an authority without a token') : readEnvelope(second, true);
}

function readEnvelope(envelope: Der, wasResponse: boolean): Token | Unread {
  const signed = readSignedData(envelope);
  if ('because' in signed) return signed;
  const info = readTstInfo(signed.content);
  return 'because' in info ? info : { ...signed, info, wasResponse };
}

const FAILURES = ['badAlg', '', 'badRequest', '', '', 'badDataFormat', '', '', '', '', '', '', '', '', 'timeNotAvailable', 'unacceptedPolicy', 'unacceptedExtension', 'addInfoNotAvailable', '', '', '', '', '', '', '', 'systemFailure'];

/** Why the authority's answer holds no token; undefined where it was granted (0) or granted with changes (1). */
function refusal(info: Der): Unread | undefined {
  const [status, ...rest] = inside(info, TAG.sequence) ?? [];
  const code = smallInteger(status);
  if (code === undefined) return unread('it begins neither like a token nor like the answer of an authority');
  if (code <= 1) return undefined;
  const bits = rest.find(({ tag }) => tag === TAG.bits);
  const failures = bits === undefined ? [] : FAILURES.filter((name, bit) => name !== '' && isBitSet(bits, bit));
  const [said] = inside(rest.find(({ tag }) => tag === TAG.sequence), TAG.sequence) ?? [];
  const words = [...failures, ...(said === undefined ? [] : [`"${stringValue(said)}"`])].join(', ');
  return unread(`it is the answer of an authority that refused to time-stamp (status ${code}${words === '' ? '' : `: ${words}`})`);
}
