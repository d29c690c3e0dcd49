import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';

import type { FindingCode, Verdict } from '#core/assess';

import { goToFinding } from '../../state/chain-actions';
import { Button } from '../../ui/button';
import { formatCount } from '../../ui/format';
import { Icon } from '../../ui/icon';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { countCodes, groupFindings, omittedSentence } from './findings-view';
import type { CodeCount, FindingView } from './findings-view';

/** Drawn at first and with every "Show more": a thousand of each code may be listed. */
const AT_ONCE = 100;

export function Findings({ verdict }: { verdict: Verdict }): ReactNode {
  const [only, setOnly] = useState<FindingCode | null>(null);
  const [shown, setShown] = useState(AT_ONCE);
  const codes = useMemo(() => countCodes(verdict), [verdict]);
  const groups = useMemo(
    () => groupFindings(only === null ? verdict.findings : verdict.findings.filter(({ code }) => code === only), verdict.log === undefined ? 'entry' : 'record'),
    [verdict, only],
  );
  const total = codes.reduce((sum, { count }) => sum + count, 0);
  const choose = (code: FindingCode): void => {
    setOnly(only === code ? null : code);
    setShown(AT_ONCE);
  };
  return (
    <section className="side-section" aria-labelledby="findings-title">
      <h2 id="findings-title">
        Findings <span className="count">{formatCount(total)}</span>
      </h2>
      {total === 0 ? <p className="side-none">No findings. Nothing in this evidence contradicts its chain.</p> : null}
      {codes.length > 1 ? <Codes codes={codes} only={only} onChoose={choose} /> : null}
      <ol className="findings">
        {groups.slice(0, shown).map((group) => (
          <li key={group.key}>
            <FindingButton view={group} />
            {group.consequences.length === 0 ? null : (
              <ol className="consequences" aria-label="Consequences">
                {group.consequences.slice(0, AT_ONCE).map((view) => (
                  <li key={view.key}>
                    <FindingButton view={view} />
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

function Codes({ codes, only, onChoose }: { codes: readonly CodeCount[]; only: FindingCode | null; onChoose: (code: FindingCode) => void }): ReactNode {
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

function FindingButton({ view }: { view: FindingView }): ReactNode {
  const inside = (
    <>
      <span className="finding-head">
        <Status view={view.status} />
        <span className="finding-place mono">{view.place}</span>
      </span>
      <span className="finding-message">
        <InertText value={view.message} />
      </span>
      <code className="finding-code">{view.code}</code>
    </>
  );
  const { sequence, entryIndex } = view.finding;
  if (sequence === undefined && entryIndex === undefined) return <div className="finding">{inside}</div>;
  return (
    <button type="button" className="finding" onClick={() => void goToFinding(view.finding)}>
      {inside}
    </button>
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
