import type { ChosenCopies, PayloadCopyView, PayloadDetail } from '#core/contract';
import { shorten } from '#core/words';

import type { EntryCopy, JudgedEntry } from './payload-list';
import { erasedNames } from './trace-form';
import { MAX_TRACE } from './trace-reader';

/** Copies of one entry's trace that are told and may be laid side by side. */
const COPIES = 20;
const SHOWN_ID = 128;

/** The copies of an entry's payload, told; and which two to lay side by side: those chosen, else the one that decided and the first that differs from it. */
export function payloadCopies(judged: JudgedEntry, paths: readonly string[], choice: ChosenCopies): Omit<PayloadDetail, 'fields' | 'problem'> {
  const { payload, stored, copies } = judged;
  const told = copies.slice(0, COPIES);
  const first = within(choice.first, told) ?? Math.max(0, told.findIndex(({ copy }) => copy === payload.copy));
  const second = within(choice.second, told) ?? otherThan(told, first);
  return {
    state: payload.state,
    stored: stored ?? null,
    copies: told.map((one) => toCopyView(one, stored, paths)),
    copyCount: copies.length,
    first: told.length === 0 ? null : first,
    second: second === first ? null : second,
  };
}

const within = (place: number, copies: readonly EntryCopy[]): number | undefined => (place in copies ? place : undefined);

function otherThan(copies: readonly EntryCopy[], first: number): number | null {
  const digest = copies[first]?.copy.digest;
  const differing = copies.findIndex(({ copy }, place) => place !== first && (copy.digest !== digest || digest === undefined));
  if (differing >= 0) return differing;
  return copies.length < 2 ? null : first === 0 ? 1 : 0;
}

function toCopyView({ copy, inEntry, id, isOther }: EntryCopy, stored: string | undefined, paths: readonly string[]): PayloadCopyView {
  return {
    path: inEntry ? null : (paths[copy.file] ?? ''),
    byteOffset: copy.start,
    byteLength: copy.end - copy.start,
    otherId: !isOther || id === undefined ? null : shorten(id, SHOWN_ID),
    digest: copy.digest ?? null,
    matches: stored !== undefined && copy.digest === stored,
    blocked: blockedBy(copy),
    nulls: erasedNames(copy.nulls),
  };
}

function blockedBy({ obstacle }: EntryCopy['copy']): string | null {
  if (obstacle === undefined) return null;
  switch (obstacle.kind) {
    case 'unsafe-number':
      return `It holds the number ${obstacle.literal}, which a double cannot hold.`;
    case 'lone-surrogate':
      return 'It holds a lone surrogate, which has no UTF-8.';
    case 'too-large':
      return `It is longer than ${MAX_TRACE} bytes.`;
  }
}
