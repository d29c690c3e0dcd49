import { JsonScanner, keyText } from '#core/json';
import type { JsonVisitor, ScanRefusal } from '#core/json';

/** The fields that an erasure under GDPR Art. 17 nulls (seed 004), in the order of their bits. */
export const ERASED_FIELDS = ['inputContext', 'outputDecision', 'metadata', 'rationale'] as const;
/** Those whose bits are set. */
export const erasedNames = (bits: number): string[] => ERASED_FIELDS.filter((_, bit) => ((bits >>> bit) & 1) === 1);

/** How a document holds its traces; `under` names the members that lead to them from the root, none where the document itself holds them. */
export type TraceForm =
  | { readonly kind: 'array' | 'by-id' | 'single'; readonly under: readonly string[] }
  | { readonly kind: 'lines'; readonly under: readonly [] };

/** Members that may hold the traces of an object that says other things beside them. */
const HOLDERS = ['data', 'traces', 'erasures'];

type Seen = { isTrace: boolean };

/**
 * Finds out how a document holds its traces, without reading any:
 * an array; several values on lines of their own; one trace (it has a string `traceId`, or one of the four fields that
 * an erasure nulls); an object whose `data`, `traces` or `erasures` is an array; either of these in the API's envelope;
 * else an object by trace id. An array is known at its first byte: `form` is then set before the document ends.
 */
export class TraceFormFinder implements JsonVisitor {
  form: TraceForm | undefined;
  private readonly scanner = new JsonScanner(this);
  private depth = 0;
  private key1 = '';
  private key2 = '';
  private readonly root: Seen = { isTrace: false };
  private readonly data: Seen = { isTrace: false };
  private isEnvelope = false;
  private hasData = false;
  private isObject = false;
  private readonly arrays: string[] = [];
  private readonly dataArrays: string[] = [];
  private endLine = -1;

  write(chunk: Uint8Array): ScanRefusal | undefined {
    return this.judge(this.scanner.write(chunk));
  }

  end(): ScanRefusal | undefined {
    const refusal = this.judge(this.scanner.end());
    if (refusal === undefined) this.form ??= this.ofObject();
    return refusal;
  }

  beginObject(): void {
    if (this.depth === 0) this.isObject = true;
    if (this.depth === 1 && this.key1 === 'data') this.hasData = true;
    this.noteField();
    this.depth++;
  }

  beginArray(): void {
    if (this.depth === 0) this.form = { kind: 'array', under: [] };
    if (this.depth === 1 && HOLDERS.includes(this.key1)) this.arrays.push(this.key1);
    if (this.depth === 2 && this.key1 === 'data' && HOLDERS.includes(this.key2)) this.dataArrays.push(this.key2);
    this.noteField();
    this.depth++;
  }

  endObject(end: number): void {
    this.close(end);
  }

  endArray(end: number): void {
    this.close(end);
  }

  key(start: number, end: number): void {
    if (this.depth === 1) this.key1 = keyText(this.scanner.window, start, end);
    else if (this.depth === 2) this.key2 = keyText(this.scanner.window, start, end);
  }

  string(_start: number, end: number): void {
    if (this.depth === 1 && this.key1 === 'traceId') this.root.isTrace = true;
    if (this.depth === 2 && this.key1 === 'data' && this.key2 === 'traceId') this.data.isTrace = true;
    this.scalar(end);
  }

  number(_start: number, end: number): void {
    this.scalar(end);
  }

  literal(start: number, end: number): void {
    if (this.depth === 1 && this.key1 === 'success') this.isEnvelope = this.scanner.window.bytes[start - this.scanner.window.base] === 0x74;
    this.scalar(end);
  }

  private scalar(end: number): void {
    this.noteField();
    if (this.depth === 0) this.complete(end);
  }

  private close(end: number): void {
    this.depth--;
    if (this.depth === 0) this.complete(end);
  }

  /** Noted while the value's line is the current one. */
  private complete(end: number): void {
    this.endLine = this.scanner.placeOf(end - 1).line;
  }

  private noteField(): void {
    const isErased = (key: string): boolean => ERASED_FIELDS.some((field) => field === key);
    if (this.depth === 1 && isErased(this.key1)) this.root.isTrace = true;
    if (this.depth === 2 && this.key1 === 'data' && isErased(this.key2)) this.data.isTrace = true;
  }

  /** A second value on a later line than the first is no fault: then each line is a document. */
  private judge(refusal: ScanRefusal | undefined): ScanRefusal | undefined {
    if (refusal === undefined || this.endLine < 0 || refusal.line === this.endLine) return refusal;
    this.form = { kind: 'lines', under: [] };
    return undefined;
  }

  private ofObject(): TraceForm {
    if (this.root.isTrace || !this.isObject) return { kind: 'single', under: [] };
    const [holder] = this.arrays;
    if (holder !== undefined && this.arrays.length === 1) return { kind: 'array', under: [holder] };
    if (!this.isEnvelope || !this.hasData) return { kind: 'by-id', under: [] };
    if (this.data.isTrace) return { kind: 'single', under: ['data'] };
    const [held] = this.dataArrays;
    return held !== undefined && this.dataArrays.length === 1 ? { kind: 'array', under: ['data', held] } : { kind: 'by-id', under: ['data'] };
  }
}
