import { useEffect, useRef } from 'react';
import type { ReactNode, RefObject } from 'react';

import { isPathKind } from '#core/contract';
import type { SuppliedPathKind } from '#core/contract';

import { useApp } from '../../state/store';
import { chooseSupplied, takeBack } from '../../state/supply-actions';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Problem } from '../../ui/problem';
import { HeadField } from './head-field';
import type { SupplyRowView } from './supply-view';

/** One kind: what it is for, what is supplied of it, and the ways to change that. */
export function SupplyRow({ view }: { view: SupplyRowView }): ReactNode {
  const { kind, title, purpose, given, trouble } = view;
  const failure = useApp((state) => (state.supplyFailure?.kind === kind ? state.supplyFailure.failure : null));
  const row = useKeptFocus(given !== null);
  return (
    <li ref={row} className="supply-row" data-kind={kind} aria-label={title}>
      <div className="supply-words">
        <span className="supply-title">{title}</span>
        <span className="supply-purpose">{purpose}</span>
      </div>
      <Given view={view} />
      <Actions view={view} />
      {kind === 'head' && given === null ? <HeadField /> : null}
      {trouble === null ? null : (
        <p className="supply-trouble tone-open">
          <Icon name="question" size={14} />
          <span>
            <InertText value={trouble} />
          </span>
        </p>
      )}
      {failure === null ? null : <Problem sentence={failure.sentence} code={failure.code} detail={failure.detail} />}
    </li>
  );
}

/** Supplying replaces the buttons of a row by others: the focus of whoever works with the keyboard stays in the row. */
function useKeptFocus(isGiven: boolean): RefObject<HTMLLIElement | null> {
  const row = useRef<HTMLLIElement>(null);
  const before = useRef(isGiven);
  useEffect(() => {
    if (before.current === isGiven) return;
    before.current = isGiven;
    const isLost = document.activeElement === null || document.activeElement === document.body || document.activeElement.closest('.supply') === null;
    if (isLost) row.current?.querySelector<HTMLElement>('input, button:enabled')?.focus();
  }, [isGiven]);
  return row;
}

function Given({ view: { given, blocked, kind } }: { view: SupplyRowView }): ReactNode {
  if (given === null) return <span className="supply-none">{blocked ?? 'not supplied'}</span>;
  return (
    <span className={kind === 'head' ? 'supply-given mono' : 'supply-given'} title={given.path ?? given.name}>
      <Icon name={kind === 'head' ? 'linked' : 'report'} size={14} />
      <span className="unspoken-visually">supplied: </span>
      <span className="supply-name">
        <InertText value={given.name} />
      </span>
      {given.from === null ? null : <span className="supply-purpose">{given.from}</span>}
    </span>
  );
}

/** The system's dialog asks for a file or for a folder, never for either. */
function Actions({ view: { kind, title, given, blocked, canBeFolder } }: { view: SupplyRowView }): ReactNode {
  return (
    <span className="supply-actions">
      {given === null && isPathKind(kind) && canBeFolder ? <Choose kind={kind} folder title={title} words="Folder…" disabled={blocked !== null} /> : null}
      {given === null && isPathKind(kind) ? <Choose kind={kind} folder={false} title={title} words={canBeFolder ? 'File…' : 'Choose…'} disabled={blocked !== null} /> : null}
      {given === null ? null : (
        <Button look="quiet" aria-label={`Remove ${title}`} onClick={() => void takeBack(kind)}>
          Remove
        </Button>
      )}
    </span>
  );
}

type ChooseProps = { readonly kind: SuppliedPathKind; readonly folder: boolean; readonly title: string; readonly words: string; readonly disabled: boolean };

function Choose({ kind, folder, title, words, disabled }: ChooseProps): ReactNode {
  return (
    <Button disabled={disabled} aria-label={`${title}: choose a ${folder ? 'folder' : 'file'}`} onClick={() => void chooseSupplied(kind, folder)}>
      {words}
    </Button>
  );
}
