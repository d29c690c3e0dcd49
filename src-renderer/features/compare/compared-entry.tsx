import type { KeyboardEvent, ReactNode } from 'react';

import { CONSISTENT_BOUND } from '#core/compare';
import type { FieldPair } from '#core/compare';
import type { ComparisonView } from '#core/contract';

import { stepDifference } from '../../state/compare-actions';
import { focusField, placeRef } from '../../state/focus';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount, formatCounted } from '../../ui/format';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import '../entry/hash-text.css';
import { toDifferenceLine, toFieldNote } from './compare-view';
import './compared-entry.css';
import { markRuns } from './marked';
import { toPartingView } from './parting-view';
import type { SideView } from './parting-view';

const panelRef = placeRef('compared');

function press(event: KeyboardEvent): void {
  if (event.key !== 'Escape') return;
  event.preventDefault();
  focusField('differences');
}

/** The chosen difference: both entries field by field, and what either copy ties in with there. */
export function ComparedEntry({ view, children }: { view: ComparisonView; children: ReactNode }): ReactNode {
  const index = useApp((state) => state.difference);
  const detail = useApp((state) => state.differenceDetail);
  const row = index === null ? undefined : view.differences[index];
  if (row === undefined || index === null) return null;
  const { sequence, what } = toDifferenceLine(row);
  const fields = detail?.index === index ? detail.fields : null;
  const only = row.kind === 'differs' ? null : row.kind === 'only-in-a' ? 'A' : 'B';
  const parting = row.parting === null ? undefined : view.divergences[row.parting];
  return (
    <section ref={panelRef} className="compare-entry" data-panel="compared" tabIndex={0} aria-label="The chosen difference" aria-busy={detail?.index !== index} onKeyDown={press}>
      <header className="compare-entry-head">
        <h2>
          Sequence <span className="mono">{sequence}</span> {what === '' ? 'differs' : `is ${what}`}
        </h2>
        <span className="compare-note">
          {formatCount(index + 1)} of {formatCount(view.differences.length)}
        </span>
        <Button icon="up" title="Shift+B" disabled={view.differences.length < 2} onClick={() => stepDifference(true)}>
          Previous
        </Button>
        <Button icon="down" title="B" disabled={view.differences.length < 2} onClick={() => stepDifference(false)}>
          Next
        </Button>
      </header>
      {fields === null ? null : <Fields fields={fields.filter(({ differs }) => differs || only !== null)} only={only} caption={only === null ? 'The fields that differ' : `The entry that only ${only} has`} />}
      {parting === undefined ? <p className="compare-note">What lies around this difference is not told: too many are before it, or the copy that lacks an entry may hold it in a bundle that was not compared.</p> : <Parting view={toPartingView(parting)} />}
      {children}
      {fields === null || only !== null ? null : <EqualFields fields={fields.filter(({ differs }) => !differs)} />}
      {detail === null || detail.moreFields === 0 ? null : <p className="compare-note">{formatCounted(detail.moreFields, 'more field is', 'more fields are')} not shown.</p>}
    </section>
  );
}

type Only = 'A' | 'B' | null;

/** What both copies hold alike, for whoever wants to see the entry whole. */
function EqualFields({ fields }: { fields: readonly FieldPair[] }): ReactNode {
  if (fields.length === 0) return null;
  return (
    <details className="compare-equal">
      <summary>{formatCounted(fields.length, 'field is', 'fields are')} equal</summary>
      <Fields fields={fields} only={null} caption="The fields that are equal" />
    </details>
  );
}

function Fields({ fields, only, caption }: { fields: readonly FieldPair[]; only: Only; caption: string }): ReactNode {
  return (
    <table className="compare-fields">
      <caption className="unspoken-visually">{caption}</caption>
      <thead>
        <tr>
          <th scope="col">Field</th>
          {only === 'B' ? null : <th scope="col">A</th>}
          {only === 'A' ? null : <th scope="col">B</th>}
        </tr>
      </thead>
      <tbody>
        {fields.map((field) => (
          <Field key={field.field} field={field} only={only} />
        ))}
      </tbody>
    </table>
  );
}

function Field({ field, only }: { field: FieldPair; only: Only }): ReactNode {
  const { field: name, differs, from, a, b } = field;
  return (
    <tr data-differs={differs}>
      <th scope="row">
        <code>
          <InertText value={name} />
        </code>
        <span className="compare-note">{toFieldNote(field)}</span>
        {from === 0 ? null : <span className="compare-note">from character {formatCount(from + 1)}</span>}
      </th>
      {only === 'B' ? null : <Value text={a} other={differs ? b : null} />}
      {only === 'A' ? null : <Value text={b} other={differs ? a : null} />}
    </tr>
  );
}

function Value({ text, other }: { text: string | null; other: string | null }): ReactNode {
  if (text === null) return <td className="compare-absent">not there</td>;
  if (other === null) {
    return (
      <td className="mono">
        <InertText value={text} />
      </td>
    );
  }
  let at = 0;
  return (
    <td className="mono">
      {markRuns(text, other).map((run) => {
        const start = at;
        at += run.text.length;
        return run.same ? (
          <InertText key={start} value={run.text} />
        ) : (
          <mark key={start} className="differs">
            <InertText value={run.text} />
          </mark>
        );
      })}
    </td>
  );
}

function Parting({ view }: { view: ReturnType<typeof toPartingView> }): ReactNode {
  return (
    <section className="compare-parting" aria-labelledby="compare-parting-title">
      <h3 id="compare-parting-title">{view.title}</h3>
      <p>
        <strong>{view.sentence}</strong>
      </p>
      <div className="compare-sides">
        {view.sides.map((side) => (
          <Side key={side.name} side={side} />
        ))}
      </div>
      <p className="compare-note">{CONSISTENT_BOUND}</p>
    </section>
  );
}

function Side({ side: { name, fit, checks } }: { side: SideView }): ReactNode {
  return (
    <div className="compare-side">
      <h4>
        {name} <Status view={fit} boxed />
      </h4>
      <ul>
        {checks.map((check) => (
          <li key={check.word}>
            <Status view={check} />
          </li>
        ))}
      </ul>
    </div>
  );
}
