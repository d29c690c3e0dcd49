import { Dialog } from '@base-ui/react/dialog';
import { useRef } from 'react';
import type { ReactNode } from 'react';

import { Icon } from './icon';
import './modal.css';

type Props = {
  readonly title: string;
  readonly open: boolean;
  readonly wide?: boolean;
  /** What the focus goes to on opening; else what comes first in the body, and the way out where nothing there can have it. */
  readonly focusOn?: () => HTMLElement | null;
  readonly onClose: () => void;
  readonly children: ReactNode;
};

/** A dialog over the window: keeps the focus inside, gives it back on closing, closes on Escape. */
export function Modal({ title, open, wide = false, focusOn, onClose, children }: Props): ReactNode {
  const popup = useRef<HTMLDivElement>(null);
  const first = (): HTMLElement | null => popup.current?.querySelector<HTMLElement>('.modal-body :is(input, textarea, button):enabled') ?? null;
  return (
    <Dialog.Root open={open} onOpenChange={(next) => (next ? undefined : onClose())}>
      <Dialog.Portal>
        <Dialog.Backdrop className="backdrop" />
        <Dialog.Popup ref={popup} className={wide ? 'modal modal-wide' : 'modal'} initialFocus={() => focusOn?.() ?? first()}>
          <header className="modal-head">
            <Dialog.Title className="modal-title">{title}</Dialog.Title>
            <Dialog.Close className="icon-button" aria-label="Close dialog" title="Close (Esc)">
              <Icon name="cross" />
            </Dialog.Close>
          </header>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
