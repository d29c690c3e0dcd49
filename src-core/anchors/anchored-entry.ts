import { isAbsent, parseDigest, readString, shownText } from '#core/evidence';
import type { Digest, EntryReading, Sequence } from '#core/evidence';
import { tokenText } from '#core/json';
import { integerOf } from './statements';

/** An entry as its anchor sees it. The Merkle fields are not covered by the chain hash. */
export type AnchoredEntry = {
  readonly sequence: Sequence;
  readonly entryIndex: number;
  readonly byteOffset: number;
  readonly chainHash: Digest;
  readonly root: Digest | undefined;
  readonly index: bigint | undefined;
  readonly anchorId: string | undefined;
  /** Merkle fields that are there, not null, and not of their form, with what stands there. */
  readonly malformed: readonly { readonly field: string; readonly actual: string }[];
};

const LONGEST_ID = 256;
const LONGEST_NUMBER = 64;

/** Reads an entry's Merkle fields; undefined for an entry without a sequence or a chain hash that could be a leaf. */
export function toAnchoredEntry({ entry, members, window }: EntryReading, entryIndex: number, byteOffset: number): AnchoredEntry | undefined {
  const { sequence, chainHash } = entry;
  if (sequence === undefined || chainHash === undefined) return undefined;
  const malformed: { field: string; actual: string }[] = [];
  const read = <T>(field: string, parse: (text: string) => T | undefined, kind: 'string' | 'number'): T | undefined => {
    const span = members.find(({ name }) => name === field)?.value;
    if (span === undefined || isAbsent(window, span)) return undefined;
    const text = span.kind !== kind ? undefined : kind === 'string' ? readString(window, span) : tokenText(window, span.start, Math.min(span.end, span.start + LONGEST_NUMBER));
    const value = text === undefined ? undefined : parse(text);
    if (value === undefined) malformed.push({ field, actual: shownText(window, span) });
    return value;
  };
  return {
    sequence, entryIndex, byteOffset, chainHash,
    root: read('merkleRoot', parseDigest, 'string'),
    index: read('merkleLeafIndex', integerOf, 'number'),
    anchorId: read('merkleAnchorId', (text) => (text.length <= LONGEST_ID ? text : undefined), 'string'),
    malformed,
  };
}
