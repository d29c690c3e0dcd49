import type { ButtonHTMLAttributes, ReactNode } from 'react';

import './button.css';
import { Icon } from './icon';
import type { IconName } from './icon';

type Props = ButtonHTMLAttributes<HTMLButtonElement> & {
  readonly icon?: IconName;
  readonly look?: 'plain' | 'primary' | 'quiet';
  /** The key that does the same, drawn beside the words. */
  readonly keys?: string;
};

export function Button({ icon, look = 'plain', keys, className, children, ...rest }: Props): ReactNode {
  return (
    <button type="button" className={`button button-${look} ${className ?? ''}`} {...rest}>
      {icon === undefined ? null : <Icon name={icon} />}
      {children}
      {keys === undefined ? null : <kbd aria-hidden="true">{keys}</kbd>}
    </button>
  );
}

/** A button that is only a drawing; its name is spoken and shown on hover. */
export function IconButton({ icon, label, className, ...rest }: Omit<Props, 'look' | 'keys' | 'children'> & { icon: IconName; label: string }): ReactNode {
  return (
    <button type="button" className={`icon-button ${className ?? ''}`} aria-label={label} title={label} {...rest}>
      <Icon name={icon} />
    </button>
  );
}
