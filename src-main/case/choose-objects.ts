import { dateIn } from '#core/archive';

import type { Listed } from '../sources/bucket';

/** Dates, both included; null: as far as the archive reaches. */
export type Dates = { readonly from: string | null; readonly to: string | null };

/**
 * Why an object is not asked for, as a sentence; undefined where it is: a bundle or manifest by its name (`.json`,
 * `.json.gz`), of the dates asked for. Its date is that of the last name on its way that begins with one, from the
 * prefix's folder on, as for a file in a folder. Where dates are asked for, what has none is left out.
 */
export function whyNotAsked({ key, deleteMarker }: Listed, prefix: string, { from, to }: Dates): string | undefined {
  if (deleteMarker) return 'A delete marker: the object was removed here, and there are no bytes.';
  if (!/\.json(\.gz)?$/i.test(key)) return 'Neither a bundle nor a manifest by its name.';
  if (from === null && to === null) return undefined;
  const date = dateOf(key, prefix);
  if (date === undefined) return 'Dates were asked for, and its name has none.';
  return (from !== null && date < from) || (to !== null && date > to) ? 'Outside the dates asked for.' : undefined;
}

function dateOf(key: string, prefix: string): string | undefined {
  const parts = key.slice(prefix.lastIndexOf('/') + 1).split('/');
  return parts.map(dateIn).filter((date) => date !== undefined).at(-1);
}
