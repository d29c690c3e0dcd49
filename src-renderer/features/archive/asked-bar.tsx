import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';

import type { OpenArchive } from '#core/contract';
import { RECIPES } from '#core/replay';

import { askDates, judgeBy, supplyDigests } from '../../state/session-actions';
import { useApp } from '../../state/store';
import { Button } from '../../ui/button';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { toStoreSentence, toTypedDates } from './asked-view';
import './asked-bar.css';

/** What is asked of the archive: which dates, and digests that were kept apart from it. Each change verifies it anew. */
export function AskedBar(): ReactNode {
  const info = useApp((state) => state.archive?.info ?? null);
  if (info === null) return null;
  return (
    <div className="asked" role="group" aria-label="What is asked of the archive">
      <Dates key={info.archiveId} asked={info.asked} />
      <Digests path={info.digestsPath} />
      <RecipeChoice key={`recipe ${info.archiveId}`} recipe={info.recipe} />
    </div>
  );
}

function Dates({ asked }: Pick<OpenArchive, 'asked'>): ReactNode {
  const [from, setFrom] = useState(asked.from ?? '');
  const [to, setTo] = useState(asked.to ?? '');
  const typed = toTypedDates(from, to);
  const isNew = typed.asked.from !== asked.from || typed.asked.to !== asked.to;
  const isPart = asked.from !== null || asked.to !== null;
  const submit = (event: SubmitEvent): void => {
    event.preventDefault();
    if (typed.wrong === null && isNew) void askDates(typed.asked);
  };
  return (
    <form className="asked-dates" onSubmit={submit}>
      <span className="asked-title" aria-hidden="true">
        Dates
      </span>
      <DateField label="From date" hint="first" value={from} isWrong={typed.wrong === 'from'} onChange={setFrom} />
      <span aria-hidden="true">to</span>
      <DateField label="To date" hint="last" value={to} isWrong={typed.wrong === 'to'} onChange={setTo} />
      <Button type="submit" disabled={typed.wrong !== null || !isNew}>
        Examine these
      </Button>
      {isPart ? (
        <Button look="quiet" onClick={() => void askDates({ from: null, to: null })}>
          All dates
        </Button>
      ) : null}
      <span className="asked-wrong" role="status">
        {typed.because}
      </span>
    </form>
  );
}

type FieldProps = { readonly label: string; readonly hint: string; readonly value: string; readonly isWrong: boolean; readonly onChange: (value: string) => void };

function DateField({ label, hint, value, isWrong, onChange }: FieldProps): ReactNode {
  return <input className="field mono" aria-label={`${label}, YYYY-MM-DD`} aria-invalid={isWrong} placeholder={hint} maxLength={10} spellCheck={false} autoComplete="off" value={value} onChange={(event) => onChange(event.target.value)} />;
}

/** An arrow key changes the choice at once: the archive is judged anew only when that is asked for. */
function RecipeChoice({ recipe }: Pick<OpenArchive, 'recipe'>): ReactNode {
  const [chosen, setChosen] = useState(recipe ?? '');
  return (
    <form
      className="asked-recipe"
      onSubmit={(event) => {
        event.preventDefault();
        void judgeBy(chosen);
      }}
    >
      <label className="asked-title" htmlFor="asked-recipe">
        Recipe
      </label>
      <select id="asked-recipe" className="field" value={chosen} onChange={(event) => setChosen(event.target.value)}>
        <option value="">that recomputes most</option>
        {RECIPES.map(({ id }) => (
          <option key={id} value={id}>
            {id}
          </option>
        ))}
      </select>
      <Button type="submit" disabled={chosen === (recipe ?? '')}>
        Judge by it
      </Button>
    </form>
  );
}

function Digests({ path }: { path: string | null }): ReactNode {
  const elsewhere = useApp((state) => (state.archive?.work.phase === 'judged' ? state.archive.work.examination.elsewhere : undefined));
  return (
    <div className="asked-digests">
      <span className="asked-title">Digests kept elsewhere</span>
      {path === null ? (
        <>
          <Button aria-label="Digests kept elsewhere: choose a file" title="DATE,SHA256 lines" onClick={() => void supplyDigests('file')}>
            File…
          </Button>
          <Button aria-label="Digests kept elsewhere: choose a folder" title="Manifests in the archive’s layout" onClick={() => void supplyDigests('folder')}>
            Folder…
          </Button>
        </>
      ) : (
        <>
          <span className="asked-path" title={path}>
            <Icon name="report" size={14} />
            <InertText value={path.split(/[\\/]/).pop() ?? path} />
          </span>
          <Button look="quiet" aria-label="Remove the digests kept elsewhere" onClick={() => void supplyDigests('none')}>
            Remove
          </Button>
          <span className="asked-says" role="status">
            {toStoreSentence(elsewhere)}
          </span>
        </>
      )}
    </div>
  );
}
