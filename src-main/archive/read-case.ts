import { lstatSync } from 'node:fs';
import { join } from 'node:path';

import { readCaseRecord } from '#core/archive';
import type { CaseRecord } from '#core/contract';
import { CASE_FILE } from '#core/contract';

import { EvidenceFile, SourceError } from '../sources';

const PIECE = 2 ** 20;
const LONGEST = 2 ** 28;

/** What a folder's case record says, or in a clause why it cannot be read; undefined: the folder is no case folder. */
export function readCase(folder: string): { readonly record: CaseRecord } | { readonly fault: string } | undefined {
  if (!isCaseFolder(folder)) return undefined;
  try {
    const file = new EvidenceFile(join(folder, CASE_FILE));
    try {
      return file.size > LONGEST ? { fault: `it is longer than ${LONGEST} bytes` } : readCaseRecord(piecesOf(file));
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return { fault: error.message };
    throw error;
  }
}

/** Whether there is a record, readable or not. */
export function isCaseFolder(folder: string): boolean {
  try {
    lstatSync(join(folder, CASE_FILE));
    return true;
  } catch {
    return false;
  }
}

function* piecesOf(file: EvidenceFile): Generator<Uint8Array> {
  for (let at = 0; at < file.size; at += PIECE) yield file.readSpan(at, PIECE);
}
