import PDFDocument from 'pdfkit';

import type { ReportDocument, Section } from '#core/report';

import { drawBlock } from './draw-block';
import { heightOfBoard } from './draw-board';
import { drawFurniture } from './furniture';
import { CONTENT_WIDTH, INK, LEADING, PAGE, SIZE } from './ink';
import type { Element } from './sheet';
import { Sheet } from './sheet';
import { addSignaturePlaceholder } from './signature/placeholder';
import type { FaceName, Typefaces } from './typefaces';

export type Rendered = { readonly bytes: Buffer; readonly pages: number };

const FACES: readonly FaceName[] = ['sans', 'sansStrong', 'mono', 'monoStrong', 'wide', 'wideUpper'];

/**
 * The report as a tagged PDF 1.7 with the verdict attached and an empty place for its signature. A4.
 *
 * The same document gives the same bytes: its own date is the only one in the file. No link, action, script or outside
 * resource is written, and no text from evidence enters a PDF dictionary: it is drawn as glyphs or not at all.
 */
export async function render(document: ReportDocument, typefaces: Typefaces): Promise<Rendered> {
  const date = new Date(document.issuedAt);
  const doc = new PDFDocument(optionsOf(document, date));
  const bytes = collect(doc);
  for (const face of FACES) doc.registerFont(face, typefaces.bytes[face]);
  attach(doc, document.attachment, date);
  const sheet = new Sheet(doc, typefaces);
  const root = doc.struct('Document');
  doc.addStructure(root);
  document.sections.forEach((section, index) => { drawSection(sheet, root, section, index); });
  root.end();
  const pages = doc.bufferedPageRange().count;
  drawFurniture(sheet, document, pages);
  addSignaturePlaceholder(doc, date);
  doc.end();
  return { bytes: await bytes, pages };
}

function optionsOf(document: ReportDocument, date: Date): PDFKit.PDFDocumentOptions {
  return {
    size: 'A4', margin: 0, pdfVersion: '1.7', tagged: true, lang: document.language, displayTitle: true,
    bufferPages: true, autoFirstPage: false,
    // No standard font: what is not embedded is drawn by whatever the reader's machine has.
    font: '',
    info: { Title: document.title, Producer: document.producer, Creator: document.producer, CreationDate: date, ModDate: date },
  };
}

function attach(doc: PDFKit.PDFDocument, { name, text, description }: ReportDocument['attachment'], date: Date): void {
  // pdfkit reads `relationship`; its types do not list it.
  const options = { name, description, type: 'application/json', relationship: 'Data', creationDate: date, modifiedDate: date };
  doc.file(Buffer.from(text, 'utf8'), options);
}

function drawSection(sheet: Sheet, root: Element, section: Section, index: number): void {
  const element = sheet.child(root, 'Sect');
  if (section.ownPage) sheet.newPage();
  sheet.section(section.title);
  if (index > 0) drawTitle(sheet, element, section, index);
  for (const block of section.blocks) drawBlock(sheet, element, block);
  sheet.y += 10;
}

function drawTitle(sheet: Sheet, element: Element, { title, blocks: [first] }: Section, index: number): void {
  // A calendar stands whole beneath its title, where a page holds both.
  sheet.need(Math.max(120, first?.kind === 'board' ? heightOfBoard(sheet, first) + 50 : 0));
  const rows = sheet.rows([{ text: `${String(index)}  `, face: 'sans', size: SIZE.section, colour: INK.accent }, { text: title, face: 'sansStrong', size: SIZE.section, colour: INK.text }], CONTENT_WIDTH);
  sheet.flow(sheet.child(element, 'H1'), rows, PAGE.left);
  sheet.artifact(() => { sheet.rule(PAGE.left, sheet.y + 3, CONTENT_WIDTH, INK.accent, 0.8); });
  sheet.y += SIZE.section * (LEADING - 0.75);
}

async function collect(doc: PDFKit.PDFDocument): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of doc) {
    if (!(chunk instanceof Uint8Array)) throw new Error('pdfkit must give bytes');
    chunks.push(Buffer.from(chunk));
  }
  return Buffer.concat(chunks);
}
