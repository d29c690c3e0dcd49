import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { parseDigest, parseSequence } from '#core/evidence';

import { sha256 } from './chain.fixture';
import { recipeById, shellLine, showPreimage } from './index';

type Vector = { recipe: string; prevHash: string; payloadDigest: string; sequence: number | string; createdAt: string; preimageHex: string; chainHash: string };

const vectors = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../vectors/recipes.json'), 'utf8')) as Vector[];

describe.each(vectors)('$recipe at sequence $sequence', ({ recipe: id, prevHash, payloadDigest, sequence, createdAt, preimageHex, chainHash }) => {
  const recipe = recipeById(id)!;
  const fields = { prevHash: parseDigest(prevHash)!, payloadDigest: parseDigest(payloadDigest)!, sequence: parseSequence(String(sequence))!, createdAt };

  it('hashes the bytes that Python hashes', () => {
    expect(Buffer.from(recipe.preimage(fields)).toString('hex')).toBe(preimageHex);
    expect(sha256(recipe.preimage(fields))).toBe(chainHash);
  });

  it('shows its preimage and its length as they are', () => {
    const shown = showPreimage(recipe, fields);
    expect(shown.bytes).toBe(preimageHex.length / 2);
    expect(shown.is === 'hex' ? shown.text : Buffer.from(shown.text).toString('hex')).toBe(preimageHex);
  });

  it.skipIf(process.platform === 'win32')('gives a line with which any shell finds the same hash', () => {
    expect(execFileSync('sh', ['-c', shellLine(recipe, fields)], { encoding: 'utf8' })).toBe(`${chainHash}  -\n`);
  });
});
