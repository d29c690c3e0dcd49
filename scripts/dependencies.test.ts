import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { root } from './set-up/place.mjs';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const read = (path: string): string => readFileSync(join(root, path), 'utf8');
const manifest = JSON.parse(read('package.json')) as Manifest;
const declared = { ...manifest.dependencies, ...manifest.devDependencies };

it('every dependency says in docs/dependencies.md what it is here for, and no other is listed', () => {
  const listed = [...read('docs/dependencies.md').matchAll(/^\| `([^`]+)` \|/gm)].map(([, name]) => name);
  expect(listed.sort()).toEqual(Object.keys(declared).sort());
});

it('every dependency is named with its exact version', () => {
  const loose = Object.entries(declared).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version));
  expect(loose).toEqual([]);
});

it('TypeScript stays at 6.0 while the cruiser and the linter cannot read 7', () => {
  expect(declared['typescript']).toMatch(/^6\.0\./);
});
