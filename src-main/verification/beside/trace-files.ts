import { basename, extname } from 'node:path';

import { OPTION_OF } from '#core/contract';
import type { PayloadSource, SuppliedKind } from '#core/contract';
import type { BesideFinding } from '#core/assess';
import { TraceFormFinder, TraceLines, TraceReader } from '#core/payloads';
import type { TraceForm, TraceSink } from '#core/payloads';

import { EvidenceFile, filesIn } from '../../sources';
import { plainAnswer } from '../name-answer';

const CHUNK = 2 ** 20;
/** What a folder's files are called that are read as traces. */
const NAMES = ['.json', '.ndjson', '.jsonl'];
const LINES = ['.ndjson', '.jsonl'];

type Fault = { readonly message: string; readonly line: number; readonly byteOffset: number };
type Pause = () => Promise<void>;

/** Takes what the files hold. `trace` and `other` come with the number of the file, from 0. */
export type TraceTaker = {
  readonly trace: (trace: Parameters<TraceSink['trace']>[0], file: number) => void;
  /** True where it could be used after all. */
  readonly other: (...what: Parameters<TraceSink['other']>) => boolean;
  /** Nothing that was taken from this file may be used: it turned out unreadable. */
  readonly leaveAside: (file: number) => void;
  /** Why no more can be taken; undefined while it can. */
  readonly full: () => string | undefined;
};

export type TraceFiles = { readonly sources: readonly PayloadSource[]; readonly findings: readonly BesideFinding[] };

/**
 * Reads the traces (or the register of erasures) at a path, file by file, a piece at a time. What cannot be read is a
 * finding for each file, and in files of lines for each line. Throws SourceError where a file gives no bytes.
 */
export async function readTraceFiles(kind: SuppliedKind, path: string, taker: TraceTaker, pause: Pause): Promise<TraceFiles> {
  const { folder, paths } = filesIn(path);
  const wanted = folder ? paths.filter((one) => NAMES.includes(extname(one).toLowerCase())) : paths;
  const findings: BesideFinding[] = wanted.length > 0 ? [] : [unreadable(kind, `The folder holds no file named ${NAMES.join(', ')}: ${path}`)];
  const sources: PayloadSource[] = [];
  for (const [number, one] of wanted.entries()) {
    const read = await new TraceFile(one, folder, number, taker, pause).read(kind === 'erasures' ? 'erasures' : 'traces');
    sources.push(read.source);
    for (const fault of read.faults) findings.push(unreadable(kind, fault));
  }
  return { sources, findings };
}

const unreadable = (kind: SuppliedKind, message: string): BesideFinding => ({ code: 'supplied-unreadable', message, field: OPTION_OF[kind] });

const FORMS = { array: 'array', 'by-id': 'object by trace id', single: 'one trace', lines: 'lines' } as const satisfies Record<TraceForm['kind'], PayloadSource['form']>;

/** What a file should hold, in a sentence that says that it holds something else. */
const WANTED = { traces: 'decision traces', erasures: 'a register of erasures' } as const;

/** Most unreadable lines that are told one by one. */
const TOLD_LINES = 20;

class TraceFile {
  private readonly path: string;
  private readonly inFolder: boolean;
  private readonly number: number;
  private readonly taker: TraceTaker;
  private readonly pause: Pause;
  private traces = 0;
  private used = 0;
  private others = 0;
  private readonly faults: Fault[] = [];
  private faultCount = 0;

  constructor(path: string, inFolder: boolean, number: number, taker: TraceTaker, pause: Pause) {
    this.path = path;
    this.inFolder = inFolder;
    this.number = number;
    this.taker = taker;
    this.pause = pause;
  }

