import { JsonScanner, keyText, stringText, tokenText } from '#core/json';
import type { JsonVisitor, ScanRefusal } from '#core/json';

type Frame = { readonly isObject: boolean; count: number; key: string; parts: string[]; readonly members: { key: string; text: string }[] };

/**
 * Writes a JSON value as Python's `json.dumps(value, separators=(",", ":"), sort_keys=True)` does after
 * `json.loads`: the bytes whose SHA-256 an export's manifest records (seed 000). ASCII only, keys by code point,
 * Python's float forms. Differs from RFC 8785 in all three.
 *
 * Works on chunks: arrays stream, an object is held until its last key is known. The output goes to `emit` in pieces.
 */
export class PythonDump implements JsonVisitor {
  private readonly emit: (ascii: string) => void;
  private readonly scanner = new JsonScanner(this);
  private readonly frames: Frame[] = [];
  /** Objects open: while there are none, text streams out. */
  private openObjects = 0;

  constructor(emit: (ascii: string) => void) {
    this.emit = emit;
  }

  write(chunk: Uint8Array): ScanRefusal | undefined {
    return this.scanner.write(chunk);
  }

  end(): ScanRefusal | undefined {
    return this.scanner.end();
  }

  beginObject(): void {
    this.comma();
    this.push(true);
    this.openObjects++;
  }

  endObject(): void {
    const frame = this.frames.pop();
    this.openObjects--;
    if (frame === undefined) return;
    this.keepMember(frame);
    frame.members.sort((a, b) => comparePoints(a.key, b.key));
    this.out(`{${frame.members.map(({ key, text }) => `${pythonString(key)}:${text}`).join(',')}}`);
  }

  beginArray(): void {
    this.comma();
    this.out('[');
    this.push(false);
  }

  endArray(): void {
    this.frames.pop();
    this.out(']');
  }

  key(start: number, end: number): void {
    const frame = this.frames.at(-1);
    if (frame === undefined) return;
    this.keepMember(frame);
    frame.key = keyText(this.scanner.window, start, end);
    frame.count++;
  }

  string(start: number, end: number): void {
    this.comma();
    this.out(pythonString(stringText(this.scanner.window, start, end)));
  }

  number(start: number, end: number): void {
    this.comma();
    this.out(pythonNumber(tokenText(this.scanner.window, start, end)));
  }

  literal(start: number, end: number): void {
    this.comma();
    this.out(tokenText(this.scanner.window, start, end));
  }

  private push(isObject: boolean): void {
    this.frames.push({ isObject, count: 0, key: '', parts: [], members: [] });
  }

  private keepMember(frame: Frame): void {
    if (frame.count === 0) return;
    frame.members.push({ key: frame.key, text: frame.parts.join('') });
    frame.parts = [];
  }

  /** Before an array's second and later elements. */
  private comma(): void {
    const frame = this.frames.at(-1);
    if (frame === undefined || frame.isObject) return;
    if (frame.count > 0) this.out(',');
    frame.count++;
  }

  private out(text: string): void {
    if (this.openObjects === 0) return this.emit(text);
    for (let i = this.frames.length - 1; i >= 0; i--) {
      const frame = this.frames[i];
      if (frame?.isObject === true) {
        frame.parts.push(text);
        return;
      }
    }
  }
}

/** The same for a value that is wholly in memory; undefined when it is not JSON. */
export function pythonDump(bytes: Uint8Array): string | undefined {
  const parts: string[] = [];
  const dump = new PythonDump((text) => parts.push(text));
  dump.write(bytes);
  return dump.end() === undefined ? parts.join('') : undefined;
}

const SHORT_ESCAPES = new Map([['"', '\\"'], ['\\', '\\\\'], ['\n', '\\n'], ['\r', '\\r'], ['\t', '\\t'], ['\f', '\\f'], ['\b', '\\b']]);

/** A string as Python writes it with ensure_ascii: everything outside space to tilde escaped, DEL included. */
export function pythonString(text: string): string {
  return `"${text.replace(/["\\]|[^ -~]/g, escapeUnit)}"`;
}

function escapeUnit(unit: string): string {
  return SHORT_ESCAPES.get(unit) ?? `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

/** A number literal as Python reads and writes it: integers of any size digit by digit, others as repr(float). */
function pythonNumber(literal: string): string {
  if (!/[.eE]/.test(literal)) return literal === '-0' ? '0' : literal;
  const value = Number(literal);
  if (!Number.isFinite(value)) return value < 0 ? '-Infinity' : 'Infinity';
  const sign = value < 0 || Object.is(value, -0) ? '-' : '';
  return sign + reprPositive(Math.abs(value));
}

/** Both languages choose the same shortest digits; they differ in where they put the exponent. */
function reprPositive(value: number): string {
  const [mantissa = '0', power = '0'] = value.toExponential().split('e');
  const digits = mantissa.replace('.', '');
  const exponent = Number(power);
  if (exponent < -4 || exponent >= 16) {
    const fraction = digits.length > 1 ? `.${digits.slice(1)}` : '';
    return `${digits[0]}${fraction}e${exponent < 0 ? '-' : '+'}${String(Math.abs(exponent)).padStart(2, '0')}`;
  }
  if (exponent < 0) return `0.${'0'.repeat(-exponent - 1)}${digits}`;
  const whole = digits.slice(0, exponent + 1).padEnd(exponent + 1, '0');
  return `${whole}.${digits.slice(exponent + 1) || '0'}`;
}

/** Python orders strings by code point; UTF-16 units would put U+10000 before U+E000. */
export function comparePoints(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++) {
    if (a.charCodeAt(i) === b.charCodeAt(i)) continue;
    return pointAround(a, i) - pointAround(b, i);
  }
  return a.length - b.length;
}

/** The code point that the unit at an index belongs to. */
function pointAround(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  const isLow = unit >= 0xdc00 && unit <= 0xdfff;
  const before = index > 0 ? text.charCodeAt(index - 1) : 0;
  return (isLow && before >= 0xd800 && before <= 0xdbff ? text.codePointAt(index - 1) : text.codePointAt(index)) ?? unit;
}
