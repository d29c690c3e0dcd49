import { decodeManifest } from '#core/evidence';
import type { Refusal } from '#core/evidence';
import { BundleReplay, recipeById } from '#core/replay';
import type { Reading } from '#core/replay';

import { sha256 } from '../replay/chain.fixture';
import { assess } from './index';
import type { ManifestState, Verdict } from './index';

export type Examined =
  | { readonly verdict: Verdict; readonly reading: Reading; readonly refusal?: undefined }
  | { readonly refusal: Refusal; readonly verdict?: undefined };

export type Circumstances = {
  /** Bytes to a piece; all at once unless stated. */
  readonly pieces?: number;
  readonly manifest?: Uint8Array;
  readonly recipe?: string;
  readonly reserialisedSha256?: string;
};

/** Reads, replays and judges the bytes of a bundle, as a verification of a file does. */
export function examine(bytes: Uint8Array, { pieces = bytes.length, manifest, recipe, reserialisedSha256 }: Circumstances = {}): Examined {
  const decoded = manifest === undefined ? undefined : decodeManifest(manifest);
  const state: ManifestState =
    decoded === undefined ? { state: 'none' } : 'fault' in decoded ? { state: 'unreadable', because: decoded.fault } : { state: 'read', manifest: decoded.manifest, path: 'manifest.json', container: undefined };
  const exportedAt = state.state === 'read' && state.manifest.exportedAt.state === 'stated' ? state.manifest.exportedAt.value : undefined;
  const replay = new BundleReplay({ sha256, exportedAt });
  for (let from = 0; from < bytes.length; from += pieces) replay.write(bytes.subarray(from, from + pieces));
  const readSpan = (offset: number, length: number): Uint8Array => bytes.subarray(offset, offset + length);
  const steps = replay.settle(readSpan);
  let step = steps.next();
  while (step.done !== true) step = steps.next();
  if ('refusal' in step.value) return { refusal: step.value.refusal };
  const { reading } = step.value;
  const { verdict } = assess({
    reading,
    manifest: state,
    pinned: recipe === undefined ? undefined : recipeById(recipe),
    beside: [],
    file: { path: 'bundle.json', bytes: bytes.length, sha256: sha256(bytes) },
    reserialisedSha256,
    readSpan,
    sha256,
    durationMs: 0,
    verifiedAt: '2026-01-01T00:00:00.000Z',
  });
  return { verdict, reading };
}

/** The verdict on bytes that are known to be a bundle. */
export function verdictOn(bytes: Uint8Array, circumstances: Circumstances = {}): Verdict {
  const examined = examine(bytes, circumstances);
  if (examined.refusal !== undefined) throw new Error(`refused: ${JSON.stringify(examined.refusal)}`);
  return examined.verdict;
}

/** Codes with the sequences they stand at, as "code@sequence". */
export const told = ({ findings }: Verdict): string[] => findings.map(({ code, sequence }) => (sequence === undefined ? code : `${code}@${sequence}`));
