import type { OpenEvidence, Phase, Progress } from '#core/contract';

import { formatCount, formatRate, formatSize, formatWait } from '../../ui/format';

export type ProgressView = {
  readonly doing: string;
  /** From 0 to 1; null while nothing is known. */
  readonly share: number | null;
  readonly done: string;
  readonly entries: string;
  readonly rate: string;
  readonly remaining: string;
};

const DOING: Readonly<Record<Phase, string>> = {
  unpacking: 'Unpacking the gzip file',
  replaying: 'Reading and hashing entries',
  'comparing-digest': "Comparing with the manifest's digest",
  'looking-beside': 'Looking at what was supplied',
};

/** A rate measured over less than this says nothing yet. */
const SETTLED_MS = 400;

export function toProgressView(evidence: OpenEvidence, step: Phase, progress: Progress | null): ProgressView {
  const doing = DOING[step];
  if (progress === null) {
    return { doing, share: null, done: `of ${formatSize(evidence.bytes)}`, entries: '', rate: '', remaining: '' };
  }
  const { doneBytes, totalBytes, entries, elapsedMs } = progress;
  const share = totalBytes === 0 ? 1 : Math.min(1, doneBytes / totalBytes);
  const settled = elapsedMs >= SETTLED_MS && doneBytes > 0;
  const perSecond = (amount: number): number => (amount / elapsedMs) * 1000;
  const entryRate = entries === 0 ? '' : `, ${formatCount(Math.round(perSecond(entries)))} entries/s`;
  return {
    doing,
    share,
    done: `${formatSize(doneBytes)} of ${formatSize(totalBytes)}`,
    entries: entries === 0 ? '' : `${formatCount(entries)} entries read`,
    rate: settled ? `${formatRate(perSecond(doneBytes))}${entryRate}` : '',
    remaining: settled ? `${formatWait((elapsedMs / doneBytes) * (totalBytes - doneBytes))} left` : '',
  };
}
