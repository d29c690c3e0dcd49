import type { Overview } from '#core/contract';

export const STRIP_HEIGHT = 30;

export type StripView = {
  readonly slices: number;
  /** SVG path of one upright stroke for each slice with breaks; the taller, the more of them. */
  readonly breaks: string;
  readonly notes: string;
  readonly breakSlices: number;
};

/**
 * The strip's strokes, one unit wide for each slice. One break among ten million is as visible as any other: height
 * grows with the logarithm of the count, from most of the strip.
 */
export function toStripView({ breaks, notes }: Overview): StripView {
  const most = Math.max(2, ...breaks);
  const tall = (count: number): number => STRIP_HEIGHT * (0.7 + 0.3 * (Math.log(count) / Math.log(most)));
  const stroke = (height: (count: number) => number) => (path: string, count: number, index: number) =>
    count === 0 ? path : `${path}M${index + 0.5} ${STRIP_HEIGHT}v-${height(count).toFixed(1)}`;
  return {
    slices: breaks.length,
    breaks: breaks.reduce(stroke(tall), ''),
    notes: notes.reduce(stroke(() => STRIP_HEIGHT * 0.3), ''),
    breakSlices: breaks.filter((count) => count > 0).length,
  };
}

/** How many breaks stand near a position, for the strip's spoken value. */
export function breaksAt({ breaks }: Overview, share: number): number {
  return breaks[Math.min(breaks.length - 1, Math.floor(share * breaks.length))] ?? 0;
}
