import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { runLogControls } from '#core/controls';
import { asterWindow } from '#core/logs';

import { expectNamed } from '../testing/named.fixture';
import { sha256 } from '../sha256';
import { findLog } from './find-log';
import { LogVerification } from './log-verification';
import { BUILT_IN_IDS } from './built-in';
import { builtInRecipe, everyBuiltIn, readRecipe } from './recipe-shelf';
import type { ShelvedRecipe } from './recipe-shelf';

type Case = {
  name: string; title: string; evidence: string; recipe: string | null; kind: string; tenant: string | null; start?: string; end?: string;
  expect: { exit: number; findings: string[]; claims: Record<string, string>; aster?: object };
};

const vectors = resolve(import.meta.dirname, '../../../vectors');
const recipes = resolve(import.meta.dirname, '../../../resources/recipes');
const cases = JSON.parse(readFileSync(join(vectors, 'logs.json'), 'utf8')) as Case[];
const LETTERS = { p: 'proved', a: 'attested', n: 'not-provable', r: 'refuted' } as const;

const world = { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined };

function shelvedRecipe(recipe: string): ShelvedRecipe {
  if (recipe === 'aster/audit') return builtInRecipe(recipes, recipe);
  const read = readRecipe(join(vectors, recipe));
  if ('fault' in read) throw new Error(read.fault);
  return read;
}

async function verify({ evidence, recipe, tenant, start, end }: Case) {
  const path = join(vectors, evidence);
  const found = recipe === null ? findLog(path, () => everyBuiltIn(recipes), true) : findLog(path, () => [shelvedRecipe(recipe)], false);
  if (found === undefined) throw new Error('no recipe fits');
  const window = start === undefined ? null : asterWindow(start, end ?? null);
  if (window !== null && 'error' in window) throw new Error(window.error);
  const verification = new LogVerification({ path, found, pinned: recipe !== null, window: window === null ? null : window.window, stated: null, tenant: null }, world);
  try {
    const outcome = await verification.run();
    if (outcome.kind === 'refused') throw new Error(outcome.refusal.message);
    expectNamed(outcome.named, outcome.verdict);
    const [own] = outcome.reading.walk.chains.keys();
    const { shelved, located } = found;
    const controls = runLogControls({ reading: outcome.reading, recipe: shelved.recipe, isKnown: outcome.verdict.recipe !== null, located, readSpan: verification.spans.readSpan, sha256 });
    return { verdict: outcome.verdict, controls, aster: await verification.asAster(outcome.reading, tenant ?? own ?? '') };
  } finally {
    verification.close();
  }
}

describe('logs made by an independent Python script', () => {
  it.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const { verdict, controls, aster } = await verify(one);
    // The instrument is never accused because the log is damaged.
    expect(controls.state).toMatch(/^(not-)?run$/);
    const told = verdict.findings.map(({ code, severity, sequence, consequenceOf }) =>
      `${code}${sequence === undefined ? '' : `@${sequence}`}${consequenceOf === undefined ? '' : `<${consequenceOf}`}${severity === 'indeterminate' && sequence !== undefined && code !== 'content-unjudged' ? '?' : ''}`);
    expect(told).toEqual(one.expect.findings);
    expect({ passed: 0, failed: 1, indeterminate: 2 }[verdict.conclusion]).toBe(one.expect.exit);
    const wanted = Object.entries(one.expect.claims).map(([claim, letter]) => [claim, LETTERS[letter as 'p']]);
    expect(Object.fromEntries(verdict.claims.map(({ claim, state }) => [claim, state]))).toMatchObject(Object.fromEntries(wanted) as object);
    expect(verdict.log.recipe.id).toBe(one.kind);
    if (one.expect.aster !== undefined) expect(aster).toEqual(one.expect.aster);
  });

  it('leave no built-in recipe unread', () => {
    expect(BUILT_IN_IDS.map((id) => builtInRecipe(recipes, id).recipe.id)).toEqual(BUILT_IN_IDS);
  });
});
