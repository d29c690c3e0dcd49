import { comparePoints, pythonDump, readMembers } from '#core/evidence';

import type { FieldDifference } from './comparison';

/** Longest text of a value that is shown. */
const SHOWN = 200;
/** Of it, what stands before the first difference of two longer texts. */
const AROUND = 40;

/**
 * The members of two entries that differ in content, in the order of a's keys and then of what only b has; empty where
 * none does. Values are compared as Python writes them again (evidence/python-json), so that notation does not count.
 * Undefined where either is no JSON document.
 */
export function differingFields(a: Uint8Array, b: Uint8Array): readonly FieldDifference[] | undefined {
  if (equalBytes(a, b)) return [];
  const [left, right] = [membersOf(a), membersOf(b)];
  if (left === undefined || right === undefined) return undefined;
  const names = [...left.keys(), ...[...right.keys()].filter((name) => !left.has(name)).sort(comparePoints)];
  return names.flatMap((field) => {
    const [ours, theirs] = [left.get(field), right.get(field)];
    if (ours === theirs) return [];
    const from = startOfShown(ours, theirs);
    return [{ field, a: shown(ours, from), b: shown(theirs, from) }];
  });
}

function membersOf(bytes: Uint8Array): ReadonlyMap<string, string> | undefined {
  const read = readMembers(bytes);
  if ('fault' in read) return undefined;
  return new Map(read.members.map(({ name, value }) => [name, pythonDump(bytes.subarray(value.start, value.end)) ?? '']));
}

/** Where the shown part of two long texts begins: a little before their first difference, or it would show two equal beginnings. */
function startOfShown(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  return at < SHOWN - AROUND ? 0 : at - AROUND;
}

function shown(text: string | undefined, from: number): string | null {
  if (text === undefined) return null;
  const part = text.slice(from, from + SHOWN);
  return `${from > 0 ? '…' : ''}${part}${from + SHOWN < text.length ? '…' : ''}`;
}

function equalBytes(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false;
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false;
  return true;
}
