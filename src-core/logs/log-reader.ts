import { MAX_TOKEN } from '#core/json';
import type { ScanRefusal } from '#core/json';
import type { Refusal } from '#core/evidence';
import { PathVisitor } from './path-visitor';
import type { RecordSpans, SpanSink } from './path-visitor';
import type { LogPlace } from './place';

/** Most records of one log: what a 32-bit index can name. */
const MAX_RECORDS = 2 ** 32 - 1;
const LINE_FEED = 0x0a;

/**
 * Reads a log as it comes, in chunks of any size, and tells of its records in file order. Strict JSON throughout, for
 * NDJSON line by line (lines of white space are passed over). Holds no more than the record at the chunk's edge.
 */
export class LogReader {
  private readonly place: LogPlace;
  private readonly wanted: ReadonlySet<string>;
  private readonly sink: SpanSink;
  private document: PathVisitor;
  private left: Uint8Array = new Uint8Array(0);
  private lineStart = 0;
  private line = 1;
  private refusal: Refusal | undefined;
  private linesGroups = 0;
  private linesArrays = 0;
  recordsRead = 0;

  constructor(place: LogPlace, wanted: ReadonlySet<string>, sink: SpanSink) {
    this.place = place;
    this.wanted = wanted;
    this.sink = sink;
    this.document = this.newDocument();
  }

  /** Pages (or the document) in which no array of records stood where the recipe says. */
  get withoutRecords(): number {
    return this.place.steps.length === 0 ? 0 : this.linesGroups + this.document.groups - this.linesArrays - this.document.arrays;
  }

  write(chunk: Uint8Array): Refusal | undefined {
    if (this.refusal !== undefined) return this.refusal;
    if (this.place.ndjson) this.writeLines(chunk);
    else this.refuse(this.document.write(chunk));
    return this.refusal;
  }

  end(): Refusal | undefined {
    if (this.refusal !== undefined) return this.refusal;
    if (!this.place.ndjson) this.refuse(this.document.end());
    else {
      this.readLine(this.left);
      if (this.recordsRead === 0 && this.linesGroups === 0) this.refuse({ code: 'truncated-json', message: 'The file is empty.', byteOffset: this.lineStart, line: this.line, column: 1 });
    }
    return this.refusal;
  }

  /** For the sink: ends the reading at the record that begins at an offset. */
  stop(offset: number, message: string): void {
    this.document.refuse(offset - this.lineStart, message);
  }

  private newDocument(): PathVisitor {
    return new PathVisitor(this.place.steps, this.wanted, (record, start, end) => this.take(record, start, end));
  }

  private take(record: RecordSpans, start: number, end: number): void {
    if (this.recordsRead === MAX_RECORDS) return this.document.refuse(start, `The log has more than ${MAX_RECORDS} records.`);
    this.recordsRead++;
    this.sink(record, start + this.lineStart, end + this.lineStart);
  }

  private writeLines(chunk: Uint8Array): void {
    let from = 0;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0 && this.refusal === undefined; at = chunk.indexOf(LINE_FEED, from)) {
      const line = this.joined(chunk.subarray(from, at));
      this.left = new Uint8Array(0);
      this.readLine(line);
      this.lineStart += line.length + 1;
      this.line++;
      from = at + 1;
    }
    if (this.left.length + chunk.length - from > MAX_TOKEN) this.refuse({ code: 'limit-exceeded', message: `A single line is longer than ${MAX_TOKEN} bytes.`, byteOffset: 0, line: 1, column: 1 });
    // A copy: the caller may use its chunk again.
    this.left = this.joined(chunk.subarray(from)).slice();
  }

  private joined(piece: Uint8Array): Uint8Array {
    if (this.left.length === 0) return piece;
    const joined = new Uint8Array(this.left.length + piece.length);
    joined.set(this.left);
    joined.set(piece, this.left.length);
    return joined;
  }

  private readLine(line: Uint8Array): void {
    if (isBlank(line)) return;
    this.document = this.newDocument();
    this.refuse(this.document.write(line) ?? this.document.end());
    this.linesGroups += this.document.groups;
    this.linesArrays += this.document.arrays;
    this.document = this.newDocument();
  }

  private refuse(refusal: ScanRefusal | undefined): void {
    if (refusal === undefined) return;
    const { ndjson } = this.place;
    this.refusal ??= { ...refusal, byteOffset: refusal.byteOffset + (ndjson ? this.lineStart : 0), line: ndjson ? this.line : refusal.line, entriesRead: this.recordsRead };
  }
}

function isBlank(line: Uint8Array): boolean {
  return line.every((byte) => byte === 0x20 || byte === 0x09 || byte === 0x0d);
}
