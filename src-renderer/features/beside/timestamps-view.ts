import { TIMESTAMP_STATES, TIMESTAMP_WORDS } from '#core/contract';
import type { TimestampState, TimestampView, TimestampsView } from '#core/contract';
import { gravestFirst, timestampFacts } from '#core/report';

import type { EntryPlace } from '../../state/finding-place';
import type { StatusView } from '../../ui/status';

const DRAWINGS: Readonly<Record<TimestampState, Omit<StatusView, 'word'>>> = {
  good: { tone: 'pass', icon: 'check' },
  weak: { tone: 'warn', icon: 'warning' },
  untrusted: { tone: 'open', icon: 'question' },
  unreadable: { tone: 'open', icon: 'question' },
  mismatch: { tone: 'fail', icon: 'cross' },
};
/** Tokens that the panel draws: the register of findings leads to the others that are not in order. */
const DRAWN = 20;

export type TokenLine = {
  readonly key: number;
  readonly place: EntryPlace;
  readonly entry: string;
  readonly status: StatusView;
  readonly sentences: readonly string[];
  readonly facts: readonly (readonly [string, string])[];
};
export type TimestampsPanel = {
  readonly lines: readonly { readonly state: TimestampState; readonly status: StatusView; readonly count: string }[];
  readonly tokens: readonly TokenLine[];
  readonly notes: readonly string[];
};

const statusOf = (state: TimestampState): StatusView => ({ ...DRAWINGS[state], word: TIMESTAMP_WORDS[state] });

/** The counts and the first tokens, gravest first, and what tokens can and cannot say here. */
export function toTimestampsPanel(view: TimestampsView): TimestampsPanel {
  const lines = TIMESTAMP_STATES.filter((state) => view.counts[state] > 0).map((state) => ({ state, status: statusOf(state), count: String(view.counts[state]) }));
  return { lines, tokens: gravestFirst(view.tokens).slice(0, DRAWN).map(toTokenLine), notes: notesOf(view) };
}

/** One entry's token in words. */
export function toTokenLine({ sequence, entryIndex, state, sentences, token }: TimestampView): TokenLine {
  const entry = sequence === null ? `Element ${String(entryIndex)}` : `Entry ${String(sequence)}`;
  const place = sequence === null ? { entryIndex } : { sequence, entryIndex };
  return { key: entryIndex, place, entry, status: statusOf(state), sentences, facts: token === null ? [] : timestampFacts(token) };
}

function notesOf({ found, trusted, tokens }: TimestampsView): string[] {
  if (found === 0) return ['No entry carries a time-stamp token.'];
  const drawn = Math.min(tokens.length, DRAWN);
  return [
    trusted === null ? 'No certificate that you trust was supplied, so no token can be traced.' : `Traced by ${trusted === 1 ? 'the one certificate' : `the ${String(trusted)} certificates`} that you supplied. Revocation was not asked for.`,
    ...(drawn < found ? [`${String(drawn)} of ${String(found)} tokens are listed, the gravest first.`] : []),
  ];
}
