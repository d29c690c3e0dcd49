import { headline } from '#core/assess';
import type { Claim, Finding, Verdict } from '#core/assess';
import type { EntryDetail, Examination } from '#core/contract';
import { counted, cutTo, firstDifference, nameUnseen } from '#core/words';

import { anchorsLines } from './anchors-lines';
import { controlsLines } from './controls-line';
import { diagnosisLines } from './diagnosis-lines';
import { CLAIM_MARKS, CONCLUSION_MARKS, SEVERITY_MARKS } from './marks';
import { outsideLines } from './outside-lines';
import { payloadsLines } from './payloads-lines';
import { timestampsLines } from './timestamps-lines';

const SHOWN = 20;

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
    `Claims\n${verdict.claims.map(claimLine).join('\n')}`,
    findingsBlock(verdict),
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
    ['', `${s.bytes} bytes${s.container === undefined ? '' : ' unpacked'}, ${counted(s.entryCount, 'entry', 'entries')}, ${range}`],
    ['SHA-256', `${s.sha256}${s.container === undefined ? '' : '  unpacked; places are counted there'}`],
    ...(s.container === undefined ? [] : [['', `${s.container.sha256}  the gzip file, ${s.container.bytes} bytes`] as [string, string]]),
    ['Created', `${s.firstCreatedAt ?? '–'} to ${s.lastCreatedAt ?? '–'}`],
    ['Organisation', organisations(s.organizationIds)],
    ['Manifest', manifest ?? 'none'],
    ['Recipe', recipe ?? 'unknown'],
  ];
  return rows.map(([name, value]) => `  ${name.padEnd(13)}${nameUnseen(value)}`).join('\n');
}

function organisations(ids: readonly string[]): string {
  const shown = ids.slice(0, 3).map((id) => cutTo(id, 80)).join(', ');
  return ids.length > 3 ? `${shown} and ${ids.length - 3} more` : shown || '–';
}

/** The first break, between its entry and the one before: what is stored, what it should be, where they part. */
export function drawBreak({ row, prevHash, before, hash, hashNote }: EntryDetail): string {
  const linkBroken = row.link === 'broken';
  const lines = [`  entry ${before?.sequence ?? '–'}${before === null ? ' (none before)' : ''}`];
  if (before !== null) lines.push(`  │  chain hash     ${nameUnseen(before.chainHash ?? '–')}`);
  lines.push(linkBroken ? '  ╳  BROKEN LINK' : '  │  link holds', `  │  previous hash  ${nameUnseen(prevHash ?? '–')}`);
  if (linkBroken) lines.push(mark(before?.chainHash ?? null, prevHash));
  lines.push(`  entry ${row.sequence ?? '?'}${row.content === 'mismatch' ? '  ✗ DOES NOT RECOMPUTE' : ''}`);
  if (row.content === 'mismatch' && hash !== null) {
    lines.push(`  │  stored         ${hash.stored}`, `  │  recomputed     ${hash.recomputed}`, mark(hash.stored, hash.recomputed), `  │  repeat it:     ${hash.shell}`);
  } else if (row.content === 'mismatch') lines.push(`  │  ${nameUnseen(hashNote ?? 'a hashed field is malformed: nothing sound to recompute')}`);
  return lines.filter((line) => line !== '').join('\n');
}

/** Only between texts that stand there character by character. */
function mark(a: string | null, b: string | null): string {
  const isPlain = a !== null && b !== null && nameUnseen(a) === a && nameUnseen(b) === b;
  const at = isPlain ? firstDifference(a, b) : null;
  return at === null ? '' : `  │                 ${' '.repeat(at)}^ first difference, character ${at + 1}`;
}

export function claimLine({ claim, state, because }: Claim): string {
  return `  ${CLAIM_MARKS[state]} ${claim.padEnd(15)}${state.padEnd(13)} ${nameUnseen(because)}`;
}

export function findingsBlock({ findings: all, omitted }: Verdict): string {
  if (all.length === 0) return 'Findings\n  none';
  const rest = all.length - SHOWN;
  const left = Object.entries(omitted ?? {}).map(([code, count]) => `  ${count} more of ${code} were counted and not listed`);
  const more = rest > 0 ? [`  … ${rest} more; --json or --report lists them`] : [];
  return ['Findings', ...all.slice(0, SHOWN).map(findingLine), ...more, ...left].join('\n');
}


function findingLine({ code, severity, message, consequenceOf }: Finding): string {
  const cause = consequenceOf === undefined ? '' : ` (explained by the finding at ${consequenceOf})`;
  return `  ${SEVERITY_MARKS[severity]} ${nameUnseen(message)} [${code}]${cause}`;
}
