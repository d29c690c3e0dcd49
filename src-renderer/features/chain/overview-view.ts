import type { Overview } from '#core/contract';

export const STRIP_HEIGHT = 30;

export type StripView = {
  readonly slices: number;
  /** SVG path of one upright stroke for each slice with entries of a severity; of those that fail the taller, the more of them. */
  readonly fail: string;
  readonly indeterminate: string;
  readonly warning: string;
};

/**
 * The strip's strokes, one unit wide for each slice. One entry among ten million is as visible as any other: height
 * grows with the logarithm of the count, from most of the strip.
 */
export function toStripView({ fail, indeterminate, warning }: Overview): StripView {
  const most = Math.max(2, ...fail);
  const tall = (count: number): number => STRIP_HEIGHT * (0.7 + 0.3 * (Math.log(count) / Math.log(most)));
  const stroke = (height: (count: number) => number) => (path: string, count: number, index: number) =>
    count === 0 ? path : `${path}M${index + 0.5} ${STRIP_HEIGHT}v-${height(count).toFixed(1)}`;
  return {
    slices: fail.length,
    fail: fail.reduce(stroke(tall), ''),
    indeterminate: indeterminate.reduce(stroke(() => STRIP_HEIGHT * 0.5), ''),
    warning: warning.reduce(stroke(() => STRIP_HEIGHT * 0.3), ''),
  };
}

/** How many failing entries stand near a position, for the strip's spoken value. */
export function failingAt({ fail }: Overview, share: number): number {
  return fail[Math.min(fail.length - 1, Math.floor(share * fail.length))] ?? 0;
}
