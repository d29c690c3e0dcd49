import type { ReactNode } from 'react';

import type { CaseDetails } from '#core/contract';

import { setDetail } from '../../state/report-actions';
import { useApp } from '../../state/store';

type Field = { readonly name: keyof CaseDetails; readonly label: string; readonly hint: string };

const FIELDS: readonly Field[] = [
  { name: 'caseId', label: 'Case id', hint: 'As in your file' },
  { name: 'client', label: 'Client', hint: 'For whom the examination is made' },
  { name: 'examiner', label: 'Examiner', hint: 'Who examines and signs' },
  { name: 'role', label: 'Role', hint: 'For example: bank examiner' },
  { name: 'authority', label: 'Authority', hint: 'Mandate, order or statute' },
  { name: 'reviewer', label: 'Reviewer', hint: 'Who checks the report' },
];

/** What only the examiner can say. Printed as typed; what is left empty is printed as "not stated". */
export function CaseFields({ disabled }: { disabled: boolean }): ReactNode {
  const details = useApp((state) => state.details);
  return (
    <fieldset className="case" disabled={disabled}>
      <legend>Case</legend>
      <p className="form-note">Printed as typed. What stays empty is printed as “not stated”.</p>
      <div className="case-grid">
        {FIELDS.map(({ name, label, hint }) => (
          <label key={name}>
            <span>{label}</span>
            <input className="field" placeholder={hint} value={details[name]} onChange={(event) => setDetail(name, event.target.value)} />
          </label>
        ))}
        <label className="case-scope">
          <span>Scope</span>
          <textarea className="field" rows={2} placeholder="What was examined, and what was not" value={details.scope} onChange={(event) => setDetail('scope', event.target.value)} />
        </label>
      </div>
    </fieldset>
  );
}
