import type { WriteStream } from 'node:tty';

import type { Stage } from '../verification/verify';

const QUIET_MS = 1000;
const EVERY_MS = 200;
const DOING = { unpacking: 'unpacking', replaying: 'replaying', 'comparing-digest': 'comparing the digest', 'looking-beside': 'looking at what was supplied' } as const;

/** A line that rewrites itself on a terminal, once the work has taken longer than a second; nothing anywhere else. */
export class ProgressLine {
  private readonly out: Pick<WriteStream, 'isTTY' | 'write'>;
  private readonly now: () => number;
  private readonly started: number;
  /** Each phase reads the file anew: rate and time left are its own. */
  private phase: { readonly name: Stage['phase']; readonly since: number };
  private last = 0;
  private shown = false;

  constructor(out: Pick<WriteStream, 'isTTY' | 'write'>, now = (): number => performance.now()) {
    this.out = out;
    this.now = now;
    this.started = now();
    this.phase = { name: 'replaying', since: this.started };
  }

  readonly told = ({ phase, doneBytes, totalBytes, entries }: Stage): void => {
    const now = this.now();
    if (phase !== this.phase.name) this.phase = { name: phase, since: now };
    if (!this.out.isTTY || now - this.started < QUIET_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    this.shown = true;
    const seconds = Math.max(0.001, (now - this.phase.since) / 1000);
    const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100);
    const left = doneBytes === 0 ? '?' : String(Math.ceil(((totalBytes - doneBytes) / doneBytes) * seconds));
    this.out.write(`\r\x1b[K${DOING[phase]}  ${percent} %  ${entries} entries  ${(doneBytes / 1e6 / seconds).toFixed(0)} MB/s  ${left} s left`);
  };

  clear(): void {
    if (this.shown) this.out.write('\r\x1b[K');
    this.shown = false;
  }
}

/** The same for work that is counted in pieces. */
export class CountLine {
  private readonly out: Pick<WriteStream, 'isTTY' | 'write'>;
  private readonly what: string;
  private readonly started = performance.now();
  private last = 0;
  private shown = false;

  constructor(out: Pick<WriteStream, 'isTTY' | 'write'>, what: string) {
    this.out = out;
    this.what = what;
  }

  readonly told = (done: number, total: number): void => {
    const now = performance.now();
    if (!this.out.isTTY || now - this.started < QUIET_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    this.shown = true;
    this.out.write(`\r\x1b[K${done} of ${total} ${this.what}`);
  };

  clear(): void {
    if (this.shown) this.out.write('\r\x1b[K');
    this.shown = false;
  }
}
