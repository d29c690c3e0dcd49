import type { TraceFieldRow, TraceFields } from '#core/contract';
import { shorten } from '#core/words';

import type { TraceNode } from './trace-tree';

/** Rows that are told. */
const ROWS = 300;
const SHOWN_VALUE = 1024;
const SHOWN_PATH = 256;
const SHOWN_KEY = 64;

type Path = { readonly key: string; readonly above: Path } | undefined;

/**
 * The fields of a trace, or of two copies of it side by side: member by member, and elements of arrays by their index.
 * Whole values are compared, however little of them is shown. Where one copy has a value that the other lacks, or of
 * another kind, that value is one row. Numbers count as equal by their RFC 8785 form ("1.0" and "1").
 */
export function traceFields(first: TraceNode, second: TraceNode | undefined): TraceFields {
  const list = new RowList();
  if (second === undefined) list.alone(first, undefined);
  else list.compare(first, second, undefined);
  return list.fields;
}

class RowList {
  private readonly differing: TraceFieldRow[] = [];
  private readonly equal: TraceFieldRow[] = [];
  private different = 0;
  private same = 0;

  get fields(): TraceFields {
    return { rows: [...this.differing, ...this.equal].slice(0, ROWS), same: this.same, differing: this.different };
  }

  alone(node: TraceNode, path: Path): void {
    if (node.kind === 'scalar' || node.members.size === 0) return this.note('alone', path, node, undefined);
    for (const [key, member] of node.members) this.alone(member, { key, above: path });
  }

  compare(a: TraceNode, b: TraceNode, path: Path): void {
    if (a.kind === 'scalar' && b.kind === 'scalar') return this.note(a.form === b.form ? 'same' : 'differs', path, a, b);
    if (a.kind === 'scalar' || b.kind === 'scalar' || a.kind !== b.kind) return this.note('differs', path, a, b);
    if (a.members.size + b.members.size === 0) return this.note('same', path, a, b);
    for (const [key, member] of a.members) {
      const other = b.members.get(key);
      if (other === undefined) this.note('only-first', { key, above: path }, member, undefined);
      else this.compare(member, other, { key, above: path });
    }
    for (const [key, member] of b.members) if (!a.members.has(key)) this.note('only-second', { key, above: path }, undefined, member);
  }

  private note(state: TraceFieldRow['state'], path: Path, first: TraceNode | undefined, second: TraceNode | undefined): void {
    const isEqual = state === 'same' || state === 'alone';
    if (isEqual) this.same++;
    else this.different++;
    const rows = isEqual ? this.equal : this.differing;
    if (rows.length < ROWS) rows.push({ path: pointer(path), state, first: shown(first), second: shown(second) });
  }
}

/** RFC 6901, its end if it is long. */
function pointer(path: Path): string {
  let text = '';
  for (let at = path; at !== undefined; at = at.above) {
    text = `/${shorten(at.key.slice(0, SHOWN_KEY + 1).replaceAll('~', '~0').replaceAll('/', '~1'), SHOWN_KEY)}${text}`;
    if (text.length > SHOWN_PATH) return `\u2026${text.slice(1 - SHOWN_PATH)}`;
  }
  return text;
}

const shown = (node: TraceNode | undefined): string | null => (node === undefined ? null : shorten(written(node, SHOWN_VALUE + 1), SHOWN_VALUE));

/** JSON of a value, or the beginning of it once it is long enough. */
function written(node: TraceNode, enough: number): string {
  if (node.kind === 'scalar') return node.text.slice(0, enough);
  const isObject = node.kind === 'object';
  let text = isObject ? '{' : '[';
  for (const [key, member] of node.members) {
    if (text.length > enough) return text;
    const separator = text.length > 1 ? ',' : '';
    text += `${separator}${isObject ? `${JSON.stringify(key.slice(0, enough))}:` : ''}${written(member, enough - text.length)}`;
  }
  return `${text}${isObject ? '}' : ']'}`;
}
