import { isContinuation } from './utf8';
import type { ByteWindow } from './window';

/**
 * Counts lines and columns while a scan goes on. Line feeds can only stand between tokens (a raw one inside a string
 * is refused), and more bytes than characters only inside strings: so only those two are counted.
 */
export class Place {
  private line = 1;
  private lineStart = 0;
  /** Continuation bytes of finished tokens since the line began. */
  private continuations = 0;

  startAt(offset: number): void {
    this.lineStart = offset;
  }

  newLine(nextLineStart: number): void {
    this.line++;
    this.lineStart = nextLineStart;
    this.continuations = 0;
  }

  /** Notes how many continuation bytes a finished token has. */
  pass(continuations: number): void {
    this.continuations += continuations;
  }

  /** The place of an offset on the current line; `from` is where the unfinished token begins, or the offset itself. */
  of(window: ByteWindow, offset: number, from: number): { line: number; column: number } {
    let continuations = this.continuations;
    for (let i = from; i < offset; i++) if (isContinuation(window.bytes[i - window.base] ?? 0)) continuations++;
    return { line: this.line, column: offset - this.lineStart - continuations + 1 };
  }
}
