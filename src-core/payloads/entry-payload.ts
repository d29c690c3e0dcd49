import type { TraceCopy } from './trace-store';

/**
 * How an entry's payload was found:
 * - `matches`: a trace under its trace id (or its own traceView) has the stored payload digest;
 * - `mismatch`: there is one, and none that could be hashed has it;
 * - `erased`, `erased-listed`: the digest differs, an erasable field is null and none of the four has a value; a register lists the trace, or not;
 * - `partly-erased`: the digest differs, one of the four is null and one has a value;
 * - `unsafe-number`, `uncanonical`: a copy has no RFC 8785 form that states what it says, so nothing can be told;
 * - `other-id`: none under its trace id, but one under another, or under none, has the stored digest;
 * - `absent`: none; `no-digest`: the entry's own payload digest is malformed, so there is nothing to compare with.
 */
export const PAYLOAD_STATES = ['matches', 'mismatch', 'partly-erased', 'unsafe-number', 'uncanonical', 'erased', 'erased-listed', 'other-id', 'absent', 'no-digest'] as const;
export type PayloadState = (typeof PAYLOAD_STATES)[number];

export type EntryPayload = {
  readonly state: PayloadState;
  /** The copy that decided; undefined where there is none. */
  readonly copy: TraceCopy | undefined;
  /** Copies that differ beside one that matches. */
  readonly differing: number;
};

/**
 * Judges the copies of an entry's payload against its stored digest. One that matches settles it, whatever the others
 * are. Else a copy that cannot be hashed might be the right one, so that nothing can be told; else a copy that is whole
 * and differs weighs more than one that was partly erased, and that more than an erased one.
 */
export function judgeCopies(stored: string | undefined, copies: readonly TraceCopy[], isListed: boolean): EntryPayload {
  if (stored === undefined) return { state: 'no-digest', copy: undefined, differing: 0 };
  if (copies.length === 0) return { state: 'absent', copy: undefined, differing: 0 };
  const matching = copies.find(({ digest }) => digest === stored);
  if (matching !== undefined) return { state: 'matches', copy: matching, differing: copies.filter((copy) => copy.digest !== undefined && copy.digest !== stored && !isErased(copy)).length };
  const told = (state: PayloadState, copy: TraceCopy): EntryPayload => ({ state, copy, differing: 0 });
  const blocked = copies.find(({ obstacle }) => obstacle !== undefined);
  if (blocked !== undefined) return told(blocked.obstacle?.kind === 'unsafe-number' ? 'unsafe-number' : 'uncanonical', blocked);
  const whole = copies.find(({ nulls }) => nulls === 0);
  if (whole !== undefined) return told('mismatch', whole);
  const partly = copies.find((copy) => !isErased(copy));
  if (partly !== undefined) return told('partly-erased', partly);
  const [erased] = copies;
  return erased === undefined ? { state: 'absent', copy: undefined, differing: 0 } : told(isListed ? 'erased-listed' : 'erased', erased);
}

/** A field that is missing says nothing: an erasure may null the fields that a trace has, or an export leave one out. */
const isErased = ({ nulls, erasable }: TraceCopy): boolean => nulls !== 0 && erasable === nulls;
