import { parseDate } from '#core/archive';
import { done, failed } from '#core/contract';
import type { BucketCredentials, BucketOrder, BucketSource, Outcome } from '#core/contract';

import type { Dates } from './choose-objects';

export type Ready = { readonly source: BucketSource; readonly folder: string; readonly dates: Dates };

/** Makes a fetch of what the window asks for; what cannot be one is told in a sentence. `path`: of an id that a dialog gave. */
export function readOrder(order: BucketOrder, credentials: BucketCredentials, path: (id: string) => string | undefined): Outcome<Ready> {
  const { bucket, prefix, pathStyle, from, to } = order;
  // Anything else could be read as another host, or as an address of its own (an ARN).
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]{0,254}$/.test(bucket)) return failed('bad-request', 'A bucket\'s name has letters, digits, dots and hyphens.');
  const wrong = [from, to].find((date) => date !== '' && parseDate(date) === undefined);
  if (wrong !== undefined) return failed('bad-request', `This is no date of the form YYYY-MM-DD: "${wrong}".`);
  if (from !== '' && to !== '' && from > to) return failed('bad-request', 'The first date lies after the last.');
  const folder = path(order.folder);
  if (folder === undefined) return failed('bad-request', 'Choose the case folder that the objects are to be put into.');
  const ca = order.ca === '' ? null : path(order.ca);
  if (ca === undefined) return failed('bad-request', 'Choose the file of trusted authorities again.');
  const source = { endpoint: orNull(order.endpoint), region: orNull(order.region), bucket, prefix, pathStyle, ca, credentials };
  return done({ source, folder, dates: { from: orNull(from), to: orNull(to) } });
}

const orNull = (text: string): string | null => (text === '' ? null : text);
