import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, expect } from 'vitest';

import { CASE_FILE } from '#core/contract';
import type { BucketSource, CaseObject, CaseRecord, Failure, FetchProgress, Outcome } from '#core/contract';

import { fetchArchive } from '../fetch-archive';
import type { FetchWorld } from '../fetch-archive';

/** Patience of a test: short, and yet longer than a busy machine's pauses. */
const QUICK = { patience: { connectMs: 5000, silenceMs: 5000 }, stamina: { inRow: 3, inAll: 20, firstMs: 5, mostMs: 20 } };
const EVERY_DATE = { from: null, to: null };

export type Fetched = { readonly outcome: Outcome<CaseRecord>; readonly told: readonly FetchProgress[] };
type Wish = Partial<Omit<FetchWorld, 'now' | 'told'>> & { readonly dates?: { readonly from: string | null; readonly to: string | null }; readonly onTold?: (progress: FetchProgress) => void };

/** Fetches as window and shell do, in less time, and gives what came of it with all that was told on the way. */
export async function fetchInto(folder: string, source: BucketSource, { dates = EVERY_DATE, onTold = () => undefined, ...world }: Wish = {}): Promise<Fetched> {
  const told: FetchProgress[] = [];
  const hear = (progress: FetchProgress): void => {
    told.push(progress);
    onTold(progress);
  };
  const outcome = await fetchArchive(source, folder, dates, { ...QUICK, signal: new AbortController().signal, ...world, now: () => '2026-11-21T12:00:00.000Z', told: hear });
  return { outcome, told };
}

/** The record of a fetch that must succeed. */
export function recordOf({ outcome }: Fetched): CaseRecord {
  if (!outcome.ok) throw new Error(`not fetched: ${outcome.failure.code} ${outcome.failure.sentence}`);
  return outcome.value;
}

/** Why a fetch that must fail did. */
export function failureOf({ outcome }: Fetched): Failure {
  if (outcome.ok) throw new Error('it was fetched');
  return outcome.failure;
}

/** The one object of a record with this key; of several versions the latest. */
export function objectOf(record: CaseRecord, key: string): CaseObject {
  const found = record.objects.filter((one) => one.key === key);
  return found.find(({ isLatest }) => isLatest) ?? found[0]!;
}

/** Folders for cases, gone with the test file. */
export function caseFolders(): () => string {
  const root = mkdtempSync(join(tmpdir(), 'tamperscope-cases-'));
  afterAll(() => rmSync(root, { recursive: true, force: true }));
  let count = 0;
  return () => join(root, String(++count));
}

/** Every file below a folder, as a path from there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort();
}

const sha256 = (bytes: string | Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** That the record on disk is the one that was given, and that each fetched object lies where it says, byte for byte as it was. */
export function expectWhole(folder: string, record: CaseRecord, bytes: ReadonlyMap<string, string | Uint8Array>): void {
  expect(JSON.parse(readFileSync(join(folder, CASE_FILE), 'utf8'))).toEqual(record);
  for (const { key, path, sha256: recorded, state } of record.objects) {
    if (state !== 'fetched') continue;
    const there = readFileSync(join(folder, path!));
    expect([key, recorded]).toEqual([key, sha256(bytes.get(key)!)]);
    expect(sha256(there)).toBe(recorded);
  }
}
