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
  const noun = detail.row.told === undefined ? 'entry' : 'record';
  return (
    <section aria-labelledby="links-title">
      <h3 id="links-title">Links</h3>
      {before === null ? <p className="link-words">{startWords(detail)}</p> : <Link view={before} label={`Link to the ${noun} before`} noun={noun} />}
      {after === null ? <p className="link-words">No {noun} follows: nothing here confirms this {noun}’s {noun === 'entry' ? 'chain hash' : 'hash'}.</p> : <Link view={after} label={`Link from the ${noun} after`} noun={noun} />}
    </section>
  );
}

function Link({ view, label, noun }: { view: LinkView; label: string; noun: string }): ReactNode {
  const differs = view.joint === 'snapped';
  return (
    <div className={`link link-${view.joint}`} role="group" aria-label={label} data-doubt={view.isOpen}>
      <LinkDrawing joint={view.joint} />
      <End noun={noun} end={view.upper} other={differs ? view.lower.hash : null} />
      <p className="link-words">{view.words}</p>
      <End noun={noun} end={view.lower} other={differs ? view.upper.hash : null} />
    </div>
  );
}

function End({ end, other, noun }: { end: HashEnd; other: string | null; noun: string }): ReactNode {
  const { position } = end;
  return (
    <div className="link-end">
      <span className="link-entry">
        {position === null ? (
          <strong>this {noun}</strong>
        ) : (
          <button type="button" className="link-jump" onClick={() => void goToPosition(position)}>
            {noun} {end.sequence}
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
