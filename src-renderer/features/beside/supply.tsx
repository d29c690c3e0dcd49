import { useRef } from 'react';
import type { ReactNode } from 'react';

import { NOTHING_SUPPLIED } from '#core/contract';

import { evidenceOf, examinationOf } from '../../state/session-slice';
import type { Stage } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { closeSupply } from '../../state/supply-actions';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Modal } from '../../ui/modal';
import { toHeadlineView } from '../verdict/headline-view';
import { SupplyRow } from './supply-row';
import './supply.css';
import { toSupplyRows } from './supply-view';

/** Where the examiner supplies what can answer a question that the bundle alone cannot. */
export function Supply(): ReactNode {
  const isOpen = useApp((state) => state.supplyOpen);
  const forKind = useApp((state) => state.supplyFor);
  const rows = useRef<HTMLUListElement>(null);
  const focusOn = (): HTMLElement | null => rows.current?.querySelector<HTMLElement>(`[data-kind="${forKind ?? 'head'}"] :is(input, button:enabled)`) ?? null;
  return (
    <Modal title="Supply evidence" open={isOpen} wide focusOn={focusOn} onClose={closeSupply}>
      <div className="modal-body supply">
        <p className="supply-note">Files are only read. With every change the same bundle is verified anew.</p>
        <ul ref={rows} className="supply-rows">
          <Rows />
        </ul>
      </div>
      <footer className="modal-foot">
        <Outcome />
        <Button look="primary" onClick={closeSupply}>
          Done
        </Button>
      </footer>
    </Modal>
  );
}

function Rows(): ReactNode {
  const stage = useApp((state) => state.stage);
  const evidence = evidenceOf(stage);
  const findings = examinationOf(stage)?.verdict.findings ?? [];
  return toSupplyRows(evidence?.supplied ?? NOTHING_SUPPLIED, findings, Object.values(evidence?.from?.neighbours ?? {})).map((view) => <SupplyRow key={view.kind} view={view} />);
}

/** What came of it, in the words of the window's head: the dialog lies over it. */
function Outcome(): ReactNode {
  const stage = useApp((state) => state.stage);
  const view = toHeadlineView(stage);
  return (
    <p className={`supply-outcome tone-${view?.tone ?? 'calm'}`} role="status">
      {view === null ? null : (
        <>
          <Icon name={view.icon} />
          <span className="supply-headline">{view.headline}</span>
          <Refusal stage={stage} />
        </>
      )}
    </p>
  );
}

function Refusal({ stage }: { stage: Stage }): ReactNode {
  const why = stage.phase === 'refused' ? stage.place.refusal.message : stage.phase === 'failed' ? stage.failure.sentence : null;
  if (why === null) return null;
  return (
    <span className="supply-why">
      <InertText value={why} />
    </span>
  );
}
