import type { ReactNode } from 'react';

import type { TimestampView } from '#core/contract';

import { copy } from '../../state/copy';
import { IconButton } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import { Status } from '../../ui/status';
import { toTokenLine } from '../beside/timestamps-view';

/** What the entry's time-stamp token says, what it comes to, and why; each value can be copied. */
export function TimestampToken({ view }: { view: TimestampView }): ReactNode {
  const { status, sentences, facts } = toTokenLine(view);
  return (
    <section aria-labelledby="token-title">
      <h3 id="token-title">Time-stamp token</h3>
      <Status view={status} boxed />
      {sentences.map((sentence) => (
        <p key={sentence} className="merkle-words">
          <InertText value={sentence} />
        </p>
      ))}
      {facts.length === 0 ? <p className="merkle-words">Nothing of it can be shown: as it stands in the file, see the field eidasTimestamp below.</p> : null}
      <ul className="fields token-facts">
        {facts.map(([label, text]) => (
          <li key={label} className="entry-field">
            <span className="entry-field-name">{label}</span>
            <span />
            <IconButton icon="copy" label={`Copy ${label.toLowerCase()} of the token`} onClick={() => void copy(text, label.toLowerCase())} />
            <span className="entry-field-value mono">
              <InertText value={text} />
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
