import { nameUnseen } from '#core/words';

import { CONTENT_BOTTOM, LEADING, PAGE } from './ink';
import type { Measure, SetLine, Styled } from './lines';
import { setLines } from './lines';
import type { FaceName, Typefaces } from './typefaces';

export type Element = ReturnType<PDFKit.PDFDocument['struct']>;
/** A line ready to be drawn, with the height that it takes. */
export type Row = { readonly line: SetLine; readonly height: number };

/**
 * Makes one piece of a page's many: every operator is an array of its own to pdfkit, and pages wait for the number of the
 * last. Without this a report of 200 pages takes three times the memory. Where pdfkit keeps them otherwise, nothing is done.
 */
function pack({ content }: { readonly content?: unknown }): void {
  if (typeof content !== 'object' || content === null || !('buffer' in content) || !Array.isArray(content.buffer)) return;
  const pieces: readonly unknown[] = content.buffer;
  if (pieces.every((piece) => piece instanceof Uint8Array)) content.buffer = [Buffer.concat(pieces)];
}

/**
 * The page under the pen: where the next line goes, when a page is full, and what each mark means to a reader who cannot
 * see it. All text reaches the PDF through `draw`, so that nothing is drawn by a font that lacks it.
 */
export class Sheet {
  readonly doc: PDFKit.PDFDocument;
  readonly #typefaces: Typefaces;
  readonly #widths = new Map<string, number>();
  #outline: ReturnType<PDFKit.PDFDocument['outline']['addItem']> | null = null;
  y: number = PAGE.top;

  constructor(doc: PDFKit.PDFDocument, typefaces: Typefaces) {
    this.doc = doc;
    this.#typefaces = typefaces;
    doc.addPage();
  }

  readonly measure: Measure = (text, face, size) => {
    const key = `${face} ${text}`;
    const known = this.#widths.get(key);
    if (known !== undefined) return known * size;
    const width = this.doc.font(face, 1000).widthOfString(text) / 1000;
    if (text.length <= 16) this.#widths.set(key, width);
    return width * size;
  };

  /** Sets text into lines of this width. */
  rows(styled: readonly Styled[], width: number): readonly Row[] {
    const height = Math.max(...styled.map((piece) => piece.size), 0) * LEADING;
    return setLines(styled, width, this.measure, this.#typefaces).map((line) => ({ line, height }));
  }

  get left(): number {
    return CONTENT_BOTTOM - this.y;
  }

  /** Starts a new page unless this much height is left. */
  need(height: number): void {
    if (this.left < height) this.newPage();
  }

  /** Opens a section in the reader's outline, at the pen. */
  section(title: string): void {
    this.#outline = this.doc.outline.addItem(nameUnseen(title), this.#here(true));
  }

  /** An entry below the open section. */
  bookmark(title: string): void {
    this.#outline?.addItem(nameUnseen(title), this.#here(false));
  }

  // pdfkit reads `top`; its types do not list it.
  #here(expanded: boolean): { readonly expanded: boolean } {
    const place = { expanded, top: Math.max(0, this.y - 12) };
    return place;
  }

  newPage(): void {
    pack(this.doc.page);
    this.doc.addPage();
    this.y = PAGE.top;
  }

  /** Draws one set line with its top at y. */
  draw(row: Row, x: number, y: number): void {
    const size = Math.max(...row.line.runs.map((run) => run.size), 0);
    const baseline = y + (row.height - size) / 2 + size * 0.79;
    for (const run of row.line.runs) this.write(run.text, run.face, run.size, run.colour, x + run.x, baseline);
  }

  write(text: string, face: FaceName, size: number, colour: string, x: number, baseline: number): void {
    this.doc.font(face, size).fillColor(colour).text(text, x, baseline, { lineBreak: false, baseline: 'alphabetic' });
  }

  /** Draws rows one below the other as the content of one element, over as many pages as they need. */
  flow(element: Element, rows: readonly Row[], x: number): void {
    let at = 0;
    while (at < rows.length) {
      const height = rows[at]?.height ?? 0;
      this.need(height);
      this.marked(element, () => {
        for (let row = rows[at]; row !== undefined && this.left >= row.height; row = rows[at]) {
          this.draw(row, x, this.y);
          this.y += row.height;
          at += 1;
        }
      });
    }
  }

  /** A child element whose content is drawn by `drawing`, on this page. */
  leaf(parent: Element, tag: string, drawing: () => void, options: { readonly alt?: string } = {}): Element {
    const element = this.child(parent, tag, options);
    this.marked(element, drawing);
    return element;
  }

  child(parent: Element, tag: string, options: { readonly alt?: string; readonly scope?: string } = {}): Element {
    const element = this.doc.struct(tag, options);
    parent.add(element);
    return element;
  }

  marked(element: Element, drawing: () => void, tag = 'Span'): void {
    const content = this.doc.markStructureContent(tag);
    drawing();
    this.doc.endMarkedContent();
    element.add(content);
  }

  /** Marks that carry no words: rules, grounds, repeated headings. */
  artifact(drawing: () => void, type: 'Layout' | 'Pagination' = 'Layout'): void {
    this.doc.markContent('Artifact', { type });
    drawing();
    this.doc.endMarkedContent();
  }

  rule(x: number, y: number, width: number, colour: string, weight = 0.5): void {
    this.doc.lineWidth(weight).strokeColor(colour).moveTo(x, y).lineTo(x + width, y).stroke();
  }
}
