import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { chooseFormula } from '#core/assess';
import { parseStatedHead } from '#core/evidence';
import type { StatedHead } from '#core/evidence';
import { BundleReplay } from '#core/replay';

import { bundleBytes, intactChain, makeChain, recomputeFrom, sha256 } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { decodeServerAnswer, decodeStatus, judgeRecord, situationOf } from './index';
import { Stretch } from './stretch';
import { meet } from './meeting';

function stretchOf(entries: readonly ChainEntry[]): Stretch {
  const bytes = bundleBytes(entries);
  const replay = new BundleReplay({ sha256, exportedAt: undefined });
  replay.write(bytes);
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const steps = replay.settle(readSpan);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if ('refusal' in step.value) throw new Error('refused');
  const { reading } = step.value;
  const stretch = Stretch.of(reading, chooseFormula(reading.segment, reading.head, undefined), readSpan);
  if (stretch === undefined) throw new Error('no entries');
  return stretch;
}

function recordOf({ chainHash, sequence }: ChainEntry, isPlaced: boolean): StatedHead {
  const record = parseStatedHead(isPlaced ? `${chainHash}@${sequence}` : chainHash);
  if (record === undefined) throw new Error('no head');
  return record;
}

/** The answer to a record, the whole stretch searched as a look does it. */
function answer(entries: readonly ChainEntry[], record: StatedHead): string {
  const ours = stretchOf(entries);
  const index = entries.findIndex(({ chainHash }) => chainHash === record.chainHash);
  const situation = situationOf(ours, record, index < 0 ? undefined : ours.entryAt(index));
  return judgeRecord(ours, record, situation, 'status').result;
}

const cutAnywhere = fc
  .record({ intact: intactChain, from: fc.nat({ max: 6 }), to: fc.nat({ max: 6 }), at: fc.nat({ max: 6 }) })
  .map(({ intact: { chain }, from, to, at }) => {
    const first = from % chain.length;
    return { chain, part: chain.slice(first, first + 1 + (to % (chain.length - first))), at: at % chain.length };
  });

describe('a record of the chain itself', () => {
  test('never contradicts any stretch of it, and confirms exactly its end', () => {
    fc.assert(fc.property(cutAnywhere, ({ chain, part, at }) => {
      const entry = chain[at]!;
      const result = answer(part, recordOf(entry, true));
      expect(['confirms', 'confirms-part', 'says-nothing']).toContain(result);
      expect(result === 'confirms').toBe(entry.sequence === part.at(-1)?.sequence);
    }));
  });

  test('contradicts every history that was made anew before it', () => {
    fc.assert(fc.property(fc.integer({ min: 1, max: 7 }), fc.nat({ max: 6 }), fc.boolean(), (length, changed, isPlaced) => {
      const chain = makeChain(length);
      const position = changed % length;
      const forged = recomputeFrom(chain.map((entry, index) => (index === position ? { ...entry, payloadDigest: sha256('forged') } : entry)), position);
      expect(answer(forged, recordOf(chain.at(-1)!, isPlaced))).toBe('contradicts');
    }));
  });
});

describe('two stretches of one chain', () => {
  test('meet at the seam wherever it was cut, and with whatever overlap', () => {
    fc.assert(fc.property(fc.integer({ min: 2, max: 9 }), fc.nat({ max: 8 }), fc.nat({ max: 3 }), (length, cut, overlap) => {
      const chain = makeChain(length);
      const at = 1 + (cut % (length - 1));
      const before = chain.slice(0, Math.min(length - 1, at + overlap));
      const after = chain.slice(at);
      expect(meet('previous', stretchOf(after), stretchOf(before))).toMatchObject({ kind: 'meets', holds: true });
      expect(meet('next', stretchOf(chain.slice(0, at)), stretchOf(chain.slice(Math.max(0, at - overlap))))).toMatchObject({ kind: 'meets', holds: true });
    }));
  });

  test('one of which was made anew never meet as one chain', () => {
    fc.assert(fc.property(fc.integer({ min: 3, max: 9 }), fc.nat({ max: 8 }), fc.nat({ max: 3 }), (length, cut, overlap) => {
      const chain = makeChain(length);
      const at = 1 + (cut % (length - 1));
      const forged = recomputeFrom(chain.map((entry, index) => (index === at - 1 ? { ...entry, payloadDigest: sha256('forged') } : entry)), at - 1);
      const meeting = meet('previous', stretchOf(chain.slice(at)), stretchOf(forged.slice(0, Math.min(length - 1, at + overlap))));
      expect(meeting.kind === 'meets' && meeting.holds).toBe(false);
      expect(['meets', 'parts']).toContain(meeting.kind);
    }));
  });
});

test('no bytes at all make an answer that throws', () => {
  const pieces = fc.constantFrom('{', '}', '"success":true,', '"data":', '"lastSequence":', '"lastChainHash":', '"verified":', '"error":', '14', '"x"', 'null', 'true', ',', '[', ']', '\u0000', '"a":1e999', `"${'f'.repeat(64)}"`);
  fc.assert(fc.property(fc.array(pieces, { maxLength: 12 }), (parts) => {
    const bytes = new TextEncoder().encode(parts.join(''));
    for (const decode of [decodeStatus, decodeServerAnswer]) {
      const decoded = decode(bytes);
      if ('fault' in decoded) expect(decoded.fault.length).toBeLessThan(700);
    }
  }));
});
