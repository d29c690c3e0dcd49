import { app } from '../bridge';
import { write } from './store';

let forget = 0;

/** Puts text on the clipboard and says so for a moment, to eye and ear. */
export async function copy(text: string, what: string): Promise<void> {
  await app.copy(text);
  write({ copied: what });
  window.clearTimeout(forget);
  forget = window.setTimeout(() => write({ copied: '' }), 2500);
}
