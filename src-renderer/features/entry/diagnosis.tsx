import type { ReactNode } from 'react';

import { goToPosition } from '../../state/chain-actions';
import { copy } from '../../state/copy';
import { useApp } from '../../state/store';
import { IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './diagnosis.css';
import { toEntryDiagnosis } from './diagnosis-view';
import type { EntryDiagnosisView, ExplanationView } from './diagnosis-view';

/** What may explain the break at this entry: an opinion, set apart from what was found. */
export function EntryDiagnosis({ position }: { position: number }): ReactNode {
  const view = useApp((state) => (state.stage.phase === 'examined' ? state.stage.examination.beside.diagnosis : undefined));
  const diagnosis = toEntryDiagnosis(view, position);
  if (diagnosis === null) return null;
  return (
    <section aria-labelledby="diagnosis-title" className="diagnosis">
      <h3 id="diagnosis-title">Diagnosis: an opinion</h3>
      <p className="diagnosis-opinion">{diagnosis.opinion}</p>
      <Elsewhere of={diagnosis.of} />
      {diagnosis.none === null ? null : <p>{diagnosis.none}</p>}
      {diagnosis.ambiguity === '' ? null : <p>{diagnosis.ambiguity}</p>}
      <ol className="explanations">
        {diagnosis.explanations.map((view, index) => (
          <Explanation key={index} view={view} />
        ))}
      </ol>
      <RuledOut tests={diagnosis.ruledOut} />
      <p className="diagnosis-opinion">{diagnosis.effort}</p>
    </section>
  );
}

function Elsewhere({ of }: Pick<EntryDiagnosisView, 'of'>): ReactNode {
  if (of === null) return null;
  return (
    <p>
      <button type="button" className="link-jump" onClick={() => void goToPosition(of.position)}>
        {of.words}
      </button>
    </p>
  );
}

function Explanation({ view }: { view: ExplanationView }): ReactNode {
  return (
    <li>
      <p className="explanation-fit">
        <Icon name={view.exact ? 'equal' : 'question'} size={13} />
        {view.fit}
      </p>
      <p>
        <InertText value={view.statement} />
      </p>
      {view.recovered.map(({ label, stored, value }) => (
        <dl key={label} className="recovered">
          <dt>{label}, stored</dt>
          <dd className="mono">
            <InertText value={stored} />
          </dd>
          <dt>recovered</dt>
          <dd className="mono">
            <InertText value={value} /> <IconButton icon="copy" label={`Copy recovered ${label}`} onClick={() => void copy(value, `recovered ${label}`)} />
          </dd>
        </dl>
      ))}
      <p className="diagnosis-opinion">
        <InertText value={view.test} />
      </p>
    </li>
  );
}

function RuledOut({ tests }: { tests: EntryDiagnosisView['ruledOut'] }): ReactNode {
  if (tests.length === 0) return null;
  return (
    <details className="ruled-out">
      <summary>Also tested, without a fit: {tests.length}</summary>
      <ul>
        {tests.map(({ kind, test }, index) => (
          <li key={index}>
            <code>{kind}</code> <InertText value={test} />
          </li>
        ))}
      </ul>
    </details>
  );
}
