import type { FetchProgress } from '#core/contract';
import { nameUnseen } from '#core/words';

import { TerminalLine, paceOf } from './terminal-line';
import type { Terminal } from './terminal-line';

/** Hears how far a fetch is, and tells it on a terminal; that the connection failed and is tried again stays, everywhere. */
export class FetchLine {
  private readonly line: TerminalLine;

  constructor(out: Terminal, now = (): number => performance.now()) {
    this.line = new TerminalLine(out, now);
  }

  readonly told = (progress: FetchProgress): void => {
    if (progress.phase === 'waiting') this.line.say(`${nameUnseen(progress.because)} Trying again in ${(progress.ms / 1000).toFixed(1)} s.`);
    else this.line.show((now) => (progress.phase === 'listing' ? `listing  ${progress.objects} objects` : fetching(progress, now - this.line.started)));
  };

  clear(): void {
    this.line.clear();
  }
}

function fetching({ done, objects, doneBytes, totalBytes }: Extract<FetchProgress, { phase: 'fetching' }>, ms: number): string {
  const { percent, rate, left } = paceOf(doneBytes, totalBytes, ms);
  return `fetching  ${percent} %  ${done} of ${objects} objects  ${rate.toFixed(1)} MB/s  ${left} s left`;
}
