import { KeyRegister } from './keys';
import { MAX_DEPTH, MAX_KEYS, MAX_PASSED_KEYS, MAX_TOKEN } from './limits';
import { Place } from './place';
import type { ScanRefusal, ScanRefusalCode } from './refusal';
import { FAULTY, NEEDS_MORE, TokenReader, hexByte, isDigit, showByte } from './tokens';
import { neverBeginsUtf8 } from './utf8';
import type { JsonVisitor } from './visitor';
import type { ByteWindow } from './window';

const OBJECT = 1;
const ARRAY = 2;

/** What may come next. */
const Expect = { Value: 0, FirstElement: 1, FirstKey: 2, Key: 3, Colon: 4, CommaOrEnd: 5, Nothing: 6 } as const;
type Expect = (typeof Expect)[keyof typeof Expect];

/**
 * Scans one JSON document strictly, as it comes, in chunks of any size: RFC 8259 grammar, UTF-8 (a BOM is allowed),
 * no repeated keys, nesting to 512. Tells a visitor what it meets; holds no more of the document than the token (or
 * the stretch the visitor keeps) at the chunk's edge. Never throws for what the bytes say; never recurses.
 * `write` and `end` give the refusal that ends the scan, or undefined.
 */
export class JsonScanner {
  private bytes: Uint8Array = new Uint8Array(0);
  private length = 0;
  private base = 0;
  private next = 0;
  private keptFrom = -1;
  private keptPlace = { line: 1, column: 1 };
  private started = false;
  private expect: Expect = Expect.Value;
  private depth = 0;
  private readonly containers = new Uint8Array(MAX_DEPTH + 1);
  private readonly keys = new KeyRegister();
  private readonly tokens = new TokenReader();
  private readonly place = new Place();
  private resume = -1;
  private refusal: ScanRefusal | undefined;

  private readonly visitor: JsonVisitor;

  constructor(visitor: JsonVisitor) {
    this.visitor = visitor;
  }

  /** The bytes in memory; valid until the next `write`. */
  get window(): ByteWindow {
    return { bytes: this.bytes, base: this.base, length: this.length };
  }

  /** Bytes of the document taken in so far. */
  get offset(): number {
    return this.base + this.length;
  }

  /** Keeps all bytes from this offset on in the window until `release`. */
  keepFrom(offset: number): void {
    this.keptFrom = offset;
    this.keptPlace = this.place.of(this.window, offset, offset);
  }

  release(): void {
    this.keptFrom = -1;
  }

  /** For the visitor: ends the scan with a refusal of its own. */
  refuse(code: ScanRefusalCode, offset: number, message: string): void {
    this.refusal ??= { code, message, byteOffset: offset, ...this.placeOf(offset) };
  }

  /** The line and column of an offset at or inside the token being told. */
  placeOf(offset: number): { line: number; column: number } {
    return this.place.of(this.window, offset, Math.min(offset, this.base + this.next));
  }

  /** True right behind an element of an array, with nothing taken in that is not told, and room for a next one's keys. */
  get isBehindElement(): boolean {
    return this.hasRoomForKeys && this.refusal === undefined && this.expect === Expect.CommaOrEnd && this.next === this.length && this.containers[this.depth] === ARRAY;
  }

  /**
   * Goes on at an offset, as if the elements between had been scanned: to be called only behind an element, by who
   * knows that strict JSON elements and their commas lie between, the last one ending there, none of them with more
   * than MAX_PASSED_KEYS characters of keys. From then on lines and columns are not known, not even those of `end`;
   * the caller finds them again.
   */
  passElements(to: number): void {
    if (!this.isBehindElement) throw new Error('elements can only be passed behind an element');
    this.bytes = new Uint8Array(0);
    this.length = 0;
    this.next = 0;
    this.base = to;
  }

  private get hasRoomForKeys(): boolean {
    return this.keys.heldCharacters + MAX_PASSED_KEYS <= MAX_KEYS;
  }

  write(chunk: Uint8Array): ScanRefusal | undefined {
    if (this.refusal !== undefined || chunk.length === 0) return this.refusal;
    this.take(chunk);
    this.run(false);
    this.stash();
    return this.refusal;
  }

  end(): ScanRefusal | undefined {
    if (this.refusal === undefined) this.run(true);
    if (this.refusal === undefined && this.expect !== Expect.Nothing) this.truncated();
    return this.refusal;
  }

