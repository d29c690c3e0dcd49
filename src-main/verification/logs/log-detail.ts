import type { Finding } from '#core/assess';
import type { Coverage, EntryDetail, FieldView, NeighbourView } from '#core/contract';
import type { EntryReading } from '#core/evidence';
import { LOG_FLAG, coveredFields, explainRecord, fieldText, formulaText } from '#core/logs';
import type { Explained, LogRecord } from '#core/logs';
import { shellLineOf } from '#core/replay';

import { LONGEST_SOURCE, shownMember, utf8 } from '../look/entry-detail';
import { sha256 } from '../sha256';
import type { LogBook } from './log-book';
import { logLink, shownAt, toLogRow } from './log-row';

/** How far before and behind a record its neighbour in the same chain is looked for. */
const REACH = 5000;

/** Everything about one record of a log, down to the bytes that were hashed. */
export function toLogDetail(book: LogBook, position: number, findings: readonly Finding[]): EntryDetail {
  const opened = book.open(position);
  // A copy: the neighbours below are read through the same block.
  const reading = book.own(position);
  const spans = { ...opened.spans, window: reading.window };
  const { record } = opened;
  const index = book.index(position);
  const after = neighbour(book, position, record, 1);
  return {
    row: toLogRow(book, position, { reading, spans, record }),
    byteOffset: book.offset(position),
    byteLength: book.byteLength(position),
    fields: fieldsOf(book, reading, record),
    ...hashOf(book, record),
    prevHash: shownAt(spans, [book.names.previous]),
    chainHash: shownAt(spans, [book.names.hash]),
    before: neighbour(book, position, record, -1),
    after,
    linkAfter: after === null ? null : logLink(book.flags(after.position)),
    linkAfterOpen: after !== null && logLink(book.flags(after.position)) === 'broken' && book.leavesOpen(after.position, 'link'),
    source: utf8(reading.window.bytes, 0, book.byteLength(position), LONGEST_SOURCE).text,
    findings: findings.filter(({ entryIndex }) => entryIndex === index),
  };
}

function hashOf(book: LogBook, record: LogRecord): Pick<EntryDetail, 'recipe' | 'hash' | 'hashNote'> {
  const { recipe, names } = book;
  const named = { id: recipe.id, formula: formulaText(recipe, names.hash), assumed: !book.isKnown && recipe.preimage !== null };
  const explained = explainRecord(record, recipe, sha256);
  if (explained.kind === 'none') return { recipe: named, hash: null, hashNote: explained.because };
  return { recipe: named, hash: hashView(explained, record), ...(explained.recovered === null ? {} : { hashNote: `It recomputes only with the time ${explained.recovered}: storage lost digits below the microsecond.` }) };
}

function hashView({ preimage: hashed, parts, recomputed }: Extract<Explained, { kind: 'hashed' }>, { hash }: LogRecord): EntryDetail['hash'] {
  // No argument of a shell can hold a NUL: as bytes it can be written.
  const preimage = typeof hashed === 'string' && hashed.includes('\0') ? Buffer.from(hashed) : hashed;
  const isText = typeof preimage === 'string';
  return {
    preimage: isText ? preimage : Buffer.from(preimage).toString('hex'),
    preimageIs: isText ? 'text' : 'hex',
    preimageBytes: Buffer.byteLength(preimage),
    parts,
    stored: hash ?? 'malformed',
    recomputed,
    shell: shellLineOf(preimage),
  };
}

function fieldsOf(book: LogBook, reading: EntryReading, { faults }: LogRecord): FieldView[] {
  const covered = coveredFields(book.recipe);
  const present = reading.members.map((member): FieldView => ({
    ...shownMember(reading.window.bytes, member),
    coverage: coverageOf(book, member.name, covered),
    fault: faultText(faults.find(({ field }) => field === member.name || field.startsWith(`${member.name}.`))),
  }));
  const missing = faults.filter(({ field }) => !reading.members.some(({ name }) => name === field || field.startsWith(`${name}.`)));
  return [...present, ...missing.map(({ field }): FieldView => ({ name: field, json: '', text: null, cut: false, coverage: coverageOf(book, field, covered), fault: 'The field is missing.' }))];
}

const faultText = (fault: { readonly field: string; readonly expected: string } | undefined): string | null => (fault === undefined ? null : `Not ${fault.expected}.`);

function coverageOf({ names, recipe }: LogBook, name: string, covered: readonly string[]): Coverage {
  if (name === names.hash) return 'chain-hash';
  if (covered.includes(name)) return 'covered';
  if (recipe.preimage === null) return 'not-known';
  return recipe.preimage.parts.some((part) => 'field' in part && part.field.length > 1 && part.field[0] === name && fieldText(part.field) !== name) ? 'partly-covered' : 'not-covered';
}

/** The nearest record with a hash of the same chain, in one direction. */
function neighbour(book: LogBook, position: number, { group }: LogRecord, step: 1 | -1): NeighbourView | null {
  for (let at = position + step, tried = 0; at >= 0 && at < book.length && tried < REACH; at += step, tried++) {
    const flags = book.flags(at);
    if ((flags & LOG_FLAG.walked) === 0 || flags & (LOG_FLAG.unplaced | LOG_FLAG.unhashed)) continue;
    const { spans, record } = book.open(at);
    if (record.group !== group) continue;
    return { position: at, sequence: book.sequence(at) ?? null, chainHash: shownAt(spans, [book.names.hash]), prevHash: shownAt(spans, [book.names.previous]) };
  }
  return null;
}
