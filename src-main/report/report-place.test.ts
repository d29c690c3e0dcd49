import { execFileSync } from 'node:child_process';
import { linkSync, mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { whyNotThere } from './report-place';

const here = folder();
const at = (name: string): string => join(here, name);
const bundle = write(at('bundle.json'), '{}');
const manifest = write(at('manifest.json'), '');
const why = (place: string): string => whyNotThere(place, [bundle, manifest]) ?? 'allowed';

test('the evidence is never replaced, by whatever name it is reached', () => {
  mkdirSync(at('below'));
  symlinkSync('bundle.json', at('soft'));
  linkSync(bundle, at('hard'));
  linkSync(manifest, at('hard-manifest'));
  symlinkSync(here, at('below/again'));
  for (const name of ['bundle.json', 'below/../bundle.json', 'soft', 'hard', 'below/again/bundle.json', 'manifest.json', 'hard-manifest']) {
    expect([name, why(at(name))]).toEqual([name, expect.stringMatching(/^The report may not replace the evidence\./)]);
  }
});

test('nor under a name that evidence had and lost', () => {
  expect(whyNotThere(at('lost.json'), [at('lost.json')])).toMatch(/^The report may not replace the evidence\./);
});

test('nor a folder, a FIFO, a device, or a link: the report is renamed into its place', () => {
  execFileSync('mkfifo', [at('fifo')]);
  write(at('older.pdf'), '%PDF-1.7');
  symlinkSync('older.pdf', at('link'));
  for (const place of [at('below'), at('fifo'), '/dev/null', at('link')]) expect([place, why(place)]).toEqual([place, expect.stringContaining('can only be written as a file')]);
});

test('of other files an older PDF may be replaced, and one that is empty', () => {
  write(at('bundle-of-tuesday.json'), '{"entries":[]}');
  write(at('identity.p12'), '0');
  write(at('empty'), '');
  expect(why(at('older.pdf'))).toBe('allowed');
  expect(why(at('empty'))).toBe('allowed');
  for (const name of ['bundle-of-tuesday.json', 'identity.p12']) expect(why(at(name))).toContain('may replace an older PDF, but no other file');
});

test('a name that is free may be taken', () => expect(why(at('new.pdf'))).toBe('allowed'));
