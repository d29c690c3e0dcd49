import { declaredInteger, declaredString, parseDigest, statedValue } from '#core/evidence';
import type { StatedHead } from '#core/evidence';
import { openAnswer } from './answer';

/**
 * The head that an answer of `/status` states (seed 003): `lastSequence` and `lastChainHash`. Undefined where it says
 * that the chain was empty. Its other members are counts and cached results; nothing is concluded from them.
 */
export function decodeStatus(bytes: Uint8Array): { readonly head: StatedHead | undefined } | { readonly fault: string } {
  const answer = openAnswer(bytes);
  if ('fault' in answer) return answer;
  const { window, value } = answer;
  const lastSequence = declaredInteger(window, value('lastSequence'));
  const lastChainHash = declaredString(window, value('lastChainHash'), parseDigest);
  if (lastSequence.state === 'absent' && lastChainHash.state === 'absent') return { fault: 'it states neither lastSequence nor lastChainHash' };
  const sequence = statedValue(lastSequence);
  if (sequence === undefined) return { fault: lastSequence.state === 'absent' ? 'it states no lastSequence' : 'its lastSequence is not a non-negative integer literal' };
  if (sequence === 0) return { head: undefined };
  const chainHash = statedValue(lastChainHash);
  if (chainHash === undefined) return { fault: lastChainHash.state === 'absent' ? 'it states no lastChainHash' : 'its lastChainHash is not 64 lower-case hexadecimal characters' };
  return { head: { chainHash, sequence } };
}
