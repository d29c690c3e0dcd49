import { useEffect, useState } from 'react';
import type { SubmitEvent, ReactNode } from 'react';

import type { EntryFilter } from '#core/contract';

import { endSearch, goToSought, goToSequence, search, setFilter } from '../../state/chain-actions';
import { focusField, placeRef } from '../../state/focus';
import { evidenceOf, examinationOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { IconButton } from '../../ui/button';
import { formatCount } from '../../ui/format';
import './chain-toolbar.css';

const sequenceRef = placeRef('sequence');
const searchRef = placeRef('search');

export function ChainToolbar(): ReactNode {
  const refused = useApp((state) => state.stage.phase === 'refused');
  // What was typed about one piece of evidence means nothing for the next.
  const evidenceId = useApp((state) => evidenceOf(state.stage)?.evidenceId ?? 0);
  return (
    <div className="chain-toolbar" role="toolbar" aria-label="Entries">
      <Filters />
      {refused ? null : (
        <span className="breaks">
          <IconButton icon="up" label="Previous failing entry (Shift+B)" onClick={() => void goToSought(true)} />
          <IconButton icon="down" label="Next failing entry (B)" onClick={() => void goToSought(false)} />
        </span>
      )}
      <GoTo key={`go ${evidenceId}`} />
      <Find key={`find ${evidenceId}`} />
    </div>
  );
}

const NAMES: Readonly<Record<EntryFilter, string>> = { all: 'All', fail: 'Fail', indeterminate: 'Indeterminate', found: 'Found' };
const MEANINGS: Readonly<Record<EntryFilter, string>> = {
  all: 'Every entry',
  fail: 'Entries that a finding of severity fail names',
  indeterminate: 'Entries that an indeterminate finding names',
  found: 'Entries that the search has found',
};

const FILTERS: readonly EntryFilter[] = ['all', 'fail', 'indeterminate', 'found'];

function Filters(): ReactNode {
  const filter = useApp((state) => state.filter);
  const totals = useApp((state) => state.totals);
  const searching = useApp((state) => state.search !== null);
  const phase = useApp((state) => state.stage.phase);
  // Nothing was checked in refused evidence, so nothing may be called failing or not.
  const isShown: Readonly<Record<EntryFilter, boolean>> = { all: true, fail: phase !== 'refused', indeterminate: phase === 'examined' && ((totals.indeterminate ?? 0) > 0 || filter === 'indeterminate'), found: searching };
  // Before the verdict only links and contents are known, and no severity.
  const nameOf = (name: EntryFilter): string => (name === 'fail' && phase === 'replaying' ? 'Broken so far' : NAMES[name]);
  return (
    <div className="filters" role="group" aria-label="Which entries">
      {FILTERS.filter((name) => isShown[name]).map((name) => (
        <button key={name} type="button" aria-pressed={filter === name} title={MEANINGS[name]} onClick={() => void setFilter(name)}>
          {nameOf(name)} <span className="count">{totals[name] === null ? '' : formatCount(totals[name])}</span>
        </button>
      ))}
    </div>
  );
}

function GoTo(): ReactNode {
  const [typed, setTyped] = useState('');
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    void goToSequence(typed);
    focusField('entries');
  };
  return (
    <form className="goto" onSubmit={submit}>
      <input ref={sequenceRef} className="field mono" aria-label="Go to sequence" placeholder="Sequence (G)" inputMode="numeric" value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => (event.key === 'Escape' ? focusField('entries') : undefined)} />
    </form>
  );
}

function Find(): ReactNode {
  const [typed, setTyped] = useState('');
  const current = useApp((state) => state.search);
  const isLog = useApp((state) => examinationOf(state.stage)?.beside.log !== undefined);
  useEffect(() => {
    if (current === null) setTyped('');
  }, [current]);
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typed.trim() === '') void endSearch();
    else void search(typed);
    focusField('entries');
  };
  const end = (): void => {
    void endSearch();
    setTyped('');
    focusField('entries');
  };
  return (
    <form className="find" role="search" onSubmit={submit}>
      <input ref={searchRef} className="field mono" aria-label={isLog ? 'Search who, what or hash by prefix' : 'Search trace id or chain hash by prefix, or a whole id'} placeholder={isLog ? 'Who, what or hash prefix (/)' : 'Trace or hash prefix, or id (/)'} value={typed} onChange={(event) => setTyped(event.target.value)} onKeyDown={(event) => (event.key === 'Escape' ? end() : undefined)} />
      {current === null ? null : <IconButton icon="cross" label="End search" onClick={end} />}
    </form>
  );
}
