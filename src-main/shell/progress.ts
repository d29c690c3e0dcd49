import { grouped } from '#core/words';

import type { Stage } from '../verification/verify';
import { TerminalLine, paceOf } from './terminal-line';
import type { Terminal } from './terminal-line';

const DOING = { unpacking: 'unpacking', replaying: 'replaying', 'comparing-digest': 'comparing the digest', 'looking-beside': 'looking at what was supplied' } as const;

/** Hears how far the verification of a bundle is, and tells it on a terminal. */
export class ProgressLine {
  private readonly line: TerminalLine;
  /** Each phase reads the file anew: rate and time left are its own. */
  private phase: { readonly name: Stage['phase']; readonly since: number };

  constructor(out: Terminal, now = (): number => performance.now()) {
    this.line = new TerminalLine(out, now);
    this.phase = { name: 'replaying', since: this.line.started };
  }

  readonly told = ({ phase, doneBytes, totalBytes, entries }: Stage): void => {
    if (phase !== this.phase.name) this.phase = { name: phase, since: this.line.now() };
    this.line.show((now) => {
      const { percent, rate, left } = paceOf(doneBytes, totalBytes, now - this.phase.since);
      return `${DOING[phase]}  ${percent} %  ${grouped(entries)} entries  ${rate.toFixed(0)} MB/s  ${left} s left`;
    });
  };

  clear(): void {
    this.line.clear();
  }
}

/** The same for work that is counted in pieces. */
export class CountLine {
  private readonly line: TerminalLine;
  private readonly what: string;

  constructor(out: Terminal, what: string) {
    this.line = new TerminalLine(out, () => performance.now());
    this.what = what;
  }

  readonly told = (done: number, total: number): void => this.line.show(() => `${done} of ${total} ${this.what}`);

  clear(): void {
    this.line.clear();
  }
}
