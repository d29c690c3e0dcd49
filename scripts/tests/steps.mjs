// What `npm test` consists of, in the order in which it runs.
import { join } from 'node:path';

import { inCheckoutCache, root } from '../set-up/place.mjs';

/**
 * @typedef {{
 *   name: string,
 *   args: string[],
 *   reports: string[],
 * }} Step `args` for Node; a step without reports is one statement that holds or does not
 */

/** @param {string} path */
const tool = (path) => join(root, 'node_modules', path);
/** @param {string} name */
const report = (name) => inCheckoutCache('reports', `${name}.json`);

/** Read the code only, so they run side by side. @type {Step[]} */
export const readingSteps = [
  { name: 'typecheck', args: [tool('typescript/bin/tsc'), '-b', '--pretty', 'false'], reports: [] },
  // No cache: what it kept of one file can be made wrong by a type in another.
  { name: 'lint', args: [tool('eslint/bin/eslint.js'), '.', '--max-warnings', '0'], reports: [] },
  { name: 'boundaries', args: [join(root, 'scripts/boundaries.mjs')], reports: [] },
  { name: 'knip', args: [tool('knip/bin/knip.js'), '--no-config-hints'], reports: [] },
];

/** Run the code, one after the other: they measure time and open windows. @type {Step[]} */
export const runningSteps = [
  {
    name: 'unit',
    args: [tool('vitest/vitest.mjs'), 'run', '--reporter=default', '--reporter=json', `--outputFile.json=${report('unit')}`],
    reports: [report('unit')],
  },
  { name: 'e2e', args: [join(root, 'scripts/e2e.mjs')], reports: [report('e2e'), report('e2e-sandbox')] },
];
