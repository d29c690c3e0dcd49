import { createHash } from 'node:crypto';
import { join } from 'node:path';

import type { CaseFacts, ReplayedBundle } from '#core/archive';
import type { CaseObject, CaseRecord } from '#core/contract';

import { EvidenceFile, SourceError } from '../sources';
import { filesBelow } from './find-bundles';
import { comparePairs } from './compare-versions';
import type { PairWorld } from './compare-versions';

const PIECE = 2 ** 20;

/**
 * Looks at what lies in a case folder now, against its record: the digest of each file that was fetched, files that the
 * record does not name, and older versions of a key beside its newest. Bundles that were replayed just now are not read
 * again for their digest, and files of dates that are not asked for not at all.
 */
export async function lookAtCase(folder: string, record: CaseRecord, bundles: readonly ReplayedBundle[], world: PairWorld): Promise<CaseFacts> {
  const digests = new Map<string, string | null>();
  const replayed = new Map(bundles.map((bundle) => [bundle.bundle, digestSeen(bundle)]));
  for (const { path } of record.objects) {
    world.signal?.throwIfAborted();
    if (path !== null && world.asked(path)) digests.set(path, replayed.get(path) ?? (await digestAt(join(folder, ...path.split('/')))));
  }
  for (const { path } of record.setAside ?? []) digests.set(path, await digestAt(join(folder, ...path.split('/'))));
  const named = new Set(record.objects.map(({ path }) => path));
  const unrecorded = filesBelow(folder).filter((path) => !named.has(path));
  return { kind: 'read', record, digests, unrecorded, pairs: await comparePairs(folder, record, (object) => stillThere(object, digests), world) };
}

/** What was changed since it was fetched is no version that the bucket held. */
function stillThere({ path, sha256 }: CaseObject, digests: ReadonlyMap<string, string | null>): boolean {
  return path !== null && digests.get(path) === sha256;
}

/** Of the file as it lies there. */
function digestSeen({ outcome }: ReplayedBundle): string | undefined {
  return outcome.kind === 'verified' ? (outcome.verdict.subject.container?.sha256 ?? outcome.verdict.subject.sha256) : undefined;
}

/** SHA-256 of a file's bytes; null where it cannot be read. */
async function digestAt(path: string): Promise<string | null> {
  try {
    const file = new EvidenceFile(path);
    try {
      return await digestOf(file);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return null;
    throw error;
  }
}

async function digestOf(file: EvidenceFile): Promise<string> {
  const hash = createHash('sha256');
  const piece = new Uint8Array(Math.min(PIECE, file.size + 1));
  for (let at = 0; at <= file.size; ) {
    const count = await file.readInto(piece, at);
    if (count === 0) break;
    hash.update(piece.subarray(0, count));
    at += count;
  }
  return hash.digest('hex');
}
