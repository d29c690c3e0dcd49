import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type axe from 'axe-core';
import type { Page } from 'playwright/test';

import { root } from './launch';

/** Evaluated in the page once, before anything is asked. */
export const AXE = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8');

/** What axe-core finds wrong, in light and in dark, with the elements concerned. */
export async function violations(page: Page): Promise<readonly string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    const results = await page.evaluate(async () => {
      const { violations: all } = await (Reflect.get(window, 'axe') as typeof axe).run(document, { resultTypes: ['violations'] });
      return all.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
    });
    found.push(...results.map((result) => `${colorScheme}: ${result}`));
  }
  return found;
}
