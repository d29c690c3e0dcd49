import type { WriteStream } from 'node:tty';

import type { FetchProgress } from '#core/contract';
import { nameUnseen } from '#core/words';

const QUIET_MS = 1000;
const EVERY_MS = 200;

/** A fetch on standard error: a line that rewrites itself on a terminal; that the connection failed and is tried again stays, everywhere. */
export class FetchLine {
  private readonly out: Pick<WriteStream, 'isTTY' | 'write'>;
  private readonly now: () => number;
  private readonly started: number;
  private last = 0;
  private shown = false;

  constructor(out: Pick<WriteStream, 'isTTY' | 'write'>, now = (): number => performance.now()) {
    this.out = out;
    this.now = now;
    this.started = now();
  }

  readonly told = (progress: FetchProgress): void => {
    if (progress.phase === 'waiting') {
      this.clear();
      this.out.write(`tamperscope: ${nameUnseen(progress.because)} Trying again in ${(progress.ms / 1000).toFixed(1)} s.\n`);
      return;
    }
    const now = this.now();
    if (!this.out.isTTY || now - this.started < QUIET_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    this.shown = true;
    this.out.write(`\r\x1b[K${progress.phase === 'listing' ? `listing  ${progress.objects} objects` : this.fetching(progress, now)}`);
  };

  clear(): void {
    if (this.shown) this.out.write('\r\x1b[K');
    this.shown = false;
  }

  private fetching({ done, objects, doneBytes, totalBytes }: Extract<FetchProgress, { phase: 'fetching' }>, now: number): string {
    const seconds = Math.max(0.001, (now - this.started) / 1000);
    const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100);
    const left = doneBytes === 0 ? '?' : String(Math.ceil(((totalBytes - doneBytes) / doneBytes) * seconds));
    return `fetching  ${percent} %  ${done} of ${objects} objects  ${(doneBytes / 1e6 / seconds).toFixed(1)} MB/s  ${left} s left`;
  }
}
