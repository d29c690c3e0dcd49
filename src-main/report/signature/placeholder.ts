/** Room for the CMS structure: certificate chain included, far more than any needs. */
export const CONTENTS_BYTES = 16_384;
/** What pdfkit writes for the three numbers that are not known until the file is whole; the same width as any of them. */
export const UNKNOWN = '**********';

type Form = { readonly data: Record<string, unknown> };

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
  const annotations: unknown = doc.page.annotations;
  if (!Array.isArray(annotations)) throw new Error('pdfkit no longer keeps the annotations of a page in an array');
  annotations.push(field);
  doc.initForm();
  const form = formOf(doc);
  // 3: a signature exists, and the file may only be appended to. There is nothing in the form for a reader to draw anew.
  Object.assign(form.data, { SigFlags: 3, Fields: [field], NeedAppearances: undefined });
  value.end(undefined);
  field.end(undefined);
}

/** pdfkit writes the form itself and has no door to its flags. */
function formOf(doc: PDFKit.PDFDocument): Form {
  const catalog: unknown = Reflect.get(doc, '_root');
  const form = holdsData(catalog) ? catalog.data['AcroForm'] : undefined;
  if (!holdsData(form)) throw new Error('pdfkit no longer keeps its form in _root.data.AcroForm');
  return form;
}

function holdsData(value: unknown): value is Form {
  return typeof value === 'object' && value !== null && 'data' in value && typeof value.data === 'object' && value.data !== null;
}
