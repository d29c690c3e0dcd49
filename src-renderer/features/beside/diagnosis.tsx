import type { ReactNode } from 'react';

import type { DiagnosisView } from '#core/contract';
import { FIT_WORDS, countWords, firstWords } from '#core/diagnosis';

import { goToPosition } from '../../state/chain-actions';
import { InertText } from '../../ui/inert-text';

/** The opinion on each break in one line; the inspector shows it whole. */
export function Diagnoses({ view }: { view: DiagnosisView }): ReactNode {
  const diagnoses = view.state === 'run' ? view.diagnoses : [];
  if (view.state === 'run' && diagnoses.length === 0 && view.undiagnosed === 0) return null;
  return (
    <section className="side-section" aria-labelledby="diagnoses-title">
      <h2 id="diagnoses-title">Diagnosis: an opinion, no part of the verdict</h2>
      <p className="side-none">{countWords(view)}</p>
      <ul className="findings">
        {diagnoses.map((diagnosis) => (
          <li key={diagnosis.position}>
            <button type="button" className="finding" onClick={() => void goToPosition(diagnosis.position)}>
              <span className="finding-head">
                <span className="finding-place">entry {String(diagnosis.sequence)}</span>
                <span className="finding-code">{fitOf(diagnosis.hypotheses[0]?.fit)}</span>
              </span>
              <span className="finding-message">
                <InertText value={firstWords(diagnosis)} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const fitOf = (fit: keyof typeof FIT_WORDS | undefined): string => (fit === undefined ? 'unexplained' : FIT_WORDS[fit]);
