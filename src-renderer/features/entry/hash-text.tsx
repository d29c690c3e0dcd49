import type { ReactNode } from 'react';

import { InertText } from '../../ui/inert-text';
import { compareRuns, firstDifference } from './difference';
import './hash-text.css';

/**
 * A hash with the characters marked that differ from another. The first difference is boxed; the rest are underlined,
 * so that nothing rests on colour. Without `other` the hash stands as it is.
 */
export function HashText({ hash, other }: { hash: string; other: string | null }): ReactNode {
  if (other === null || hash === other) return <code className="hash"><InertText value={hash} /></code>;
  const first = firstDifference(hash, other);
  let at = 0;
  return (
    <code className="hash">
      {compareRuns(hash, other).map((run) => {
        const start = at;
        at += run.text.length;
        if (run.same) return <InertText key={start} value={run.text} />;
        if (start !== first) return <Differs key={start} text={run.text} />;
        return (
          <span key={start}>
            <mark className="differs differs-first">{run.text.slice(0, 1)}</mark>
            <Differs text={run.text.slice(1)} />
          </span>
        );
      })}
    </code>
  );
}

function Differs({ text }: { text: string }): ReactNode {
  return text === '' ? null : (
    <mark className="differs">
      <InertText value={text} />
    </mark>
  );
}
