import type { BucketConnection, BucketStart, FetchTold, FetchedCase, KnownSource } from '#core/contract';

import type { BucketForm, KeyKind } from '../../state/bucket-slice';
import { formatCount, formatCounted, formatRate, formatSize, formatWait } from '../../ui/format';

export type KeyOption = { readonly kind: KeyKind; readonly title: string; readonly says: string };

export type FormView = {
  readonly keys: readonly KeyOption[];
  /** What is worth knowing of the connection before it is opened; null: nothing. */
  readonly warning: string | null;
  /** What is still missing before a fetch can be asked for; '' when nothing is. */
  readonly missing: string;
};

const OPTIONS: readonly KeyOption[] = [
  { kind: 'profile', title: 'A profile of this machine', says: 'From your AWS files. A profile that assumes a role or signs in also asks the service that its file names.' },
  { kind: 'environment', title: 'The environment', says: 'AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, as Tamperscope was started with.' },
  { kind: 'typed', title: 'Keys typed here', says: 'Used for this endpoint only; never written to a record, a log or a report.' },
  { kind: 'anonymous', title: 'No keys', says: 'For a bucket that anybody may read.' },
];
const KEPT: KeyOption = { kind: 'kept', title: 'The keys kept for this source', says: 'Sealed by the system. They are used for this endpoint only.' };
const HELD: KeyOption = { kind: 'held', title: 'The keys typed before', says: 'Held in memory until Tamperscope is closed. They are used for this endpoint only.' };

/** What the fields offer and lack. `typed`: whether an access key and its secret stand in their fields. */
export function toFormView(form: BucketForm, { known, heldFor }: BucketStart, typed: boolean): FormView {
  const endpoint = form.endpoint.trim();
  const kept = known.some(({ id, endpoint: own, keysKept }) => id === form.keptId && keysKept && own === endpoint);
  const keys = [...(kept ? [KEPT] : []), ...(heldFor === endpoint ? [HELD] : []), ...OPTIONS];
  return { keys, warning: /^http:/i.test(endpoint) ? UNENCRYPTED : null, missing: missingIn(form, keys, typed) };
}

const UNENCRYPTED = 'This endpoint is not encrypted: on their way, anybody could read or change the objects.';

function missingIn({ bucket, folder, keys }: BucketForm, options: readonly KeyOption[], typed: boolean): string {
  if (bucket.trim() === '') return 'Name a bucket.';
  if (!options.some(({ kind }) => kind === keys)) return 'Choose whose keys are used.';
  if (keys === 'typed' && !typed) return 'Type an access key and its secret.';
  return folder === null ? 'Choose the case folder.' : '';
}

/** Whether typed keys can be kept, and why not. */
export const keepingWords = (canSeal: boolean): string =>
  canSeal ? 'Keep them for this source, sealed by the system' : 'This system offers no safe place for keys: they are not kept, and are gone when Tamperscope is closed.';

export type KnownView = { readonly id: string; readonly place: string; readonly where: string };

export const toKnownView = ({ id, endpoint, bucket, prefix }: KnownSource): KnownView => ({ id, place: `s3://${bucket}/${prefix}`, where: endpoint === '' ? 'Amazon S3, or as the profile says' : endpoint });

/** Named for as long as the program is connected. */
export const connectionWords = ({ host, place }: BucketConnection): string => `Connected to ${host} · ${place.replace(/^s3:\/\//, '')}`;

export type FetchView = { readonly doing: string; /** 0 to 1; null while nothing is known. */ readonly share: number | null; readonly facts: readonly string[] };

/** What a fetch does, how far, how fast, and what is left. */
export function toFetchView(told: FetchTold | null, stopping: boolean): FetchView {
  if (stopping) return { doing: 'Cancelling', share: null, facts: ['What was fetched stays in the case folder.'] };
  if (told === null) return { doing: 'Connecting', share: null, facts: [] };
  const { progress, bytesPerSecond } = told;
  switch (progress.phase) {
    case 'listing':
      return { doing: 'Listing', share: null, facts: [formatCounted(progress.objects, 'object', 'objects')] };
    case 'waiting':
      return { doing: 'Waiting to try again', share: null, facts: [progress.because, `again in ${formatWait(progress.ms)}`] };
    case 'fetching': {
      const { done, objects, doneBytes, totalBytes } = progress;
      const left = bytesPerSecond === null || bytesPerSecond === 0 ? [] : [formatRate(bytesPerSecond), `${formatWait(((totalBytes - doneBytes) / bytesPerSecond) * 1000)} left`];
      return { doing: 'Fetching', share: totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes), facts: [`${formatCount(done)} of ${formatCount(objects)} objects`, `${formatSize(doneBytes)} of ${formatSize(totalBytes)}`, ...left] };
    }
  }
}

/** What a fetch brought, in a sentence; what it did not bring, and what it had to move, are others. */
export function fetchedWords({ objects, bytes, notFetched, setAside }: FetchedCase): { readonly here: string; readonly missing: string | null; readonly aside: string | null } {
  const here = `${formatCounted(objects, 'object', 'objects')} (${formatSize(bytes)}) ${objects === 1 ? 'lies' : 'lie'} in the case folder. Tamperscope is offline again.`;
  const aside = setAside === 0 ? null : `${formatCounted(setAside, 'file of the case folder was', 'files of the case folder were')} not what the record tells. ${setAside === 1 ? 'It was' : 'They were'} set aside, unchanged, and ${setAside === 1 ? 'is' : 'are'} no part of the archive.`;
  return { here, aside, missing: notFetched === 0 ? null : `${formatCounted(notFetched, 'object was', 'objects were')} not fetched, and nothing is known of what ${notFetched === 1 ? 'it holds' : 'they hold'}.` };
}

/** What the start screen says of the network; null where a bucket may be opened. */
export function airGapWords(airGap: BucketStart['airGap']): string | null {
  switch (airGap) {
    case null:
      return null;
    case 'setting':
      return 'This installation is air-gapped: it opens no bucket and never uses the network.';
    case 'environment':
      return 'This installation is air-gapped (TAMPERSCOPE_AIR_GAPPED): it opens no bucket and never uses the network.';
    case 'machine':
      return 'This machine\u2019s administrator has air-gapped Tamperscope: it opens no bucket and never uses the network.';
  }
}
