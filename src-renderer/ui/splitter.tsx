import type { KeyboardEvent, PointerEvent, ReactNode } from 'react';

import './splitter.css';

type Props = {
  readonly label: string;
  readonly width: number;
  readonly min: number;
  readonly max: number;
  /** Which side of the splitter the sized panel lies on. */
  readonly side: 'before' | 'after';
  readonly onWidth: (width: number) => void;
};

const STEP = 16;

/** A line between two panels that mouse and arrow keys move. */
export function Splitter({ label, width, min, max, side, onWidth }: Props): ReactNode {
  const sign = side === 'before' ? 1 : -1;
  const set = (next: number): void => onWidth(Math.round(Math.min(max, Math.max(min, next))));

  const drag = (down: PointerEvent<HTMLDivElement>): void => {
    const handle = down.currentTarget;
    handle.setPointerCapture(down.pointerId);
    const from = down.clientX;
    const move = (event: globalThis.PointerEvent): void => set(width + sign * (event.clientX - from));
    handle.addEventListener('pointermove', move);
    handle.addEventListener('lostpointercapture', () => handle.removeEventListener('pointermove', move), { once: true });
  };

  const press = (event: KeyboardEvent): void => {
    const next = { ArrowLeft: width - sign * STEP, ArrowRight: width + sign * STEP, Home: min, End: max }[event.key];
    if (next === undefined) return;
    event.preventDefault();
    set(next);
  };

  return (
    <div
      className="splitter"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuenow={width}
      aria-valuemin={min}
      aria-valuemax={max}
      tabIndex={0}
      onPointerDown={drag}
      onKeyDown={press}
    />
  );
}
