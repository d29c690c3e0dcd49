import { createHash } from 'node:crypto';
import { closeSync, cpSync, openSync, readFileSync, statSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';

import { root } from './launch';

/** An entry of a bundle, by the default recipe. */
export interface Entry {
  readonly id: string;
  readonly organizationId: string;
  readonly sequence: number;
  readonly traceId: string;
  readonly prevHash: string;
  readonly payloadDigest: string;
  readonly chainHash: string;
  readonly createdAt: string;
}

const GENESIS = '0'.repeat(64);
const FIRST = Date.UTC(2026, 4, 6, 10, 0, 0, 0);

export const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex');

/** A chain that recomputes. What the chain hash does not cover (the trace id) may be given. */
export function chainOf(count: number, traceIds: readonly string[] = []): readonly Entry[] {
  const entries: Entry[] = [];
  for (let sequence = 1; sequence <= count; sequence += 1) {
    entries.push(entryAfter(entries[entries.length - 1]?.chainHash ?? GENESIS, sequence, traceIds[sequence - 1]));
  }
  return entries;
}

function entryAfter(prevHash: string, sequence: number, traceId = `trace_${sha256(`trace ${sequence}`).slice(0, 12)}`): Entry {
  const payloadDigest = sha256(`payload ${sequence}`);
  const createdAt = new Date(FIRST + sequence * 1000).toISOString();
  const chainHash = sha256(`${prevHash}${payloadDigest}${sequence}${createdAt}`);
  return { id: sequence.toString(16).padStart(24, '0'), organizationId: 'f1c710a100000000000000a1', sequence, traceId, prevHash, payloadDigest, chainHash, createdAt };
}

export const bundleOf = (entries: readonly Entry[]): object => ({ organizationId: 'f1c710a100000000000000a1', algorithm: 'sha256', canonicalization: 'rfc8785', fromSequence: 1, toSequence: entries.length, entries });

/** Writes text or JSON under a name and gives the path. */
export function write(folder: string, name: string, content: string | Uint8Array | object): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' || content instanceof Uint8Array ? content : JSON.stringify(content));
  return path;
}

/** A large intact bundle, written entry by entry: long enough under verification for something to happen meanwhile. */
export function writeLargeBundle(path: string, count: number): void {
  const file = openSync(path, 'w');
  writeSync(file, `{"organizationId":"f1c710a100000000000000a1","algorithm":"sha256","canonicalization":"rfc8785","fromSequence":1,"toSequence":${count},"entries":[`);
  let prevHash = GENESIS;
  let piece = '';
  for (let sequence = 1; sequence <= count; sequence += 1) {
    const entry = entryAfter(prevHash, sequence, `trace_${sequence}`);
    prevHash = entry.chainHash;
    piece += `${sequence === 1 ? '' : ','}${JSON.stringify(entry)}`;
    if (piece.length < 2 ** 22 && sequence < count) continue;
    writeSync(file, piece);
    piece = '';
  }
  writeSync(file, ']}');
  closeSync(file);
}

/** A copy of a sample that comes with the app, with its manifest, in a folder of its own. */
export function copySample(folder: string, which: 'intact' | 'broken'): { readonly bundle: string; readonly manifest: string } {
  cpSync(join(root, 'resources/samples', which), folder, { recursive: true });
  return { bundle: join(folder, 'bundle.json'), manifest: join(folder, 'manifest.json') };
}

export const vector = (name: string): string => join(root, 'vectors', name, 'bundle.json');

/** What an examination must leave as it was. */
export function stateOf(path: string): object {
  const { mtimeMs, ctimeMs, size, ino, mode } = statSync(path);
  return { sha256: sha256(readFileSync(path)), mtimeMs, ctimeMs, size, ino, mode };
}
