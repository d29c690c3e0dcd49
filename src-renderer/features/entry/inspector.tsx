import type { KeyboardEvent, ReactNode } from 'react';

import type { EntryDetail } from '#core/contract';

import { closeInspector, refreshEntry } from '../../state/entry-actions';
import { focusField, placeRef } from '../../state/focus';
import { useApp } from '../../state/store';
import { Button, IconButton } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import { Problem } from '../../ui/problem';
import { Status } from '../../ui/status';
import { EntryDiagnosis } from './diagnosis';
import { EntryFindings } from './entry-findings';
import { Fields } from './fields';
import { HashProof } from './hash-proof';
import { toEntryStatuses } from './inspector-view';
import './inspector.css';
import { Links } from './links';
import { MerklePaths } from './merkle-path';
import { Source } from './source';
import { TimestampToken } from './timestamp-token';
import { Trace } from './trace';

const inspectorRef = placeRef('inspector');

function press(event: KeyboardEvent): void {
  if (event.key !== 'Escape' || event.defaultPrevented) return;
  closeInspector();
  focusField('entries');
}

/** Everything about the entry under the cursor, with the proof that anyone can repeat. */
export function Inspector(): ReactNode {
  const detail = useApp((state) => state.detail);
  const selected = useApp((state) => state.selected);
  const failure = useApp((state) => state.detailFailure);
  return (
    <aside ref={inspectorRef} className="inspector" data-panel="inspector" tabIndex={-1} aria-label="Entry inspector" aria-busy={detail?.row.position !== selected} onKeyDown={press}>
      {failure === null ? null : (
        <Problem sentence={failure.sentence} code={failure.code} detail={failure.detail}>
          <Button onClick={refreshEntry}>Try again</Button>
        </Problem>
      )}
      {detail === null ? <Nothing /> : <Detail detail={detail} />}
    </aside>
  );
}

function Nothing(): ReactNode {
  const total = useApp((state) => state.totals.all);
  const failing = useApp((state) => state.totals.fail ?? 0);
  // The cursor stands on an entry as soon as there is one: until it has been read there is nothing to say.
  const reading = useApp((state) => state.active !== null && state.detailFailure === null);
  if (reading) return null;
  return (
    <div className="inspector-none">
      {total === 0 ? <p>There is no entry to look at.</p> : <p>No entry is selected.</p>}
      {total === 0 ? null : <p>{failing > 0 ? 'Choose one in the table, or press B for the next that fails.' : 'Choose one in the table.'}</p>}
    </div>
  );
}

function Detail({ detail }: { detail: EntryDetail }): ReactNode {
  const { row } = detail;
  const doubt = row.gravest === 'indeterminate';
  return (
    <>
      <header className="inspector-head">
        <div className="inspector-title">
          <h2>
            {row.told === undefined ? 'Entry' : 'Record'} <span className="mono">{row.sequence === null ? 'without sequence' : String(row.sequence)}</span>
          </h2>
          <IconButton className="inspector-close" icon="cross" label="Close inspector (Esc)" onClick={closeInspector} />
        </div>
        <p className="inspector-created mono">{row.createdAt === null ? null : <InertText value={row.createdAt} />}</p>
        <div className="inspector-states" data-doubt={doubt}>
          {toEntryStatuses(row, detail.findings).map((view) => (
            <Status key={view.word} view={view} boxed />
          ))}
        </div>
      </header>
      <div className="inspector-body" data-doubt={doubt} tabIndex={0} role="group" aria-label="Details of the entry">
        <EntryFindings findings={detail.findings} gravest={row.gravest} />
        <EntryDiagnosis position={row.position} />
        <Links detail={detail} />
        <HashProof detail={detail} />
        <Trace position={row.position} />
        {detail.timestamp === undefined ? null : <TimestampToken view={detail.timestamp} />}
        <MerklePaths entryIndex={row.entryIndex} />
        <Fields fields={detail.fields} />
        <Source detail={detail} />
      </div>
    </>
  );
}