  /** Puts a chunk behind what the last one left over. */
  private take(chunk: Uint8Array): void {
    if (this.length === 0) {
      this.bytes = chunk;
    } else {
      const joined = new Uint8Array(this.length + chunk.length);
      joined.set(this.bytes.subarray(0, this.length));
      joined.set(chunk, this.length);
      this.bytes = joined;
    }
    this.length = this.bytes.length;
  }

  /** Copies what must stay (an unfinished token, what the visitor keeps), so that the caller may reuse its chunk. */
  private stash(): void {
    const keep = this.keptFrom >= 0 ? Math.min(this.next, this.keptFrom - this.base) : this.next;
    this.bytes = this.bytes.slice(keep, this.length);
    this.length = this.bytes.length;
    this.base += keep;
    this.next -= keep;
    if (this.resume >= 0) this.resume -= keep;
  }

  private run(final: boolean): void {
    if (!this.started && !this.skipMark(final)) return;
    while (this.refusal === undefined && this.skipSpace() && this.checkKept(this.base + this.next)) {
      const before = this.next;
      this.step(this.bytes[before] ?? 0, final);
      if (this.next === before) break;
    }
    if (this.refusal === undefined) this.checkKept(this.base + this.next);
  }

  /** A byte order mark is three bytes that mean nothing; it takes up no column. */
  private skipMark(final: boolean): boolean {
    const mark = [0xef, 0xbb, 0xbf];
    for (let k = 0; k < 3; k++) {
      if (k >= this.length && !final) return false;
      if (k >= this.length || this.bytes[k] !== mark[k]) {
        this.started = true;
        return true;
      }
    }
    this.next = 3;
    this.place.startAt(3);
    this.started = true;
    return true;
  }

  private skipSpace(): boolean {
    let i = this.next;
    while (i < this.length) {
      const byte = this.bytes[i];
      if (byte === 0x0a) this.place.newLine(this.base + i + 1);
      else if (byte !== 0x20 && byte !== 0x0d && byte !== 0x09) break;
      i++;
    }
    this.next = i;
    return i < this.length;
  }

  private step(byte: number, final: boolean): void {
    switch (this.expect) {
      case Expect.FirstElement:
        if (byte === 0x5d) return this.close(byte);
        return this.value(byte, final);
      case Expect.Value:
        return this.value(byte, final);
      case Expect.FirstKey:
        if (byte === 0x7d) return this.close(byte);
        return byte === 0x22 ? this.key() : this.unexpected(byte, 'a key in double quotes or "}"');
      case Expect.Key:
        return byte === 0x22 ? this.key() : this.unexpected(byte, 'a key in double quotes');
      case Expect.Colon:
        return byte === 0x3a ? this.advance(Expect.Value) : this.unexpected(byte, '":"');
      case Expect.CommaOrEnd:
        return this.commaOrEnd(byte);
      case Expect.Nothing:
        return this.unexpected(byte, 'nothing more: the document is complete');
    }
  }

  private commaOrEnd(byte: number): void {
    const inObject = this.containers[this.depth] === OBJECT;
    if (byte === 0x2c) return this.advance(inObject ? Expect.Key : Expect.Value);
    if (byte === (inObject ? 0x7d : 0x5d)) return this.close(byte);
    this.unexpected(byte, inObject ? '"," or "}"' : '"," or "]"');
  }

  private value(byte: number, final: boolean): void {
    if (byte === 0x22) return this.stringValue();
    if (byte === 0x7b) return this.open(OBJECT);
    if (byte === 0x5b) return this.open(ARRAY);
    if (byte === 0x2d || isDigit(byte)) return this.numberValue(final);
    if (byte === 0x74) return this.literalValue('true');
    if (byte === 0x66) return this.literalValue('false');
    if (byte === 0x6e) return this.literalValue('null');
    this.unexpected(byte, this.expect === Expect.FirstElement ? 'a value or "]"' : 'a value');
  }

  private open(kind: typeof OBJECT | typeof ARRAY): void {
    const at = this.base + this.next;
    if (this.depth === MAX_DEPTH) return this.refuse('too-deep', at, `The document nests deeper than ${MAX_DEPTH} levels.`);
    this.depth++;
    this.containers[this.depth] = kind;
    this.next++;
    if (kind === OBJECT) {
      this.expect = Expect.FirstKey;
      this.keys.openObject();
      this.visitor.beginObject(at);
    } else {
      this.expect = Expect.FirstElement;
      this.visitor.beginArray(at);
    }
  }

