import type { BesideFinding } from '#core/assess';
import { OPTION_OF } from '#core/contract';
import { parseDigest, readEntry, readString } from '#core/evidence';
import type { Digest, EntryColumns, EntryReading } from '#core/evidence';
import { EvidenceChanged } from '#core/replay';
import type { Reading } from '#core/replay';
import { TimestampTally, checkToken, judgeToken, readTimestampField, toTimestampView } from '#core/timestamps';
import type { CheckedToken, Judged, StampedEntry } from '#core/timestamps';

import { systemCrypto } from '../../timestamps/crypto';
import { readTrusted } from '../../timestamps/trusted-certificates';
import type { TrustedCertificates } from '../../timestamps/trusted-certificates';
import { sha256 } from '../sha256';
import { lastIndex } from './last-entry';
import type { BesideContext, BesideResult } from './look';

/** Tokens after which others may work. */
const STEP = 16;
/** Tokens of which the check is remembered: entries anchored together carry the same one, one behind the other. */
const REMEMBERED = 8;

/** Looks at every entry with something other than null in eidasTimestamp, in walk order; passes the others unread. */
export async function lookAtTimestamps({ supplied, reading, readSpan, pause }: BesideContext): Promise<BesideResult | undefined> {
  const { columns } = reading;
  const trusted = supplied.trust === null ? undefined : readTrusted(supplied.trust);
  if (columns.timestamped.isEmpty && trusted === undefined) return undefined;
  const crypto = systemCrypto();
  const tally = new TimestampTally(trusted?.certificates.length ?? null, crypto);
  const check = remembering((bytes) => checkToken(bytes, trusted?.certificates ?? [], crypto));
  const judge = (index: number, entryReading: EntryReading | undefined): Judged => {
    const entry = stampedEntry(columns, index, entryReading);
    return judgeToken(entry, 'because' in entry.field ? entry.field : check(entry.field.bytes), trusted !== undefined, crypto);
  };
  let looked = 0;
  for (const index of stamped(reading)) {
    tally.add(judge(index, readEntry(readSpan(columns.offset(index), columns.byteLength(index)))));
    if (++looked % STEP === 0) await pause();
  }
  const { beside, view } = tally.result(lastIndex(reading));
  return {
    beside: { ...beside, findings: [...(trusted === undefined ? [] : unreadable(trusted)), ...beside.findings] },
    views: { timestamps: view },
    stampedRoots: tally.stampedRoots,
    kept: { timestamp: (index, entry) => (columns.timestamped.has(index) ? toTimestampView(judge(index, entry), crypto) : undefined) },
  };
}

/** Indexes of the entries with a mark, in walk order. */
function* stamped({ columns, order }: Reading): Generator<number> {
  const { timestamped } = columns;
  if (order === undefined) for (let at = timestamped.next(0); at !== undefined; at = timestamped.next(at + 1)) yield at;
  else if (!timestamped.isEmpty) for (const index of order) if (timestamped.has(index)) yield index;
}

/** Files without a certificate beside such that have one only warn: what was asked for can be done, and a token that leads nowhere says so itself. */
function unreadable({ certificates, faults }: TrustedCertificates): BesideFinding[] {
  const weight = certificates.length > 0 ? { severity: 'warning' as const } : {};
  return faults.map((fault) => ({ code: 'supplied-unreadable', ...weight, message: `Of the certificates supplied: ${fault}`, field: OPTION_OF.trust }));
}

function stampedEntry(columns: EntryColumns, index: number, reading: EntryReading | undefined): StampedEntry {
  const span = reading?.members.find(({ name }) => name === 'eidasTimestamp')?.value;
  if (reading === undefined || span === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
  const { entry, window } = reading;
  const { chainHash, prevHash, payloadDigest, createdAt, instant } = entry;
  return {
    sequence: entry.sequence,
    entryIndex: index,
    byteOffset: columns.offset(index),
    hashes: { chainHash, prevHash, payloadDigest, merkleRoot: merkleRoot(reading) },
    createdAt: createdAt === undefined || instant === undefined ? undefined : { text: createdAt, instant },
    field: readTimestampField(window, span),
  };
}

function merkleRoot({ members, window }: EntryReading): Digest | undefined {
  const written = readString(window, members.find(({ name }) => name === 'merkleRoot')?.value);
  return written === undefined ? undefined : parseDigest(written);
}

type Check = (bytes: Uint8Array) => CheckedToken | { readonly because: string };

/** The same check, made once for tokens that are the same to the byte. */
function remembering(check: Check): Check {
  const known = new Map<string, ReturnType<Check>>();
  return (bytes) => {
    const name = sha256(bytes);
    const before = known.get(name);
    if (before !== undefined) return before;
    const made = check(bytes);
    if (known.size === REMEMBERED) known.clear();
    known.set(name, made);
    return made;
  };
}
