import type { Coverage, EntryDetail, FieldView, NeighbourView } from '#core/contract';
import type { Finding } from '#core/assess';
import type { EntryReading, Member } from '#core/evidence';
import { DEFAULT_RECIPE, hashedFields, shellLine, showPreimage } from '#core/replay';

import { sha256 } from '../sha256';
import type { EntryBook } from './entry-book';
import { linkState, text, toEntryRow } from './entry-row';

const HASHED = ['prevHash', 'payloadDigest', 'sequence', 'createdAt'] as const;
const LONGEST_VALUE = 4096;
export const LONGEST_SOURCE = 65_536;

const FORMS: Record<string, string> = {
  sequence: 'Not a positive integer literal.',
  createdAt: 'Not an RFC 3339 date-time.',
  organizationId: 'Not a string.',
};

/** Everything about one entry, down to the bytes that were hashed. */
export function toEntryDetail(book: EntryBook, position: number, findings: readonly Finding[]): EntryDetail {
  // A copy: the neighbours below are read through the same block.
  const reading = book.own(position);
  const index = book.index(position);
  return {
    row: toEntryRow(book, position, reading),
    byteOffset: book.offset(position),
    byteLength: book.byteLength(position),
    fields: fieldsOf(reading),
    ...hashOf(book, reading),
    prevHash: text(reading, 'prevHash'),
    chainHash: text(reading, 'chainHash'),
    before: neighbour(book, position - 1),
    after: neighbour(book, position + 1),
    linkAfter: position + 1 < book.length ? linkState(book, position + 1) : null,
    linkAfterOpen: position + 1 < book.length && linkState(book, position + 1) === 'broken' && book.leavesOpen(position + 1, 'link'),
    source: utf8(reading.window.bytes, 0, book.byteLength(position), LONGEST_SOURCE).text,
    findings: findings.filter(({ entryIndex }) => entryIndex === index),
  };
}

function hashOf(book: EntryBook, { entry }: EntryReading): Pick<EntryDetail, 'recipe' | 'hash'> {
  const recipe = book.formula?.recipe ?? DEFAULT_RECIPE;
  const named = { id: recipe.id, formula: recipe.formula, assumed: book.formula?.known !== true };
  const fields = hashedFields(entry);
  if (fields === undefined || entry.chainHash === undefined) return { recipe: named, hash: null };
  const shown = showPreimage(recipe, fields);
  const hash = {
    preimage: shown.text,
    preimageIs: shown.is,
    preimageBytes: shown.bytes,
    parts: HASHED.map((field) => ({ field, text: String(fields[field]) })),
    stored: entry.chainHash,
    recomputed: sha256(recipe.preimage(fields)),
    shell: shellLine(recipe, fields),
  };
  return { recipe: named, hash };
}

function fieldsOf(reading: EntryReading): FieldView[] {
  const present = reading.members.map((member) => fieldOf(reading, member));
  const missing = reading.entry.faults.filter(({ field }) => !reading.members.some(({ name }) => name === field));
  return [...present, ...missing.map(({ field }) => ({ name: field, json: '', text: null, cut: false, coverage: coverageOf(field), fault: 'The field is missing.' }))];
}

function fieldOf({ entry, window }: EntryReading, member: Member): FieldView {
  const { name } = member;
  const blamed = entry.faults.some(({ field }) => field === name);
  return { ...shownMember(window.bytes, member), coverage: coverageOf(name), fault: blamed ? (FORMS[name] ?? 'Not 64 lower-case hexadecimal characters.') : null };
}

/** A member as it stands there, cut where it is long. */
export function shownMember(bytes: Uint8Array, { name, value }: Member): Pick<FieldView, 'name' | 'json' | 'text' | 'cut'> {
  const json = utf8(bytes, value.start, value.end, LONGEST_VALUE);
  const hasParts = value.kind === 'object' || value.kind === 'array';
  return { name, json: json.text, text: hasParts ? null : value.kind === 'string' && !json.cut ? String(JSON.parse(json.text)) : json.text, cut: json.cut };
}

/** The chain hash cannot cover itself: it is the value that the others are hashed into. */
function coverageOf(field: string): Coverage {
  if (field === 'chainHash') return 'chain-hash';
  return HASHED.some((name) => name === field) ? 'covered' : 'not-covered';
}

function neighbour(book: EntryBook, position: number): NeighbourView | null {
  if (position < 0 || position >= book.length) return null;
  const reading = book.read(position);
  return { position, sequence: book.sequence(position) ?? null, chainHash: text(reading, 'chainHash'), prevHash: text(reading, 'prevHash') };
}

export function utf8(bytes: Uint8Array, start: number, end: number, longest: number): { text: string; cut: boolean } {
  const cut = end - start > longest;
  return { text: new TextDecoder().decode(bytes.subarray(start, cut ? start + longest : end)), cut };
}
