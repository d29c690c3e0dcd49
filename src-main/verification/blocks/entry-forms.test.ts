import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { damagedFrom, sha256 } from '../../../src-core/replay/chain.fixture';
import { alone, blockSizes, longChain, withHelp } from './fast-read.fixture';

/** Other ways to write parts of an entry, sound and unsound: the kernel must leave them, or take them as the reference does. */
const VARIANTS: readonly (readonly [string, string])[] = [
  ...['1', '01', '1.', '1.5', '1e5', '1E5', '-1', '0', '00', '123456789012345', '1234567890123456789', 'true', 'false', 'tru', 'falsy', 'nul', 'nulll', 'NaN', '[]', '{}', '{"a":1}', '""', '"a\\u0062"', '"\u0001"', '"é"', '"\u007f"', "'a'", ''].map((value) => ['"merkleRoot":null', `"merkleRoot":${value}`] as const),
  ['"merkleRoot":null', '"merkleRoot":null,"merkleRoot":null'],
  ['"merkleRoot":null', '"merkleRoot":null,'],
  ['"merkleRoot":null', '"merkleRoot" null'],
  ['"merkleRoot":null', '"merkleRoot":null "id":"x"'],
  ['"merkleRoot":null', '"unknown":null'],
  ['"merkleRoot":null', '"merkleRooT":null'],
  ['"merkleRoot":null', '"merkle\\u0052oot":null'],
  ['"merkleRoot":null', '"chainHash":null'],
  ...['{"value":"x"}', '"token"', '7', 'true', 'false', '[]', 'null', ' null', 'nul', '"eidas\\u0054imestamp"'].map((value) => ['"merkleRoot":null', `"eidasTimestamp":${value}`] as const),
  ['"merkleRoot":null', '"eidas\\u0054imestamp":"token"'],
  ...['{}', '{"traceId":"t"}', 'null', '[]', '7'].map((value) => ['"merkleRoot":null', `"traceView":${value}`] as const),
  ['"merkleRoot":null', '"trace\\u0056iew":{"a":1}'],
  ['"merkleRoot":null', '\n\t"merkleRoot"\r : \n null '],
  ['"merkleRoot":null', '\u00a0"merkleRoot":null'],
  ['"organizationId":"org-a"', '"organizationId":null'],
  ['"organizationId":"org-a"', '"organizationId":5'],
  ['"organizationId":"org-a"', '"organizationId":true'],
  ['"organizationId":"org-a"', '"organizationId":"org-b"'],
  ['"organizationId":"org-a",', ''],
  ['"traceId":', '"traceId":7,"x":'],
  ['{"id"', '[{"id"'],
  ['}', '}}'],
  ['}', '},'],
  ['}', '} x'],
  ['"sequence":5', '"sequence":null'],
  ['"createdAt":', '"createdAt":null,"merkleAnchorId":'],
  ['"prevHash":', '"prevHash":null,"merkleAnchorId":'],
  ['"chainHash":', '"merkleAnchorId":'],
  ['"payloadDigest":', '"payloadDigest":1,"merkleAnchorId":'],
];

const MEMBERS = ['id', 'organizationId', 'sequence', 'traceId', 'prevHash', 'payloadDigest', 'chainHash', 'createdAt', 'merkleRoot'] as const;

