import type { ReactNode } from 'react';

import type { SuppliedThing } from '#core/contract';

import { copy } from '../../state/copy';
import { openSupply } from '../../state/supply-actions';
import { Button, IconButton } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import './supplied.css';
import { toSuppliedThingView } from './supplied-view';
import type { SuppliedThingView } from './supplied-view';

/** What the examiner supplied beside the bundle, as it was read for this verdict. What came of it, the claims say. */
export function SuppliedList({ things }: { things: readonly SuppliedThing[] }): ReactNode {
  return (
    <section className="side-section" aria-labelledby="supplied-title">
      <div className="supplied-top">
        <h2 id="supplied-title">Supplied evidence</h2>
        <Button keys="S" onClick={() => openSupply(null)}>
          Supply…
        </Button>
      </div>
      {things.length === 0 ? <p className="side-none">Nothing but the bundle, and its manifest if there is one.</p> : null}
      <ul className="supplied">
        {things.map(toSuppliedThingView).map((view) => (
          <Thing key={view.kind} view={view} />
        ))}
      </ul>
    </section>
  );
}

function Thing({ view }: { view: SuppliedThingView }): ReactNode {
  const { title, icon, name, path, size, digest, from } = view;
  return (
    <li>
      <div className="supplied-head">
        <span className="supplied-title">{title}</span>
        <span className="supplied-size">{size}</span>
      </div>
      <p className={path === null ? 'supplied-name mono' : 'supplied-name'} title={path ?? undefined}>
        <Icon name={icon} size={14} />
        <span>
          <InertText value={name} />
        </span>
      </p>
      {from === null ? null : <p className="supplied-name">{from}</p>}
      {digest === null ? null : (
        <p className="supplied-digest">
          <span title={digest.value}>
            {digest.label} <span className="mono">{digest.value.slice(0, 12)}…</span>
          </span>
          <IconButton icon="copy" label={`Copy ${digest.label} of ${title}`} onClick={() => void copy(digest.value, digest.label)} />
        </p>
      )}
    </li>
  );
}
