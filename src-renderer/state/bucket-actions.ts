import type { BucketEvent, BucketOrder, ChosenPath, KeyChoice, KnownSource } from '#core/contract';

import { buckets } from '../bridge';
import { assertNever } from '../ui/assert-never';
import { readAddress } from './bucket-address';
import type { BucketForm } from './bucket-slice';
import { loadStart, openFetched } from './session-actions';
import { read, write } from './store';

/** What is typed into the dialog and kept nowhere else. */
export type TypedSecrets = { readonly accessKeyId: string; readonly secretAccessKey: string; readonly sessionToken: string };

/** Opens the dialog, unless this installation is air-gapped; a fetch under way keeps its state. */
export function openBucket(): void {
  const { start } = read();
  if (start !== null && start.buckets.airGap === null) write({ bucketOpen: true });
}

/** A fetch goes on behind a closed dialog: the status bar names it, and leads back. */
export function closeBucket(): void {
  const { fetch } = read();
  write({ bucketOpen: false, fetch: fetch.phase === 'failed' ? { phase: 'asking' } : fetch });
}

/** From what came back to the fields. */
export const askAgain = (): void => write({ fetch: { phase: 'asking' } });

export const setBucket = (change: Partial<BucketForm>): void => write({ bucketForm: { ...read().bucketForm, ...change } });

/** A whole address in place of the bucket's name fills both fields, once it stands there. */
export const splitAddress = (): void => setBucket(readAddress(read().bucketForm.bucket) ?? {});

/** Fills the fields with a source that was fetched from before. */
export function takeKnown({ id, endpoint, region, bucket, prefix, pathStyle, ca, folder, credentials, profile, keysKept }: KnownSource): void {
  const keys = keysKept ? 'kept' : credentials === 'typed' && read().start?.buckets.heldFor === endpoint ? 'held' : credentials;
  setBucket({ endpoint, region, bucket, prefix, pathStyle, ca, folder, keys, profile, keptId: keysKept ? id : '', keep: keysKept });
}

export async function forgetKnown(id: string): Promise<void> {
  const { start } = read();
  const after = await buckets.forget(id);
  if (start !== null) write({ start: { ...start, buckets: after } });
  if (read().bucketForm.keptId === id) setBucket({ keptId: '', keys: 'typed' });
}

export async function choosePath(what: 'ca' | 'folder'): Promise<void> {
  const outcome = await buckets.choose(what);
  if (!outcome.ok) write({ fetch: { phase: 'failed', failure: outcome.failure } });
  else if (outcome.value !== null) setBucket(pathChange(what, outcome.value));
}

const pathChange = (what: 'ca' | 'folder', path: ChosenPath): Partial<BucketForm> => (what === 'ca' ? { ca: path } : { folder: path });

/**
 * Asks main to fetch. Where all came, nothing had to be set aside and the dialog is still looked at, the archive opens; else the dialog says what came,
 * and the examiner opens it.
 */
export async function fetchBucket(secrets: TypedSecrets): Promise<void> {
  if (read().fetch.phase === 'fetching') return;
  splitAddress();
  const { bucketForm } = read();
  write({ fetch: { phase: 'fetching', told: null, stopping: false } });
  const outcome = await buckets.fetch(toOrder(bucketForm, secrets));
  write({ fetch: outcome.ok ? { phase: 'fetched', fetched: outcome.value } : { phase: 'failed', failure: outcome.failure } });
  await loadStart();
  useHeldKeys();
  if (outcome.ok && outcome.value.notFetched + outcome.value.setAside === 0 && read().bucketOpen) await openCase();
}

/** Keys that were typed are main's now: the next attempt asks for those. */
function useHeldKeys(): void {
  const { start, bucketForm } = read();
  if (bucketForm.keys === 'typed' && start?.buckets.heldFor === bucketForm.endpoint.trim()) setBucket({ keys: 'held' });
}

export async function stopFetch(): Promise<void> {
  const { fetch } = read();
  if (fetch.phase === 'fetching') write({ fetch: { ...fetch, stopping: true } });
  await buckets.stop();
}

/** Opens what was fetched; the next fetch begins with the same fields. */
export async function openCase(): Promise<void> {
  write({ bucketOpen: false, fetch: { phase: 'asking' } });
  await openFetched();
}

export async function setAirGap(on: boolean): Promise<void> {
  const outcome = await buckets.setAirGap(on);
  const { start } = read();
  if (!outcome.ok) write({ notice: outcome.failure });
  else if (start !== null) write({ start: { ...start, buckets: outcome.value }, bucketOpen: false, notice: null });
}

/** Takes what main says of the network. */
export function hearBucket(event: BucketEvent): void {
  const { fetch } = read();
  switch (event.kind) {
    case 'bucket-connected':
      return write({ connection: event.connection });
    case 'bucket-progress':
      return fetch.phase === 'fetching' ? write({ fetch: { ...fetch, told: event.told } }) : undefined;
    case 'bucket-over':
      return write({ connection: null });
    default:
      return assertNever(event);
  }
}

function toOrder(form: BucketForm, secrets: TypedSecrets): BucketOrder {
  const { endpoint, region, bucket, prefix, pathStyle, ca, folder, from, to } = form;
  return { endpoint, region, bucket, prefix, pathStyle, ca: ca?.id ?? '', folder: folder?.id ?? '', keys: toKeyChoice(form, secrets), from: from.trim(), to: to.trim() };
}

function toKeyChoice({ keys, profile, keptId, keep }: BucketForm, secrets: TypedSecrets): KeyChoice {
  switch (keys) {
    case 'profile':
      return { kind: 'profile', profile: profile.trim() === '' ? null : profile.trim() };
    case 'typed':
      return { kind: 'typed', ...secrets, keep };
    case 'kept':
      return { kind: 'kept', id: keptId };
    case 'environment':
    case 'anonymous':
    case 'held':
      return { kind: keys };
    default:
      return assertNever(keys);
  }
}