  private close(byte: number): void {
    this.next++;
    this.depth--;
    this.expect = this.depth === 0 ? Expect.Nothing : Expect.CommaOrEnd;
    const end = this.base + this.next;
    if (!this.checkKept(end)) return;
    if (byte === 0x7d) {
      this.keys.closeObject();
      this.visitor.endObject(end);
    } else this.visitor.endArray(end);
  }

  private key(): void {
    const start = this.next;
    if (!this.finish(this.stringToken(), false)) return;
    const from = this.base + start;
    const to = this.base + this.next;
    if (!this.keys.add(this.window, from, to)) {
      this.next = start;
      return this.refuse('duplicate-key', from, 'The same key stands twice in one object: two readers could see different evidence.');
    }
    if (this.keys.heldCharacters > MAX_KEYS) return this.refuse('limit-exceeded', from, `The open objects hold more than ${MAX_KEYS} characters of keys.`);
    this.expect = Expect.Colon;
    this.visitor.key(from, to);
    this.place.pass(this.tokens.continuations);
  }

  private stringValue(): void {
    const start = this.next;
    if (!this.finish(this.stringToken(), true)) return;
    this.visitor.string(this.base + start, this.base + this.next);
    this.place.pass(this.tokens.continuations);
  }

  private numberValue(final: boolean): void {
    const start = this.next;
    if (!this.finish(this.tokens.number(this.bytes, start, Math.min(this.length, start + MAX_TOKEN), final), true)) return;
    this.visitor.number(this.base + start, this.base + this.next);
  }

  private literalValue(word: 'true' | 'false' | 'null'): void {
    const start = this.next;
    if (!this.finish(this.tokens.literal(this.bytes, start, this.length, word), true)) return;
    this.visitor.literal(this.base + start, this.base + this.next);
  }

  private stringToken(): number {
    const from = this.resume >= 0 ? this.resume : this.next + 1;
    if (this.resume < 0) this.tokens.continuations = 0;
    const end = this.tokens.string(this.bytes, from, Math.min(this.length, this.next + MAX_TOKEN));
    this.resume = end === NEEDS_MORE ? this.tokens.resumeAt : -1;
    return end;
  }

  /** Moves behind a recognised token; false when it is unfinished, too long or faulty. */
  private finish(end: number, isValue: boolean): boolean {
    if (end === FAULTY) {
      const { code, at, message } = this.tokens.fault;
      this.refuse(neverBeginsUtf8(this.bytes[at] ?? 0) ? 'invalid-utf8' : code, this.base + at, message);
      return false;
    }
    if ((end === NEEDS_MORE ? this.length : end) - this.next >= MAX_TOKEN) {
      this.refuse('limit-exceeded', this.base + this.next, `A single value is longer than ${MAX_TOKEN} bytes.`);
      return false;
    }
    if (end === NEEDS_MORE) return false;
    this.next = end;
    if (isValue) this.expect = this.depth === 0 ? Expect.Nothing : Expect.CommaOrEnd;
    return this.checkKept(this.base + end);
  }

  private checkKept(end: number): boolean {
    if (this.keptFrom < 0 || end - this.keptFrom <= MAX_TOKEN) return true;
    const message = `A single entry is longer than ${MAX_TOKEN} bytes.`;
    this.refusal ??= { code: 'limit-exceeded', message, byteOffset: this.keptFrom, ...this.keptPlace };
    return false;
  }

  private advance(expect: Expect): void {
    this.next++;
    this.expect = expect;
  }

  private unexpected(byte: number, wanted: string): void {
    const at = this.base + this.next;
    if (neverBeginsUtf8(byte)) return this.refuse('invalid-utf8', at, `The byte ${hexByte(byte)} cannot begin a character in UTF-8; the file may be in another encoding.`);
    this.refuse('json-syntax', at, `Expected ${wanted}, found ${showByte(byte)}.`);
  }

  private truncated(): void {
    const empty = this.offset === 0;
    this.refuse('truncated-json', this.offset, empty ? 'The file is empty.' : 'The document ends before it is complete.');
  }
}