describe('reading with the kernel gives what the reference alone gives', () => {
  it.each([
    ['skip a sequence', (sequence: number) => (sequence < 5 ? sequence : sequence + 1)],
    ['repeat a sequence', (sequence: number) => (sequence < 5 ? sequence : sequence - 1)],
    ['go back', (sequence: number) => (sequence === 5 ? 2 : sequence)],
    ['begin again at 0', (sequence: number) => (sequence < 5 ? sequence : sequence - 5)],
    ['begin late', (sequence: number) => sequence + 41],
  ])('for entries that %s and are linked and hashed nevertheless', async (_title, literalOf) => {
    const bytes = chainOfTexts(12, (text) => text, (sequence) => String(literalOf(sequence)));
    const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
    expect(answer).toEqual(alone(bytes));
  });

  it.each(VARIANTS)('for an entry with %s written as %s', async (written, instead) => {
    const bytes = chainOfTexts(10, (text, sequence) => (sequence === 5 ? text.replace(written, instead) : text));
    const { absorbed, ...answer } = await withHelp(bytes, 9000);
    expect(answer).toEqual(alone(bytes));
    expect(absorbed).toBeGreaterThan(0);
  });

  it('for entries that change their form from one to the next', async () => {
    const form = fc.record({
      order: fc.shuffledSubarray([...MEMBERS], { minLength: MEMBERS.length - 1 }),
      gap: fc.constantFrom('', ' ', '\n  '),
      merkleRoot: fc.constantFrom<unknown>(null, null, 7, 1234567, true, false, 'r', 'a longer text than sixteen characters', undefined),
    });
    await fc.assert(
      fc.asyncProperty(damagedFrom(longChain), fc.array(form, { minLength: 1, maxLength: 3 }), fc.integer({ min: 1, max: 9 }), blockSizes, async (chain, forms, hold, blockSize) => {
        const written = chain.map((entry, index) => {
          const { order, gap, merkleRoot } = forms[Math.floor(index / hold) % forms.length] ?? { order: MEMBERS, gap: '', merkleRoot: null };
          const values = { ...entry, merkleRoot };
          const members = order.filter((key) => values[key] !== undefined).map((key) => `${JSON.stringify(key)}:${gap}${JSON.stringify(values[key])}`);
          return `{${members.join(`,${gap}`)}}`;
        });
        const bytes = new TextEncoder().encode(`{"entries":[${written.join(',')}]}`);
        const { absorbed: _, ...answer } = await withHelp(bytes, blockSize);
        expect(answer).toEqual(alone(bytes));
      }),
      { numRuns: 200 },
    );
  });

  it('for an entry whose hash was made from a literal that is no sequence', async () => {
    for (const literal of ['05', '5.0', '5e0', '-5', '0', '5 ', '1234567890123456', '9007199254740993', '"5"']) {
      const bytes = chainOfTexts(10, (text) => text, (sequence) => (sequence === 5 ? literal : String(sequence)));
      const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
      expect(answer, literal).toEqual(alone(bytes));
    }
  });

  it('for an entry without a time whose hash was made from the time before it', async () => {
    const minute = (sequence: number): string => `2026-05-06T08:${String(sequence === 5 ? 4 : sequence).padStart(2, '0')}:00Z`;
    const bytes = chainOfTexts(10, (text, sequence) => (sequence === 5 ? text.replace(/"createdAt":"[^"]*",/, '') : text), String, minute);
    const { absorbed: _, ...answer } = await withHelp(bytes, 9000);
    expect(answer).toEqual(alone(bytes));
  });
});

/** A bundle of entries written by hand; hashes are made from the literals as they are written. */
function chainOfTexts(length: number, write: (text: string, sequence: number) => string, literalOf: (sequence: number) => string = String, timeOf = (sequence: number): string => `2026-05-06T08:00:${String(sequence + 10)}Z`): Uint8Array {
  let prevHash = '0'.repeat(64);
  const texts = Array.from({ length }, (_, index) => {
    const literal = literalOf(index + 1);
    const createdAt = timeOf(index + 1);
    const payloadDigest = sha256(`payload ${index}`);
    const chainHash = sha256(`${prevHash}${payloadDigest}${literal}${createdAt}`);
    const text = `{"id":"id-${index}","organizationId":"org-a","sequence":${literal},"traceId":"t-${index}","prevHash":"${prevHash}","payloadDigest":"${payloadDigest}","chainHash":"${chainHash}","createdAt":"${createdAt}","merkleRoot":null}`;
    prevHash = chainHash;
    return write(text, index + 1);
  });
  return new TextEncoder().encode(`{"entries":[${texts.join(',')}]}`);
}
