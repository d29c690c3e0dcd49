import { JsonScanner, keyText, stringText, tokenText } from '#core/json';
import type { JsonVisitor } from '#core/json';

/** A small document as a tree. Numbers keep their digits. */
export type Tree =
  | { readonly kind: 'string'; readonly text: string }
  | { readonly kind: 'number'; readonly text: string }
  | { readonly kind: 'literal'; readonly text: string }
  | { readonly kind: 'array'; readonly items: Tree[] }
  | { readonly kind: 'object'; readonly members: Map<string, Tree> };

/** Builds the tree while the scanner checks every rule of strict JSON, repeated keys included. */
class TreeBuilder implements JsonVisitor {
  root: Tree | undefined;
  private readonly open: Extract<Tree, { kind: 'array' | 'object' }>[] = [];
  private readonly names: string[] = [];
  private readonly scanner = new JsonScanner(this);

  read(bytes: Uint8Array): string | undefined {
    const refusal = this.scanner.write(bytes) ?? this.scanner.end();
    return refusal === undefined ? undefined : `${refusal.message} (line ${refusal.line}, column ${refusal.column})`;
  }

  beginObject(): void {
    this.begin({ kind: 'object', members: new Map() });
  }
  beginArray(): void {
    this.begin({ kind: 'array', items: [] });
  }
  endObject(): void {
    this.open.pop();
  }
  endArray(): void {
    this.open.pop();
  }
  key(start: number, end: number): void {
    this.names[this.open.length] = keyText(this.scanner.window, start, end);
  }
  string(start: number, end: number): void {
    this.put({ kind: 'string', text: stringText(this.scanner.window, start, end) });
  }
  number(start: number, end: number): void {
    this.put({ kind: 'number', text: tokenText(this.scanner.window, start, end) });
  }
  literal(start: number, end: number): void {
    this.put({ kind: 'literal', text: tokenText(this.scanner.window, start, end) });
  }

  private begin(value: Extract<Tree, { kind: 'array' | 'object' }>): void {
    this.put(value);
    this.open.push(value);
  }

  private put(value: Tree): void {
    const parent = this.open.at(-1);
    if (parent === undefined) this.root = value;
    else if (parent.kind === 'array') parent.items.push(value);
    else parent.members.set(this.names[this.open.length] ?? '', value);
  }
}

/** Reads a document that is small by its caller's limit, or says in a clause why it cannot be read. */
export function readTree(bytes: Uint8Array): { readonly tree: Tree } | { readonly fault: string } {
  const builder = new TreeBuilder();
  const fault = builder.read(bytes);
  if (fault !== undefined || builder.root === undefined) return { fault: `it is not strict JSON: ${fault ?? 'it is empty.'}` };
  return { tree: builder.root };
}
