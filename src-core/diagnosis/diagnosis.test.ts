import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

import { DAMAGES, GENESIS_TEXT, bundleBytes, chainHashOf, damagedChain, intactChain, makeChain, recomputeFrom, sha256 } from '../replay/chain.fixture';
import type { ChainEntry } from '../replay/chain.fixture';
import { diagnosed, diagnosesOf, told } from './diagnosis.fixture';
import type { HypothesisKind } from './index';
import type { HashedName } from './view';

/** The explanation that is true for each damage of the fixture; null: it breaks nothing. */
const TRUTH: Record<keyof typeof DAMAGES, { readonly kinds: readonly HypothesisKind[]; readonly field?: HashedName } | null> = {
  payload: { kinds: ['field-edited'], field: 'payloadDigest' },
  time: { kinds: ['field-edited', 'time-rewritten', 'one-digit'], field: 'createdAt' },
  back: { kinds: ['field-edited', 'one-digit'], field: 'createdAt' },
  link: { kinds: ['field-edited'], field: 'prevHash' },
  hash: { kinds: ['field-edited'], field: 'chainHash' },
  genesis: { kinds: ['field-edited'], field: 'prevHash' },
  organization: null,
  upper: { kinds: ['upper-case-hex'], field: 'chainHash' },
  malformed: { kinds: ['field-edited'], field: 'prevHash' },
  renumbered: { kinds: ['field-edited'], field: 'sequence' },
  unplaced: { kinds: ['entry-misplaced'], field: 'sequence' },
  rehashed: { kinds: ['entry-remade'] },
  deletion: { kinds: ['entries-deleted'] },
  duplicate: { kinds: ['entry-duplicated'] },
  swap: null,
};

const textChain = fc.record({ length: fc.integer({ min: 3, max: 7 }), from: fc.constantFrom(1, 2, 401) }).map(({ length, from }) => makeChain(length, { from }));

