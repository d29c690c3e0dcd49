import { execFileSync } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { twoCopies } from './two-copies';

const here = folder();
const file = (name: string, text: string): string => write(join(here, name), text);
const [x, y] = [file('x.json', '{"entries":[]}'), file('y.json', '\ufeff {"success":true,"data":{"entries":[]}}')];
const manifest = file('manifest.json', '{"bundleSha256":"","entryCount":2}');
const recipe = file('recipe.json', '{"id":"mine","schema":"tamperscope.recipe/1","at":"entries"}');
const log = file('log.ndjson', '{"a":1}\n{"a":2}\n');

test('two files that begin like bundles are two copies, in the order given', () => {
  expect(twoCopies([x, y])).toEqual({ a: x, b: y });
  expect(twoCopies([y, x])).toEqual({ a: y, b: x });
});

test('a folder is a copy, whatever it holds: an archive, one bundle, or nothing, which is told when it is read', () => {
  const day = join(here, 'day');
  mkdirSync(day);
  expect(twoCopies([x, day])).toEqual({ a: x, b: day });
  expect(twoCopies([day, here])).toEqual({ a: day, b: here });
});

test('anything else is none: it is opened, or refused, as evidence', () => {
  const pipe = join(here, 'pipe');
  execFileSync('mkfifo', [pipe]);
  for (const paths of [[], [x], [x, y, x], [x, manifest], [manifest, x], [log, recipe], [x, recipe], [x, log], [x, pipe], [x, join(here, 'nowhere.json')], [here, manifest]]) expect(twoCopies(paths)).toBeUndefined();
});
