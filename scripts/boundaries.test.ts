import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

import { afterEach, beforeEach, describe, expect, it } from 'vitest';

import { findViolations } from './boundaries.mjs';

let checkout = '';
beforeEach(() => {
  checkout = mkdtempSync(join(tmpdir(), 'boundaries-'));
  plant('package.json', JSON.stringify({ name: 'planted', imports: { '#core/*': './src-core/*/index.ts' } }));
  for (const area of ['json', 'evidence', 'answers', 'replay', 'assess', 'logs', 'report', 'contract', 'controls', 'outside']) plant(`src-core/${area}/index.ts`, 'export const word = 1;');
});
afterEach(() => {
  rmSync(checkout, { recursive: true });
});

function plant(path: string, text: string): void {
  const place = join(checkout, path);
  mkdirSync(dirname(place), { recursive: true });
  writeFileSync(place, `${text}\n`);
}

const brokenRules = async (): Promise<string[]> => {
  const { files, violations } = await findViolations(checkout);
  expect(files).toBeGreaterThan(0);
  return [...new Set(violations.map(({ rule }) => rule))].sort();
};

describe('the boundaries', () => {
  it('let pass what the design allows', async () => {
    plant('src-core/replay/walk.ts', "import { word } from '#core/evidence';\nexport const walk = word;");
    plant('src-main/preload/preload.ts', "import type { word } from '#core/contract';\nexport type Word = typeof word;");
    plant('src-main/cli.ts', "import { word } from '#core/assess';\nexport const cli = word;");
    plant('src-renderer/ui/button.ts', 'export const button = 1;');
    expect(await brokenRules()).toEqual([]);
  });

  it.each([
    ['an area of core that looks up', 'core-json-looks-down', 'src-core/json/scan.ts', '#core/evidence'],
    ['a way round the index of an area', 'core-through-its-index', 'src-main/cli.ts', '../src-core/json/inner'],
    ['an area of core that no rule knows', 'core-area-is-known', 'src-core/stray/index.ts', '#core/json'],
    ['core reaching for the machine', 'core-is-pure', 'src-core/json/scan.ts', 'node:fs'],
    ['core reaching for main', 'core-is-pure', 'src-core/json/scan.ts', '../../src-main/inner'],
    ['a shell that needs a window', 'shell-without-window', 'src-main/cli.ts', './window/inner'],
    ['a channel that judges evidence', 'window-and-ipc-know-the-contract', 'src-main/ipc/handle.ts', '#core/assess'],
    ['a bridge with code of its own', 'preload-is-only-a-bridge', 'src-main/preload/preload.ts', '../inner'],
    ['a source that interprets', 'sources-only-bring-bytes', 'src-main/sources/file.ts', '#core/evidence'],
    ['verification that knows a window', 'work-knows-no-window', 'src-main/verification/pool.ts', '../window/inner'],
    ['a second door to the network', 'one-door-to-the-network', 'src-main/report/timestamp.ts', 'node:https'],
    ['a page that reaches for main', 'page-without-machine', 'src-renderer/app/app.ts', '../../src-main/inner'],
    ['a page that reaches for Node', 'page-without-node', 'src-renderer/app/app.ts', 'node:fs'],
    ['a widget that speaks of evidence', 'ui-speaks-no-domain', 'src-renderer/ui/table.ts', '#core/contract'],
    ['state that knows what draws it', 'state-below-features', 'src-renderer/state/evidence.ts', '../app/inner'],
    ['an import that leads nowhere', 'resolvable', 'src-main/main.ts', './nowhere'],
    ['a build that contains a test', 'tests-stay-outside', 'src-main/main.ts', './walk.test'],
    ['a journey that looks inside', 'journeys-use-the-built-app', 'e2e/open.spec.ts', '../src-main/inner'],
  ])('catch %s', async (_, rule, from, to) => {
    for (const inner of ['src-core/json', 'src-main', 'src-main/window', 'src-renderer/app']) plant(`${inner}/inner.ts`, 'export const word = 1;');
    plant('src-main/walk.test.ts', 'export const word = 1;');
    plant(from, `import * as reached from '${to}';\nexport const used = reached;`);
    expect(await brokenRules()).toContain(rule);
  });

  it('catch two files that need each other', async () => {
    plant('src-core/json/one.ts', "import { two } from './two';\nexport const one = (): unknown => two;");
    plant('src-core/json/two.ts', "import { one } from './one';\nexport const two = (): unknown => one;");
    expect(await brokenRules()).toEqual(['no-circle']);
  });
});
