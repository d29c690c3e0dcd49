import { readEntry } from '#core/evidence';
import { ERASED_FIELDS, MAX_ID_CHARACTERS, MAX_TRACES, PayloadList, TraceStore, declaresOtherForm, hashTrace, payloadClaim, payloadFindings, payloadsNamed, payloadsOmitted, toPayloadsView } from '#core/payloads';
import { EvidenceChanged } from '#core/replay';
import type { EntryReading } from '#core/evidence';
import { cutTo } from '#core/words';

import type { BesideContext, BesideLook } from './look';
import { PayloadShelf } from './payload-shelf';
import { readTraceFiles } from './trace-files';
import type { TraceFiles, TraceTaker } from './trace-files';

/** Entries between two pauses. */
const STRIDE = 512;
const NO_FILES: TraceFiles = { sources: [], findings: [] };
const FULL = `More than ${MAX_TRACES} traces, or more than ${MAX_ID_CHARACTERS} characters of their ids`;

/** Compares the payloads that were supplied, or that entries carry, with the entries' payload digests. */
export const lookAtPayloads: BesideLook = async (context) => {
  const { supplied, reading, sha256 } = context;
  const { traced } = reading.columns;
  if (supplied.traces === null && traced.isEmpty) return undefined;
  const store = new TraceStore();
  const erased = new Set<string>();
  const register = supplied.erasures === null ? NO_FILES : await readTraceFiles('erasures', supplied.erasures, registerTaker(erased), context.pause);
  const traces = new TraceTaking(store, context);
  const files = supplied.traces === null ? NO_FILES : await readTraceFiles('traces', supplied.traces, traces, context.pause);
  // A register that cannot be read to its end is not used at all.
  if (register.findings.length > 0) erased.clear();
  const list = new PayloadList({ store, erased, sha256, isFormDeclaredOther: declaresOtherForm(reading.head) });
  await eachEntry(context, (entry, place) => list.look(entry, place));
  if (list.gatherStrays()) await eachEntry(context, (entry, place) => list.lookAgain(entry, place));
  const findings = [...register.findings, ...files.findings, ...payloadFindings(list, supplied.erasures !== null && register.findings.length === 0)];
  const view = toPayloadsView(list, { sources: files.sources, notTraces: traces.others, inEntries: countMarks(traced), registered: supplied.erasures === null ? null : erased.size });
  return { beside: { findings, claims: [payloadClaim(list)], omitted: payloadsOmitted(list), named: payloadsNamed(list) }, views: { payloads: view }, kept: { payloads: new PayloadShelf(list, files.sources.map(({ path }) => path)) } };
};

/** Keeps the digest of each trace. */
class TraceTaking implements TraceTaker {
  others = 0;
  private isFull = false;
  private readonly store: TraceStore;
  private readonly sha256: BesideContext['sha256'];

  constructor(store: TraceStore, { sha256 }: BesideContext) {
    this.store = store;
    this.sha256 = sha256;
  }

  readonly trace: TraceTaker['trace'] = (trace, file) => {
    const { digest } = hashTrace(trace, this.sha256, file);
    if (!this.store.add(trace.id, digest, file, trace)) this.isFull = true;
  };
  readonly other = (): boolean => {
    this.others++;
    return false;
  };
  readonly leaveAside = (file: number): void => this.store.leaveAside(file);
  readonly full = (): string | undefined => (this.isFull ? FULL : undefined);
}

const NO_REGISTER = 'This is not a register of erasures';

/** The first two of the erasable fields, what was decided and on what: no register has either. */
const DECISION = 0b0011;

/**
 * A register lists trace ids: as strings, as keys, or as the `traceId` of objects. A document that holds traces names ids,
 * too: taken for a register, it would list as erased whatever it holds. An object that says what was decided, or has a field
 * nulled as an erasure leaves it, is a trace; `rationale` and `metadata` may be the register's own words.
 */
function registerTaker(erased: Set<string>): TraceTaker {
  let wrong: string | undefined;
  const note = (id: string | undefined): boolean => {
    if (id === undefined) wrong ??= `${NO_REGISTER}: an element of it names no trace id`;
    else if (erased.size <= MAX_TRACES) erased.add(id);
    return id !== undefined;
  };
  return {
    trace: ({ id, erasable, nulls }) => {
      const field = ERASED_FIELDS.find((_, bit) => (((erasable & DECISION) | nulls) >>> bit) & 1);
      if (field !== undefined) {
        const isNull = ((nulls >>> ERASED_FIELDS.indexOf(field)) & 1) === 1;
        wrong ??= `${NO_REGISTER} but decision traces: ${id === undefined ? 'an element of it' : `its element for ${cutTo(id, 80)}`} ${isNull ? `has ${field} set to null, as an erasure leaves it` : `has the field ${field}`}`;
      }
      note(id);
    },
    other: (text, key) => note(key ?? text),
    leaveAside: () => (wrong = undefined),
    full: () => wrong ?? (erased.size > MAX_TRACES ? FULL : undefined),
  };
}

/** Every entry in the order of the walk. */
async function eachEntry({ reading, readSpan, pause }: BesideContext, take: (entry: EntryReading, place: { index: number; byteOffset: number }) => void): Promise<void> {
  const { columns, order } = reading;
  for (let position = 0; position < columns.length; position++) {
    const index = order?.[position] ?? position;
    const byteOffset = columns.offset(index);
    const entry = readEntry(readSpan(byteOffset, columns.byteLength(index)));
    if (entry === undefined) throw new EvidenceChanged(`entry ${index} is no longer what was scanned`);
    take(entry, { index, byteOffset });
    if (position % STRIDE === STRIDE - 1) await pause();
  }
}

function countMarks(marks: BesideContext['reading']['columns']['traced']): number {
  let count = 0;
  for (let at = marks.next(0); at !== undefined; at = marks.next(at + 1)) count++;
  return count;
}
