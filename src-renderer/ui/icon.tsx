import type { ReactNode } from 'react';

/** Strokes on a 16-pixel square. */
const PATHS = {
  check: 'M3 8.5 6.5 12 13 4.5',
  cross: 'M4 4l8 8M12 4l-8 8',
  question: 'M5.5 6a2.5 2.5 0 1 1 3.6 2.2c-.8.4-1.1.8-1.1 1.6M8 12.3v.2',
  warning: 'M8 2.5 14.2 13.3H1.8zM8 6.5v3.2M8 11.4v.2',
  note: 'M8 7.2v4.3M8 4.6v.2',
  dash: 'M4 8h8',
  equal: 'M3.5 6h9M3.5 10h9',
  linked: 'M6.8 9.2a2.6 2.6 0 0 0 3.7 0l2.2-2.2A2.6 2.6 0 0 0 9 3.3l-.7.7M9.2 6.8a2.6 2.6 0 0 0-3.7 0L3.3 9A2.6 2.6 0 0 0 7 12.700l.7-.7',
  unlinked: 'M9.8 9.800l1-1 1.9-1.900A2.6 2.6 0 0 0 9.1 3.200L7.3 5M6.2 6.2 3.3 9A2.6 2.6 0 0 0 7 12.700L8.8 11M2.5 4l2 1M4.7 2.200l.7 2M13.5 12l-2-1M11.3 13.800l-.7-2',
  copy: 'M5.5 5.500h7v8h-7zM3.5 10.500v-8h7',
  search: 'M7 11.500a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9zM10.3 10.3 14 14',
  open: 'M1.8 12.800v-9.500h4.200l1.5 1.800h6.700v7.700z',
  folder: 'M1.8 12.800v-9.500h4.200l1.5 1.800h6.700v7.700zM1.800 7h12.400',
  left: 'M10 3.5 5.5 8 10 12.5',
  stop: 'M4 4h8v8H4z',
  report: 'M3.5 1.800h6l3 3v9.400h-9zM9.3 1.800v3.200h3.200M5.8 8h4.400M5.8 10.700h4.4',
  up: 'M8 13V3.500M4 7l4-4 4 4',
  down: 'M8 3v9.500M4 9l4 4 4-4',
  right: 'M6 3.5 10.5 8 6 12.5',
  shield: 'M8 1.8 13.5 4v4c0 3.2-2.3 5.3-5.5 6.300C4.8 13.3 2.5 11.2 2.5 8V4z',
  drop: 'M8 2v8M4.5 6.8 8 10.300l3.5-3.500M2.5 11v2.800h11V11',
  network: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM2 8h12M8 2c-3.600 3.600-3.600 8.400 0 12M8 2c3.600 3.600 3.600 8.400 0 12',
  clock: 'M8 14A6 6 0 1 0 8 2a6 6 0 0 0 0 12zM8 4.800V8l2.3 1.5',
  start: 'M3.5 3v10M6.5 8h6.500M10 5l3 3-3 3',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside a word, never instead of one: screen readers do not see it. */
export function Icon({ name, size = 16 }: { name: IconName; size?: number }): ReactNode {
  return (
    <svg className="icon" viewBox="0 0 16 16" width={size} height={size} aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
