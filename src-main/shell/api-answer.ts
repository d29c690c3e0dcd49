import type { Examination } from '#core/contract';
import type { Refusal, Sequence } from '#core/evidence';

import { countAnchors } from '../verification/look/anchor-count';
import type { EntryBook } from '../verification/look/entry-book';
import type { Listed } from '../verification/look/lookups';
import { proofJson } from './entry-proof';
import type { KnownProof } from './entry-proof';

/**
 * Answers in the API's own JSON (seed 003), envelope included, so that what was written for the API reads them. An
 * entry's JSON is the evidence's own, byte for byte: nothing is rounded, ordered or spelled anew.
 */
export function* entryAnswer(book: EntryBook, position: number, known: KnownProof): Generator<string> {
  yield '{"success":true,"data":{"entry":';
  yield entryJson(book, position);
  // What was not looked for is left out: null says that there is none.
  yield known.state === 'unknown' ? '}}\n' : `,"proof":${known.state === 'none' ? 'null' : proofJson(known.proof)}}}\n`;
}

export function* listAnswer(book: EntryBook, { positions, hasMore }: Listed): Generator<string> {
  yield '{"success":true,"data":{"entries":[';
  for (const [index, position] of positions.entries()) yield `${index === 0 ? '' : ','}${entryJson(book, position)}`;
  yield `],"hasMore":${String(hasMore)}}}\n`;
}

export function* errorAnswer(code: string, message: string, place: Partial<Refusal> = {}): Generator<string> {
  yield `${JSON.stringify({ success: false, error: { code, message, ...place } })}\n`;
}

/** What `/status` says of a chain, said of this evidence. Null: the evidence cannot tell. */
export type Status = {
  readonly totalEntries: number;
  readonly lastSequence: Sequence | null;
  readonly lastChainHash: string | null;
  readonly lastEntryAt: string | null;
  readonly anchorCount: number | null;
  readonly lastAnchorAt: null;
  readonly lastVerifiedAt: string;
  readonly lastVerificationOk: boolean;
  readonly algorithm: string;
  readonly canonicalization: string | null;
  readonly appendLatencyP95Ms: null;
  readonly appendLatency: null;
};

export function statusOf({ verdict, surroundings }: Examination, book: EntryBook): Status {
  const { replay, subject } = verdict;
  return {
    totalEntries: subject.entryCount,
    lastSequence: subject.toSequence,
    lastChainHash: surroundings.lastChainHash,
    lastEntryAt: subject.lastCreatedAt,
    anchorCount: countAnchors(book) ?? null,
    lastAnchorAt: null,
    // The verification that is meant is the one of this very call.
    lastVerifiedAt: replay.verifiedAt,
    lastVerificationOk: replay.ok,
    algorithm: surroundings.declared.algorithm ?? 'sha256',
    canonicalization: surroundings.declared.canonicalization,
    appendLatencyP95Ms: null,
    appendLatency: null,
  };
}

export function* statusAnswer(status: Status): Generator<string> {
  yield `${JSON.stringify({ success: true, data: status })}\n`;
}

function entryJson(book: EntryBook, position: number): string {
  const { bytes, length } = book.read(position).window;
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes.subarray(0, length));
}
