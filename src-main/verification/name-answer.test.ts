import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { Verification } from './verify';

type Case = { readonly name: string; readonly document: string; readonly kind: string; readonly refused: string | null };

const vectors = resolve(import.meta.dirname, '../../vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'answers.json'), 'utf8')) as Case[];

describe('an answer that is opened as evidence and holds none', () => {
  it.each(cases.filter(({ refused }) => refused !== null).map((one) => [one.name, one] as const))('%s is refused with what it is', async (_name, { document, refused }) => {
    const request = { bundle: join(vectors, document), manifest: null, manifestNamed: false, recipe: null, supplied: NOTHING_SUPPLIED };
    const verification = new Verification(request, { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined });
    const outcome = await verification.run();
    verification.close();
    expect(outcome).toMatchObject({ kind: 'refused', refusal: { code: 'not-a-bundle' } });
    if (outcome.kind === 'refused') expect(outcome.refusal.message).toContain(refused);
  });
});
