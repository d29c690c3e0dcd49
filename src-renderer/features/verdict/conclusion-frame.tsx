import type { ReactNode } from 'react';

import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import type { TrustLine } from './claim-view';
import './conclusion.css';
import { FactValue } from './fact-value';
import type { HeadlineView } from './headline-view';
import type { Fact } from './subject-view';

type Props = {
  readonly label?: string;
  readonly view: HeadlineView;
  /** What it rests on, in the line below. */
  readonly basis?: ReactNode;
  /** What it is about. */
  readonly about: ReactNode;
  /** What can be done with it. */
  readonly children: ReactNode;
};

/** A conclusion in words, what it rests on, and what it is about: of a bundle, of an archive, or of a comparison. */
export function ConclusionFrame({ label = 'Conclusion', view, basis, about, children }: Props): ReactNode {
  return (
    <header className={`conclusion tone-${view.tone}`} aria-label={label}>
      <div className="conclusion-top">
        <span className="conclusion-mark">
          <Icon name={view.icon} size={22} />
        </span>
        <div className="conclusion-words">
          <h1 data-testid="headline">{view.headline}</h1>
          <p className="conclusion-basis">
            <strong>{view.word}</strong>
            {basis}
          </p>
        </div>
        <div className="conclusion-actions">{children}</div>
      </div>
      {about}
    </header>
  );
}

/** What a conclusion rests on: the claims in each state. */
export function TrustBasis({ trust }: { trust: readonly TrustLine[] }): ReactNode {
  return trust.map((line) => (
    <span key={line.status.word} className={`basis tone-${line.status.tone}`}>
      <Icon name={line.status.icon} size={13} />
      <span className="basis-state">{line.status.word}:</span> {line.claims}
    </span>
  ));
}

type SubjectProps = {
  readonly label: string;
  /** Its name, and where it lies. */
  readonly name: string;
  readonly folder: string;
  readonly path: string;
  readonly facts: readonly Fact[];
};

/** What was verified, and its facts. */
export function SubjectFacts({ label, name, folder, path, facts }: SubjectProps): ReactNode {
  return (
    <dl className="facts" aria-label="Subject">
      <div className="fact fact-evidence">
        <dt>{label}</dt>
        <dd title={path}>
          <strong>
            <InertText value={name} />
          </strong>
          <span className="fact-note">
            <InertText value={folder} />
          </span>
        </dd>
      </div>
      {facts.map((fact) => (
        <div key={fact.label} className="fact">
          <dt>{fact.label}</dt>
          <FactValue fact={fact} />
        </div>
      ))}
    </dl>
  );
}
