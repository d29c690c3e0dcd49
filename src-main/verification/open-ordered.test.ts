import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { folder, write } from './testing/evidence.fixture';
import { OpenExamination } from './examination';
import { OpenLog } from './logs/open-log';
import { openOrdered } from './open-ordered';

const root = resolve(import.meta.dirname, '../..');
const here = folder();
const world = { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined };

function ordered(path: string, head: string | null = null, recipeFile?: string): ReturnType<typeof openOrdered> {
  const order = { bundle: join(root, path), manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, head } };
  return openOrdered(recipeFile === undefined ? order : { ...order, recipeFile }, join(root, 'resources/recipes'), world);
}

describe('what a window opens', () => {
  test('is a bundle or a log by what it holds', () => {
    for (const [path, kind] of [['resources/samples/intact/bundle.json', OpenExamination], ['vectors/logs/ndjson.ndjson', OpenLog], ['vectors/logs/operations.json', OpenLog]] as const) {
      const opened = ordered(path);
      if ('refusal' in opened) throw new Error(opened.refusal.message);
      expect(opened.open).toBeInstanceOf(kind);
      opened.open.close();
    }
  });

  test('is judged by the recipe that it was opened with, a bundle too', () => {
    const opened = ordered('resources/samples/intact/bundle.json', null, join(root, 'resources/recipes/adjudon-decision-text.json'));
    if ('refusal' in opened) throw new Error(opened.refusal.message);
    expect(opened.open).toBeInstanceOf(OpenLog);
    opened.open.close();
  });

  test('is refused where that recipe is none, or finds no records', () => {
    const wrong = ordered('vectors/logs/array.json', null, write(join(here, 'r.json'), '{"schema":"tamperscope.recipe/2"}'));
    const nowhere = ordered('resources/samples/intact/bundle.json', null, join(root, 'resources/recipes/aster-audit.json'));
    expect([wrong, nowhere].map((opened) => ('refusal' in opened ? opened.refusal.message : 'opened'))).toEqual([expect.stringMatching(/^The recipe file cannot be used: its "schema" is not/), expect.stringMatching(/^No records were found as the recipe describes them/)]);
  });

  test('refuses what was supplied beside a log, in a sentence', () => {
    const opened = ordered('vectors/logs/operations.json', 'a'.repeat(64));
    if (!('refusal' in opened)) throw new Error('opened');
    expect(opened.refusal).toMatchObject({ code: 'not-a-bundle', entriesRead: 0 });
    expect(opened.refusal.message).toMatch(/^This evidence is a log \(adjudon-operations\), and what was supplied \(.+\) belongs to a bundle\./);
  });
});
