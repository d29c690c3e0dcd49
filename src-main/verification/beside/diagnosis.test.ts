import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { expect, describe, it } from 'vitest';

import type { Verdict } from '#core/assess';
import { NOTHING_SUPPLIED } from '#core/contract';
import type { Diagnosis, DiagnosisView } from '#core/contract';
import { ambiguityWords } from '#core/diagnosis';
import type { RecipeId } from '#core/replay';

import { bundle, chain, edited, folder, write } from '../testing/evidence.fixture';
import { Verification } from '../verify';

const vectors = resolve(import.meta.dirname, '../../../vectors');

type Case = { name: string; title: string; bundle: string; told: string[] | null; planted: string | null; recovered: [string, string, string][]; explained: number; recipe: RecipeId | null };
const here = folder();
const cases = JSON.parse(readFileSync(join(vectors, 'diagnosis.json'), 'utf8')) as Case[];

async function diagnosed(path: string, recipe: RecipeId | null = null): Promise<{ readonly verdict: Verdict; readonly view: DiagnosisView }> {
  const verification = new Verification({ bundle: path, manifest: null, manifestNamed: false, recipe, supplied: NOTHING_SUPPLIED }, { ticks: () => 0, now: () => '', told: () => undefined });
  try {
    const outcome = await verification.run();
    if (outcome.kind === 'refused' || outcome.beside.diagnosis === undefined) throw new Error('refused');
    return { verdict: outcome.verdict, view: outcome.beside.diagnosis };
  } finally {
    verification.close();
  }
}

const said = ({ sequence, hypotheses }: Diagnosis): string[] => hypotheses.map(({ fit, kind, fields }) => `${String(sequence)} ${fit} ${kind}${fields.length === 0 ? '' : ` ${fields.join(',')}`}`);

describe('one cause planted, in vectors made by Python', () => {
  it.each(cases.map((one) => [one.name, one.title, one] as const))('%s: %s', async (_name, _title, one) => {
    const { view } = await diagnosed(join(vectors, one.bundle), one.recipe);
    if (view.state === 'not-run' || one.told === null) {
      expect([view.state, one.told]).toStrictEqual(['not-run', null]);
      return;
    }
    expect(view.diagnoses.flatMap(said)).toStrictEqual(one.told);
    const recovered = view.diagnoses.flatMap(({ hypotheses }) => hypotheses[0]?.recovered ?? []);
    expect(recovered.map(({ sequence, field, value }) => [sequence === null ? '' : String(sequence), field, value])).toStrictEqual(one.recovered);
    expect([view.explained, view.undiagnosed]).toStrictEqual([one.explained, 0]);
    for (const diagnosis of view.diagnoses) {
      const [first] = diagnosis.hypotheses;
      const equal = diagnosis.hypotheses.filter(({ fit }) => fit === first?.fit);
      expect(equal.map(({ kind }) => kind)).toContain(one.planted);
      if (first?.kind !== one.planted) expect(ambiguityWords(diagnosis)).toContain('nothing in this bundle tells them apart');
    }
  });

  it('plants every kind of explanation that there is', () => {
    const kinds = ['other-recipe', 'upper-case-hex', 'time-rewritten', 'made-malformed', 'one-digit', 'field-edited', 'entries-swapped', 'entry-duplicated', 'fork', 'new-genesis', 'entry-misplaced', 'entries-deleted', 'entries-inserted', 'renumbered', 'entry-remade', 'suffix-recomputed'];
    expect([...new Set(cases.map(({ planted }) => planted))].filter((kind) => kind !== null).sort()).toStrictEqual(kinds.sort());
  });
});

describe('hostile bundles', () => {
  const long = chain(40);
  const hostile: Record<string, string> = {
    'a megabyte in every field of every entry': bundle(chain(6).map((entry) => ({ ...entry, payloadDigest: 'f'.repeat(2 ** 18), prevHash: 'F'.repeat(2 ** 18), createdAt: `2026-05-06T08:00:00.${'1'.repeat(2 ** 18)}Z` }))),
    'values of every wrong type': bundle([...long.slice(0, 8), null, [], 7, 'text', ...([null, {}, [], true, -1, 1.5, 'x'] as const).map((value, index) => ({ ...long[8 + index], payloadDigest: value, prevHash: value, createdAt: value })), ...long.slice(15)]),
    'thousands of elements without a place': bundle([...long.slice(0, 3), ...long.slice(4), ...Array.from({ length: 5000 }, () => ({ ...long[3], sequence: 'none' }))]),
    'one sequence for all': bundle(chain(300).map((entry) => ({ ...entry, sequence: 5 }))),
    'sequences of a thousand digits': bundle(long).replace(/"sequence":(\d)/g, `"sequence":${'9'.repeat(990)}$1`),
    'keys of every object': bundle(edited(long, { 4: { payloadDigest: long[4]?.payloadDigest, constructor: 1, toString: 2 } })).replace('"traceId":"trace_00004"', '"__proto__":{"chainHash":"x"}'),
    'nothing but breaks, out of order': bundle(chain(3000).map((entry) => ({ ...entry, payloadDigest: entry.prevHash })).reverse()),
  };

  it.each(Object.entries(hostile))('%s: an answer, within its limits, and no word of it in the verdict', async (name, text) => {
    const { verdict, view } = await diagnosed(write(join(here, `${name}.json`), text), 'adjudon-decision/text');
    expect(JSON.stringify(verdict)).not.toContain('explained');
    expect(view.state).toBe('run');
    if (view.state === 'not-run') return;
    expect(view.diagnoses.length).toBeLessThanOrEqual(20);
    expect(JSON.stringify(view).length).toBeLessThan(100_000);
    for (const { tried } of view.diagnoses) expect(tried).toBeLessThan(8192 + 512);
  });

  it('more entries than there is room to read again: the rest is counted, not guessed at', async () => {
    const heavy = chain(20).map((entry) => ({ ...entry, payloadDigest: entry.prevHash, note: 'x'.repeat(2 ** 22) }));
    const { view } = await diagnosed(write(join(here, 'heavy.json'), bundle(heavy)), 'adjudon-decision/text');
    expect(view.state === 'run' ? view.diagnoses.length + view.undiagnosed : 0).toBe(20);
    expect(view.state === 'run' ? view.diagnoses.at(-1) : undefined).toMatchObject({ cutShort: true });
  });
});
