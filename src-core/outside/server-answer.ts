import { declaredInteger, declaredString, declaredText, shownText, statedValue, stepSequence } from '#core/evidence';
import type { Sequence } from '#core/evidence';
import { compareSequences } from '#core/evidence';
import { literal, openAnswer } from './answer';
import type { Answer } from './answer';

/** The producer's own verdict, as its `/verify` answers (seed 003). */
export type ServerAnswer = {
  readonly verified: boolean;
  /** First and last sequence that the answer speaks of; `to` undefined: it named a break and no end. */
  readonly from: Sequence;
  readonly to: Sequence | undefined;
  readonly totalChecked: Sequence | undefined;
  readonly lastValidSequence: Sequence | undefined;
  readonly brokenAtSequence: Sequence | undefined;
  readonly brokenReason: string | undefined;
  /** Every published member as it stands in the file. */
  readonly shown: Readonly<Record<ServerMember, string | null>>;
};

export const SERVER_MEMBERS = ['verified', 'ok', 'totalChecked', 'lastValidSequence', 'brokenAtSequence', 'brokenReason', 'durationMs', 'verifiedAt'] as const;
export type ServerMember = (typeof SERVER_MEMBERS)[number];

/**
 * Decodes an answer of `/verify`, or says in a clause why nothing can be compared with it: also where it contradicts
 * itself. A passing answer speaks of the `totalChecked` sequences up to `lastValidSequence`, since a chain has no gaps:
 * one export recipe asks for a range (seed 000), though the API says that it checks from sequence 1 (seed 003).
 */
export function decodeServerAnswer(bytes: Uint8Array): { readonly answer: ServerAnswer } | { readonly fault: string } {
  const opened = openAnswer(bytes);
  if ('fault' in opened) return opened;
  const { window, value } = opened;
  const verified = truth(opened, 'verified');
  const ok = truth(opened, 'ok');
  if (verified === 'malformed' || ok === 'malformed') return { fault: 'its verified or ok is neither true nor false' };
  const says = verified ?? ok;
  if (says === undefined) return { fault: 'it does not say whether the chain is verified' };
  if (ok !== undefined && ok !== says) return { fault: 'it contradicts itself: verified and ok differ' };
  const numbers = { totalChecked: declaredInteger(window, value('totalChecked')), lastValidSequence: declaredInteger(window, value('lastValidSequence')), brokenAtSequence: declaredInteger(window, value('brokenAtSequence')) };
  const malformed = Object.entries(numbers).find(([, number]) => number.state === 'malformed');
  if (malformed !== undefined) return { fault: `its ${malformed[0]} is not a non-negative integer literal` };
  const totalChecked = statedValue(numbers.totalChecked);
  const lastValidSequence = statedValue(numbers.lastValidSequence);
  const brokenAtSequence = statedValue(numbers.brokenAtSequence);
  const fault = inconsistency(says, lastValidSequence, brokenAtSequence);
  if (fault !== undefined) return { fault };
  const brokenReason = declaredText(declaredString(window, value('brokenReason'), (text) => text)) ?? undefined;
  const to = says ? lastValidSequence : undefined;
  return { answer: { verified: says, from: says ? firstOf(to, totalChecked) : 1, to, totalChecked, lastValidSequence, brokenAtSequence, brokenReason, shown: shownMembers(opened) } };
}

function truth({ window, value }: Answer, name: string): boolean | 'malformed' | undefined {
  const span = value(name);
  if (span === undefined) return undefined;
  const written = literal(window, span);
  return written === 'true' ? true : written === 'false' ? false : 'malformed';
}

function inconsistency(verified: boolean, lastValid: Sequence | undefined, brokenAt: Sequence | undefined): string | undefined {
  if (verified && brokenAt !== undefined) return 'it contradicts itself: verified, with a broken sequence';
  if (verified && lastValid === undefined) return 'it says "verified" and not up to which sequence';
  if (!verified && brokenAt === undefined) return 'it says "not verified" and not at which sequence';
  if (brokenAt !== undefined && lastValid !== undefined && compareSequences(lastValid, brokenAt) >= 0) return 'it contradicts itself: its lastValidSequence is not before its brokenAtSequence';
  return undefined;
}

/** Where a check of so many sequences up to a last one began. */
function firstOf(last: Sequence | undefined, count: Sequence | undefined): Sequence {
  if (last === undefined || typeof count !== 'number' || compareSequences(count, last) >= 0) return 1;
  return stepSequence(last, 1 - count);
}

function shownMembers({ window, value }: Answer): Record<ServerMember, string | null> {
  const shown = (name: ServerMember): string | null => {
    const span = value(name);
    return span === undefined ? null : shownText(window, span);
  };
  return {
    verified: shown('verified'), ok: shown('ok'), totalChecked: shown('totalChecked'), lastValidSequence: shown('lastValidSequence'),
    brokenAtSequence: shown('brokenAtSequence'), brokenReason: shown('brokenReason'), durationMs: shown('durationMs'), verifiedAt: shown('verifiedAt'),
  };
}
