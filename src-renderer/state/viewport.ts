/**
 * Where the entry table stands, at any length. The truth is `top`: how many entries lie above the window, with a
 * fraction. Browsers cap an element near 33 million pixels, so the scrolled element is capped below that and its
 * scroll position stands for `top` in proportion.
 */
export const ENTRY_HEIGHT = 26;
export const MAX_PHYSICAL = 8_000_000;

export type Viewport = { readonly top: number; readonly height: number; readonly total: number };

/** How many entries the window shows whole. */
export const visibleCount = (height: number): number => Math.max(1, Math.floor(height / ENTRY_HEIGHT));

/** The largest `top`: the last entry then ends at the bottom of the window. */
export const maxTop = (total: number, height: number): number => Math.max(0, total - height / ENTRY_HEIGHT);

export const clampTop = ({ top, height, total }: Viewport): number => Math.min(maxTop(total, height), Math.max(0, top));

/** Height of the scrolled element in pixels. */
export const physicalHeight = (total: number): number => Math.min(MAX_PHYSICAL, total * ENTRY_HEIGHT);

export function toScrollTop({ top, height, total }: Viewport): number {
  const end = maxTop(total, height);
  if (end === 0) return 0;
  return (clampTop({ top, height, total }) / end) * (physicalHeight(total) - height);
}

export function fromScrollTop(scrollTop: number, height: number, total: number): number {
  const room = physicalHeight(total) - height;
  if (room <= 0) return 0;
  return clampTop({ top: (scrollTop / room) * maxTop(total, height), height, total });
}

/** Lines are placed from an entry near the window, so that those that stay in sight keep their place while all move. */
const STRIDE = 1000;

/** The entry from which lines are placed while `top` is the first in sight. */
export const anchorOf = (top: number): number => Math.floor(top / STRIDE) * STRIDE;

/** Lines between an entry and the anchor. One out of sight may lie millions away: far enough counts as there. */
export const fromAnchor = (index: number, anchor: number): number => Math.max(-STRIDE, Math.min(3 * STRIDE, index - anchor));

/** Indices of the entries that the window touches, last excluded. */
export function visibleRange({ top, height, total }: Viewport): { readonly from: number; readonly to: number } {
  const from = Math.max(0, Math.floor(top));
  return { from, to: Math.min(total, Math.ceil(top + height / ENTRY_HEIGHT)) };
}

/**
 * The `top` that shows the entry at `index`: unchanged when it is in view, else as little movement as will do
 * (`nearest`) or with the entry in the middle (`centre`, for jumps: what surrounds a break matters).
 */
export function reveal(viewport: Viewport, index: number, align: 'nearest' | 'centre'): number {
  const shown = viewport.height / ENTRY_HEIGHT;
  const inView = index >= viewport.top && index + 1 <= viewport.top + shown;
  if (inView) return viewport.top;
  if (align === 'centre') return clampTop({ ...viewport, top: index - Math.floor(shown / 2) });
  return clampTop({ ...viewport, top: index < viewport.top ? index : index + 1 - shown });
}
