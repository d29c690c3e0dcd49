import type { BundlePlace } from '#core/archive';

/** The oldest first, those without a date last, those of one date by path. */
export const byDate = (a: BundlePlace, b: BundlePlace): number => compare(a.date ?? '~', b.date ?? '~') || compare(a.bundle, b.bundle);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
