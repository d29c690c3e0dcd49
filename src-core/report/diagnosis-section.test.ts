import { expect, test } from 'vitest';

import type { Diagnosis, DiagnosisView } from '#core/contract';

import { diagnosisCheck, diagnosisSections } from './diagnosis-section';

const edit: Diagnosis = {
  position: 3, entryIndex: 3, sequence: 4, spans: [{ from: 3, to: 4 }], tried: 7, cutShort: false,
  hypotheses: [{ kind: 'field-edited', fit: 'exact', statement: 'Would be explained by a change of chainHash alone.', test: 'The entry after carries it.', fields: ['chainHash'], recovered: [{ sequence: 4, field: 'chainHash', stored: 'aa', value: 'bb' }] }],
  ruledOut: [{ kind: 'renumbered', test: 'None recomputes.', tried: 6 }],
};
const view: DiagnosisView = { state: 'run', diagnoses: [edit], explained: 1, undiagnosed: 3, undiagnosedAtLeast: true, tried: 7 };
const printed = (diagnosis: DiagnosisView): string => JSON.stringify(diagnosisSections({ beside: { diagnosis } }));

test('the section opens with what it is, and counts what it leaves out', () => {
  const [section] = diagnosisSections({ beside: { diagnosis: view } });
  expect(section?.title).toBe('Diagnosis (opinion)');
  expect(section?.blocks[0]).toMatchObject({ kind: 'callout', tone: 'open', title: 'Opinion, no part of the verdict' });
  expect(printed(view)).toContain('1 break was diagnosed; 1 more falls under the same explanations; at least 3 further were not diagnosed.');
});

test('each explanation stands with its fit, its test and the recovered value, and with what was tested in vain', () => {
  for (const words of ['fits exactly', 'a change of chainHash alone', 'The entry after carries it.', '"chainHash of entry 4:"', '"bb"', 'Does not fit', 'None recomputes.', '7 candidates were hashed']) expect(printed(view)).toContain(words);
});

test('several explanations that fit equally well are said to be so', () => {
  const [only] = edit.hypotheses;
  const two = { ...edit, hypotheses: only === undefined ? [] : [only, only] };
  expect(printed({ ...view, diagnoses: [two] })).toContain('2 explanations fit exactly; nothing in this bundle tells them apart.');
  expect(printed(view)).not.toContain('tells them apart');
});

test('a search that was cut short, and a break that nothing explains, are said to be so', () => {
  expect(printed({ ...view, diagnoses: [{ ...edit, hypotheses: [], cutShort: true }] })).toMatch(/unexplained.*Nothing that was tried explains this break.*a limit was reached/);
});

test('without a break there is no section; without a formula it says why', () => {
  const none: DiagnosisView = { state: 'run', diagnoses: [], explained: 0, undiagnosed: 0, undiagnosedAtLeast: false, tried: 0 };
  expect(diagnosisSections({ beside: { diagnosis: none } })).toEqual([]);
  expect(diagnosisSections({ beside: {} })).toEqual([]);
  expect(printed({ state: 'not-run', because: 'The formula is not known.' })).toContain('The formula is not known.');
  expect([view, none, { state: 'not-run', because: 'Why.' } as const].map((diagnosis) => diagnosisCheck({ beside: { diagnosis } }).result)).toEqual(['ok', 'not run', 'not run']);
});
