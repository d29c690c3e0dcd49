import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { twoBundles } from './two-bundles';

const here = folder();
const file = (name: string, text: string): string => write(join(here, name), text);
const [x, y] = [file('x.json', '{"entries":[]}'), file('y.json', '\ufeff {"success":true,"data":{"entries":[]}}')];
const manifest = file('manifest.json', '{"bundleSha256":"","entryCount":2}');
const recipe = file('recipe.json', '{"id":"mine","schema":"tamperscope.recipe/1","at":"entries"}');
const log = file('log.ndjson', '{"a":1}\n{"a":2}\n');

test('two files that begin like bundles are two copies, in the order given', () => {
  expect(twoBundles([x, y])).toEqual({ a: x, b: y });
  expect(twoBundles([y, x])).toEqual({ a: y, b: x });
});

test('a folder with one bundle stands for it', () => {
  const day = join(here, 'day');
  mkdirSync(day);
  write(join(day, 'bundle.json'), '{"entries":[]}');
  expect(twoBundles([x, day])).toEqual({ a: x, b: join(day, 'bundle.json') });
});

test('anything else is none: it is opened, or refused, as evidence', () => {
  const pipe = join(here, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const paths of [[], [x], [x, y, x], [x, manifest], [manifest, x], [log, recipe], [x, recipe], [x, log], [x, pipe], [x, join(here, 'nowhere.json')], [x, here]]) expect(twoBundles(paths)).toBeUndefined();
});
