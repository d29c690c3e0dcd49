import { useCallback, useMemo } from 'react';
import type { CSSProperties, ReactNode } from 'react';

import type { ArchiveFindingView } from '#core/contract';
import { byGravity } from '#core/report';

import { goToBundle, moveOnBoard, openBoard, setOrder, stopReading } from '../../state/archive-actions';
import type { ArchiveWork } from '../../state/archive-slice';
import { openCompare } from '../../state/compare-actions';
import { placeRef } from '../../state/focus';
import { openReport } from '../../state/report-actions';
import { archiveAgain, closeEvidence, openByDialog } from '../../state/session-actions';
import { useApp, write } from '../../state/store';
import { Button, IconButton } from '../../ui/button';
import { Problem } from '../../ui/problem';
import { Splitter } from '../../ui/splitter';
import { OpenNotice } from '../open/open-notice';
import { Claims } from '../verdict/claims';
import { toTrustLines } from '../verdict/claim-view';
import { ConclusionFrame, SubjectFacts, TrustBasis } from '../verdict/conclusion-frame';
import { Findings } from '../verdict/findings';
import type { FindingAction } from '../verdict/findings';
import { ProgressLine } from '../verdict/progress';
import '../verdict/side.css';
import { AskedBar } from './asked-bar';
import { folderOfArchive, toArchiveFacts, toArchiveHeadline, toArchiveProgress } from './archive-view';
import './archive-window.css';
import { CalendarBoard } from './board';
import { DayPanel } from './day-panel';
import { placeInArchive } from './day-view';
import { Legend } from './legend';
import { Seams } from './seams';
import { Undated } from './undated';

const sideRef = placeRef('findings');
const setWidth = (claimsWidth: number): void => write({ claimsWidth });

/** An archive: its conclusion, the board of its days, what was found, and the day under the cursor. */
export function ArchiveWindow(): ReactNode {
  const archive = useApp((state) => state.archive);
  useApp((state) => state.boardVersion);
  if (archive === null) return null;
  const { info, work } = archive;
  const view = toArchiveHeadline(work);
  return (
    <div className="evidence-window">
      <ConclusionFrame
        view={view}
        basis={work.phase === 'judged' ? <TrustBasis trust={toTrustLines(work.examination.claims)} /> : null}
        about={<SubjectFacts label="Archive" name={info.name} folder={folderOfArchive(info)} path={info.path} facts={toArchiveFacts(work, openBoard())} />}
      >
        <Actions work={work} />
      </ConclusionFrame>
      <div className="evidence-notices">
        <OpenNotice />
        <Work work={work} />
      </div>
      <Panels work={work} />
    </div>
  );
}

function Actions({ work }: { work: ArchiveWork }): ReactNode {
  const isOver = work.phase === 'stopped' || work.phase === 'failed';
  return (
    <>
      {work.phase === 'judged' ? (
        <Button look="primary" icon="report" title="Ctrl+E" onClick={openReport}>
          Export report…
        </Button>
      ) : null}
      {isOver ? (
        <Button look="primary" onClick={() => void archiveAgain()}>
          Verify again
        </Button>
      ) : null}
      <Button icon="open" title="Ctrl+O" onClick={() => void openByDialog()}>
        Open…
      </Button>
      <Button icon="folder" title="Ctrl+Shift+O" onClick={() => void openByDialog(true)}>
        Open folder…
      </Button>
      {work.phase === 'reading' || work.phase === 'listing' ? null : <IconButton icon="cross" label="Close archive" onClick={() => void closeEvidence()} />}
    </>
  );
}