describe('a single damage', () => {
  it.each(Object.keys(DAMAGES) as (keyof typeof DAMAGES)[])('%s: what was done is among the explanations that fit', (name) => {
    fc.assert(
      fc.property(textChain, fc.nat(), (chain, which) => {
        const damaged = DAMAGES[name](chain, which % chain.length);
        const diagnoses = diagnosesOf(damaged);
        const truth = TRUTH[name];
        if (truth === null || diagnoses.length === 0) {
          expect(diagnoses).toStrictEqual([]);
          // Cutting an end, or changing what nobody follows, leaves a chain without a break.
          if (truth !== null) expect(['deletion', 'unplaced', 'rehashed', 'genesis']).toContain(name);
          return;
        }
        const fits = diagnoses.flatMap(({ hypotheses }) => hypotheses).some(({ kind, fields }) => truth.kinds.includes(kind) && (truth.field === undefined || fields.includes(truth.field)));
        expect(fits, told(diagnoses).join('; ')).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves no break unexplained where the explanation fits exactly, and recovers the value', () => {
    const chain = makeChain(7);
    for (const [name, field] of [['link', 'prevHash'], ['hash', 'chainHash'], ['upper', 'chainHash'], ['renumbered', 'sequence']] as const) {
      const diagnoses = diagnosesOf(DAMAGES[name](chain, 3));
      expect(diagnoses, name).toHaveLength(1);
      expect(diagnoses[0]!.hypotheses[0]!.fit).toBe('exact');
      expect(diagnoses[0]!.hypotheses[0]!.recovered).toMatchObject([{ field, value: String(chain[3]![field]) }]);
    }
  });

  it('shows a sequence that was written as text as text: it must not read like the number that is recovered', () => {
    const chain = makeChain(7);
    const diagnoses = diagnosesOf(chain.map((entry, index) => (index === 3 ? { ...entry, sequence: '4' } : entry)));
    expect(diagnoses[0]!.hypotheses[0]!.recovered).toMatchObject([{ field: 'sequence', stored: '"4"', value: '4' }]);
  });
});

describe('an intact chain', () => {
  it('has nothing to diagnose, under any recipe', () => {
    fc.assert(
      fc.property(intactChain, ({ chain, recipe }) => {
        expect(diagnosed(bundleBytes(chain), recipe)).toStrictEqual({ state: 'run', diagnoses: [], explained: 0, undiagnosed: 0, undiagnosedAtLeast: false, tried: 0 });
      }),
      { numRuns: 50 },
    );
  });
});

/** The chain with some fields of one entry changed. */
const edited = (chain: readonly ChainEntry[], at: number, change: object): object[] => chain.map((entry, index) => (index === at ? { ...entry, ...change } : entry));

describe('a value that fits exactly is recovered', () => {
  const chain = makeChain(6);
  const recovered = (at: number, change: object): unknown => diagnosesOf(edited(chain, at, change)).map(({ hypotheses }) => hypotheses[0]?.recovered[0]?.value);

  it.each([
    ['+00:00 for Z', '2026-05-06T08:00:03.000+00:00'], ['no milliseconds', '2026-05-06T08:00:03Z'], ['microseconds', '2026-05-06T08:00:03.000000Z'],
    ['lower-case t and z', '2026-05-06t08:00:03.000z'], ['a local time', '2026-05-06T10:00:03.000+02:00'], ['a space and no zone', '2026-05-06 08:00:03'], ['Unix time', '1778054403000'],
  ])('createdAt with %s', (_title, createdAt) => {
    expect(recovered(2, { createdAt })).toStrictEqual([chain[2]!.createdAt]);
  });

  it('createdAt whose finer digits were cut off or rounded away', () => {
    const fine = recomputeFrom(edited(chain, 2, { createdAt: '2026-05-06T08:00:03.123567Z' }) as ChainEntry[], 2);
    for (const createdAt of ['2026-05-06T08:00:03.123Z', '2026-05-06T08:00:03.124Z']) {
      expect(diagnosesOf(edited(fine, 2, { createdAt }))[0]!.hypotheses[0]).toMatchObject({ kind: 'time-rewritten', fit: 'exact', recovered: [{ value: '2026-05-06T08:00:03.123567Z' }] });
    }
  });

  it('one digit of each hashed field', () => {
    const { payloadDigest, prevHash, chainHash } = chain[2]!;
    const other = (hash: string): string => hash.slice(0, 40) + (hash[40] === '7' ? '8' : '7') + hash.slice(41);
    expect(recovered(2, { payloadDigest: other(payloadDigest) })).toStrictEqual([payloadDigest]);
    expect(recovered(2, { prevHash: other(prevHash) })).toStrictEqual([prevHash]);
    expect(recovered(5, { chainHash: other(chain[5]!.chainHash) })).toStrictEqual([chain[5]!.chainHash]);
    expect(recovered(2, { chainHash: other(chainHash) })).toStrictEqual([chainHash]);
    expect(recovered(2, { createdAt: '2026-05-07T08:00:03.000Z' })).toStrictEqual([chain[2]!.createdAt]);
    expect(recovered(5, { sequence: 900 })).not.toContain('6');
    expect(recovered(5, { sequence: 86 })).toStrictEqual(['6']);
  });
});

describe('what was done to several entries', () => {
  const chain = makeChain(8);
  const renumber = (entries: readonly ChainEntry[]): ChainEntry[] => entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));
  const without = (...places: number[]): ChainEntry[] => chain.filter((_, index) => !places.includes(index));

  it('entries taken out: two numbers missing', () => {
    expect(told(diagnosesOf(without(2, 3)))).toStrictEqual(['5 consistent entries-deleted']);
    const [edge] = diagnosesOf(edited(without(2, 3), 2, { payloadDigest: sha256('x') }));
    expect(edge!.hypotheses[0]!.test).toBe('This entry does not recompute, the one before recomputes; this entry’s prevHash is not the chain hash of the entry before.');
  });

  it('entries taken out and the rest numbered anew: one diagnosis for all that follow', () => {
    const view = diagnosed(bundleBytes(renumber(without(2, 3))));
    expect(view).toMatchObject({ state: 'run', explained: 3, undiagnosed: 0, diagnoses: [{ sequence: 3, spans: [{ from: 2, to: 5 }], hypotheses: [{ kind: 'entries-deleted', fit: 'exact', recovered: [{ stored: '3', value: '5' }] }] }] });
  });

  it('two entries in each other’s place', () => {
    const [third, fourth] = [chain[2]!, chain[3]!];
    const swapped = chain.map((entry, index) => (index === 2 ? { ...fourth, sequence: 3 } : index === 3 ? { ...third, sequence: 4 } : entry));
    expect(told(diagnosesOf(swapped))).toStrictEqual(['3 exact entries-swapped sequence']);
    const payloads = chain.map((entry, index) => (index === 2 ? { ...entry, payloadDigest: fourth.payloadDigest } : index === 3 ? { ...entry, payloadDigest: third.payloadDigest } : entry));
    expect(told(diagnosesOf(payloads))).toStrictEqual(['3 exact entries-swapped payloadDigest']);
    const both = payloads.map((entry, index) => (index === 2 ? { ...entry, createdAt: fourth.createdAt } : index === 3 ? { ...entry, createdAt: third.createdAt } : entry));
    expect(told(diagnosesOf(both))).toStrictEqual(['3 exact entries-swapped payloadDigest,createdAt']);
  });

  it('an entry inserted, the rest numbered anew or not', () => {
    const foreign = { ...chain[2]!, payloadDigest: sha256('inserted'), prevHash: sha256('nowhere') };
    const inserted = [...chain.slice(0, 3), { ...foreign, sequence: 4, chainHash: chainHashOf({ ...foreign, sequence: 4 }) }, ...chain.slice(3)];
    expect(told(diagnosesOf(renumber(inserted)))).toContain('4 exact entries-inserted sequence');
    expect(told(diagnosesOf(inserted))).toContain('4 exact entries-inserted');
  });

  it('a fork, whichever side is continued', () => {
    const twin = { ...chain[2]!, payloadDigest: sha256('the other side') };
    const made = { ...twin, chainHash: chainHashOf(twin) };
    const first = diagnosesOf([...chain.slice(0, 3), made, ...chain.slice(3)]);
    expect(told(first)).toContain('3 exact fork');
    expect(first).toHaveLength(1);
    expect(told(diagnosesOf([...chain.slice(0, 2), made, ...chain.slice(2)]))).toContain('3 exact fork');
  });

  it('a chain begun anew, and a suffix made anew', () => {
    const anew = recomputeFrom(chain.slice(4).map((entry) => ({ ...entry, prevHash: GENESIS_TEXT })), 0);
    const begun = recomputeFrom([{ ...anew[0]!, chainHash: chainHashOf({ ...anew[0]!, prevHash: GENESIS_TEXT }) }, ...anew.slice(1)], 1);
    expect(told(diagnosesOf([...chain.slice(0, 4), ...begun]))).toStrictEqual(['5 exact new-genesis']);
    const other = recomputeFrom(makeChain(8).map((entry) => ({ ...entry, payloadDigest: sha256(`other ${String(entry.sequence)}`) })), 0);
    expect(told(diagnosesOf([...chain.slice(0, 4), ...other.slice(4)]))).toStrictEqual(['5 consistent entry-remade payloadDigest,createdAt,chainHash', '5 consistent suffix-recomputed', '5 consistent entries-deleted']);
  });

  it('another reading of the formula', () => {
    const piped = makeChain(8, { recipe: 'adjudon-decision/pipe' });
    expect(diagnosed(bundleBytes(piped))).toMatchObject({ explained: 7, diagnoses: [{ hypotheses: [{ kind: 'other-recipe', fit: 'exact' }], spans: [{ from: 0, to: 7 }] }] });
  });
});

describe('where nothing fits exactly', () => {
  it('says which fields may have been changed, and that it cannot be told which', () => {
    const [inside] = diagnosesOf(edited(makeChain(5), 2, { payloadDigest: sha256('x') }));
    expect(inside!.hypotheses).toMatchObject([{ fit: 'consistent', statement: 'Would be explained by a change of payloadDigest or createdAt, or of more than one of them.', test: 'The entry before confirms prevHash; the neighbours confirm sequence; the entry after confirms chainHash; which of the rest was changed cannot be told from this bundle.' }]);
    expect(inside!.ruledOut.map(({ kind }) => kind)).toEqual(expect.arrayContaining(['time-rewritten', 'entries-swapped', 'entries-inserted', 'renumbered', 'one-digit']));
    const [last] = diagnosesOf(edited(makeChain(5), 4, { payloadDigest: sha256('x') }));
    expect(last!.hypotheses[0]!.fields).toStrictEqual(['payloadDigest', 'createdAt', 'chainHash']);
  });
});

describe('hostile bundles', () => {
  it('of thousands of breaks: twenty diagnoses, the rest counted, the candidates bounded', () => {
    const chain = makeChain(3000).map((entry) => ({ ...entry, payloadDigest: sha256(`other ${String(entry.sequence)}`) }));
    const view = diagnosed(bundleBytes(chain));
    expect(view).toMatchObject({ state: 'run', explained: 0, undiagnosed: 2980, undiagnosedAtLeast: false });
    if (view.state === 'run') {
      expect(view.diagnoses).toHaveLength(20);
      for (const { tried, cutShort, ruledOut } of view.diagnoses) {
        expect(tried).toBeLessThan(8192);
        expect(cutShort).toBe(false);
        expect(ruledOut.map(({ kind }) => kind)).toContain('one-digit');
      }
    }
  });

  it('of endless fractions, digits and members: no candidate is tried more than it is worth', () => {
    const chain = makeChain(5);
    const long = diagnosed(bundleBytes(edited(chain, 2, { createdAt: `2026-05-06T08:00:03.${'1'.repeat(60_000)}Z` })));
    expect(long).toMatchObject({ state: 'run', diagnoses: [{ sequence: 3 }] });
    const text = JSON.stringify({ entries: chain }).replace('"sequence":3', `"sequence":${'9'.repeat(900)}`);
    expect(diagnosed(new TextEncoder().encode(text))).toMatchObject({ state: 'run' });
    const heavy = chain.map((entry) => ({ ...entry, payloadDigest: sha256('x'), note: 'x'.repeat(2 ** 24) }));
    expect(diagnosed(bundleBytes(heavy))).toMatchObject({ state: 'run', undiagnosedAtLeast: false });
  });

  it('of any few damages: always an answer, with each break diagnosed, explained or counted', () => {
    fc.assert(
      fc.property(damagedChain, (chain) => {
        const view = diagnosed(bundleBytes(chain));
        expect(view.state).toBe('run');
        if (view.state !== 'run') return;
        for (const { hypotheses, ruledOut } of view.diagnoses) expect(hypotheses.length + ruledOut.length).toBeGreaterThan(0);
        // Never a fact, and never an accusation.
        for (const { statement, test } of view.diagnoses.flatMap(({ hypotheses }) => hypotheses)) {
          expect(statement).toMatch(/^Would be explained by [a-zA-Z].*[^.]\.$/);
          expect(statement + test).not.toMatch(/tamper|forg|manipulat|fraud|fak|malicious|conceal|illegal/i);
        }
      }),
      { numRuns: 200 },
    );
  });

  it('without a known formula: not run', () => {
    expect(diagnosed(bundleBytes(makeChain(3).map((entry) => ({ ...entry, chainHash: sha256('foreign') }))), null)).toMatchObject({ state: 'not-run' });
  });
});
