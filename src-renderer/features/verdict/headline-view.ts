import { headline } from '#core/assess';
import type { Conclusion, Verdict } from '#core/assess';
import type { Phase } from '#core/contract';

import type { Stage } from '../../state/session-slice';
import { assertNever } from '../../ui/assert-never';
import type { StatusView } from '../../ui/status';

/** `word` is the conclusion in a word, for the mark; `headline` the sentence beside it. */
export type HeadlineView = StatusView & { readonly headline: string };

export const CONCLUSION_MARKS: Readonly<Record<Conclusion, StatusView>> = {
  passed: { tone: 'pass', icon: 'check', word: 'Passed' },
  failed: { tone: 'fail', icon: 'cross', word: 'Failed' },
  // Never the colour of a pass: nothing was shown to be right.
  indeterminate: { tone: 'open', icon: 'question', word: 'Indeterminate' },
};

const DOING: Readonly<Record<Phase, string>> = {
  unpacking: 'Unpacking the gzip file',
  replaying: 'Replaying the chain',
  'comparing-digest': 'Comparing the bundle digest',
  'looking-beside': 'Looking at what was supplied',
};

const toVerdictHeadline = (verdict: Verdict): HeadlineView => ({ ...CONCLUSION_MARKS[verdict.conclusion], headline: headline(verdict) });

export function toHeadlineView(stage: Stage): HeadlineView | null {
  switch (stage.phase) {
    case 'starting':
    case 'start':
    case 'archive':
      return null;
    case 'replaying':
      return {
        tone: 'calm',
        icon: 'clock',
        word: 'No conclusion yet',
        headline: DOING[stage.step],
      };
    case 'examined':
      return toVerdictHeadline(stage.examination.verdict);
    case 'refused':
      return { tone: 'warn', icon: 'warning', word: 'Refused', headline: 'This evidence cannot be read. There is no verdict.' };
    case 'failed':
      return { tone: 'warn', icon: 'warning', word: 'Not finished', headline: 'The work could not be done. There is no verdict.' };
    default:
      return assertNever(stage);
  }
}
