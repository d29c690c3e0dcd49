import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { parseDigest } from '#core/evidence';
import { RECIPES } from '#core/replay';
import { joinPieces } from './preimage';
import { narrowRecord } from './record';
import { spansOf } from './log-replay';
import { recipeBytes, recipeOf, sha256 } from './log.fixture';

const digest = fc.string({ unit: fc.constantFrom(...Array.from('0123456789abcdef')), minLength: 64, maxLength: 64 });
const createdAt = fc.date({ min: new Date('1970-01-01T00:00:00Z'), max: new Date('9999-12-31T00:00:00Z'), noInvalidDate: true }).map((date) => date.toISOString());
const sequence = fc.oneof(fc.integer({ min: 1, max: 1_000_000 }), fc.bigInt({ min: 2n ** 53n, max: 2n ** 80n }).map(String));

describe('a decision recipe described as data', () => {
  it.each(RECIPES.map((recipe) => [recipe.id, recipe] as const))('hashes the same bytes as the one written as code: %s', (id, code) => {
    const data = recipeOf(recipeBytes(id.replace('/', '-')));
    expect(data.id).toBe(id);
    fc.assert(fc.property(digest, digest, sequence, createdAt, (prev, payload, number, time) => {
      const [prevHash, payloadDigest] = [parseDigest(prev)!, parseDigest(payload)!];
      const bytes = Buffer.from(`{"sequence":${number},"prevHash":"${prev}","payloadDigest":"${payload}","createdAt":"${time}","chainHash":"${prev}"}`);
      const { preimage } = narrowRecord(spansOf(bytes), data, { hash: 'chainHash', previous: 'prevHash' });
      if (preimage.kind !== 'pieces') throw new Error(preimage.kind);
      expect(sha256(joinPieces(preimage.pieces, preimage.separator))).toBe(sha256(code.preimage({ prevHash, payloadDigest, sequence: number, createdAt: time })));
    }));
  });
});
