import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';
import { recipeById } from '#core/replay';

import { SourceError } from '../sources';
import { checkInstrument } from './controls';
import { expectNamed } from './testing/named.fixture';
import { Verification } from './verify';
import type { Refused, Verified } from './verify';

type Case = {
  name: string;
  title: string;
  evidence: string;
  manifest: string | null;
  recipe: string | null;
  expect: {
    exit: number;
    conclusion?: string;
    recipe?: string | null;
    replay?: Record<string, unknown>;
    omitted?: Record<string, number>;
    findings?: Record<string, unknown>[];
    claims?: Record<string, string>;
    error?: Record<string, unknown>;
  };
};

const vectors = resolve(import.meta.dirname, '../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'expected.json'), 'utf8')) as Case[];

async function run({ evidence, manifest, recipe }: Case): Promise<Verified | Refused> {
  const bundle = join(vectors, evidence);
  const sibling = join(dirname(bundle), 'manifest.json');
  const named = manifest === null ? (existsSync(sibling) ? sibling : null) : join(vectors, manifest);
  const request = { bundle, manifest: named, manifestNamed: manifest !== null, recipe: recipe === null ? null : (recipeById(recipe)?.id ?? null), supplied: NOTHING_SUPPLIED };
  let verification: Verification;
  try {
    verification = new Verification(request, { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined });
  } catch (error) {
    if (!(error instanceof SourceError)) throw error;
    return { kind: 'refused', refusal: { code: error.code, message: error.message, byteOffset: null, line: null, column: null, entriesRead: 0 } };
  }
  const outcome = await verification.run();
  // What follows a verdict must take whatever evidence the verdict took.
  if (outcome.kind === 'verified') await checkInstrument(verification, outcome);
  verification.close();
  return outcome;
}

/** Each expected finding states only what its vector fixes; null says that the member must be absent. */
function like(expected: Record<string, unknown>, actual: object | undefined): object {
  const fixed = Object.entries(expected).map(([key, value]) => [key, value ?? undefined] as const);
  return { ...actual, ...Object.fromEntries(fixed) };
}

describe('vectors made by an independent Python verifier', () => {
  it.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const outcome = await run(one);
    if (one.expect.error !== undefined) {
      const { quoted = '', ...place } = one.expect.error;
      expect(outcome).toMatchObject({ kind: 'refused', refusal: place });
      expect(JSON.stringify(outcome)).toContain(quoted);
      return;
    }
    if (outcome.kind === 'refused') throw new Error(`refused: ${JSON.stringify(outcome.refusal)}`);
    const { verdict } = outcome;
    expect(verdict.findings).toEqual((one.expect.findings ?? []).map((finding, index) => like(finding, verdict.findings[index])));
    expect(verdict.omitted).toEqual(one.expect.omitted);
    expectNamed(outcome.named, verdict);
    expect(verdict.conclusion).toBe(one.expect.conclusion);
    expect(verdict.recipe).toBe(one.expect.recipe);
    expect(verdict.replay).toMatchObject(one.expect.replay ?? {});
    expect(Object.fromEntries(verdict.claims.map(({ claim, state }) => [claim, state]))).toMatchObject(one.expect.claims ?? {});
  });
});
