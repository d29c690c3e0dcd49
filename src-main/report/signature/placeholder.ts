/** Room for the CMS structure: certificate chain included, far more than any needs. */
export const CONTENTS_BYTES = 16_384;
/** What pdfkit writes for the three numbers that are not known until the file is whole; the same width as any of them. */
export const UNKNOWN = '**********';

type Catalog = { readonly data: Record<string, unknown> };

/**
 * Adds an empty PAdES signature to a document that is still being written: an invisible field on the current page and a
 * dictionary whose ByteRange and Contents are filled in once the bytes are final. One revision, no incremental update:
 * the signature covers everything or nothing.
 */
export function addSignaturePlaceholder(doc: PDFKit.PDFDocument, date: Date): void {
  doc.switchToPage(0);
  const value = doc.ref({
    Type: 'Sig', Filter: 'Adobe.PPKLite', SubFilter: 'ETSI.CAdES.detached',
    ByteRange: [0, UNKNOWN, UNKNOWN, UNKNOWN], Contents: new Uint8Array(CONTENTS_BYTES), M: date,
  });
  const field = doc.ref({
    Type: 'Annot', Subtype: 'Widget', FT: 'Sig', T: new String('Signature'), V: value, P: doc.page.dictionary,
    // Printed, locked; no area, so that there is nothing to draw.
    Rect: [0, 0, 0, 0], F: 132,
  });
  doc.page.annotations.push(field);
  // 3: a signature exists, and the file may only be appended to.
  const form = doc.ref({ SigFlags: 3, Fields: [field] });
  catalogOf(doc).data['AcroForm'] = form;
  for (const object of [value, field, form]) object.end(undefined);
}

/** pdfkit keeps the catalog to itself and offers a form only with a standard font, which this file must not have. */
function catalogOf(doc: PDFKit.PDFDocument): Catalog {
  const catalog: unknown = Reflect.get(doc, '_root');
  if (!isCatalog(catalog)) throw new Error('pdfkit no longer keeps its catalog in _root');
  return catalog;
}

function isCatalog(value: unknown): value is Catalog {
  return typeof value === 'object' && value !== null && 'data' in value && typeof value.data === 'object' && value.data !== null && 'Type' in value.data && value.data.Type === 'Catalog';
}
