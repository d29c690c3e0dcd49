import type { ReactNode } from 'react';

import { copy } from '../../state/copy';
import { IconButton } from '../../ui/button';
import { InertText } from '../../ui/inert-text';
import type { Fact } from './subject-view';

/** A fact's value, with what is said beside it and the way to copy the whole of what is cut. */
export function FactValue({ fact: { label, text, note, mono, copy: whole } }: { fact: Fact }): ReactNode {
  return (
    <dd>
      <span className={mono === true ? 'mono' : undefined}>
        <InertText value={text} />
      </span>
      {note === undefined || note === '' ? null : <span className="fact-note">{note}</span>}
      {whole === undefined ? null : <IconButton icon="copy" label={`Copy ${label}`} onClick={() => void copy(whole, label)} />}
    </dd>
  );
}
