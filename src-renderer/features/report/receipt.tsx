import type { ReactNode } from 'react';

import type { Receipt as ReceiptFacts } from '#core/contract';

import { copy } from '../../state/copy';
import { closeReport, reveal } from '../../state/report-actions';
import { Button, IconButton } from '../../ui/button';
import { formatCounted, formatSize } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';

/** What was written, where, and the digest by which anyone can tell that it is still the same file. */
export function Receipt({ receipt }: { receipt: ReceiptFacts }): ReactNode {
  return (
    <>
      <div className="modal-body receipt" role="status">
        <p className="receipt-done">
          <Icon name="check" />
          The report is written and signed.
        </p>
        <dl>
          <Fact label="File" value={receipt.path} />
          <Fact label="SHA-256" value={receipt.sha256} mono />
          <Fact label="Report id" value={receipt.reportId} mono />
          <div>
            <dt>Length</dt>
            <dd>
              {formatCounted(receipt.pages, 'page', 'pages')}, {formatSize(receipt.bytes)}
            </dd>
          </div>
          <div>
            <dt>Signed by</dt>
            <dd>
              <InertText value={receipt.signer} />
              {receipt.selfSigned ? <p className="form-note">Self-signed: identity not verified.</p> : null}
            </dd>
          </div>
        </dl>
      </div>
      <footer className="modal-foot">
        <Button onClick={() => void reveal(receipt.reportId)}>Show in folder</Button>
        <Button look="primary" autoFocus onClick={closeReport}>
          Done
        </Button>
      </footer>
    </>
  );
}

function Fact({ label, value, mono = false }: { label: string; value: string; mono?: boolean }): ReactNode {
  return (
    <div>
      <dt>{label}</dt>
      <dd className={mono ? 'receipt-copied mono' : 'receipt-copied'}>
        <InertText value={value} />
        <IconButton icon="copy" label={`Copy ${label}`} onClick={() => void copy(value, label)} />
      </dd>
    </div>
  );
}
