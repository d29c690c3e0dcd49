// Cruises the imports and names every one that crosses a boundary, with the remedy.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

import { cruise } from 'dependency-cruiser';

import configuration from '../.dependency-cruiser.mjs';
import { root } from './set-up/place.mjs';

const FOLDERS = ['src-core', 'src-main', 'src-renderer', 'e2e'];

/**
 * What crosses a boundary in the checkout at `base`, and how many of its own files were looked at: a cruiser that
 * cannot read TypeScript finds no file, and so no fault either.
 * @param {string} base
 * @returns {Promise<{files: number, violations: {rule: string, from: string, to: string}[]}>}
 */
export async function findViolations(base) {
  const folders = FOLDERS.filter((folder) => existsSync(join(base, folder)));
  const { forbidden, options } = configuration;
  const { output } = await cruise(folders, { ...options, baseDir: base, ruleSet: { forbidden }, validate: true }, undefined, {});
  if (typeof output === 'string') throw new Error('the cruiser gave text instead of a result');
  return {
    files: output.modules.filter(({ source }) => folders.some((folder) => source.startsWith(`${folder}/`))).length,
    violations: output.summary.violations.map(({ rule, from, to }) => ({ rule: rule.name, from, to })),
  };
}

/** @param {string} base */
function countSources(base) {
  return FOLDERS.filter((folder) => existsSync(join(base, folder)))
    .flatMap((folder) => readdirSync(join(base, folder), { recursive: true, encoding: 'utf8' }))
    .filter((path) => /\.tsx?$/.test(path)).length;
}

if (process.argv[1] === import.meta.filename) {
  const { files, violations } = await findViolations(root);
  const expected = countSources(root);
  for (const { rule, from, to } of violations) {
    const remedy = configuration.forbidden.find(({ name }) => name === rule)?.comment ?? '';
    console.error(`${from} → ${to}\n  ${rule}: ${remedy}`);
  }
  if (files < expected || files === 0) console.error(`only ${files} of ${expected} files were looked at: the cruiser cannot read them`);
  else console.log(`${files} files keep ${configuration.forbidden.length} boundaries`);
  process.exitCode = violations.length > 0 || files < expected || files === 0 ? 1 : 0;
}
