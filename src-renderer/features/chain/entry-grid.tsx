import { useTable } from '@tanstack/react-table';
import { useMemo, useRef } from 'react';
import type { CSSProperties, KeyboardEvent, MouseEvent, ReactNode } from 'react';

import type { Finding } from '#core/assess';

import { moveTo } from '../../state/chain-actions';
import { openInspector } from '../../state/entry-actions';
import { focusField, placeRef } from '../../state/focus';
import { entryAt } from '../../state/pages';
import { examinationOf } from '../../state/session-slice';
import { read, useApp } from '../../state/store';
import { anchorOf, ENTRY_HEIGHT, physicalHeight, visibleCount, visibleRange } from '../../state/viewport';
import { columns, features, logColumns } from './columns';
import './entry-grid.css';
import { EntryLine } from './entry-line';
import { toFindingMarks } from './finding-marks';
import { indexAfter } from './grid-keys';
import { toSlots } from './slots';
import { HEADER_HEIGHT, useViewport } from './use-viewport';

const entriesRef = placeRef('entries');
/** Width of a digit of the table's typeface, so that its lines and its head agree on the column. */
const DIGIT = 7.2;
/** Room for the mark of a finding before the sequence. */
const MARK = 16;
const NO_FINDINGS: readonly Finding[] = [];
const NARROW = '(max-width: 1139px)';

function press(event: KeyboardEvent): void {
  const { active, top, height, filter, totals } = read();
  const total = totals[filter] ?? 0;
  if (event.key === 'Enter' && active !== null) {
    openInspector();
    // At narrow width the inspector is only there after the next drawing.
    requestAnimationFrame(() => focusField('inspector'));
  }
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  const next = total === 0 ? null : indexAfter(event.key, active, top, visibleCount(height), total);
  if (next === null) return;
  event.preventDefault();
  moveTo(next);
}

function click(event: MouseEvent): void {
  if (!(event.target instanceof Element)) return;
  const index = event.target.closest('[data-index]')?.getAttribute('data-index');
  if (index == null) return;
  moveTo(Number(index));
  if (window.matchMedia(NARROW).matches && event.detail === 2) openInspector();
}

/** The entry table. Holds some forty entries whatever the size of the evidence; the scroll bar stands for all. */
export function EntryGrid(): ReactNode {
  const top = useApp((state) => state.top);
  const height = useApp((state) => state.height);
  const active = useApp((state) => state.active);
  const total = useApp((state) => state.totals[state.filter] ?? 0);
  const version = useApp((state) => state.pagesVersion);
  const filter = useApp((state) => state.filter);
  const isLog = useApp((state) => examinationOf(state.stage)?.beside.log !== undefined);
  const findings = useApp((state) => examinationOf(state.stage)?.verdict.findings ?? NO_FINDINGS);
  const digits = useApp((state) => String(examinationOf(state.stage)?.verdict.subject.toSequence ?? '').length);
  const scroller = useRef<HTMLDivElement>(null);
  useViewport(scroller, total, top, height);

  const anchor = anchorOf(top);
  const { from, to } = visibleRange({ top, height, total });
  const marks = useMemo(() => toFindingMarks(findings), [findings]);
  // `version` stands for the page cache, which React cannot see.
  const slots = useMemo(() => toSlots(from, to, active, entryAt, marks), [from, to, active, version, filter, marks]);
  const shown = isLog ? logColumns : columns;
  const table = useTable({ features, columns: shown, data: slots, getRowId: (slot) => String(slot.index) });
  const style: CSSProperties & Record<`--${string}`, string> = { '--sequence-width': `${Math.min(20, Math.max(8, digits)) * DIGIT + (marks.size > 0 ? MARK : 0)}px` };
  const setScroller = (element: HTMLDivElement | null): void => {
    scroller.current = element;
    entriesRef(element);
  };

  return (
    <div
      ref={setScroller}
      className="entry-grid"
      style={style}
      data-panel="entries"
      role="grid"
      aria-label="Entries"
      aria-rowcount={total + 1}
      aria-colcount={shown.length}
      data-log={isLog}
      aria-activedescendant={active === null ? undefined : `entry-${active}`}
      tabIndex={0}
      onKeyDown={press}
      onClick={click}
    >
      <div role="presentation" className="grid-whole" style={{ height: physicalHeight(total) + HEADER_HEIGHT }}>
        <div role="rowgroup" className="grid-head">
          {table.getHeaderGroups().map((group) => (
            <div key={group.id} role="row" aria-rowindex={1} className="entry-line entry-line-head">
              {group.headers.map((header) => (
                <div key={header.id} role="columnheader" className={`cell cell-${header.column.id}`}>
                  <table.FlexRender header={header} />
                </div>
              ))}
            </div>
          ))}
        </div>
        <div role="rowgroup" className="grid-body" style={{ height }}>
          <div role="presentation" className="grid-lines" style={{ transform: `translateY(${Math.round((anchor - top) * ENTRY_HEIGHT)}px)` }}>
            {table.getRowModel().rows.map((row) => (
              <EntryLine key={row.id} row={row} anchor={anchor} active={row.original.index === active} isLog={isLog} />
            ))}
          </div>
        </div>
      </div>
    </div>
  );
}
