import type { Finding, FindingCode, Severity, Weighty } from '#core/assess';
import type { EntryRow } from '#core/contract';

import type { StatusView } from '../../ui/status';

const WEIGHT: Readonly<Record<Severity, number>> = { fail: 3, indeterminate: 2, warning: 1, note: 0 };
const DRAWN: Readonly<Record<Severity, Omit<StatusView, 'word'>>> = {
  fail: { tone: 'fail', icon: 'cross' },
  indeterminate: { tone: 'open', icon: 'question' },
  warning: { tone: 'warn', icon: 'warning' },
  note: { tone: 'calm', icon: 'note' },
};

const UNLISTED: Readonly<Record<Weighty, StatusView>> = {
  fail: { ...DRAWN.fail, word: 'fail' },
  indeterminate: { ...DRAWN.indeterminate, word: 'indeterminate' },
  warning: { ...DRAWN.warning, word: 'warning' },
};

/** What the columns link and content say themselves. */
const SAID: readonly FindingCode[] = ['chain-hash-mismatch', 'prev-hash-mismatch', 'wrong-genesis', 'sequence-gap', 'duplicate-sequence', 'fork'];

/**
 * The gravest of an entry's other findings, by its place in the file. Link and content tell of the chain alone: an entry whose
 * trace, token or proof fails holds in it, and would look sound in the table without this.
 */
export function toFindingMarks(findings: readonly Finding[]): ReadonlyMap<number, StatusView> {
  const gravest = new Map<number, Finding>();
  for (const finding of findings) {
    if (finding.entryIndex === undefined || finding.severity === 'note' || SAID.includes(finding.code)) continue;
    const known = gravest.get(finding.entryIndex);
    if (known === undefined || WEIGHT[finding.severity] > WEIGHT[known.severity]) gravest.set(finding.entryIndex, finding);
  }
  return new Map([...gravest].map(([index, { severity, code }]) => [index, { ...DRAWN[severity], word: `${severity}: ${code}` }]));
}

/** The mark of an entry that findings name which are not marked by themselves (not listed, or told by columns that are unchecked here); null where link and content say what is wrong. */
export function unlistedMark({ gravest, link, content, malformed, gapBefore, repeats, leftOpen }: EntryRow): StatusView | null {
  const isOpen = leftOpen.link || leftOpen.content || leftOpen.gap;
  const fails = link === 'unplaced' || malformed || repeats || (link === 'broken' && !leftOpen.link) || (content === 'mismatch' && !leftOpen.content) || (gapBefore && !leftOpen.gap);
  const isSaid = fails || (isOpen && gravest !== 'fail');
  return gravest === null || isSaid ? null : UNLISTED[gravest];
}
