import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { countCodes, groupFindings, omittedSentence } from './findings-view';
import type { CodeCount, FindingSource, FindingView, ListedFinding, PlaceWords } from './findings-view';

/** Drawn at first and with every "Show more": a thousand of each code may be listed. */
const AT_ONCE = 100;

/** Something to do about a finding, in words. */
export type FindingAction = { readonly label: string; readonly go: () => void };

type Props<F extends ListedFinding> = {
  readonly source: FindingSource<F>;
  readonly placeOf: PlaceWords<F>;
  /** What to do when a finding is chosen; null where there is nowhere to go. */
  readonly goTo: (finding: F) => (() => void) | null;
  /** What else can be done about a finding; null where nothing can. */
  readonly actionOf?: (finding: F) => FindingAction | null;
  /** What to say where there are none. */
  readonly none: string;
};

/** The findings of a bundle or of an archive, by code and with each consequence under its cause. */
export function Findings<F extends ListedFinding>({ source, placeOf, goTo, actionOf, none }: Props<F>): ReactNode {
  const [only, setOnly] = useState<string | null>(null);
  const [shown, setShown] = useState(AT_ONCE);
  const codes = useMemo(() => countCodes(source), [source]);
  const groups = useMemo(
    () => groupFindings(only === null ? source.findings : source.findings.filter(({ code }) => code === only), placeOf),
    [source, only, placeOf],
  );
  const total = codes.reduce((sum, { count }) => sum + count, 0);
  const choose = (code: string): void => {
    setOnly(only === code ? null : code);
    setShown(AT_ONCE);
  };
  return (
    <section className="side-section" aria-labelledby="findings-title">
      <h2 id="findings-title">
        Findings <span className="count">{formatCount(total)}</span>
      </h2>
      {total === 0 ? <p className="side-none">{none}</p> : null}
      {codes.length > 1 ? <Codes codes={codes} only={only} onChoose={choose} /> : null}
      <ol className="findings">
        {groups.slice(0, shown).map((group) => (
          <li key={group.key}>
            <FindingButton view={group} go={goTo(group.finding)} />
            <Action action={actionOf?.(group.finding) ?? null} />
            {group.consequences.length === 0 ? null : (
              <ol className="consequences" aria-label="Consequences">
                {group.consequences.slice(0, AT_ONCE).map((view) => (
                  <li key={view.key}>
                    <FindingButton view={view} go={goTo(view.finding)} />
                  </li>
                ))}
              </ol>
            )}
          </li>
        ))}
      </ol>
      {groups.length > shown ? (
        <Button className="show-more" onClick={() => setShown(shown + AT_ONCE)}>
          Show more ({formatCount(groups.length - shown)} left)
        </Button>
      ) : null}
      <Omitted codes={codes} />
    </section>
  );
}

function Codes({ codes, only, onChoose }: { codes: readonly CodeCount[]; only: string | null; onChoose: (code: string) => void }): ReactNode {
  return (
    <div className="codes" role="group" aria-label="Show findings of one code">
      {codes.map(({ code, count, status }) => (
        <button key={code} type="button" className={`code-chip tone-${status.tone}`} aria-pressed={only === code} onClick={() => onChoose(code)}>
          <Icon name={status.icon} size={12} />
          {code} <span className="count">{formatCount(count)}</span>
        </button>
      ))}
    </div>
  );
}

function FindingButton({ view, go }: { view: FindingView; go: (() => void) | null }): ReactNode {
  const inside = (
    <>
      <span className="finding-head">
        <Status view={view.status} />
        <span className="finding-place mono">{view.place === null ? null : <InertText value={view.place} />}</span>
      </span>
      <span className="finding-message">
        <InertText value={view.message} />
      </span>
      <code className="finding-code">{view.code}</code>
    </>
  );
  if (go === null) return <div className="finding">{inside}</div>;
  return (
    <button type="button" className="finding" onClick={go}>
      {inside}
    </button>
  );
}

function Action({ action }: { action: FindingAction | null }): ReactNode {
  if (action === null) return null;
  return (
    <Button className="finding-action" icon="equal" onClick={action.go}>
      {action.label}
    </Button>
  );
}

function Omitted({ codes }: { codes: readonly CodeCount[] }): ReactNode {
  return codes
    .filter(({ omitted }) => omitted > 0)
    .map((code) => (
      <p key={code.code} className="side-none">
        {omittedSentence(code)}
      </p>
    ));
}
