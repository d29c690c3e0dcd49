import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { ARCHIVE_SCHEMA } from '#core/archive';
import type { BucketSource, CaseRecord, Failure, Outcome } from '#core/contract';
import { nameUnseen } from '#core/words';

import type { Dates } from '../case/choose-objects';
import { fetchArchive } from '../case/fetch-archive';
import { whyNotArchive } from './arguments';
import type { VerifyCall } from './arguments';
import type { BucketCall, FetchCall } from './bucket-arguments';
import { EXIT, wrongUsage } from './exit';
import { FetchLine } from './fetch-line';
import { summariseFetch, summariseNotFetched, summariseSetAside } from './fetch-summary';

/** Carries out `fetch`: brings an archive's objects into a case folder, and says what is there. */
export async function fetchCommand({ source, caseFolder, from, to, json }: FetchCall): Promise<number> {
  const interrupt = new Interrupt();
  const outcome = await fetchTold(source, caseFolder, { from, to }, interrupt.signal);
  interrupt.end();
  if (!outcome.ok) return refuse(outcome.failure, json);
  const record = outcome.value;
  process.stdout.write(json ? `${JSON.stringify(record, null, 2)}\n` : `${summariseFetch(record, resolve(caseFolder))}\n`);
  process.stderr.write(summariseSetAside(record) + summariseNotFetched(record));
  return record.objects.some(({ state }) => state === 'not-fetched') ? EXIT.unreadable : EXIT.passed;
}

/**
 * Carries out `verify` for an archive in a bucket: fetches it into the case folder, or into a private one that is removed
 * at the end, and verifies that folder as any other.
 */
export async function verifyBucket(call: VerifyCall, { source, caseFolder }: BucketCall, verify: (call: VerifyCall) => Promise<number>): Promise<number> {
  // Before anything is fetched: what is verified is an archive, whatever it holds.
  const misused = whyNotArchive(call, true);
  if (misused !== undefined) return wrongUsage(misused);
  const interrupt = new Interrupt();
  const folder = caseFolder ?? temporaryFolder();
  try {
    const outcome = await fetchTold(source, folder, call.archive, interrupt.signal);
    if (!outcome.ok) return refuse(outcome.failure, call.json);
    const staying = caseFolder === null ? 'a temporary folder, which is removed at the end (--case-folder DIR keeps them)' : resolve(folder);
    process.stderr.write(`tamperscope: ${summariseFetch(outcome.value, staying)}\n${summariseSetAside(outcome.value)}${summariseNotFetched(outcome.value)}`);
    interrupt.nowEnds();
    return await verify({ ...call, evidence: folder });
  } finally {
    interrupt.end();
    if (caseFolder === null) rmSync(folder, { recursive: true, force: true });
  }
}

/** Only this user may look into it. It is gone when the program ends, however it ends, but for a kill that cannot be caught. */
function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tamperscope-case-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

async function fetchTold(source: BucketSource, folder: string, { from, to }: Dates, signal: AbortSignal): Promise<Outcome<CaseRecord>> {
  const line = new FetchLine(process.stderr);
  return fetchArchive(source, folder, { from, to }, { now: () => new Date().toISOString(), told: line.told, signal }).finally(() => line.clear());
}

function refuse({ code, sentence }: Failure, json: boolean): number {
  const error = { code, message: sentence, byteOffset: null, line: null, column: null, entriesRead: 0 };
  process.stdout.write(json ? `${JSON.stringify({ schema: ARCHIVE_SCHEMA, error }, null, 2)}\n` : `✗ NOT FETCHED   ${nameUnseen(sentence)}\n  ${code}\n  nothing was verified\n`);
  return code === 'cancelled' ? EXIT.interrupted : EXIT.unreadable;
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** Ctrl+C while objects come: the fetch ends in good order. The second one, or one after the fetch, ends the program. */
class Interrupt {
  private readonly controller = new AbortController();
  private ends = false;

  constructor() {
    for (const name of SIGNALS) process.on(name, this.heard);
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  /** There is nothing left that could end in good order. */
  nowEnds(): void {
    this.ends = true;
  }

  end(): void {
    for (const name of SIGNALS) process.off(name, this.heard);
  }

  private readonly heard = (): void => {
    if (this.ends) process.exit(EXIT.interrupted);
    this.ends = true;
    this.controller.abort(new Error('interrupted'));
  };
}
