import { headline } from '#core/assess';
import type { Finding, Verdict } from '#core/assess';
import type { EntryDetail, Examination } from '#core/contract';
import { counted, nameUnseen } from '#core/words';

import { anchorsLines } from './anchors-lines';
import { claimsBlock, findingsBlock, organizations, partingMark, rowsBlock } from './blocks';
import { controlsLines } from './controls-line';
import { diagnosisLines } from './diagnosis-lines';
import { CONCLUSION_MARKS } from './marks';
import { outsideLines } from './outside-lines';
import { payloadsLines } from './payloads-lines';
import { timestampsLines } from './timestamps-lines';

/**
 * The verdict for a person at a shell: conclusion, subject, the broken link drawn, claims, findings. Each value from
 * outside is made inert by itself: it must not move a terminal's cursor, turn its letters around, or begin a line of its
 * own that reads like one of ours.
 */
export function summarise({ verdict, surroundings, beside }: Examination): string {
  const [example] = surroundings.brokenExamples;
  const blocks = [
    `${CONCLUSION_MARKS[verdict.conclusion]}   ${nameUnseen(headline(verdict))}`,
    subject(verdict, surroundings.manifestPath),
    ...(example === undefined ? [] : [drawBreak(example)]),
    claimsBlock(verdict.claims),
    toldFindings(verdict),
    ...outsideLines(beside),
    ...diagnosisLines(beside),
    ...payloadsLines(beside),
    ...timestampsLines(beside),
    ...anchorsLines(beside),
    ...controlsLines(beside),
    'The chain hash covers prevHash, payloadDigest, sequence and createdAt. An edit to any other field\n(traceId, organizationId, id, merkle and timestamp fields) is invisible to the replay.',
  ];
  return `${blocks.join('\n\n')}\n`;
}

function subject({ subject: s, recipe }: Verdict, manifest: string | null): string {
  const range = s.fromSequence === null ? 'no placed entry' : `sequence ${s.fromSequence} to ${s.toSequence ?? '?'}`;
  const rows: [string, string][] = [
    ['Evidence', s.path],
    ['', `${counted(s.bytes, 'byte', 'bytes')}${s.container === undefined ? '' : ' unpacked'}, ${counted(s.entryCount, 'entry', 'entries')}, ${range}`],
    ['SHA-256', `${s.sha256}${s.container === undefined ? '' : '  unpacked; places are counted there'}`],
    ...(s.container === undefined ? [] : [['', `${s.container.sha256}  the gzip file, ${counted(s.container.bytes, 'byte', 'bytes')}`] as [string, string]]),
    ['Created', `${s.firstCreatedAt ?? '–'} to ${s.lastCreatedAt ?? '–'}`],
    ['Organisation', organizations(s.organizationIds)],
    ['Manifest', manifest ?? 'none'],
    ['Recipe', recipe ?? 'unknown'],
  ];
  return rowsBlock(rows);
}

/** The findings in walk order, each with what explains it. */
export function toldFindings({ findings, omitted }: Verdict): string {
  const aside = ({ consequenceOf }: Finding): string => (consequenceOf === undefined ? '' : ` (explained by the finding at ${consequenceOf})`);
  return findingsBlock(findings.map((finding) => ({ ...finding, aside: aside(finding) })), omitted);
}

/** The first break, between its entry and the one before: what is stored, what it should be, where they part. What the verdict leaves open is not drawn as broken. */
export function drawBreak(entry: EntryDetail): string {
  const { row, prevHash, before, hash, hashNote } = entry;
  const linkBroken = row.link === 'broken';
  const lines = [`  entry ${before?.sequence ?? '–'}${before === null ? ' (none before)' : ''}`];
  if (before !== null) lines.push(`  │  chain hash     ${nameUnseen(before.chainHash ?? '–')}`);
  lines.push(linkBroken ? (row.leftOpen.link ? '  ?  does not link; the verdict leaves open what that means' : '  ╳  BROKEN LINK') : '  │  link holds', `  │  previous hash  ${nameUnseen(prevHash ?? '–')}`);
  if (linkBroken) lines.push(...partingMark(before?.chainHash ?? null, prevHash));
  lines.push(`  entry ${row.sequence ?? '?'}${row.content === 'mismatch' ? (row.leftOpen.content ? '  ? does not recompute; the verdict leaves open what that means' : '  ✗ DOES NOT RECOMPUTE') : ''}`);
  if (row.content === 'mismatch' && hash !== null) {
    lines.push(`  │  stored         ${hash.stored}`, `  │  recomputed     ${hash.recomputed}`, ...partingMark(hash.stored, hash.recomputed), `  │  repeat it:     ${hash.shell}`);
  } else if (row.content === 'mismatch') lines.push(`  │  ${nameUnseen(hashNote ?? 'a hashed field is malformed: nothing sound to recompute')}`);
  return lines.join('\n');
}
