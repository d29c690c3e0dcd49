import { JsonScanner, keyText, stringText, tokenText } from '#core/json';
import type { JsonVisitor } from '#core/json';
import { canonicalNumber } from './number';

/**
 * A JSON value as its fields are compared and shown. `form` is equal for two scalars just when they say the same: an
 * RFC 8785 form, or, where a number has none, the number as it was written. `text` is the scalar as JSON.
 */
export type TraceNode =
  | { readonly kind: 'scalar'; readonly form: string; readonly text: string }
  | { readonly kind: 'object' | 'array'; readonly members: Map<string, TraceNode> };

/** The value that these bytes are; undefined when they are no JSON. Meant for what was scanned before and is short: it holds all of it. */
export function traceTree(bytes: Uint8Array): TraceNode | undefined {
  const builder = new TreeBuilder();
  return builder.build(bytes);
}

class TreeBuilder implements JsonVisitor {
  private readonly scanner = new JsonScanner(this);
  private readonly open: Extract<TraceNode, { kind: 'object' | 'array' }>[] = [];
  private readonly keys: string[] = [];
  private root: TraceNode | undefined;

  build(bytes: Uint8Array): TraceNode | undefined {
    const refusal = this.scanner.write(bytes) ?? this.scanner.end();
    return refusal === undefined ? this.root : undefined;
  }

  beginObject(): void {
    this.begin('object');
  }

  beginArray(): void {
    this.begin('array');
  }

  endObject(): void {
    this.end();
  }

  endArray(): void {
    this.end();
  }

  key(start: number, end: number): void {
    this.keys[this.open.length - 1] = keyText(this.scanner.window, start, end);
  }

  string(start: number, end: number): void {
    const text = JSON.stringify(stringText(this.scanner.window, start, end));
    this.put({ kind: 'scalar', form: text, text });
  }

  number(start: number, end: number): void {
    const text = tokenText(this.scanner.window, start, end);
    this.put({ kind: 'scalar', form: canonicalNumber(text) ?? `as written ${text}`, text });
  }

  literal(start: number, end: number): void {
    const text = tokenText(this.scanner.window, start, end);
    this.put({ kind: 'scalar', form: text, text });
  }

  private begin(kind: 'object' | 'array'): void {
    const node = { kind, members: new Map<string, TraceNode>() };
    this.put(node);
    this.open.push(node);
  }

  private end(): void {
    this.open.pop();
    this.keys.length = this.open.length;
  }

  private put(node: TraceNode): void {
    const holder = this.open.at(-1);
    if (holder === undefined) this.root = node;
    else holder.members.set(holder.kind === 'array' ? String(holder.members.size) : (this.keys[this.open.length - 1] ?? ''), node);
  }
}
