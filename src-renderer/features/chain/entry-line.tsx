import { FlexRender } from '@tanstack/react-table';
import type { Row } from '@tanstack/react-table';
import { memo } from 'react';
import type { ReactNode } from 'react';
import { shallow } from 'zustand/shallow';

import { ENTRY_HEIGHT, fromAnchor } from '../../state/viewport';
import type { features } from './columns';
import type { Slot } from './slots';

type Props = { readonly row: Row<typeof features, Slot>; readonly anchor: number; readonly active: boolean; readonly isLog: boolean };

/** Drawn again only when what it shows has changed: while the table scrolls, most lines only move, all together. */
export const EntryLine = memo(Line, looksTheSame);

function Line({ row, anchor, active }: Props): ReactNode {
  const { index, view } = row.original;
  return (
    <div
      id={`entry-${index}`}
      role="row"
      className="entry-line"
      aria-rowindex={index + 2}
      aria-selected={active}
      data-index={index}
      data-joint={view?.joint}
      data-joint-open={view?.jointOpen}
      data-wrong={view?.wrong}
      data-noted={view?.noted}
      data-doubt={view?.doubt}
      data-mark={view?.mark?.tone}
      style={{ transform: `translateY(${fromAnchor(index, anchor) * ENTRY_HEIGHT}px)` }}
    >
      {row.getAllCells().map((cell, column) => (
        <div key={cell.id} role="gridcell" aria-colindex={column + 1} className={`cell cell-${cell.column.id}`}>
          <FlexRender cell={cell} />
        </div>
      ))}
    </div>
  );
}

function looksTheSame(before: Props, after: Props): boolean {
  const { index, view } = before.row.original;
  const { original } = after.row;
  return index === original.index && before.anchor === after.anchor && before.active === after.active && before.isLog === after.isLog && shallow(view, original.view);
}
