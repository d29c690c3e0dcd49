import type { ReactNode } from 'react';

import type { Finding, Severity } from '#core/assess';

import { examinationOf } from '../../state/session-slice';
import { useApp } from '../../state/store';
import { InertText } from '../../ui/inert-text';
import { Icon } from '../../ui/icon';
import type { IconName } from '../../ui/icon';
import type { Tone } from '../../ui/status';

const MARKS: Readonly<Record<Severity, { readonly tone: Tone; readonly icon: IconName }>> = {
  fail: { tone: 'fail', icon: 'cross' },
  indeterminate: { tone: 'open', icon: 'question' },
  warning: { tone: 'warn', icon: 'warning' },
  note: { tone: 'calm', icon: 'note' },
};

/** `gravest`: of all findings that name the entry; where none of them is listed, that is said. */
export function EntryFindings({ findings, gravest }: { findings: readonly Finding[]; gravest: Severity | null }): ReactNode {
  const isCut = useApp((state) => examinationOf(state.stage)?.verdict.omitted !== undefined);
  if (findings.length === 0) return gravest === null || !isCut ? null : <p className="entry-unlisted">A finding of severity {gravest} names this entry. It is counted and not listed: of each code the first 1,000 are.</p>;
  return (
    <section aria-label="Findings at this entry">
      <ul className="entry-findings">
        {findings.map((finding, index) => (
          <li key={index} className={`tone-${MARKS[finding.severity].tone}`}>
            <Icon name={MARKS[finding.severity].icon} />
            <div>
              <p>
                <InertText value={finding.message} />
              </p>
              <code>
                {finding.severity}: {finding.code}
              </code>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
