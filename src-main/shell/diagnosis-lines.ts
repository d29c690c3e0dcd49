import type { BesideViews, Diagnosis } from '#core/contract';
import { FIT_WORDS, ambiguityWords, countWords, firstWords } from '#core/diagnosis';
import { nameUnseen } from '#core/words';

const SHOWN = 5;
const TITLE = 'Diagnosis (an opinion, no part of the verdict)';

/** The opinion on the first breaks; nothing where nothing is broken. */
export function diagnosisLines({ diagnosis }: BesideViews): string[] {
  if (diagnosis === undefined) return [];
  if (diagnosis.state === 'not-run') return [`${TITLE}\n  ${countWords(diagnosis)}`];
  if (diagnosis.diagnoses.length === 0 && diagnosis.undiagnosed === 0) return [];
  const more = diagnosis.diagnoses.length > SHOWN ? [`  … ${String(diagnosis.diagnoses.length - SHOWN)} more in the report (--report FILE.pdf)`] : [];
  return [[TITLE, `  ${countWords(diagnosis)}`, ...diagnosis.diagnoses.slice(0, SHOWN).flatMap(linesOf), ...more].join('\n')];
}

function linesOf(diagnosis: Diagnosis): string[] {
  const [best, ...others] = diagnosis.hypotheses;
  const fit = best === undefined ? '' : ` [${FIT_WORDS[best.fit]}]`;
  const tested = best === undefined ? [] : [`    tested: ${nameUnseen(best.test)}`];
  const values = (best?.recovered ?? []).flatMap(({ sequence, field, stored, value }) => [`    ${field}${sequence === null ? '' : ` of ${String(sequence)}`} stored  ${nameUnseen(stored)}`, `    ${field}${sequence === null ? '' : ` of ${String(sequence)}`} fits    ${nameUnseen(value)}`]);
  const ambiguity = ambiguityWords(diagnosis);
  return [`  ~ entry ${String(diagnosis.sequence)}: ${nameUnseen(firstWords(diagnosis))}${fit}`, ...tested, ...values, ...others.map(({ statement, fit: other }) => `    or: ${nameUnseen(statement)} [${FIT_WORDS[other]}]`), ...(ambiguity === '' ? [] : [`    ${ambiguity}`])];
}
