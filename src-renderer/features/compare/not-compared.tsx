import type { ReactNode } from 'react';

import type { ArchiveCopy, ComparisonView } from '#core/contract';

import { formatCount } from '../../ui/format';
import { InertText } from '../../ui/inert-text';

/** What of two archives could not be compared; nothing where all of it was. */
export function NotCompared({ view: { a, b } }: { view: ComparisonView }): ReactNode {
  const copies = ([['A', a], ['B', b]] as const).flatMap(([name, copy]) => (copy.kind === 'archive' && copy.unread.length + copy.doubts.length > 0 ? [{ name, copy }] : []));
  if (copies.length === 0) return null;
  return (
    <section className="compare-beside" aria-labelledby="not-compared-title">
      <h3 id="not-compared-title">Not compared</h3>
      {copies.map(({ name, copy }) => (
        <Lacking key={name} name={name} copy={copy} />
      ))}
    </section>
  );
}

function Lacking({ name, copy: { unread, moreUnread, doubts } }: { name: string; copy: ArchiveCopy }): ReactNode {
  return (
    <>
      {doubts.length === 0 ? null : (
        <p>
          {doubts.join(' ')} Open the archive to see all of them.
        </p>
      )}
      {unread.length === 0 ? null : (
        <>
          <p>Bundles of {name} that could not be read. What only the other copy shows may lie there.</p>
          <ul className="compare-unread">
            {unread.map(({ bundle, message }) => (
              <li key={bundle}>
                <span className="mono">
                  <InertText value={bundle} />
                </span>{' '}
                <InertText value={message} />
              </li>
            ))}
          </ul>
          {moreUnread === 0 ? null : <p className="compare-note">{formatCount(moreUnread)} more.</p>}
        </>
      )}
    </>
  );
}
