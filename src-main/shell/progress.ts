import type { WriteStream } from 'node:tty';

import type { Stage } from '../verification/verify';

const QUIET_MS = 1000;
const EVERY_MS = 200;

/** A line that rewrites itself on a terminal, once the work has taken longer than a second; nothing anywhere else. */
export class ProgressLine {
  private readonly out: WriteStream;
  private readonly started = performance.now();
  private last = 0;
  private shown = false;

  constructor(out: WriteStream) {
    this.out = out;
  }

  readonly told = ({ phase, doneBytes, totalBytes, entries }: Stage): void => {
    const now = performance.now();
    const elapsed = now - this.started;
    if (!this.out.isTTY || elapsed < QUIET_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    this.shown = true;
    const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100);
    const rate = doneBytes / 1e6 / (elapsed / 1000);
    const left = doneBytes === 0 ? 0 : ((totalBytes - doneBytes) / doneBytes) * (elapsed / 1000);
    const doing = phase === 'replaying' ? 'replaying' : 'comparing the digest';
    this.out.write(`\r\x1b[K${doing}  ${percent} %  ${entries} entries  ${rate.toFixed(0)} MB/s  ${Math.ceil(left)} s left`);
  };

  clear(): void {
    if (this.shown) this.out.write('\r\x1b[K');
    this.shown = false;
  }
}
