import type { ReactNode } from 'react';

import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import type { TrustLine } from './claim-view';
import './conclusion.css';
import { FactValue } from './fact-value';
import type { HeadlineView } from './headline-view';
import type { Fact } from './subject-view';

type Props = {
  readonly view: HeadlineView;
  readonly trust: readonly TrustLine[];
  /** What the conclusion is about: its name, and where it lies. */
  readonly subject: { readonly label: string; readonly name: string; readonly folder: string; readonly path: string } | null;
  readonly facts: readonly Fact[];
  /** What can be done with it. */
  readonly children: ReactNode;
};

/** A conclusion in words, what it rests on, and what it is about: of one bundle or of an archive. */
export function ConclusionFrame({ view, trust, subject, facts, children }: Props): ReactNode {
  return (
    <header className={`conclusion tone-${view.tone}`} aria-label="Conclusion">
      <div className="conclusion-top">
        <span className="conclusion-mark">
          <Icon name={view.icon} size={22} />
        </span>
        <div className="conclusion-words">
          <h1 data-testid="headline">{view.headline}</h1>
          <p className="conclusion-basis">
            <strong>{view.word}</strong>
            {trust.map((line) => (
              <span key={line.status.word} className={`basis tone-${line.status.tone}`}>
                <Icon name={line.status.icon} size={13} />
                <span className="basis-state">{line.status.word}:</span> {line.claims}
              </span>
            ))}
          </p>
        </div>
        <div className="conclusion-actions">{children}</div>
      </div>
      {subject === null ? null : (
        <dl className="facts" aria-label="Subject">
          <div className="fact fact-evidence">
            <dt>{subject.label}</dt>
            <dd title={subject.path}>
              <strong>
                <InertText value={subject.name} />
              </strong>
              <span className="fact-note">
                <InertText value={subject.folder} />
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
      )}
    </header>
  );
}
