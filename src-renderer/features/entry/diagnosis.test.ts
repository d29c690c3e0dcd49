import { expect, test } from 'vitest';

import type { Diagnosis, DiagnosisView } from '#core/contract';

import { toEntryDiagnosis } from './diagnosis-view';

const edit: Diagnosis = {
  position: 3, entryIndex: 3, sequence: 4, spans: [{ from: 3, to: 4 }], tried: 7, cutShort: false,
  hypotheses: [{ kind: 'field-edited', fit: 'exact', statement: 'Only chainHash was changed.', test: 'The entry after carries it.', fields: ['chainHash'], recovered: [{ sequence: 4, field: 'chainHash', stored: 'aa', value: 'bb' }] }],
  ruledOut: [{ kind: 'renumbered', test: 'None recomputes.', tried: 6 }],
};
const view: DiagnosisView = { state: 'run', diagnoses: [edit, { ...edit, position: 9, sequence: 10, spans: [{ from: 9, to: 9 }], hypotheses: [] }], explained: 1, undiagnosed: 0, undiagnosedAtLeast: false, tried: 7 };

test('the entry at a break shows what may explain it, as an opinion, with the recovered value and what was tested', () => {
  const shown = toEntryDiagnosis(view, 3);
  expect(shown).toMatchObject({
    of: null,
    explanations: [{ fit: 'fits exactly', statement: 'Only chainHash was changed.', recovered: [{ label: 'chainHash of 4', stored: 'aa', value: 'bb' }] }],
    ruledOut: [{ kind: 'renumbered' }],
    effort: '7 candidates were hashed for this break.',
  });
  expect(shown?.opinion).toContain('no part of the verdict');
});

test('an entry that another break explains points there', () => {
  expect(toEntryDiagnosis(view, 4)?.of).toStrictEqual({ position: 3, words: 'Falls under what may explain the break at entry 4.' });
});

test('where nothing fits that is said, and where nothing is broken nothing is', () => {
  expect(toEntryDiagnosis(view, 9)).toMatchObject({ none: 'Nothing that was tried explains this break.', explanations: [] });
  expect(toEntryDiagnosis(view, 5)).toBeNull();
  expect(toEntryDiagnosis(undefined, 3)).toBeNull();
  expect(toEntryDiagnosis({ state: 'not-run', because: 'The formula is not known.' }, 3)).toBeNull();
});
