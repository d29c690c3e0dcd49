import type { ReactNode } from 'react';

import type { ArchiveDayDetail } from '#core/contract';

import { openBoard, openBundle, showBundle } from '../../state/archive-actions';
import type { BoardPlace } from '../../state/archive-slice';
import { longDate } from '../../state/calendar';
import { placeRef } from '../../state/focus';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { toClaimView } from '../verdict/claim-view';
import { FactValue } from '../verdict/fact-value';
import { SEVERITIES } from '../verdict/findings-view';
import type { Fact } from '../verdict/subject-view';
import './day-panel.css';
import { findingsAbout, seamSentence, toDayFacts, toObjectFacts } from './day-view';
import { STATES } from './state-views';

const MISSING = 'There is no bundle for this date. A day without entries, an export that failed and a bundle taken away look the same.';
const panelRef = placeRef('day');
/** Sentences listed here; the list beside the board has all. */
const MOST_SENTENCES = 12;

/** What is known of the day under the cursor, and the way into it. */
export function DayPanel(): ReactNode {
  useApp((state) => state.boardVersion);
  const place = useApp((state) => state.place);
  const index = useApp((state) => state.shownBundle);
  const board = openBoard();
  return (
    <aside ref={panelRef} className="day-panel" data-panel="day" tabIndex={-1} aria-label="Selected day">
      {place === null ? <p className="side-none">Choose a day of the board.</p> : <DayHead place={place} index={index} />}
      {place?.kind === 'date' && board.on(place.date).length > 1 ? <Several indices={board.on(place.date)} shown={index} /> : null}
      {index === null ? null : <Bundle index={index} />}
      {place === null ? null : <Sentences index={index} date={place.kind === 'date' ? place.date : null} />}
      {index === null ? null : <Detail index={index} />}
    </aside>
  );
}

function DayHead({ place, index }: { place: BoardPlace; index: number | null }): ReactNode {
  const judged = useApp((state) => state.archive?.work.phase === 'judged');
  const board = openBoard();
  const state = index !== null ? board.stateOf(index) : place.kind === 'date' ? board.stateOn(place.date) : 'missing';
  return (
    <header className="day-head">
      <div className="day-title">
        <h2>{place.kind === 'date' ? longDate(place.date) : 'Bundle without a date'}</h2>
        <Status view={STATES[state]} />
      </div>
      {index === null && !judged ? <p className="day-none">{MISSING}</p> : null}
    </header>
  );
}

function Several({ indices, shown }: { indices: readonly number[]; shown: number | null }): ReactNode {
  const board = openBoard();
  return (
    <ul className="day-bundles" aria-label="Bundles of this date">
      {indices.slice(0, 50).map((index) => (
        <li key={index}>
          <button type="button" aria-pressed={index === shown} onClick={() => showBundle(index)}>
            <Status view={STATES[board.stateOf(index)]} />
            <span className="mono">
              <InertText value={board.bundles[index]?.bundle ?? ''} />
            </span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Bundle({ index }: { index: number }): ReactNode {
  const opening = useApp((state) => state.opening);
  const board = openBoard();
  return (
    <div className="day-open">
      <p className="day-path mono">
        <InertText value={board.bundles[index]?.bundle ?? ''} />
      </p>
      <Button look="primary" icon="open" keys="Enter" disabled={opening} onClick={() => void openBundle(index)}>
        {board.bundles[index]?.date == null ? 'Open this bundle' : 'Open this day'}
      </Button>
      {board.stateOf(index) === 'not-read' ? <p className="day-none">Not read yet. Opened, it is verified by itself at once.</p> : null}
    </div>
  );
}

/** What the archive's verdict says of this day: above all what only its neighbours show. */
function Sentences({ index, date }: { index: number | null; date: string | null }): ReactNode {
  const work = useApp((state) => state.archive?.work);
  const board = openBoard();
  const findings = work?.phase === 'judged' ? findingsAbout(work.examination.findings, index, date) : [];
  const seam = index === null ? undefined : board.seamAt(index);
  // A finding says it better, where there is one.
  const isTold = findings.some(({ bundle, otherBundle }) => bundle === index && otherBundle === seam?.before);
  const sentence = index === null || isTold ? null : seamSentence(board, index);
  if (sentence === null && findings.length === 0) return null;
  return (
    <section aria-label="Findings of this day">
      {sentence === null ? null : <p className="day-seam">{sentence}</p>}
      <ul className="day-findings">
        {findings.slice(0, MOST_SENTENCES).map((finding, key) => (
          <li key={key} className={`tone-${SEVERITIES[finding.severity].tone}`}>
            <Icon name={SEVERITIES[finding.severity].icon} size={13} />
            <span>
              <InertText value={finding.message} /> <code>{finding.code}</code>
            </span>
          </li>
        ))}
      </ul>
      {findings.length > MOST_SENTENCES ? <p className="side-none">{formatCount(findings.length - MOST_SENTENCES)} more are among the findings at the side.</p> : null}
    </section>
  );
}

function Detail({ index }: { index: number }): ReactNode {
  const detail = useApp((state) => state.dayDetail);
  const judged = useApp((state) => state.archive?.work.phase === 'judged');
  if (detail?.index !== index) return null;
  return (
    <>
      {detail.refusal === null ? null : (
        <p className="day-none">
          <InertText value={detail.refusal} />
        </p>
      )}
      <Facts label="Facts of this day" facts={toDayFacts(detail)} />
      <FromBucket detail={detail} />
      {judged || detail.findings.length === 0 ? null : <Codes detail={detail} />}
      <Claims detail={detail} />
    </>
  );
}

function FromBucket({ detail }: { detail: ArchiveDayDetail }): ReactNode {
  const facts = toObjectFacts(detail);
  if (facts.length === 0) return null;
  return (
    <section aria-labelledby="day-object">
      <h3 id="day-object">The object, as the bucket told it</h3>
      <p className="side-none">When it was fetched. Its word on versions and retention is quoted; nothing here checks it.</p>
      <Facts label="The object" facts={facts} />
    </section>
  );
}

function Facts({ label: name, facts }: { label: string; facts: readonly Fact[] }): ReactNode {
  return (
    <dl className="day-facts" aria-label={name}>
      {facts.map((fact) => (
        <div key={fact.label}>
          <dt>{fact.label}</dt>
          <FactValue fact={fact} />
        </div>
      ))}
    </dl>
  );
}

function Codes({ detail }: { detail: ArchiveDayDetail }): ReactNode {
  return (
    <ul className="day-findings" aria-label="Findings by code">
      {detail.findings.map(({ code, severity, count }) => (
        <li key={code} className={`tone-${SEVERITIES[severity].tone}`}>
          <Icon name={SEVERITIES[severity].icon} size={13} />
          <span>
            {formatCount(count)} <code>{code}</code>
          </span>
        </li>
      ))}
    </ul>
  );
}

function Claims({ detail }: { detail: ArchiveDayDetail }): ReactNode {
  if (detail.claims.length === 0) return null;
  return (
    <section aria-labelledby="day-claims">
      <h3 id="day-claims">Claims of this bundle</h3>
      {detail.judgedWithNeighbours ? null : <p className="side-none">By itself; its ends are judged with the days beside it when all have been read.</p>}
      <ul className="claims">
        {detail.claims.map((claim) => toClaimView(claim)).map((view) => (
          <li key={view.name}>
            <div className="claim-head">
              <span className="claim-title">{view.title}</span>
              <Status view={view.status} />
            </div>
            <p>
              <InertText value={view.because} />
            </p>
          </li>
        ))}
      </ul>
    </section>
  );
}
