import type { WriteStream } from 'node:tty';

const QUIET_MS = 1000;
const EVERY_MS = 200;

export type Terminal = Pick<WriteStream, 'isTTY' | 'write'>;

/** A line that rewrites itself on a terminal, a few times a second, once the work has taken longer than a second; nothing anywhere else. */
export class TerminalLine {
  readonly started: number;
  readonly now: () => number;
  private readonly out: Terminal;
  private last = 0;
  private shown = false;

  constructor(out: Terminal, now: () => number) {
    this.out = out;
    this.now = now;
    this.started = now();
  }

  show(text: (now: number) => string): void {
    const now = this.now();
    if (!this.out.isTTY || now - this.started < QUIET_MS || now - this.last < EVERY_MS) return;
    this.last = now;
    this.shown = true;
    this.out.write(`\r\x1b[K${text(now)}`);
  }

  /** A sentence that stays, everywhere. */
  say(sentence: string): void {
    this.clear();
    this.out.write(`tamperscope: ${sentence}\n`);
  }

  clear(): void {
    if (this.shown) this.out.write('\r\x1b[K');
    this.shown = false;
  }
}

/** How far work has come that took so many milliseconds: percent, MB a second, seconds that are left. */
export function paceOf(doneBytes: number, totalBytes: number, ms: number): { readonly percent: number; readonly rate: number; readonly left: string } {
  const seconds = Math.max(0.001, ms / 1000);
  const percent = totalBytes === 0 ? 100 : Math.floor((doneBytes / totalBytes) * 100);
  return { percent, rate: doneBytes / 1e6 / seconds, left: doneBytes === 0 ? '?' : String(Math.ceil(((totalBytes - doneBytes) / doneBytes) * seconds)) };
}
