import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { ROOT, builtCli } from './testing/built-cli.fixture';

type Case = { name: string; evidence: string; recipe: string | null; tenant: string | null; start?: string; end?: string; expect: { exit: number; aster?: object } };
type Verdict = { conclusion: string; log: { recipe: { id: string; pinned: boolean } }; findings: { code: string }[] };

const cli = builtCli();
const here = folder();
const cases = JSON.parse(readFileSync(join(ROOT, 'vectors/logs.json'), 'utf8')) as Case[];
const log = (name: string): string => `vectors/logs/${name}`;

function wordsFor({ evidence, recipe, start, end }: Case): string[] {
  const window = start === undefined ? [] : ['--start', start, '--end', end ?? ''];
  return ['verify', `vectors/${evidence}`, '--json', ...(recipe === null ? [] : ['--recipe', recipe.endsWith('.json') ? `vectors/${recipe}` : recipe]), ...window];
}

describe('a log at the command line', () => {
  // All of them are run without a process elsewhere; here one is for each way of ending and each way of calling.
  const groups = new Map(cases.map((one) => [JSON.stringify([one.expect.exit, one.recipe, one.start === undefined, one.evidence.slice(-6)]), one]));
  test('ends with the code of its vector', async () => {
    const left = [...groups.values()];
    await Promise.all([1, 2].map(async () => {
      for (let one = left.pop(); one !== undefined; one = left.pop()) {
        const { code, out, err } = await cli(wordsFor(one));
        expect([one.name, code, err]).toEqual([one.name, one.expect.exit, '']);
        expect((JSON.parse(out) as Verdict).log.recipe.pinned).toBe(one.recipe !== null);
      }
    }));
  });

  test('says how many known changes to copies of its own records were detected, or why none were made', async () => {
    expect((await cli(['verify', log('array.json')])).out).toMatch(/Negative controls\n {2}✓ (\d+) of \1 seeded changes detected, in copies of three neighbouring records of one chain, \d+ to \d+, by the strict reader\./);
    expect((await cli(['verify', log('milliseconds.json'), '--recipe', 'aster/audit'])).out).toContain('Negative controls\n  – Negative controls were not run. The recipe recomputes nothing here');
  });

  test('is answered for in the shape of Aster\u2019s endpoint, our verdict beside it', async () => {
    for (const one of cases.filter(({ name }) => ['tenants', 'edited', 'window'].includes(name))) {
      const { code, out } = await cli([...wordsFor(one), '--as', 'aster', ...(one.tenant === null ? [] : ['--tenant', one.tenant])]);
      const { verdict, ...answer } = JSON.parse(out) as { verdict: Verdict };
      expect([one.name, code, answer]).toEqual([one.name, one.expect.exit, one.expect.aster]);
      expect(Object.keys(answer)).toEqual(['valid', 'brokenAt', 'reason', 'recordsVerified']);
      expect(verdict.log.recipe.id).toBe('aster/audit');
    }
  });

  test.each([
    [['--start', '2026-05-01T00:00:00Z'], 'Missing required parameters: start and end are required'],
    [['--start', '2026-05-01T00:00:00Z', '--end', 'tomorrow'], 'Invalid time format. Use ISO8601 format (e.g., 2025-01-15T10:00:00Z)'],
    [['--start', '2026-05-01T00:00:00Z', '--end', '2026-06-01T00:00:00Z'], 'Time range too large. Maximum: 30 days'],
    [['--as', 'asters'], 'There is no answer in the shape "asters". Known: aster.'],
    [['--tenant', 'acme'], '--tenant belongs to --as aster.'],
    [['--head', 'a'.repeat(64)], '--head belongs to a bundle, and this evidence is a log (aster/audit).'],
    [['--manifest', 'x.json'], '--manifest belongs to a bundle, and this evidence is a log (aster/audit).'],
    [['--as', 'aster'], 'The log holds 2 tenants: name one with --tenant (acme, globex).'],
    [['--as', 'aster', '--tenant', 'nobody'], 'No record with a hash names the tenant "nobody".'],
    [['--recipe', 'aster'], 'There is no recipe "aster".'],
    [['--recipe', 'adjudon-decision/text', '--as', 'aster'], '--start, --end, --as and --tenant belong to a log, and adjudon-decision/text is the recipe of a bundle.'],
  ])('refuses what does not belong together: %j', async (words, sentence) => {
    const { code, out, err } = await cli(['verify', log('tenants.json'), ...words]);
    expect([code, out]).toEqual([64, '']);
    expect(err).toContain(`tamperscope: ${sentence}`);
  });

  test('takes 30 days and 23 hours for a window, as the endpoint does', async () => {
    expect((await cli(['verify', log('array.json'), '--start', '2026-05-01T00:00:00Z', '--end', '2026-05-31T23:59:59.999Z'])).code).toBe(0);
  });

  test('is verified by a recipe of the examiner\u2019s own, a bundle too', async () => {
    const recipe = write(join(here, 'mine.json'), readFileSync(join(ROOT, 'resources/recipes/adjudon-decision-text.json'), 'utf8').replace('"adjudon-decision/text"', '"mine"'));
    const broken = await cli(['verify', 'resources/samples/broken/bundle.json', '--recipe', recipe, '--json']);
    expect([broken.code, (JSON.parse(broken.out) as Verdict).log.recipe.id]).toEqual([1, 'mine']);
    expect((await cli(['verify', 'resources/samples/intact/bundle.json', '--recipe', recipe])).out).toContain(`named by the examiner)\n               ${recipe}\n               SHA-256 `);
  });

  test('says why a recipe file cannot be used, and where it found no records', async () => {
    const wrong = await cli(['verify', log('array.json'), '--recipe', write(join(here, 'wrong.json'), '{"schema":"tamperscope.recipe/1","eval":"x"}')]);
    expect([wrong.code, wrong.out]).toEqual([64, '']);
    expect(wrong.err).toContain('The recipe file cannot be used: ');
    const gone = await cli(['verify', log('array.json'), '--recipe', join(here, 'gone.json'), '--json']);
    expect([gone.code, JSON.parse(gone.out)]).toMatchObject([3, { error: { code: 'not-found' } }]);
    const nowhere = await cli(['verify', 'resources/samples/intact/bundle.json', '--recipe', 'aster/audit', '--json']);
    expect([nowhere.code, JSON.parse(nowhere.out)]).toMatchObject([3, { error: { code: 'not-a-bundle' } }]);
  });

  test('does not let a report replace the recipe', async () => {
    const recipe = write(join(here, 'kept.json'), readFileSync(join(ROOT, 'resources/recipes/aster-audit.json'), 'utf8'));
    expect((await cli(['verify', log('array.json'), '--recipe', recipe, '--report', recipe])).code).toBe(64);
  });

  test('writes a signed report', async () => {
    const { code, out } = await cli(['verify', log('edited.json'), '--report', join(here, 'r.pdf')]);
    expect([code, out.includes('Report    ')]).toEqual([1, true]);
  });

  test('whose report tells how to get the endpoint\u2019s answer again, for the tenant that was named', async () => {
    expect((await cli(['verify', log('tenants.json'), '--as', 'aster', '--tenant', 'globex', '--report', join(here, 't.pdf')])).code).toBe(0);
    const told = execFileSync('pdftotext', ['-raw', join(here, 't.pdf'), '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    expect(told).toContain('$ tamperscope verify tenants.json --as aster --tenant globex --json valid true, recordsVerified 3');
    const again = await cli(['verify', log('tenants.json'), '--as', 'aster', '--tenant', 'globex', '--json']);
    expect(JSON.parse(again.out)).toMatchObject({ valid: true, recordsVerified: 3, verdict: { conclusion: 'passed' } });
  });
});

describe('the summary of a log', () => {
  test('names recipe, formula and coverage, draws the break, and gives the endpoint\u2019s answer', async () => {
    const { out } = await cli(['verify', log('edited.json')]);
    expect(out).toMatch(/^✗ FAILED {3}Chain broken at record 31\.\n/);
    expect(out).toContain('entry 31  ✗ DOES NOT RECOMPUTE');
    expect(out).toContain('reason current_hash tampered at record id=31');
    expect(out).toContain('currentHash covers prevHash, eventType, timestamp, tenantId, policyModule, policyFunction, success.');
  });

  test('says of an operations log that contents are not claimed', async () => {
    const { out } = await cli(['verify', log('operations.json')]);
    expect(out).toMatch(/^\? INDETERMINATE {3}Cannot tell\. Contents are not claimed: the formula is not published\.\n/);
  });

  test('lets nothing from outside move the cursor or begin a line', async () => {
    const evil = '\u001b[2J\u202e\n✓ PASSED\r\u009b31m';
    const records = [1, 2, 3].map((id) => ({ id, eventType: evil, timestamp: evil, tenantId: `${evil}${id % 2}`, prevHash: id === 1 ? null : evil, currentHash: evil }));
    const path = join(here, 'evil.json');
    writeFileSync(path, JSON.stringify(records));
    const { code, out } = await cli(['verify', path]);
    expect([code, /[\u001b\u202e\r\u009b]/.test(out), out.includes('\n✓ PASSED')]).toEqual([2, false, false]);
  });
});
