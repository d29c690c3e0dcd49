import type { ReactNode } from 'react';

import type { Finding, Severity } from '#core/assess';

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

export function EntryFindings({ findings }: { findings: readonly Finding[] }): ReactNode {
  if (findings.length === 0) return null;
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
