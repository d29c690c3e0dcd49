import { useState } from 'react';
import type { ReactNode } from 'react';

import type { ChosenCopies, PayloadDetail } from '#core/contract';

import { useApp } from '../../state/store';
import { InertText } from '../../ui/inert-text';
import { Problem } from '../../ui/problem';
import { Status } from '../../ui/status';
import { toPayloadStatus } from '../beside/payloads-view';
import { HashText } from './hash-text';
import './trace.css';
import { copyName, toTraceLines } from './trace-view';
import type { CopyLine, FieldLine } from './trace-view';
import { useTrace } from './use-trace';

/** The trace beside its entry, where payloads were looked at. */
export function Trace({ position }: { position: number }): ReactNode {
  const stage = useApp((state) => state.stage);
  if (stage.phase !== 'examined' || stage.examination.beside.payloads === undefined) return null;
  const { evidenceId } = stage.evidence;
  // A choice of copies belongs to one entry.
  return <TraceOf key={`${evidenceId} ${position}`} evidenceId={evidenceId} position={position} isFormUnproven={stage.examination.beside.payloads.isFormUnproven} />;
}

function TraceOf({ evidenceId, position, isFormUnproven }: { evidenceId: number; position: number; isFormUnproven: boolean }): ReactNode {
  const [choice, setChoice] = useState<ChosenCopies>({ first: -1, second: -1 });
  const outcome = useTrace(evidenceId, position, choice);
  return (
    <section aria-labelledby="trace-title" aria-busy={outcome === undefined}>
      <h3 id="trace-title">Trace</h3>
      {outcome === undefined ? <p className="proof-note">Reading the trace…</p> : null}
      {outcome?.ok === false ? <Problem sentence={outcome.failure.sentence} code={outcome.failure.code} detail={outcome.failure.detail} /> : null}
      {outcome?.ok === true && outcome.value !== null ? <Shown detail={outcome.value} isFormUnproven={isFormUnproven} onChoice={setChoice} /> : null}
    </section>
  );
}

function Shown({ detail, isFormUnproven, onChoice }: { detail: PayloadDetail; isFormUnproven: boolean; onChoice: (choice: ChosenCopies) => void }): ReactNode {
  const lines = toTraceLines(detail);
  return (
    <>
      <Status view={toPayloadStatus(detail.state, isFormUnproven)} boxed />
      {detail.copies.length === 0 ? (
        <p className="proof-note">No trace of this entry was supplied.</p>
      ) : (
        <ul className="trace-copies" aria-label="Copies of the trace">
          {lines.copies.map((copy) => (
            <Copy key={copy.name} copy={copy} />
          ))}
        </ul>
      )}
      {lines.left === null ? null : <p className="proof-note">{lines.left}</p>}
      {detail.copies.length > 2 ? <Choice detail={detail} onChoice={onChoice} /> : null}
      {detail.problem === null ? null : (
        <p className="proof-note">
          <InertText value={detail.problem} />
        </p>
      )}
      {lines.comparison === null ? null : (
        <p className="trace-comparison">
          <Status view={lines.comparison} />
        </p>
      )}
      {lines.fields.length === 0 ? null : (
        <ul className="trace-fields" aria-label="Fields of the trace">
          {lines.fields.map((field, index) => (
            <Field key={index} field={field} />
          ))}
        </ul>
      )}
      {lines.fieldsLeft === null ? null : <p className="proof-note">{lines.fieldsLeft}</p>}
    </>
  );
}

function Copy({ copy }: { copy: CopyLine }): ReactNode {
  return (
    <li>
      <div className="trace-head">
        <strong>{copy.name}</strong>
        <Status view={copy.status} />
      </div>
      <p className="trace-place">
        <InertText value={copy.place} />
      </p>
      {copy.digest === null ? null : <Digest label="Digest of this copy" hash={copy.digest} other={copy.against} />}
      {copy.against === null ? null : <Digest label="payloadDigest, as the entry stores it" hash={copy.against} other={copy.digest} />}
      {copy.notes.map((note) => (
        <p key={note} className="trace-place">
          <InertText value={note} />
        </p>
      ))}
    </li>
  );
}

function Digest({ label, hash, other }: { label: string; hash: string; other: string | null }): ReactNode {
  return (
    <>
      <p className="label-small">{label}</p>
      <HashText hash={hash} other={other} />
    </>
  );
}

/** Which two copies stand side by side, where there are more. */
function Choice({ detail, onChoice }: { detail: PayloadDetail; onChoice: (choice: ChosenCopies) => void }): ReactNode {
  const [first, second] = [detail.first ?? -1, detail.second ?? -1];
  return (
    <div className="trace-choice">
      <CopySelect label="Compare" chosen={first} count={detail.copies.length} onChosen={(place) => onChoice({ first: place, second: place === second ? first : second })} />
      <CopySelect label="with" chosen={second} count={detail.copies.length} onChosen={(place) => onChoice({ first: place === first ? second : first, second: place })} />
    </div>
  );
}

function CopySelect({ label, chosen, count, onChosen }: { label: string; chosen: number; count: number; onChosen: (place: number) => void }): ReactNode {
  return (
    <label>
      {label}{' '}
      <select value={chosen} onChange={(event) => onChosen(Number(event.target.value))}>
        {Array.from({ length: count }, (_, place) => (
          <option key={place} value={place}>
            {copyName(place)}
          </option>
        ))}
      </select>
    </label>
  );
}

function Field({ field }: { field: FieldLine }): ReactNode {
  return (
    <li>
      <div className="trace-head">
        <span className="trace-path mono">
          <InertText value={field.path} />
        </span>
        {field.status === null ? null : <Status view={field.status} />}
      </div>
      {field.values.map(({ copy, text }, index) => (
        <div key={index} className="trace-value">
          {copy === null ? null : <span>{copy}</span>}
          <code className="mono">
            <InertText value={text} />
          </code>
        </div>
      ))}
    </li>
  );
}
