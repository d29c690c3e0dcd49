import type { ReactNode } from 'react';

import { Icon } from './icon';
import './problem.css';

type Props = {
  readonly sentence: string;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly children?: ReactNode;
};

/** Something could not be done: what happened, the code for whoever is asked for help, and what to do about it. */
export function Problem({ sentence, code, detail, children }: Props): ReactNode {
  return (
    <div className="problem tone-fail" role="alert">
      <Icon name="warning" />
      <div className="problem-words">
        <p>{sentence}</p>
        {code === undefined ? null : <p className="problem-code mono">{code}</p>}
        {detail === undefined ? null : <p className="problem-detail">{detail}</p>}
      </div>
      {children === undefined ? null : <div className="problem-actions">{children}</div>}
    </div>
  );
}
