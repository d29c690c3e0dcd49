import { join, resolve } from 'node:path';

import { describe, expect, test } from 'vitest';

import { NOTHING_SUPPLIED } from '#core/contract';

import { OpenExamination } from './examination';
import { OpenLog } from './logs/open-log';
import { openOrdered } from './open-ordered';

const root = resolve(import.meta.dirname, '../..');
const world = { ticks: () => 0, now: () => '2026-01-01T00:00:00.000Z', told: () => undefined };

function ordered(path: string, head: string | null = null): ReturnType<typeof openOrdered> {
  return openOrdered({ bundle: join(root, path), manifest: null, manifestNamed: false, recipe: null, supplied: { ...NOTHING_SUPPLIED, head } }, join(root, 'resources/recipes'), world);
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

  test('refuses what was supplied beside a log, in a sentence', () => {
    const opened = ordered('vectors/logs/operations.json', 'a'.repeat(64));
    if (!('refusal' in opened)) throw new Error('opened');
    expect(opened.refusal).toMatchObject({ code: 'not-a-bundle', entriesRead: 0 });
    expect(opened.refusal.message).toMatch(/^This evidence is a log \(adjudon-operations\), and what was supplied \(.+\) belongs to a bundle\./);
  });
});
