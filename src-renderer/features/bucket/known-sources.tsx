import type { ReactNode } from 'react';

import type { KnownSource } from '#core/contract';

import { forgetKnown, takeKnown } from '../../state/bucket-actions';
import { IconButton } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import { toKnownView } from './bucket-view';

/** Sources that were fetched from before: choosing one fills the fields, and connects to nothing. */
export function KnownSources({ known }: { known: readonly KnownSource[] }): ReactNode {
  if (known.length === 0) return null;
  return (
    <section className="bucket-known" aria-labelledby="bucket-known-title">
      <h3 id="bucket-known-title">Fetched before</h3>
      <ul>
        {known.map((source) => {
          const { id, place, where } = toKnownView(source);
          return (
            <li key={id}>
              <button type="button" className="bucket-known-source" onClick={() => takeKnown(source)}>
                <InertText value={place} />
                <span className="bucket-known-where">
                  <InertText value={where} />
                </span>
              </button>
              <IconButton icon="cross" label={`Forget ${place}`} onClick={() => void forgetKnown(id)} />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
