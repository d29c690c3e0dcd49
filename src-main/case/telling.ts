import type { AppEvent, FetchProgress } from '#core/contract';

import { Pace } from './pace';

const EVERY_MS = 100;

/** Tells the window, not more often than it can draw. */
export class Telling {
  private readonly tell: (event: AppEvent) => void;
  private readonly pace = new Pace();
  private phase = '';
  private last = 0;
  private begun = false;

  constructor(tell: (event: AppEvent) => void) {
    this.tell = tell;
  }

  /** No object was begun to be fetched before. */
  get isFirst(): boolean {
    return !this.begun;
  }

  told(progress: FetchProgress): void {
    const at = performance.now();
    if (progress.phase === 'fetching') this.begun = true;
    if (progress.phase === this.phase && at - this.last < EVERY_MS) return;
    if (progress.phase === 'fetching') this.pace.tell(progress.doneBytes, at);
    this.phase = progress.phase;
    this.last = at;
    this.tell({ kind: 'bucket-progress', told: { progress, bytesPerSecond: this.pace.perSecond() } });
  }
}
