import type { ChosenCopies, PayloadDetail } from '#core/contract';
import { hashTrace, payloadCopies, readTrace, traceFields, traceTree } from '#core/payloads';
import type { EntryCopy, PayloadList, TraceNode } from '#core/payloads';
import type { EntryReading } from '#core/evidence';

import { EvidenceFile, SourceError } from '../../sources';
import { sha256 } from '../sha256';

/** Longest trace that is laid out field by field, in bytes as it stands in the file. */
const MAX_LAID_OUT = 2 ** 20;

/** An entry as it is looked at, and where its bytes lie. Its bytes must be its own: they are kept while a file is read. */
export type ShelvedEntry = { readonly reading: EntryReading; readonly index: number; readonly byteOffset: number };

/** The supplied traces after the verdict: each is read again from its file when somebody looks at its entry. */
export class PayloadShelf {
  private readonly list: PayloadList;
  private readonly paths: readonly string[];

  /** `paths`: the files of traces, in the order in which they were read. */
  constructor(list: PayloadList, paths: readonly string[]) {
    this.list = list;
    this.paths = paths;
  }

  /** The copies of an entry's trace, and two of them field by field. A file that is gone or no longer the same is a problem, told. */
  look(entry: ShelvedEntry, choice: ChosenCopies): PayloadDetail {
    const judged = this.list.copiesOf(entry.reading, entry);
    const told = payloadCopies(judged, this.paths, choice);
    const trees: TraceNode[] = [];
    for (const place of [told.first, told.second]) {
      const copy = place === null ? undefined : judged.copies[place];
      if (copy === undefined) continue;
      const tree = this.treeOf(copy, entry);
      if (typeof tree === 'string') return { ...told, fields: null, problem: tree };
      trees.push(tree);
    }
    const [first, second] = trees;
    return { ...told, fields: first === undefined ? null : traceFields(first, second), problem: null };
  }

  /** The trace, or why it cannot be laid out. */
  private treeOf({ copy, inEntry }: EntryCopy, { reading, byteOffset }: ShelvedEntry): TraceNode | string {
    const { start, end } = copy;
    if (end - start > MAX_LAID_OUT) return `The trace is too long to be shown field by field: ${end - start} bytes; ${MAX_LAID_OUT} at most.`;
    if (inEntry) return traceTree(reading.window.bytes.slice(start - byteOffset, end - byteOffset)) ?? 'The trace of the entry cannot be read again.';
    const path = this.paths[copy.file] ?? '';
    const bytes = bytesOf(path, start, end);
    if (typeof bytes === 'string') return bytes;
    const changed = `The file is no longer the one whose traces were compared: ${path}`;
    const read = readTrace(bytes, start);
    if (read === undefined || hashTrace(read, sha256, copy.file).digest !== copy.digest) return changed;
    return traceTree(bytes) ?? changed;
  }
}

function bytesOf(path: string, start: number, end: number): Uint8Array | string {
  try {
    const file = new EvidenceFile(path);
    try {
      return file.readSpan(start, end - start);
    } finally {
      file.close();
    }
  } catch (error) {
    if (error instanceof SourceError) return error.message;
    throw error;
  }
}
