import type { Bench } from './window-page.mjs';

declare global {
  interface Window {
    /** Put into the page by the measurement. */
    bench: Bench;
  }
}
