import { useId, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';

import type { LogView } from '#core/contract';

import { askLog } from '../../state/session-actions';
import { Button } from '../../ui/button';
import { askedOf, tenantsOf } from './log-panel';

/** What is asked of a log: the records of a window alone, and for whom Aster's endpoint would answer. Each change verifies it anew. */
export function LogAsked({ view }: { view: LogView }): ReactNode {
  const [asked, setAsked] = useState(askedOf(view));
  const [because, setBecause] = useState('');
  const names = useId();
  const tenants = tenantsOf(view);
  const before = askedOf(view);
  const isNew = asked.start !== before.start || asked.end !== before.end || asked.tenant !== before.tenant;
  const ask = (next: typeof asked): void => void askLog(next).then(setBecause);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (isNew) ask({ start: asked.start.trim(), end: asked.end.trim(), tenant: asked.tenant });
  };
  return (
    <details className="log-list" open={view.window !== null}>
      <summary>Examine a part of it</summary>
      <form className="log-asked" onSubmit={submit}>
        <p>Both ends are included; 30 days at most.{tenants === null ? '' : ' Aster’s endpoint answers for one tenant.'}</p>
        <Field label="From" hint="2026-05-06T00:00:00Z" value={asked.start} onChange={(start) => setAsked({ ...asked, start })} />
        <Field label="To" hint="2026-05-07T00:00:00Z" value={asked.end} onChange={(end) => setAsked({ ...asked, end })} />
        {tenants === null ? null : (
          <>
            <Field label="Tenant" hint="its name" names={names} value={asked.tenant} onChange={(tenant) => setAsked({ ...asked, tenant })} />
            <datalist id={names}>
              {tenants.map((name) => (
                <option key={name} value={name} />
              ))}
            </datalist>
          </>
        )}
        <div className="log-asked-acts">
          <Button type="submit" disabled={!isNew}>
            Examine this
          </Button>
          {view.window === null ? null : (
            <Button look="quiet" onClick={() => ask({ start: '', end: '', tenant: before.tenant })}>
              All records
            </Button>
          )}
        </div>
        <p className="log-asked-wrong" role="status">
          {because}
        </p>
      </form>
    </details>
  );
}

type FieldProps = { readonly label: string; readonly hint: string; readonly value: string; readonly names?: string; readonly onChange: (value: string) => void };

function Field({ label, hint, value, names, onChange }: FieldProps): ReactNode {
  return (
    <label>
      {label}
      <input className="field mono" placeholder={hint} list={names} maxLength={256} spellCheck={false} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  );
}
