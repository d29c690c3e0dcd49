import { evidence } from '../bridge';
import { evidenceOf } from './session-slice';
import { read, write } from './store';

/** As many slices as the strip is likely to have pixels; fewer would hide one break behind another. */
const SLICES = 1024;
let asking = false;

export async function askForOverview(): Promise<void> {
  const open = evidenceOf(read().stage);
  if (open === null || asking) return;
  asking = true;
  const outcome = await evidence.overview(open.evidenceId, SLICES);
  asking = false;
  if (outcome.ok && evidenceOf(read().stage)?.evidenceId === open.evidenceId) write({ overview: outcome.value });
}
