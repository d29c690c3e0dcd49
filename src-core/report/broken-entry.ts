import type { ContentState, Coverage, EntryDetail, LinkState } from '#core/contract';
import { cutTo, firstDifference } from '#core/words';

import type { Block, Cell } from './document';
import { cell, fact, paragraph, subheading } from './document';
import { linkInto } from './link-figure';
import { shellLines } from './shell-lines';
import { sequenceText, stated } from './words';

/** Longer field values are cut here and said to be; the evidence itself holds them. */
const LONGEST_FIELD = 6000;

const LINK_WORDS: Readonly<Record<LinkState, string>> = {
  holds: 'holds', broken: 'broken', genesis: 'genesis', 'segment-start': 'none to check: the range begins here', unplaced: 'none: the entry could not be placed', 'not-checked': 'not checked',
};
const CONTENT_WORDS: Readonly<Record<ContentState, string>> = { recomputes: 'recomputes', mismatch: 'does not recompute', 'not-checked': 'not checked' };

/** One broken entry with all that is needed to check it by hand. */
export function brokenEntry(entry: EntryDetail): readonly Block[] {
  const { row } = entry;
  const figure = linkInto(entry);
  return [
    subheading(title(entry)),
    {
      kind: 'facts',
      facts: [
        fact('Place', `index ${String(row.entryIndex)} in entries, ${String(entry.byteLength)} bytes from byte ${String(entry.byteOffset)}`, 'mono'),
        fact('Created', stated(row.createdAt), 'mono'),
        fact('Link / content', `${row.link === 'broken' && row.leftOpen.link ? 'does not hold; left open' : LINK_WORDS[row.link]} / ${CONTENT_WORDS[row.content]}${row.content === 'mismatch' && row.leftOpen.content ? '; left open' : ''}`),
      ],
    },
    ...(figure === null ? [] : [figure]),
    ...linkComparison(entry),
    ...contentBlocks(entry),
    fieldsTable(entry),
  ];
}

function title(entry: EntryDetail): string {
  const { row } = entry;
  const name = row.sequence === null ? `Entry at index ${String(row.entryIndex)}` : `Entry ${sequenceText(row.sequence)}`;
  const faults = [
    row.link !== 'broken' ? null : row.leftOpen.link ? 'link left open' : 'link broken',
    row.content !== 'mismatch' ? null : row.leftOpen.content ? 'content left open' : 'content does not recompute',
    row.gapBefore ? 'sequences missing before it' : null,
    row.repeats ? 'sequence repeated' : null,
    row.malformed ? 'malformed field' : null,
  ].filter((fault) => fault !== null);
  return faults.length === 0 ? name : `${name}: ${faults.join(', ')}`;
}

function linkComparison({ before, prevHash, row }: EntryDetail): readonly Block[] {
  if (row.link !== 'broken' || before?.chainHash == null || prevHash === null) return [];
  return [comparison('prevHash against the stored chain hash of the entry before', 'expected', before.chainHash, 'stored', prevHash)];
}

function contentBlocks({ hash, hashNote, row }: EntryDetail): readonly Block[] {
  if (hash === null) return hashNote !== undefined ? [paragraph(hashNote)] : row.content === 'mismatch' ? [paragraph('A hashed field is malformed, so that there is nothing sound to recompute.')] : [];
  return [
    ...(hashNote === undefined ? [] : [paragraph(hashNote)]),
    comparison('Chain hash: recomputed from the stored fields against stored', 'recomputed', hash.recomputed, 'stored', hash.stored),
    { kind: 'mono', caption: `Preimage, ${String(hash.preimageBytes)} bytes${hash.preimageIs === 'hex' ? ', in hex' : ''}`, lines: [hash.preimage] },
    { kind: 'mono', caption: 'Prints the recomputed chain hash', lines: shellLines(hash) },
  ];
}

function comparison(caption: string, leftLabel: string, left: string, rightLabel: string, right: string): Block {
  return { kind: 'comparison', caption, values: [{ label: leftLabel, text: left }, { label: rightLabel, text: right }], firstDifference: firstDifference(left, right) };
}

function fieldsTable(entry: EntryDetail): Block {
  return {
    kind: 'table',
    caption: `Fields of entry ${sequenceText(entry.row.sequence)} as stored`,
    columns: [{ title: 'Field', share: 0.2 }, { title: 'Value as stored', share: 0.62 }, { title: 'Chain hash', share: 0.18 }],
    rows: entry.fields.map((field): readonly Cell[] => [
      cell(field.name, 'mono'),
      { lines: [{ text: cutTo(field.text ?? field.json, LONGEST_FIELD) + (field.cut ? ' \u2026 cut; the evidence holds it whole' : ''), as: 'mono' }, ...(field.fault === null ? [] : [{ text: field.fault, as: 'strong' } as const])] },
      COVERAGE[field.coverage],
    ]),
  };
}

const COVERAGE: Readonly<Record<Coverage, Cell>> = {
  covered: cell('covers it'),
  'partly-covered': cell('covers a part of it'),
  'chain-hash': cell('is this value', 'quiet'),
  'not-covered': cell('does not cover it', 'quiet'),
  'not-known': cell('not known', 'quiet'),
};
