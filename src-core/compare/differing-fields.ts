import { comparePoints, pythonDump, readMembers } from '#core/evidence';
import type { Member } from '#core/evidence';

import type { FieldDifference, FieldPair } from './comparison';

/** Longest text of a value that is listed, and of one that somebody looks at. */
const SHOWN = 200;
const LONG = 4096;
/** Of it, what stands before the first difference of two longer texts. */
const AROUND = 40;

/** Fields of one entry that are listed; the rest is counted. */
const LISTED = 100;

/** Values that enter an entry's chain hash, and that hash. */
const HASHED: ReadonlySet<string> = new Set(['prevHash', 'payloadDigest', 'sequence', 'createdAt', 'chainHash']);

/** Fields in which two entries differ: the first 100, how many more there are, and whether any enters the chain hash. */
export type DifferingFields = { readonly fields: readonly FieldDifference[]; readonly more: number; readonly hashed: boolean };

const NONE: DifferingFields = { fields: [], more: 0, hashed: false };

/**
 * The members of two entries that differ in content, in the order of a's keys and then of what only b has; none where
 * none does. Values are compared as Python writes them again (evidence/python-json), so that notation does not count.
 * Undefined where either is no JSON document.
 */
export function differingFields(a: Uint8Array, b: Uint8Array): DifferingFields | undefined {
  if (equalBytes(a, b)) return NONE;
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left === undefined || right === undefined) return undefined;
  const differing = namesOf(left, right).filter((field) => !isEqual(left, right, field));
  const fields = differing.slice(0, LISTED).map((field) => {
    const [ours, theirs] = [left.text(field), right.text(field)];
    const from = startOfShown(ours, theirs, SHOWN);
    return { field, a: shown(ours, from, SHOWN), b: shown(theirs, from, SHOWN) };
  });
  return { fields, more: differing.length - fields.length, hashed: differing.some((field) => HASHED.has(field)) };
}

/** Every field of two entries side by side, those that differ first; undefined for an entry that a copy has not, or that is none. */
export function fieldsSideBySide(a: Uint8Array | undefined, b: Uint8Array | undefined): { readonly fields: readonly FieldPair[]; readonly more: number } {
  const [left, right] = [a, b].map((bytes) => (bytes === undefined ? undefined : membersOf(bytes)) ?? Members.NONE);
  if (left === undefined || right === undefined) return { fields: [], more: 0 };
  const isAlone = a === undefined || b === undefined;
  const names = namesOf(left, right);
  const differs = (field: string): boolean => !isAlone && !isEqual(left, right, field);
  const ordered = [...names.filter(differs), ...names.filter((field) => !differs(field))];
  const fields = ordered.slice(0, LISTED).map((field): FieldPair => {
    const [ours, theirs] = [left.text(field), right.text(field)];
    const from = startOfShown(ours, theirs, LONG);
    return { field, differs: differs(field), hashed: HASHED.has(field), from, a: shown(ours, from, LONG), b: shown(theirs, from, LONG) };
  });
  return { fields, more: ordered.length - fields.length };
}

/** The members of an entry by name; a value's text is made when it is asked for. */
class Members {
  static readonly NONE = new Members(new Uint8Array(0), []);
  readonly names: readonly string[];
  private readonly bytes: Uint8Array;
  private readonly spans: ReadonlyMap<string, Member['value']>;

  constructor(bytes: Uint8Array, members: readonly Member[]) {
    this.bytes = bytes;
    this.names = members.map(({ name }) => name);
    this.spans = new Map(members.map(({ name, value }) => [name, value]));
  }

  /** As it stands in the file; undefined where there is no such member. */
  raw(name: string): Uint8Array | undefined {
    const span = this.spans.get(name);
    return span === undefined ? undefined : this.bytes.subarray(span.start, span.end);
  }

  /** In Python's notation, or as it stands where it has none: then two notations of one value count as different. */
  text(name: string): string | undefined {
    const raw = this.raw(name);
    return raw === undefined ? undefined : (pythonDump(raw) ?? Array.from(raw, (byte) => String.fromCharCode(byte)).join(''));
  }
}

function isEqual(left: Members, right: Members, name: string): boolean {
  const [ours, theirs] = [left.raw(name), right.raw(name)];
  if (ours === undefined || theirs === undefined) return ours === theirs;
  return equalBytes(ours, theirs) || left.text(name) === right.text(name);
}

function namesOf(left: Members, right: Members): string[] {
  const known = new Set(left.names);
  return [...left.names, ...right.names.filter((name) => !known.has(name)).sort(comparePoints)];
}

function membersOf(bytes: Uint8Array): Members | undefined {
  const read = readMembers(bytes);
  return 'fault' in read ? undefined : new Members(bytes, read.members);
}

/** Where the shown part of two long texts begins: a little before their first difference, or it would show two equal beginnings. */
function startOfShown(a: string | undefined, b: string | undefined, most: number): number {
  if (a === undefined || b === undefined) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  // Of two equal texts the beginning is shown, like of any other.
  return at < most - AROUND || at === Math.max(a.length, b.length) ? 0 : at - AROUND;
}

function shown(text: string | undefined, from: number, most: number): string | null {
  if (text === undefined) return null;
  const part = text.slice(from, from + most);
  return `${from > 0 ? '…' : ''}${part}${from + most < text.length ? '…' : ''}`;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
