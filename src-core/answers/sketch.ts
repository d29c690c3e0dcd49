import { JsonScanner, stringText, tokenText } from '#core/json';
import type { JsonVisitor } from '#core/json';

/** A document's outline: scalars as text, objects by their members, arrays by their first element. */
export type Sketch =
  | { readonly kind: 'string' | 'number' | 'literal'; readonly text: string }
  | { readonly kind: 'object'; readonly members: ReadonlyMap<string, Sketch> }
  | { readonly kind: 'array'; readonly first: Sketch | undefined };

/** How deep an outline goes: root, data, an entry or an error. What lies deeper is left out. */
const DEEPEST = 3;
/** Most members of one object, and the longest key and scalar, that an outline holds. */
const MOST_MEMBERS = 100;
const LONGEST = 1024;

type Growing = { readonly members: Map<string, Sketch>; key: string } | { first: Sketch | undefined };

/** Draws the outline while the scanner reads. */
class Sketcher implements JsonVisitor {
  root: Sketch | undefined;
  private readonly scanner = new JsonScanner(this);
  private readonly open: Growing[] = [];
  private depth = 0;

  read(bytes: Uint8Array): void {
    this.scanner.write(bytes);
  }

  beginObject(): void {
    const members = new Map<string, Sketch>();
    this.begin({ kind: 'object', members }, { members, key: '' });
  }
  beginArray(): void {
    const growing: { first: Sketch | undefined } = { first: undefined };
    const sketch: Sketch = { kind: 'array', get first() { return growing.first; } };
    this.begin(sketch, growing);
  }
  endObject(): void {
    this.end();
  }
  endArray(): void {
    this.end();
  }
  key(start: number, end: number): void {
    const growing = this.open[this.depth - 1];
    if (growing !== undefined && 'members' in growing && this.depth <= DEEPEST) growing.key = end - start > LONGEST ? '' : stringText(this.scanner.window, start, end);
  }
  string(start: number, end: number): void {
    const text = end - start > LONGEST ? '' : stringText(this.scanner.window, start, end);
    this.put({ kind: 'string', text });
  }
  number(start: number, end: number): void {
    this.put({ kind: 'number', text: tokenText(this.scanner.window, start, Math.min(end, start + LONGEST)) });
  }
  literal(start: number, end: number): void {
    this.put({ kind: 'literal', text: tokenText(this.scanner.window, start, end) });
  }

  private begin(sketch: Sketch, growing: Growing): void {
    this.put(sketch);
    this.open[this.depth] = growing;
    this.depth++;
  }

  private end(): void {
    this.depth--;
  }

  private put(sketch: Sketch): void {
    if (this.depth === 0) this.root = sketch;
    const growing = this.open[this.depth - 1];
    if (growing === undefined || this.depth > DEEPEST || this.depth === 0) return;
    if (!('members' in growing)) growing.first ??= sketch;
    else if (growing.members.size < MOST_MEMBERS) growing.members.set(growing.key, sketch);
  }
}

/**
 * The outline of the document that begins with these bytes, as far as they go; undefined where no value begins.
 * Whether the document is sound JSON is not judged here. Holds at most 100 members an object, three levels deep.
 */
export function sketchDocument(start: Uint8Array): Sketch | undefined {
  const sketcher = new Sketcher();
  sketcher.read(start);
  return sketcher.root;
}
