import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { ROOT, builtCli } from './testing/built-cli.fixture';

type Side = { fit: string; because: string };
type Divergence = { from: number; to: number; before: number | null; after: number | null; a: Side; b: Side; says: string };
type Document = {
  same: boolean | null;
  range?: object;
  counts: Record<string, number>;
  divergence: Divergence | null;
  divergences: Divergence[];
  neighbours: { side: string; a: Side; b: Side; says: string }[];
};
type Expected = { exit: number; counts: Record<string, number>; divergences: object[]; neighbours: object[]; range: object | null; says: string };
type Case = { name: string; title: string; named: { previous: boolean; next: boolean }; expect: Expected };

const cli = builtCli();
const vectors = join(ROOT, 'vectors');
const cases = JSON.parse(readFileSync(join(vectors, 'compare.json'), 'utf8')) as Case[];
const at = (name: string, which: string): string => join(vectors, 'compare', name, which);

function wordsFor({ name, named }: Case, [one, other]: readonly [string, string] = ['a', 'b']): string[] {
  const beside = (['previous', 'next'] as const).flatMap((side) => (named[side] ? [`--${side}`, at(name, side)] : []));
  return ['compare', at(name, one), at(name, other), ...beside, '--json'];
}

const told = ({ from, to, before, after, a, b }: Divergence): object => ({ from, to, before, after, a: a.fit, b: b.fit });

describe('pairs of copies made by an independent Python script', () => {
  test.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const { code, out, err } = await cli(wordsFor(one));
    expect(err).toBe('');
    const document = JSON.parse(out) as Document;
    expect(document.counts).toMatchObject(one.expect.counts);
    expect(document.divergences.map(told)).toEqual(one.expect.divergences);
    expect(document.neighbours.map(({ side, a, b }) => ({ side, a: a.fit, b: b.fit }))).toEqual(one.expect.neighbours);
    expect(document.range ?? null).toEqual(one.expect.range);
    expect([code, document.same]).toEqual([one.expect.exit, { 0: true, 1: false, 3: null }[one.expect.exit]]);
    expect(out).toContain(one.expect.says);
  });

  test.each(cases.map((one) => [one.name, one] as const))('%s says of B and A what it says of A and B', async (_name, one) => {
    const [there, back] = await Promise.all([cli(wordsFor(one)), cli(wordsFor(one, ['b', 'a']))]);
    const [ours, theirs] = [JSON.parse(there.out) as Document, JSON.parse(back.out) as Document];
    expect(back.code).toBe(there.code);
    expect(theirs.divergences.map(({ a, b, ...rest }) => told({ ...rest, a: b, b: a }))).toEqual(ours.divergences.map(told));
    expect(theirs.neighbours.map(({ a, b }) => [b.fit, a.fit])).toEqual(ours.neighbours.map(({ a, b }) => [a.fit, b.fit]));
  });
});

describe('at a shell', () => {
  test('where the copies part, and what ties in with what, is told a person', async () => {
    const { code, out } = await cli(['compare', at('neighbours', 'a'), at('neighbours', 'b'), '--previous', at('neighbours', 'previous'), '--next', at('neighbours', 'next')]);
    expect(code).toBe(1);
    expect(out).toMatch(/^≠ DIFFERENT {3}first at sequence 9: 2 differ, 0 only in A, 0 only in B, 3 are equal\.\n/);
    expect(out).toContain('  sequences 9 to 10: Both are consistent with the entries around it that both copies hold.\n');
    expect(out).toContain('Only A is consistent with the bundle after; B is not.\n     A  Its entry 11 links to the last entry of A, 10.\n     B  Its entry 11 does not link to the last entry of B, 10.');
    expect(out).toContain('Consistent is not original: whoever changes an entry can compute anew all that follows it.');
  });

  test('two copies without entries are not called the same', async () => {
    const { code, out } = await cli(['compare', at('empty', 'a'), at('empty', 'b')]);
    expect(code).toBe(3);
    expect(out).toMatch(/^\? NOTHING TO COMPARE\n {2}! Neither copy holds an entry: nothing was compared\.\n/);
  });

  test('copies of which a part could not be read are not called the same', async () => {
    const { code, out } = await cli(['compare', at('archives-cannot-tell', 'a'), at('archives-cannot-tell', 'b')]);
    expect(code).toBe(3);
    expect(out).toMatch(/^\? CANNOT TELL {3}20 entries equal in content, 0 seen only in A, 0 seen only in B; not everything could be compared\.\n/);
    expect(out).toContain('! not read: 2026-05-10/bundle.json: ');
  });

  test.each([
    [['--previous', 'nowhere.json'], 3, 'There is no such file'],
    [['--next', ''], 64, '--next needs the name of a bundle.'],
    [['--next', 'x', '--next', 'y'], 64, '--next stands twice.'],
    [['--frob'], 64, "Unknown option '--frob'"],
  ])('%j is told why it cannot be done', async (words, exit, says) => {
    const { code, out, err } = await cli(['compare', at('tail', 'a'), at('tail', 'b'), ...words]);
    expect(code).toBe(exit);
    expect(out + err).toContain(says);
  });

  test('an archive takes no bundles before and after: it has its own', async () => {
    const { code, err } = await cli(['compare', at('archives-same', 'a'), at('archives-same', 'b'), '--next', at('neighbours', 'next')]);
    expect([code, err]).toEqual([64, expect.stringContaining('--previous and --next belong to two bundles')]);
  });

  test('a folder with neither a bundle nor bundles below it is refused by its own name', async () => {
    const { code, out } = await cli(['compare', at('tail', 'a'), join(ROOT, 'docs'), '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({ path: join(ROOT, 'docs'), error: { code: 'unreadable-file' } });
  });
});
