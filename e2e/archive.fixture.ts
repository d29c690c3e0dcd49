import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { sha256 } from './evidence.fixture';

const GENESIS = '0'.repeat(64);
const DAY = 86_400_000;
const ORGANIZATION = 'f1c710a100000000000000a1';

export type ArchiveOptions = {
  /** YYYY-MM-DD of the first day. */
  readonly first: string;
  readonly days: number;
  readonly entries?: number;
  /** Days by number, from 0: their bundle is taken away; their first entry links to another history; an entry is edited; the file is cut. */
  readonly missing?: readonly number[];
  readonly otherHistory?: readonly number[];
  readonly edited?: readonly number[];
  readonly cut?: readonly number[];
};

/** Writes an archive in the published layout, `<date>/bundle.json` with `manifest.json`, and gives its days. */
export function writeArchive(folder: string, { first, days, entries = 4, missing = [], otherHistory = [], edited = [], cut = [] }: ArchiveOptions): readonly string[] {
  const dates: string[] = [];
  let [prevHash, sequence] = [GENESIS, 1];
  for (let day = 0; day < days; day += 1) {
    const midnight = Date.parse(`${first}T00:00:00Z`) + day * DAY;
    const date = new Date(midnight).toISOString().slice(0, 10);
    dates.push(date);
    if (otherHistory.includes(day)) prevHash = sha256(`another history ${day}`);
    const made = [];
    for (let index = 0; index < entries; index += 1, sequence += 1) {
      const createdAt = new Date(midnight + (index + 1) * Math.floor(DAY / (entries + 1))).toISOString();
      const payloadDigest = sha256(`payload ${sequence}`);
      const chainHash = sha256(`${prevHash}${payloadDigest}${sequence}${createdAt}`);
      made.push({ id: sequence.toString(16).padStart(24, '0'), organizationId: ORGANIZATION, sequence, traceId: `trace_${sequence}`, prevHash, payloadDigest, chainHash, createdAt });
      prevHash = chainHash;
    }
    if (edited.includes(day)) Object.assign(made[1] ?? {}, { payloadDigest: sha256('another payload') });
    if (!missing.includes(day)) writeDay(join(folder, date), date, made, cut.includes(day));
  }
  return dates;
}

function writeDay(folder: string, date: string, entries: readonly { readonly sequence: number }[], isCut: boolean): void {
  const range = { fromSequence: entries[0]?.sequence, toSequence: entries.at(-1)?.sequence };
  const bundle = JSON.stringify({ organizationId: ORGANIZATION, algorithm: 'sha256', canonicalization: 'rfc8785', ...range, entries });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'bundle.json'), isCut ? bundle.slice(0, -40) : bundle);
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify({ date, ...range, entryCount: entries.length, bundleSha256: sha256(bundle), exportedAt: `${date}T23:59:59Z` }));
}
