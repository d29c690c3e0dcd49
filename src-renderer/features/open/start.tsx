import type { ReactNode } from 'react';

import type { RecentEvidence } from '#core/contract';

import { openBucket } from '../../state/bucket-actions';
import { compareByDialog } from '../../state/compare-actions';
import { openByDialog, openRecent, openSample } from '../../state/session-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { AirGap } from '../bucket/air-gap';
import { ChainMark } from './chain-mark';
import { OpenNotice } from './open-notice';
import { toRecentView } from './recent-view';
import './start.css';

export function Start({ dragging }: { dragging: boolean }): ReactNode {
  const start = useApp((state) => state.start);
  const opening = useApp((state) => state.opening);
  return (
    <main className="start">
      <div className="start-sheet">
        <header className="start-head">
          <ChainMark />
          <div>
            <h1>Tamperscope</h1>
            <p>Replays hash-chained decision logs and shows where the chain breaks.</p>
          </div>
        </header>
        <OpenNotice />
        <section className="drop-target" aria-label="Open evidence" data-over={dragging} aria-busy={opening}>
          <Icon name="drop" size={32} />
          <p className="drop-words">{dragging ? 'Let go to open' : 'Drop evidence here'}</p>
          <p className="drop-what">An export bundle (.json or .json.gz), a bundle with its manifest.json, a hash-chained audit log, or a folder: of bundle and manifest, or of an archive of many days.</p>
          <div className="drop-ways">
            <Button look="primary" icon="open" keys="Ctrl O" disabled={opening} onClick={() => void openByDialog()}>
              Open evidence…
            </Button>
            <Button icon="folder" keys="Ctrl Shift O" disabled={opening} onClick={() => void openByDialog(true)}>
              Open folder…
            </Button>
            {start?.buckets.airGap === null ? (
              <Button icon="network" disabled={opening} onClick={openBucket}>
                Open from S3…
              </Button>
            ) : null}
          </div>
        </section>
        <div className="start-below">
          <Recent recent={start?.recent ?? []} />
          <div>
            <Samples />
            <Compare disabled={opening} />
          </div>
        </div>
        <AirGap />
      </div>
    </main>
  );
}

function Recent({ recent }: { recent: readonly RecentEvidence[] }): ReactNode {
  return (
    <section aria-labelledby="recent-title">
      <h2 id="recent-title">Recent evidence</h2>
      {recent.length === 0 ? <p className="start-none">Evidence that you open is listed here.</p> : null}
      <ul className="recent">
        {recent.map(toRecentView).map((view) => (
          <li key={view.id}>
            <button type="button" onClick={() => void openRecent(view.id)}>
              <span className="recent-name">
                <InertText value={view.name} />
                {view.isArchive ? <span className="recent-kind">archive</span> : null}
              </span>
              <span className="recent-when">{view.opened}</span>
              <span className="recent-folder">
                <InertText value={view.folder} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

function Samples(): ReactNode {
  return (
    <section aria-labelledby="samples-title">
      <h2 id="samples-title">Try a sample</h2>
      <p className="start-none">Two bundles that come with Tamperscope. One entry was edited in the second.</p>
      <div className="samples">
        <Button icon="linked" onClick={() => void openSample('intact')}>
          Intact sample
        </Button>
        <Button icon="unlinked" onClick={() => void openSample('broken')}>
          Broken sample
        </Button>
      </div>
    </section>
  );
}

function Compare({ disabled }: { disabled: boolean }): ReactNode {
  return (
    <section className="start-compare" aria-labelledby="compare-title">
      <h2 id="compare-title">Compare two copies</h2>
      <p className="start-none">Two exports of one range, or two archives, entry by entry: or drop both at once.</p>
      <div className="samples">
        <Button icon="equal" keys="Ctrl D" disabled={disabled} onClick={() => void compareByDialog()}>
          Compare two copies…
        </Button>
        <Button icon="folder" keys="Ctrl Shift D" disabled={disabled} onClick={() => void compareByDialog(true)}>
          Compare folders…
        </Button>
      </div>
    </section>
  );
}
