import { createColumnHelper, tableFeatures } from '@tanstack/react-table';
import type { CellContext } from '@tanstack/react-table';
import type { ReactNode } from 'react';

import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import type { StatusView } from '../../ui/status';
import type { EntryView } from './entry-view';
import { LinkGlyph } from './link-glyph';
import type { Slot } from './slots';

// Sorting and filtering happen where all entries are, in the worker; the table needs no feature for them.
export const features = tableFeatures({});
const helper = createColumnHelper<typeof features, Slot>();

type Context = CellContext<typeof features, Slot>;

/** A cell drawn from the entry; a quiet bar while its page is on the way. */
const cell = (draw: (view: EntryView) => ReactNode) =>
  function Cell({ row }: Context): ReactNode {
    const { view } = row.original;
    return view === null ? <span className="not-loaded" aria-label="Loading" /> : draw(view);
  };

/** A finding that neither link nor content can tell of. */
function Mark({ view }: { view: StatusView | null }): ReactNode {
  if (view === null) return null;
  return (
    <span className={`entry-mark tone-${view.tone}`} role="img" aria-label={view.word} title={view.word}>
      <Icon name={view.icon} size={12} />
    </span>
  );
}

const before = [
  helper.display({ id: 'chain', header: 'Chain', cell: ({ row }) => (row.original.view === null ? null : <LinkGlyph joint={row.original.view.joint} ring={row.original.view.ring} />) }),
  helper.display({ id: 'sequence', header: 'Sequence', cell: cell((view) => <><Mark view={view.mark} />{view.sequence}</>) }),
  helper.display({ id: 'created', header: 'Created', cell: cell((view) => <InertText value={view.created} />) }),
];

const behind = [
  helper.display({ id: 'link', header: 'Link', cell: cell((view) => <Status view={view.link} />) }),
  helper.display({ id: 'content', header: 'Content', cell: cell((view) => <Status view={view.content} />) }),
];

export const columns = helper.columns([
  ...before,
  helper.display({ id: 'trace', header: 'Trace', cell: cell((view) => <InertText value={view.trace} />) }),
  helper.display({ id: 'hash', header: 'Chain hash', cell: cell((view) => <InertText value={view.hash} />) }),
  ...behind,
]);

const told = (which: 'who' | 'what' | 'where') => cell((view) => <InertText value={view[which]} />);

/** The columns of a log: who did what, when and where. */
export const logColumns = helper.columns([
  ...before,
  helper.display({ id: 'who', header: 'Who', cell: told('who') }),
  helper.display({ id: 'what', header: 'What', cell: told('what') }),
  helper.display({ id: 'where', header: 'Where', cell: told('where') }),
  ...behind,
]);
