import type { ReactNode } from 'react';

import { copy } from '../../state/copy';
import { openReport } from '../../state/report-actions';
import { closeEvidence, openByDialog } from '../../state/session-actions';
import { evidenceOf } from '../../state/session-slice';
import type { Stage } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { toTrustLines } from './claim-view';
import './conclusion.css';
import { toHeadlineView } from './headline-view';
import { folderOf, toFileFacts, toSubjectFacts } from './subject-view';
import type { Fact } from './subject-view';

/** The head of the evidence window: the conclusion in words, what it rests on, and what it is about. */
export function ConclusionHeader(): ReactNode {
  const stage = useApp((state) => state.stage);
  const view = toHeadlineView(stage);
  if (view === null) return null;
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
            <TrustBasis stage={stage} />
          </p>
        </div>
        <Actions stage={stage} />
      </div>
      <Subject stage={stage} />
    </header>
  );
}

function TrustBasis({ stage }: { stage: Stage }): ReactNode {
  if (stage.phase !== 'examined') return null;
  return toTrustLines(stage.examination.verdict.claims).map((line) => (
    <span key={line.status.word} className={`basis tone-${line.status.tone}`}>
      <Icon name={line.status.icon} size={13} />
      <span className="basis-state">{line.status.word}:</span> {line.claims}
    </span>
  ));
}

function Actions({ stage }: { stage: Stage }): ReactNode {
  return (
    <div className="conclusion-actions">
      {stage.phase === 'examined' ? (
        <Button look="primary" icon="report" title="Ctrl+E" onClick={openReport}>
          Export report…
        </Button>
      ) : null}
      <Button icon="open" title="Ctrl+O" onClick={() => void openByDialog()}>
        Open…
      </Button>
      {stage.phase === 'replaying' ? null : <IconButton icon="cross" label="Close evidence" onClick={() => void closeEvidence()} />}
    </div>
  );
}

function Subject({ stage }: { stage: Stage }): ReactNode {
  const evidence = evidenceOf(stage);
  if (evidence === null) return null;
  const facts = stage.phase === 'examined' ? toSubjectFacts(evidence, stage.examination) : toFileFacts(evidence);
  return (
    <dl className="facts" aria-label="Subject">
      <div className="fact fact-evidence">
        <dt>Evidence</dt>
        <dd title={evidence.path}>
          <strong>
            <InertText value={evidence.name} />
          </strong>
          <span className="fact-note">
            <InertText value={folderOf(evidence.path)} />
          </span>
        </dd>
      </div>
      {facts.map((fact) => (
        <FactItem key={fact.label} fact={fact} />
      ))}
    </dl>
  );
}

function FactItem({ fact }: { fact: Fact }): ReactNode {
  const { label, text, note, mono, copy: whole } = fact;
  return (
    <div className="fact">
      <dt>{label}</dt>
      <dd>
        <span className={mono === true ? 'mono' : undefined}>
          <InertText value={text} />
        </span>
        {note === undefined || note === '' ? null : <span className="fact-note">{note}</span>}
        {whole === undefined ? null : <IconButton icon="copy" label={`Copy ${label}`} onClick={() => void copy(whole, label)} />}
      </dd>
    </div>
  );
}
