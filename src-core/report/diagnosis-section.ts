import type { Diagnosis, DiagnosisView, Examination, Hypothesis } from '#core/contract';
import { FIT_WORDS, OPINION, ambiguityWords, countWords, effortWords, firstWords } from '#core/diagnosis';

import type { Block, Cell, Line, Section } from './document';
import { cell, paragraph, subheading } from './document';

/** The opinion on each break with its alternatives; no section where nothing is broken. */
export function diagnosisSections({ beside }: Pick<Examination, 'beside'>): readonly Section[] {
  const view = beside.diagnosis;
  if (view === undefined || isEmpty(view)) return [];
  const diagnoses = view.state === 'run' ? view.diagnoses : [];
  return [{
    title: 'Diagnosis (opinion)',
    ownPage: false,
    blocks: [{ kind: 'callout', tone: 'open', title: 'Opinion, no part of the verdict', text: OPINION }, paragraph(countWords(view)), ...diagnoses.flatMap(diagnosisBlocks)],
  }];
}

const isEmpty = (view: DiagnosisView): boolean => view.state === 'run' && view.diagnoses.length === 0 && view.undiagnosed === 0;

/** Diagnosis as one check of the method. */
export function diagnosisCheck({ beside }: Pick<Examination, 'beside'>): { readonly name: string; readonly result: 'ok' | 'not run'; readonly why: string } {
  const name = 'Diagnosis of each break by counterfactual replay (opinion)';
  const view = beside.diagnosis;
  if (view === undefined) return { name, result: 'not run', why: 'It was not part of this examination.' };
  // There is nothing that a diagnosis could pass or fail: what was done is said, never as good news.
  if (view.state === 'not-run') return { name, result: 'not run', why: view.because };
  return isEmpty(view) ? { name, result: 'not run', why: countWords(view) } : { name, result: 'ok', why: `Done: ${countWords(view)} No part of the verdict.` };
}

function diagnosisBlocks(diagnosis: Diagnosis): readonly Block[] {
  const { sequence, hypotheses, ruledOut } = diagnosis;
  return [
    subheading(`Break at entry ${String(sequence)}: ${hypotheses.length === 0 ? 'unexplained' : hypotheses.length === 1 ? 'one explanation' : `${String(hypotheses.length)} explanations, what fits exactly first`}`, false),
    ...(hypotheses.length === 0 ? [paragraph(firstWords(diagnosis))] : [hypothesesTable(diagnosis)]),
    ...(ambiguityWords(diagnosis) === '' ? [] : [paragraph(ambiguityWords(diagnosis))]),
    ...(ruledOut.length === 0 ? [] : [ruledOutTable(diagnosis)]),
    paragraph(effortWords(diagnosis)),
  ];
}

function hypothesesTable({ sequence, hypotheses }: Diagnosis): Block {
  return {
    kind: 'table',
    caption: `What may explain the break at entry ${String(sequence)}`,
    columns: [{ title: 'Fit', share: 0.15 }, { title: 'Explanation', share: 0.45 }, { title: 'Tested', share: 0.4 }],
    rows: hypotheses.map((hypothesis): readonly Cell[] => [cell(FIT_WORDS[hypothesis.fit], 'strong'), { lines: explanation(hypothesis) }, cell(hypothesis.test)]),
  };
}

function explanation({ statement, recovered }: Hypothesis): readonly Line[] {
  const values = recovered.flatMap(({ sequence, field, stored, value }): Line[] => [
    { text: `${field}${sequence === null ? '' : ` of entry ${String(sequence)}`}:`, as: 'plain' },
    { label: 'stored', text: stored, as: 'mono' },
    { label: 'recovered', text: value, as: 'mono' },
  ]);
  return [{ text: statement, as: 'plain' }, ...values];
}

function ruledOutTable({ sequence, ruledOut }: Diagnosis): Block {
  return {
    kind: 'table',
    caption: `Also tested at entry ${String(sequence)}, without a fit`,
    columns: [{ title: 'Does not fit', share: 0.25 }, { title: 'Tested', share: 0.6 }, { title: 'Candidates', share: 0.15 }],
    rows: ruledOut.map(({ kind, test, tried }): readonly Cell[] => [cell(kind, 'mono'), cell(test), cell(String(tried), 'mono')]),
  };
}
