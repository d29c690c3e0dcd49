import type { ReactNode } from 'react';

import { Icon } from './icon';
import type { IconName } from './icon';
import './status.css';

/** Colour of a state. It never stands alone: every state has a drawing and a word too. */
export type Tone = 'pass' | 'fail' | 'warn' | 'open' | 'calm';

export type StatusView = { readonly tone: Tone; readonly icon: IconName; readonly word: string };

export function Status({ view, boxed = false }: { view: StatusView; boxed?: boolean }): ReactNode {
  return (
    <span className={`status tone-${view.tone} ${boxed ? 'status-boxed' : ''}`}>
      <Icon name={view.icon} size={14} />
      {view.word}
    </span>
  );
}
