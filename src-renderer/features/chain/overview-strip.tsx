import { useMemo } from 'react';
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

import { goToPosition, moveTo } from '../../state/chain-actions';
import { placeRef } from '../../state/focus';
import { examinationOf } from '../../state/session-slice';
import { read, useApp } from '../../state/store';
import { ENTRY_HEIGHT } from '../../state/viewport';
import { formatCount, formatCounted } from '../../ui/format';
import { failingAt, STRIP_HEIGHT, toStripView } from './overview-view';
import './overview-strip.css';

const overviewRef = placeRef('overview');

function goTo(position: number): void {
  if (read().filter === 'all') moveTo(position, 'centre');
  else void goToPosition(position);
}

const NOTHING = { entries: 0, fail: [], indeterminate: [], warning: [] };

/** The whole range at a glance: which entries findings name, by severity, and which part the table shows. */
export function OverviewStrip(): ReactNode {
  const overview = useApp((state) => state.overview) ?? NOTHING;
  const total = useApp((state) => state.totals.all ?? 0);
  const selected = useApp((state) => state.selected);
  const view = useMemo(() => toStripView(overview), [overview]);
  const last = Math.max(0, total - 1);
  const now = Math.min(last, selected ?? 0);

  const drag = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.type === 'pointerdown') event.currentTarget.setPointerCapture(event.pointerId);
    else if (!event.currentTarget.hasPointerCapture(event.pointerId)) return;
    const box = event.currentTarget.getBoundingClientRect();
    goTo(Math.round(Math.min(1, Math.max(0, (event.clientX - box.left) / box.width)) * last));
  };
  const press = (event: KeyboardEvent): void => {
    const step = Math.max(1, Math.round(total / 100));
    const next = { ArrowLeft: now - step, ArrowDown: now - step, ArrowRight: now + step, ArrowUp: now + step, PageDown: now + step * 10, PageUp: now - step * 10, Home: 0, End: last }[event.key];
    if (next === undefined || total === 0) return;
    event.preventDefault();
    goTo(Math.min(last, Math.max(0, next)));
  };

  return (
    <section className="overview" aria-label="Overview">
      <div
        ref={overviewRef}
        className="strip"
        role="slider"
        tabIndex={0}
        aria-label="Place in the chain"
        aria-orientation="horizontal"
        aria-valuemin={1}
        aria-valuemax={Math.max(1, total)}
        aria-valuenow={now + 1}
        aria-valuetext={`${formatCount(now + 1)} of ${formatCount(total)} entries, ${formatCounted(failingAt(overview, total === 0 ? 0 : now / total), 'failing entry', 'failing entries')} near here`}
        onPointerDown={drag}
        onPointerMove={drag}
        onKeyDown={press}
      >
        <svg className="strip-marks" viewBox={`0 0 ${Math.max(1, view.slices)} ${STRIP_HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
          <path className="strip-warning" d={view.warning} />
          <path className="strip-indeterminate" d={view.indeterminate} />
          <path className="strip-fail" d={view.fail} />
        </svg>
        <Window total={total} />
        {selected === null || total === 0 ? null : <div className="strip-here" style={{ left: `${((selected + 0.5) / total) * 100}%` }} />}
      </div>
      <Ends />
    </section>
  );
}

/** The part of the chain that the table shows. A filter shows no part of it. */
function Window({ total }: { total: number }): ReactNode {
  const top = useApp((state) => state.top);
  const height = useApp((state) => state.height);
  const all = useApp((state) => state.filter === 'all');
  if (!all || total === 0) return null;
  const share = Math.min(1, height / ENTRY_HEIGHT / total);
  return <div className="strip-window" style={{ left: `${(top / total) * 100}%`, width: `${share * 100}%` }} />;
}

function Ends(): ReactNode {
  const subject = useApp((state) => examinationOf(state.stage)?.verdict.subject ?? null);
  return (
    <div className="strip-ends">
      <span className="mono">{subject?.fromSequence ?? ''}</span>
      <span className="strip-legend">
        <i className="legend-fail" /> fail <i className="legend-indeterminate" /> indeterminate <i className="legend-warning" /> warning <i className="legend-window" /> in the table
      </span>
      <span className="mono">{subject?.toSequence ?? ''}</span>
    </div>
  );
}