/** What is being done, or why it is not. */
function Work({ work }: { work: ArchiveWork }): ReactNode {
  const newestFirst = useApp((state) => state.newestFirst);
  if (work.phase === 'failed') return <Problem sentence={work.failure.sentence} code={work.failure.code} detail={work.failure.detail} />;
  if (work.phase === 'listing') return <ProgressLine view={toArchiveProgress(work)} title="Ctrl+W" onCancel={() => void closeEvidence()} />;
  if (work.phase !== 'reading') return null;
  return (
    <>
      <ProgressLine view={toArchiveProgress(work)} onCancel={() => void stopReading()}>
        <label className="newest-first">
          <input type="checkbox" checked={newestFirst} onChange={(event) => setOrder(event.target.checked)} /> Newest first
        </label>
      </ProgressLine>
      {work.again === null ? null : <p className="archive-again">The bundles were read by different recipes. One chain has one recipe: all are read once more by {work.again}, which recomputes most of their entries. What the board showed before counts no longer.</p>}
    </>
  );
}

function Panels({ work }: { work: ArchiveWork }): ReactNode {
  const claimsWidth = useApp((state) => state.claimsWidth);
  const style: CSSProperties & Record<`--${string}`, string> = { '--claims-width': `${claimsWidth}px` };
  const board = openBoard();
  const isAll = useApp((state) => state.archive?.info.asked.from === null && state.archive.info.asked.to === null);
  return (
    <main className="archive-panels" style={style}>
      <aside ref={sideRef} className="side" data-panel="findings" tabIndex={0} aria-label="Claims and findings">
        <Side work={work} />
      </aside>
      <Splitter label="Width of claims and findings" side="before" width={claimsWidth} min={220} max={520} onWidth={setWidth} />
      <section className="board-pane" data-panel="board" aria-label="Board">
        {board.isListed ? <AskedBar /> : null}
        {board.isListed && board.bundles.length > 0 ? <Legend /> : null}
        {board.isListed && board.first !== null ? <CalendarBoard /> : null}
        {board.isListed && board.bundles.length === 0 ? <p className="board-empty">{isAll ? 'The archive holds no bundle.' : 'No bundle of the archive is of these dates.'} What is known of it stands among the findings.</p> : null}
        {board.isListed ? <Undated /> : <p className="board-empty">Bundles are being looked for. The board appears when all of them are known.</p>}
      </section>
      <DayPanel />
    </main>
  );
}

function Side({ work }: { work: ArchiveWork }): ReactNode {
  const archiveId = useApp((state) => state.archive?.info.archiveId);
  const placeOf = useCallback((finding: ArchiveFindingView) => placeInArchive(openBoard(), finding), []);
  const judged = work.phase === 'judged' ? work.examination : null;
  // A date without a bundle must not push what failed out of sight.
  const source = useMemo(() => (judged === null ? { findings: [] } : { ...judged, findings: byGravity(judged.findings) }), [judged]);
  if (work.phase !== 'judged') {
    return (
      <section className="side-section">
        <h2>Claims and findings</h2>
        <p className="side-none">They are stated when every bundle has been replayed.</p>
      </section>
    );
  }
  const { examination } = work;
  const claims = <Claims claims={examination.claims} from={examination.subject.fromSequence} canSupply={false} supplied={[]} />;
  const findings = <Findings key={archiveId} source={source} placeOf={placeOf} goTo={goTo} actionOf={actionOf} none="No findings. Nothing in this archive contradicts its chain." />;
  return (
    <>
      {examination.conclusion === 'passed' ? claims : findings}
      <Seams />
      {examination.conclusion === 'passed' ? findings : claims}
    </>
  );
}

/** Two bundles that tell the same entries differently are compared side by side. */
function actionOf({ code, bundle, otherBundle }: ArchiveFindingView): FindingAction | null {
  if (code !== 'overlap-conflict' || bundle === undefined || otherBundle === undefined) return null;
  return { label: 'Compare the two', go: () => void openCompare(otherBundle, bundle) };
}

/** A finding leads to its day. */
function goTo({ bundle, date }: ArchiveFindingView): (() => void) | null {
  if (bundle !== undefined) return () => goToBundle(bundle);
  return date === undefined ? null : () => moveOnBoard({ kind: 'date', date });
}
