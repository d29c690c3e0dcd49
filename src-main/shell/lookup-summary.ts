import { headline } from '#core/assess';
import type { Finding } from '#core/assess';
import type { EntryDetail, EntryRow, Examination, FieldView } from '#core/contract';
import { cutTo, grouped, nameUnseen } from '#core/words';

import { toEntryDetail } from '../verification/look/entry-detail';
import type { EntryBook } from '../verification/look/entry-book';
import { toEntryRow } from '../verification/look/entry-row';
import type { Listed, Named } from '../verification/look/lookups';
import type { Status } from './api-answer';
import { SEVERITY_MARKS } from './marks';
import { proofLine } from './entry-proof';
import type { KnownProof } from './entry-proof';

const LINK = {
  holds: 'link holds', broken: '✗ link broken', genesis: 'begins from genesis', 'segment-start': 'first of the evidence: nothing before it to link to',
  unplaced: '? cannot be placed in the chain', 'not-checked': '? link not checked',
} as const;
const CONTENT = { recomputes: 'recomputes', mismatch: '✗ does not recompute', 'not-checked': '? content not checked' } as const;
/** Where link and content say nothing of it. */
const NAMED_BY = { fail: '   named by a finding that fails', indeterminate: '   named by an indeterminate finding', warning: '' } as const;
const COVERAGE = { covered: 'covered', 'partly-covered': 'partly covered', 'chain-hash': 'chain hash', 'not-covered': 'not covered', 'not-known': 'not known to be covered' } as const;

/** An entry for a person: each field with whether the chain hash covers it, and how the entry stands in the chain. */
export function* describeEntry(book: EntryBook, { position }: Named, findings: readonly Finding[], examination: Examination, proof: KnownProof): Generator<string> {
  const detail = toEntryDetail(book, position, findings);
  yield `Entry ${detail.row.sequence ?? '?'}   ${standing(detail.row)}\n\n`;
  for (const field of detail.fields) yield fieldLine(field);
  if (detail.findings.length > 0) yield `\n${detail.findings.map(({ code, severity, message }) => `  ${SEVERITY_MARKS[severity]} ${nameUnseen(cutTo(message, 500))} [${code}]\n`).join('')}`;
  yield `\n${whereLine(detail)}\n${proofLine(proof)}${verdictLine(examination)}`;
}

/** Entries for a person, one a line, the newest first. */
export function* describeList(book: EntryBook, { positions, hasMore }: Listed, examination: Examination): Generator<string> {
  for (const position of positions) yield `${rowLine(toEntryRow(book, position))}\n`;
  const last = positions.at(-1);
  const sequence = last === undefined ? undefined : book.sequence(last);
  yield positions.length === 0 ? 'No entry matches.\n' : hasMore ? `\nMore before them: --before-seq ${sequence ?? '?'}\n` : '\nNo more before them.\n';
  yield verdictLine(examination);
}

/** What `/status` says, of this evidence, for a person. */
export function* describeStatus(status: Status, examination: Examination): Generator<string> {
  const rows: readonly (readonly [string, string])[] = [
    ['Entries', grouped(status.totalEntries)],
    ['Last sequence', String(status.lastSequence ?? '–')],
    ['Last hash', status.lastChainHash ?? '–'],
    ['Last entry', status.lastEntryAt ?? '–'],
    ['Anchors', status.anchorCount === null ? 'too many to count' : String(status.anchorCount)],
    ['Algorithm', status.algorithm],
    ['Canonical form', status.canonicalization ?? 'not declared'],
  ];
  for (const [name, value] of rows) yield `  ${name.padEnd(15)}${nameUnseen(value)}\n`;
  yield `\nSaid of this evidence, not of the chain that it was taken from.\n${verdictLine(examination)}`;
}

/** What the verdict leaves open at an entry is no failure here either. */
function standing({ link, content, leftOpen }: EntryRow): string {
  return `${leftOpen.link ? '? link left open' : LINK[link]}, ${leftOpen.content ? '? content left open' : CONTENT[content]}`;
}

function fieldLine({ name, json, text, cut, coverage, fault }: FieldView): string {
  const value = cutTo(text ?? json, 200) + (cut ? ' …' : '');
  const wrong = fault === null ? '' : `   ✗ ${fault}`;
  return `  ${nameUnseen(cutTo(name, 40)).padEnd(18)}${COVERAGE[coverage].padEnd(13)}${nameUnseen(value)}${wrong}\n`;
}

function whereLine({ row, byteOffset, byteLength }: EntryDetail): string {
  return `  Entry ${row.entryIndex} of the file, byte ${byteOffset}, ${byteLength} bytes.`;
}

function rowLine(row: EntryRow): string {
  const broken = row.link === 'broken' || row.content === 'mismatch' || row.malformed;
  const values = [String(row.sequence ?? '?').padStart(10), (row.createdAt ?? '–').padEnd(25), (row.traceId ?? '–').padEnd(24), row.chainHash?.slice(0, 16) ?? '–'];
  const mark = row.gravest === 'fail' ? '✗' : row.gravest === 'indeterminate' ? '?' : ' ';
  return `${mark} ${values.map((value) => nameUnseen(cutTo(value, 60))).join('  ')}${broken ? `   ${standing(row)}` : NAMED_BY[row.gravest ?? 'warning']}`;
}

/** What was answered stands in evidence that may be broken: never without its verdict. */
export function verdictLine({ verdict }: Examination): string {
  return `  Verdict on the evidence: ${verdict.conclusion}. ${nameUnseen(headline(verdict))}\n`;
}
