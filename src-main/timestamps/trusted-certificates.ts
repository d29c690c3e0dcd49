import { basename } from 'node:path';

import { parseBase64, readCertificate } from '#core/timestamps';
import type { Certificate } from '#core/timestamps';

import { EvidenceFile, filesIn } from '../sources';

/** Largest file of certificates, and most certificates of all files together. */
const MAX_FILE = 4 * 2 ** 20;
const MOST_CERTIFICATES = 2000;
/** Files that cannot be used are named one by one so far: a folder of other things must not fill the findings. */
const MOST_NAMED = 20;

export type TrustedCertificates = {
  readonly certificates: readonly Certificate[];
  /** Why something that was supplied could not be used, as sentences. */
  readonly faults: readonly string[];
};

/**
 * The certificates at a path: one PEM or DER file, or a folder of them. Each is trusted as the examiner gave it, whatever
 * it says of itself. Throws SourceError for a path that gives no bytes.
 */
export function readTrusted(path: string): TrustedCertificates {
  const certificates: Certificate[] = [];
  const faults: string[] = [];
  const { folder, paths } = filesIn(path);
  for (const one of paths) {
    const read = readFile(one);
    if (typeof read === 'string') faults.push(`"${basename(one)}" ${read}.`);
    else certificates.push(...read.slice(0, Math.max(0, MOST_CERTIFICATES - certificates.length)));
  }
  if (certificates.length === MOST_CERTIFICATES) faults.push(`More than ${MOST_CERTIFICATES} certificates were supplied; the rest was not read.`);
  if (folder && paths.length === 0) faults.push('The folder holds no files.');
  return { certificates, faults: faults.length <= MOST_NAMED ? faults : [...faults.slice(0, MOST_NAMED), `${faults.length - MOST_NAMED} more could not be used either.`] };
}

/** The certificates of one file, or what is wrong with it, as a predicate. */
function readFile(path: string): Certificate[] | string {
  const file = new EvidenceFile(path);
  try {
    if (file.size > MAX_FILE) return `is longer than ${MAX_FILE} bytes`;
    return readCertificates(file.readSpan(0, file.size));
  } finally {
    file.close();
  }
}

const PEM = /-----BEGIN CERTIFICATE-----([\sA-Za-z0-9+/=]*)-----END CERTIFICATE-----/g;

function readCertificates(bytes: Uint8Array): Certificate[] | string {
  if (bytes[0] === 0x30) {
    const certificate = readCertificate(bytes);
    return certificate === undefined ? 'is not a certificate in DER' : [certificate];
  }
  const found: Certificate[] = [];
  for (const [, body = ''] of Buffer.from(bytes).toString('latin1').matchAll(PEM)) {
    const der = parseBase64(body.replace(/\s/g, ''));
    const certificate = der === undefined ? undefined : readCertificate(der);
    if (certificate === undefined) return 'holds something that begins like a certificate and is none';
    found.push(certificate);
  }
  return found.length === 0 ? 'holds no certificate (PEM or DER)' : found;
}
