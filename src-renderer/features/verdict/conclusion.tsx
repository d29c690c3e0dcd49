import type { ReactNode } from 'react';

import { openReport } from '../../state/report-actions';
import { closeEvidence, openByDialog } from '../../state/session-actions';
import { evidenceOf } from '../../state/session-slice';
import type { Stage } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { Button, IconButton } from '../../ui/button';
import { toTrustLines } from './claim-view';
import { ConclusionFrame, SubjectFacts, TrustBasis } from './conclusion-frame';
import { toHeadlineView } from './headline-view';
import { folderOf, toFileFacts, toSubjectFacts } from './subject-view';

/** The head of the evidence window: the conclusion in words, what it rests on, and what it is about. */
export function ConclusionHeader(): ReactNode {
  const stage = useApp((state) => state.stage);
  const view = toHeadlineView(stage);
  const evidence = evidenceOf(stage);
  if (view === null) return null;
  const isUnread = stage.phase === 'refused' && stage.place.refusal.byteOffset === null;
  const facts = evidence === null ? [] : stage.phase === 'examined' ? toSubjectFacts(evidence, stage.examination) : toFileFacts(evidence, isUnread);
  return (
    <ConclusionFrame
      view={view}
      basis={stage.phase === 'examined' ? <TrustBasis trust={toTrustLines(stage.examination.verdict.claims)} /> : null}
      about={evidence === null ? null : <SubjectFacts label="Evidence" name={evidence.name} folder={folderOf(evidence.path)} path={evidence.path} facts={facts} />}
    >
      <Actions stage={stage} />
    </ConclusionFrame>
  );
}

function Actions({ stage }: { stage: Stage }): ReactNode {
  return (
    <>
      {stage.phase === 'examined' ? (
        <Button look="primary" icon="report" title="Ctrl+E" onClick={openReport}>
          Export report…
        </Button>
      ) : null}
      <Button icon="open" title="Ctrl+O" onClick={() => void openByDialog()}>
        Open…
      </Button>
      {stage.phase === 'replaying' ? null : <IconButton icon="cross" label="Close evidence" onClick={() => void closeEvidence()} />}
    </>
  );
}
