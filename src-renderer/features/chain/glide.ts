import { scrollTo } from '../../state/chain-actions';
import { read } from '../../state/store';
import { ENTRY_HEIGHT, clampTop } from '../../state/viewport';

/** In this time, in ms, a glide does two thirds of what is left; after four times of it nobody sees it move. */
const SETTLE = 50;
/** A touchpad gives small steps, which are smooth by themselves; a notch of a wheel is larger. In entries. */
const SMALL = 2;
const STILL = '(prefers-reduced-motion: reduce)';

/** Where a glide from one place to another stands after so many ms, in entries; there, when it is less than a pixel away. */
export function glideFrom(place: number, target: number, elapsed: number): number {
  const rest = (target - place) * Math.exp(-elapsed / SETTLE);
  return Math.abs(rest) * ENTRY_HEIGHT < 1 ? target : target - rest;
}

/**
 * Moves the table as a browser moves a page: what a turn of the wheel brings comes over a few frames, each of which
 * draws little. Ends where anything else moves the table or the cursor.
 */
export class Glide {
  private frame: number | undefined;
  private target = 0;
  private place = 0;
  /** What the place came to in the table, by which another's movement is known. */
  private top = 0;
  private active: number | null = null;
  private at = 0;

  /** By so many entries from where the table is, or is gliding to. */
  by(entries: number): void {
    const { top, active, height, filter, totals } = read();
    const isGliding = this.frame !== undefined && this.isUndisturbed();
    const target = clampTop({ top: (isGliding ? this.target : top) + entries, height, total: totals[filter] ?? 0 });
    if (isGliding) {
      this.target = target;
      return;
    }
    this.end();
    if (Math.abs(entries) < SMALL || window.matchMedia(STILL).matches) return scrollTo(target);
    [this.target, this.place, this.top, this.active, this.at] = [target, top, top, active, performance.now()];
    this.frame = requestAnimationFrame(this.step);
  }

  end(): void {
    if (this.frame !== undefined) cancelAnimationFrame(this.frame);
    this.frame = undefined;
  }

  /** A cursor that was set in sight moves no table, and must not be carried out of sight. */
  private isUndisturbed(): boolean {
    const { top, active } = read();
    return top === this.top && active === this.active;
  }

  private readonly step = (): void => {
    this.frame = undefined;
    if (!this.isUndisturbed()) return;
    const now = performance.now();
    this.place = glideFrom(this.place, this.target, now - this.at);
    this.at = now;
    scrollTo(this.place);
    this.top = read().top;
    if (this.place !== this.target) this.frame = requestAnimationFrame(this.step);
  };
}
