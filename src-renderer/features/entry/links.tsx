import type { ReactNode } from 'react';

import type { EntryDetail } from '#core/contract';

import { goToPosition } from '../../state/chain-actions';
import { HashText } from './hash-text';
import { startWords, toLinkAfter, toLinkBefore } from './link-view';
import type { HashEnd, LinkView } from './link-view';
import './links.css';

/** The entry between its two neighbours, with both links drawn. */
export function Links({ detail }: { detail: EntryDetail }): ReactNode {
  const before = toLinkBefore(detail);
  const after = toLinkAfter(detail);
  return (
    <section aria-labelledby="links-title">
      <h3 id="links-title">Links</h3>
      {before === null ? <p className="link-words">{startWords(detail)}</p> : <Link view={before} label="Link to the entry before" />}
      {after === null ? <p className="link-words">No entry follows: nothing here confirms this entry's chain hash.</p> : <Link view={after} label="Link from the entry after" />}
    </section>
  );
}

function Link({ view, label }: { view: LinkView; label: string }): ReactNode {
  const differs = view.joint === 'snapped';
  return (
    <div className={`link link-${view.joint}`} role="group" aria-label={label}>
      <LinkDrawing joint={view.joint} />
      <End end={view.upper} other={differs ? view.lower.hash : null} />
      <p className="link-words">{view.words}</p>
      <End end={view.lower} other={differs ? view.upper.hash : null} />
    </div>
  );
}

function End({ end, other }: { end: HashEnd; other: string | null }): ReactNode {
  const { position } = end;
  return (
    <div className="link-end">
      <span className="link-entry">
        {position === null ? (
          <strong>this entry</strong>
        ) : (
          <button type="button" className="link-jump" onClick={() => void goToPosition(position)}>
            entry {end.sequence}
          </button>
        )}{' '}
        <span className="mono">{end.field}</span>
      </span>
      {end.hash === null ? <em>not a hash</em> : <HashText hash={end.hash} other={other} />}
    </div>
  );
}

/** Two links of a chain, one below the other: interlocked, or snapped apart. */
function LinkDrawing({ joint }: { joint: LinkView['joint'] }): ReactNode {
  return (
    <svg className="link-drawing" viewBox="0 0 28 96" width="28" height="96" aria-hidden="true">
      <rect x="7" y="3" width="14" height="30" rx="7" />
      <rect x="7" y="63" width="14" height="30" rx="7" />
      {joint === 'joined' ? <path className="link-bar" d="M14 24v48" /> : null}
      {joint === 'unknown' ? <path className="link-bar link-dotted" d="M14 40v18" /> : null}
      {joint === 'snapped' ? (
        <>
          <path className="link-bar" d="M14 24v10l-3 5M14 72V62l3-5" />
          <path className="link-snap" d="M3 44l5 2.5M2 53l6-1.5M25 53l-5-2.5M26 44l-6 1.5" />
        </>
      ) : null}
    </svg>
  );
}
