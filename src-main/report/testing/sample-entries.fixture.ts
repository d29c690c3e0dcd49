import { createHash } from 'node:crypto';

import type { EntryDetail, FieldView, LinkState } from '#core/contract';

export type SampleEntry = {
  readonly id: string; readonly organizationId: string; readonly sequence: number; readonly traceId: string;
  readonly prevHash: string; readonly payloadDigest: string; readonly chainHash: string; readonly createdAt: string;
};

const GENESIS = '0'.repeat(64);
const COVERED = new Set(['prevHash', 'payloadDigest', 'sequence', 'createdAt']);

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
export const preimageOf = (entry: SampleEntry): string => `${entry.prevHash}${entry.payloadDigest}${String(entry.sequence)}${entry.createdAt}`;

/** A chain of entries that recomputes, by the default recipe. */
export function sampleChain(from: number, count: number): readonly SampleEntry[] {
  const entries: SampleEntry[] = [];
  let prevHash = from === 1 ? GENESIS : sha256(`before ${String(from)}`);
  for (let sequence = from; sequence < from + count; sequence += 1) {
    const createdAt = new Date(Date.UTC(2026, 4, 6, 10, 14, 22, 317) + sequence * 41_033).toISOString();
    const unhashed: SampleEntry = {
      id: `66a1f0c2${String(sequence).padStart(16, '0')}`, organizationId: '64b0c0ffee0000000000cafe', sequence,
      traceId: `trc_${sha256(`trace ${String(sequence)}`).slice(0, 20)}`, prevHash, payloadDigest: sha256(`payload ${String(sequence)}`), chainHash: '', createdAt,
    };
    const entry = { ...unhashed, chainHash: sha256(preimageOf(unhashed)) };
    entries.push(entry);
    prevHash = entry.chainHash;
  }
  return entries;
}

/** An entry as the inspector and the report see it. */
export function detailOf(entry: SampleEntry, before: SampleEntry | null, position: number): EntryDetail {
  const recomputed = sha256(preimageOf(entry));
  const link = linkOf(entry, before);
  return {
    row: {
      position, entryIndex: position, sequence: entry.sequence, createdAt: entry.createdAt, traceId: entry.traceId, chainHash: entry.chainHash,
      link, content: recomputed === entry.chainHash ? 'recomputes' : 'mismatch', gapBefore: false, repeats: false, malformed: false, gravest: null, leftOpen: { link: false, content: false, gap: false },
    },
    byteOffset: 181 + position * 612, byteLength: 611,
    fields: Object.entries(entry).map(([name, value]): FieldView => ({ name, json: JSON.stringify(value), text: String(value), cut: false, coverage: COVERED.has(name) ? 'covered' : name === 'chainHash' ? 'chain-hash' : 'not-covered', fault: null })),
    recipe: { id: 'adjudon-decision/text', formula: 'sha256(prevHash || payloadDigest || sequence || createdAt)', assumed: false },
    hash: {
      preimage: preimageOf(entry), preimageIs: 'text', preimageBytes: Buffer.byteLength(preimageOf(entry)),
      parts: [{ field: 'prevHash', text: entry.prevHash }, { field: 'payloadDigest', text: entry.payloadDigest }, { field: 'sequence', text: String(entry.sequence) }, { field: 'createdAt', text: entry.createdAt }],
      stored: entry.chainHash, recomputed, shell: `printf %s '${preimageOf(entry)}' | sha256sum`,
    },
    prevHash: entry.prevHash, chainHash: entry.chainHash,
    before: before === null ? null : { position: position - 1, sequence: before.sequence, chainHash: before.chainHash, prevHash: before.prevHash },
    after: null, linkAfter: null, linkAfterOpen: false, source: JSON.stringify(entry), findings: [],
  };
}

function linkOf(entry: SampleEntry, before: SampleEntry | null): LinkState {
  if (before === null) return entry.sequence === 1 ? 'genesis' : 'segment-start';
  return entry.prevHash === before.chainHash ? 'holds' : 'broken';
}
