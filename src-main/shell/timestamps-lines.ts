import { TIMESTAMP_WORDS } from '#core/contract';
import type { BesideViews, TimestampState, TimestampView } from '#core/contract';
import { gravestFirst, timestampsText } from '#core/report';
import { nameUnseen } from '#core/words';

const MARKS: Readonly<Record<TimestampState, string>> = { good: '✓', weak: '!', untrusted: '?', unreadable: '?', mismatch: '✗' };
const SHOWN = 3;

/** What came of the time-stamp tokens: the counts, and of a few tokens, the gravest first, what each stands for and from whom. */
export function timestampsLines({ timestamps }: BesideViews): string[] {
  if (timestamps === undefined) return [];
  const supplied = timestamps.trusted === null ? 'No certificate was supplied (--trust): no token can be traced.' : `Certificates supplied: ${String(timestamps.trusted)}. Revocation was not asked for.`;
  const lines = [timestampsText(timestamps), supplied, ...gravestFirst(timestamps.tokens).slice(0, SHOWN).map(tokenLine)];
  return [`Time-stamps\n${lines.map((line) => `  ${line}`).join('\n')}`];
}

function tokenLine({ state, sequence, entryIndex, token }: TimestampView): string {
  const entry = sequence === null ? `element ${String(entryIndex)}` : `entry ${String(sequence)}`;
  const said = token === null ? [] : [`${token.genTime}${token.accuracy === null ? '' : ` ${token.accuracy}`}`, token.standsFor ?? 'for something else', token.signer?.subject ?? 'signer unknown'];
  return `${MARKS[state]} ${[entry, TIMESTAMP_WORDS[state], ...said].map(nameUnseen).join(' · ')}`;
}
