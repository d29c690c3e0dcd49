import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';

import { closeReport, exportReport } from '../../state/report-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Modal } from '../../ui/modal';
import { Problem } from '../../ui/problem';
import { CaseFields } from './case-fields';
import { Receipt } from './receipt';
import './report.css';
import { Signing } from './signing';
import { toSigningView } from './signing-view';

export function Report(): ReactNode {
  const open = useApp((state) => state.reportOpen);
  const report = useApp((state) => state.report);
  const written = report.phase === 'written';
  return (
    <Modal title={written ? 'Report exported' : 'Export report'} open={open} wide onClose={closeReport}>
      {written ? <Receipt receipt={report.receipt} /> : <ReportForm />}
    </Modal>
  );
}

function ReportForm(): ReactNode {
  const report = useApp((state) => state.report);
  const start = useApp((state) => state.start);
  const signing = useApp((state) => state.signing);
  const file = useApp((state) => state.file);
  // Kept here and nowhere else: it is gone when the dialog is.
  const [passphrase, setPassphrase] = useState('');
  const view = toSigningView(start, signing, file, passphrase);
  const writing = report.phase === 'writing';
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void exportReport(view.passphrase === null ? '' : passphrase);
  };
  return (
    <form className="report-form" onSubmit={submit} aria-busy={writing}>
      <div className="modal-body">
        <CaseFields disabled={writing} />
        <Signing view={view} disabled={writing} passphrase={passphrase} onPassphrase={setPassphrase} />
        {report.phase === 'failed' ? <Problem sentence={report.failure.sentence} code={report.failure.code} detail={report.failure.detail} /> : null}
      </div>
      <footer className="modal-foot">
        <p className="report-state" role="status">
          {writing ? 'Writing and signing the report…' : view.missing}
        </p>
        <Button onClick={closeReport}>Cancel</Button>
        <Button type="submit" look="primary" icon="report" disabled={writing || view.missing !== ''}>
          Sign and save…
        </Button>
      </footer>
    </form>
  );
}