  async read(wanted: keyof typeof WANTED): Promise<{ readonly source: PayloadSource; readonly faults: readonly string[] }> {
    const file = new EvidenceFile(this.path);
    try {
      const form = LINES.includes(extname(this.path).toLowerCase()) ? { kind: 'lines' as const, under: [] as const } : await this.findForm(file);
      if (form === undefined) return this.refused();
      // An entry has a trace id, too: taken for its trace, it would speak against the chain.
      const other = plainAnswer(file, form.kind);
      if (other !== undefined) return this.refused(`This is ${other}, not ${WANTED[wanted]}`);
      const holder = form.under.at(-1);
      if (wanted === 'erasures' && holder !== undefined && holder !== 'erasures') return this.refused(`This is not a register of erasures: what it lists stands under "${holder}", not under "erasures"`);
      return await this.take(file, form);
    } finally {
      file.close();
    }
  }

  private async findForm(file: EvidenceFile): Promise<TraceForm | undefined> {
    const finder = new TraceFormFinder();
    await this.eachPiece(file, (piece) => this.note(finder.write(piece)) && finder.form === undefined);
    if (finder.form === undefined && this.faultCount === 0) this.note(finder.end());
    return this.faultCount === 0 ? finder.form : undefined;
  }

  private async take(file: EvidenceFile, form: TraceForm): Promise<{ readonly source: PayloadSource; readonly faults: readonly string[] }> {
    const sink = this.sinkFor(form);
    const reader = form.kind === 'lines' ? new TraceLines(sink, (fault) => void this.note(fault)) : new TraceReader(form, sink);
    await this.eachPiece(file, (piece) => {
      const isSound = this.note(reader.write(piece));
      return isSound && this.taker.full() === undefined;
    });
    const full = this.taker.full();
    if (full !== undefined) return this.refused(full);
    if (reader instanceof TraceLines) reader.end();
    else if (this.faultCount === 0) this.note(reader.end());
    if (form.kind !== 'lines' && this.faultCount > 0) return this.refused();
    const empty = this.traces + this.used === 0 && this.others > 0 ? [`It holds nothing that could be used: ${this.path}`] : [];
    return { source: { path: this.path, form: FORMS[form.kind], traces: this.traces, fault: this.sentences()[0] ?? empty[0] ?? null }, faults: [...this.sentences(), ...empty] };
  }

  private sinkFor(form: TraceForm): TraceSink {
    // A folder may keep each trace under its id as the file's name.
    const stem = this.inFolder && form.kind === 'single' ? basename(this.path, extname(this.path)) : undefined;
    return {
      trace: (trace) => {
        this.traces++;
        this.taker.trace({ ...trace, id: trace.id ?? stem }, this.number);
      },
      other: (text, key) => {
        if (this.taker.other(text, key)) this.used++;
        else this.others++;
      },
    };
  }

  private refused(why?: string): { readonly source: PayloadSource; readonly faults: readonly string[] } {
    this.taker.leaveAside(this.number);
    const faults = why === undefined ? this.sentences() : [`${why}: ${this.path}`];
    return { source: { path: this.path, form: 'unreadable', traces: 0, fault: faults[0] ?? null }, faults };
  }

  /** True while nothing is wrong. */
  private note(fault: Fault | undefined): boolean {
    if (fault === undefined) return true;
    this.faultCount++;
    if (this.faults.length < TOLD_LINES) this.faults.push(fault);
    return false;
  }

  private sentences(): string[] {
    const told = this.faults.map(({ message, line, byteOffset }) => `It cannot be read at byte ${byteOffset}, line ${line} (${message.replace(/\.$/, '')}): ${this.path}`);
    const rest = this.faultCount - this.faults.length;
    return rest === 0 ? told : [...told, `${rest} further lines cannot be read: ${this.path}`];
  }

  private async eachPiece(file: EvidenceFile, take: (piece: Uint8Array) => boolean): Promise<void> {
    const buffer = new Uint8Array(Math.min(CHUNK, file.size));
    for (let offset = 0; offset < file.size; ) {
      const count = await file.readInto(buffer, offset);
      if (count === 0 || !take(buffer.subarray(0, count))) return;
      offset += count;
      await this.pause();
    }
  }
}
