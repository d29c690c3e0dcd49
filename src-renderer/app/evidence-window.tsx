import type { CSSProperties, ReactNode } from 'react';

import type { Finding } from '#core/assess';

import { DayTrail } from '../features/archive/day-trail';
import { Beside } from '../features/beside/beside';
import { ChainPane } from '../features/chain/chain-pane';
import { Inspector } from '../features/entry/inspector';
import { OpenNotice } from '../features/open/open-notice';
import { Claims } from '../features/verdict/claims';
import { ConclusionHeader } from '../features/verdict/conclusion';
import { Failed } from '../features/verdict/failed';
import { Findings } from '../features/verdict/findings';
import { placeWithin } from '../features/verdict/findings-view';
import { ReplayProgress } from '../features/verdict/progress';
import { NothingRead, Refused } from '../features/verdict/refused';
import '../features/verdict/side.css';
import { goToFinding } from '../state/chain-actions';
import { placeRef } from '../state/focus';
import type { Stage } from '../state/session-slice';
import { useApp, write } from '../state/store';
import { Splitter } from '../ui/splitter';
import { useFramesSince } from '../ui/use-frames-since';
import './evidence-window.css';

export function EvidenceWindow(): ReactNode {
  const stage = useApp((state) => state.stage);
  return (
    <div className="evidence-window">
      <div>
        <DayTrail />
        <ConclusionHeader />
      </div>
      <div className="evidence-notices">
        <OpenNotice />
        {stage.phase === 'replaying' ? <ReplayProgress stage={stage} /> : null}
        {stage.phase === 'refused' ? <Refused place={stage.place} /> : null}
      </div>
      <Body stage={stage} />
    </div>
  );
}

function Body({ stage }: { stage: Stage }): ReactNode {
  if (stage.phase === 'failed') return <Failed failure={stage.failure} />;
  if (stage.phase === 'refused' && stage.place.refusal.entriesRead === 0) return <NothingRead />;
  return <Panels />;
}

const setClaimsWidth = (claimsWidth: number): void => write({ claimsWidth });
const setInspectorWidth = (inspectorWidth: number): void => write({ inspectorWidth });
const claimsRef = placeRef('findings');

function Panels(): ReactNode {
  const claimsWidth = useApp((state) => state.claimsWidth);
  const inspectorWidth = useApp((state) => state.inspectorWidth);
  const inspecting = useApp((state) => state.inspecting);
  const refused = useApp((state) => state.stage.phase === 'refused');
  const widths: CSSProperties & Record<`--${string}`, string> = {
    '--claims-width': `${claimsWidth}px`,
    '--inspector-width': `${inspectorWidth}px`,
  };
  return (
    <main className="panels" style={widths} data-inspecting={inspecting} data-refused={refused}>
      {refused ? null : (
        <>
          <aside ref={claimsRef} className="side" data-panel="findings" tabIndex={-1} aria-label="Claims and findings">
            <SideContent />
          </aside>
          <Splitter label="Width of claims and findings" side="before" width={claimsWidth} min={220} max={520} onWidth={setClaimsWidth} />
        </>
      )}
      <ChainPane />
      <div className="inspector-splitter">
        <Splitter label="Width of the inspector" side="after" width={inspectorWidth} min={320} max={720} onWidth={setInspectorWidth} />
      </div>
      <Inspector />
    </main>
  );
}

const ofEntry = (finding: Finding): string | null => placeWithin('entry', finding);
const ofRecord = (finding: Finding): string | null => placeWithin('record', finding);
const toEntry = (finding: Finding): (() => void) | null => (finding.sequence === undefined && finding.entryIndex === undefined ? null : () => void goToFinding(finding));

function SideContent(): ReactNode {
  const stage = useApp((state) => state.stage);
  // With the conclusion comes its frame; what it rests on, in the next ones.
  const frames = useFramesSince(stage.phase === 'examined' ? String(stage.evidence.evidenceId) : null, 2);
  if (stage.phase !== 'examined' || frames === 0) {
    return (
      <section className="side-section">
        <h2>Claims and findings</h2>
        <p className="side-none">They are stated when every entry has been replayed.</p>
      </section>
    );
  }
  const { verdict, beside } = stage.examination;
  const claims = <Claims claims={verdict.claims} from={verdict.subject.fromSequence} canSupply={beside.log === undefined} supplied={beside.supplied?.map(({ kind }) => kind) ?? []} />;
  const findings = <Findings key={stage.evidence.evidenceId} source={verdict} placeOf={verdict.log === undefined ? ofEntry : ofRecord} goTo={toEntry} none="No findings. Nothing in this evidence contradicts its chain." />;
  const besides = frames < 2 ? null : <Beside views={beside} />;
  // What is wrong is what the examiner came for; where nothing is, what is proved.
  return verdict.conclusion === 'passed' ? (
    <>
      {claims}
      {findings}
      {besides}
    </>
  ) : (
    <>
      {findings}
      {claims}
      {besides}
    </>
  );
}
