import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll } from 'vitest';

export type Entry = { sequence: number; prevHash: string; payloadDigest: string; chainHash: string; createdAt: string; traceId: string; organizationId: string };

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** An intact chain from sequence 1 on, in the published recipe. */
export function chain(count: number): Entry[] {
  const entries: Entry[] = [];
  let prevHash = '0'.repeat(64);
  for (let sequence = 1; sequence <= count; sequence++) {
    const payloadDigest = sha256(`payload ${sequence}`);
    const createdAt = new Date(Date.UTC(2026, 4, 6) + sequence * 1000).toISOString();
    const chainHash = sha256(`${prevHash}${payloadDigest}${sequence}${createdAt}`);
    entries.push({ sequence, prevHash, payloadDigest, chainHash, createdAt, traceId: `trace_${String(sequence).padStart(5, '0')}`, organizationId: 'org_1' });
    prevHash = chainHash;
  }
  return entries;
}

/** The chain with some entries changed, by sequence; nothing is hashed anew. */
export const edited = (entries: readonly Entry[], changes: Readonly<Record<number, object>>): object[] => entries.map((entry) => ({ ...entry, ...changes[entry.sequence] }));

export const bundle = (entries: readonly unknown[]): string => JSON.stringify({ entries, algorithm: 'sha256' });

/** A folder of this test file's own, gone when it ends. */
export function folder(): string {
  const path = mkdtempSync(join(tmpdir(), 'tamperscope-test-'));
  afterAll(() => rmSync(path, { recursive: true, force: true }));
  return path;
}

export function write(path: string, text: string): string {
  writeFileSync(path, text);
  return path;
}
