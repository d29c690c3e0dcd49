import { expect, test } from 'vitest';

import type { Finding, Verdict } from '#core/assess';

import { findingsByCode, firstFindings } from './first-findings';
import { groupFindings } from './finding-groups';
import { shellLines } from './shell-lines';

const finding = (sequence: number, consequenceOf?: number): Finding => ({
  code: 'prev-hash-mismatch', severity: 'fail', message: 'differs', sequence, ...(consequenceOf === undefined ? {} : { consequenceOf }),
});

test('a consequence stands beneath its cause and is numbered after it', () => {
  const groups = groupFindings([finding(5), finding(9), finding(6, 5)]);
  expect(groups.map((group) => [group.number, group.finding.sequence, group.consequences.map((one) => [one.number, one.finding.sequence])])).toEqual([
    [1, 5, [[2, 6]]], [3, 9, []],
  ]);
});

test('a consequence whose cause is not listed stands alone and is not lost', () => {
  expect(groupFindings([finding(6, 5), finding(7, 7)]).map((group) => group.finding.sequence)).toEqual([6, 7]);
});

const found = (findings: readonly Finding[], omitted?: Verdict['omitted']) => ({ findings, ...(omitted === undefined ? {} : { omitted }) });

test('page 1 lists the gravest causes and counts the rest', () => {
  const late: Finding = { code: 'time-regression', severity: 'warning', message: 'late', sequence: 2 };
  const blocks = firstFindings(found([late, finding(5), finding(6, 5), finding(9)], { 'time-regression': 10 }), 2);
  expect(blocks).toMatchObject([
    { kind: 'table', rows: [[{ tone: 'bad' }, { lines: [{ text: 'prev-hash-mismatch' }] }, {}], [{ tone: 'bad' }, {}, {}]] },
    { kind: 'paragraph', pieces: [{ text: 'And 12 more findings, in the register under Findings.' }] },
  ]);
  expect(firstFindings(found([finding(5)]), 2)).toHaveLength(1);
  expect(firstFindings(found([]), 0)).toMatchObject([{ kind: 'paragraph', pieces: [{ text: 'Nothing. No check that was run gave a finding.' }] }]);
});

test('findings are counted by code with those that are not listed', () => {
  expect(findingsByCode(found([finding(5), finding(6, 5)], { 'prev-hash-mismatch': 3 }))).toBe('5 in all: prev-hash-mismatch 5');
  expect(findingsByCode(found([]))).toBe('none');
});

test('a shell line joins the parts of a preimage with what stands between them', () => {
  const parts = [{ field: 'prevHash', text: 'aa' }, { field: 'createdAt', text: "b'b" }];
  const hash = { preimageBytes: 0, parts, stored: '', recomputed: '', shell: 'as given' };
  expect(shellLines({ ...hash, preimage: "aab'b", preimageIs: 'text' })).toEqual(['printf %s \\', "  'aa' \\", "  'b'\\''b' \\", '  | sha256sum']);
  expect(shellLines({ ...hash, preimage: "aa|b'b", preimageIs: 'text' })).toEqual(['printf %s \\', "  'aa' \\", "  '|b'\\''b' \\", '  | sha256sum']);
  expect(shellLines({ ...hash, preimage: 'aabb', preimageIs: 'hex' })).toEqual(['as given']);
});
