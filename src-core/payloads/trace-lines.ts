import type { ScanRefusal } from '#core/json';
import { TraceReader } from './trace-reader';
import type { TraceSink } from './trace-reader';

const LINE_FEED = 0x0a;

type OpenLine = { readonly reader: TraceReader; readonly origin: number };

/**
 * Reads traces from lines, each a JSON document of its own (NDJSON). A line that cannot be read is told with its place
 * in the file and does not spoil the others; nothing of it is taken. Lines of white space are nothing.
 */
export class TraceLines {
  private readonly sink: TraceSink;
  private readonly onFault: (refusal: ScanRefusal) => void;
  private open: OpenLine | undefined;
  private refusal: ScanRefusal | undefined;
  /** What the line holds, told when all of it was read. */
  private tellIt: (() => void) | undefined;
  private line = 1;
  private offset = 0;

  constructor(sink: TraceSink, onFault: (refusal: ScanRefusal) => void) {
    this.sink = sink;
    this.onFault = onFault;
  }

  /** Never refuses: faults are told line by line. */
  write(chunk: Uint8Array): undefined {
    for (let from = 0; from < chunk.length; ) {
      const feed = chunk.indexOf(LINE_FEED, from);
      const to = feed < 0 ? chunk.length : feed;
      this.take(chunk.subarray(from, to));
      this.offset += to - from;
      if (feed < 0) return undefined;
      this.endLine();
      this.offset++;
      this.line++;
      from = feed + 1;
    }
    return undefined;
  }

  end(): void {
    this.endLine();
  }

  private take(part: Uint8Array): void {
    if (this.refusal !== undefined || (this.open === undefined && part.every(isSpace))) return;
    this.open ??= { reader: this.begin(), origin: this.offset };
    this.refusal = this.open.reader.write(part);
  }

  private begin(): TraceReader {
    const { sink } = this;
    const trace: TraceSink['trace'] = (read) => {
      this.tellIt = () => sink.trace(read);
    };
    const other: TraceSink['other'] = (text, key) => {
      this.tellIt = () => sink.other(text, key);
    };
    return new TraceReader({ kind: 'single', under: [] }, { trace, other }, this.offset);
  }

  private endLine(): void {
    const refusal = this.refusal ?? this.open?.reader.end();
    if (refusal === undefined) this.tellIt?.();
    else this.onFault({ ...refusal, byteOffset: (this.open?.origin ?? 0) + refusal.byteOffset, line: this.line });
    this.open = undefined;
    this.refusal = undefined;
    this.tellIt = undefined;
  }
}

const isSpace = (byte: number): boolean => byte === 0x20 || byte === 0x09 || byte === 0x0d;
