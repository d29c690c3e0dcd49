// npm run e2e [-- arguments of Playwright]: the examiner's journeys in a real window. As root they run twice: as root,
// who cannot have the Chromium sandbox, and as a user without rights, under the real one.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { runUnprivileged, sandboxWorks } from './e2e/unprivileged.mjs';
import { onDisplay } from './set-up/display.mjs';
import { inCheckoutCache, root } from './set-up/place.mjs';
import { runOpenly, say } from './set-up/run.mjs';
import { describe } from './set-up/runtime.mjs';
import { orExplain, setUp } from './set-up.mjs';

const PLAYWRIGHT = 'node_modules/playwright/cli.js';
const REPORTS = inCheckoutCache('reports');

const runtime = await orExplain(() => setUp({ forTests: true }));
if (runtime.kind === 'fallback') say(describe(runtime));
mkdirSync(REPORTS, { recursive: true });

const args = ['test', '--reporter=list,json', ...process.argv.slice(2)];
const isRoot = process.getuid?.() === 0;
const canSandbox = sandboxWorks();

const env = {
  ...process.env,
  TAMPERSCOPE_ELECTRON: runtime.binary,
  TAMPERSCOPE_SANDBOX: !isRoot && canSandbox ? '1' : '0',
  PLAYWRIGHT_JSON_OUTPUT_FILE: join(REPORTS, 'e2e.json'),
};
process.exitCode = await runOpenly(...onDisplay(process.execPath, [join(root, PLAYWRIGHT), ...args]), env);

if (!canSandbox) {
  say('the Chromium sandbox cannot start on this machine (user namespaces are forbidden): the journeys under it are left out');
} else if (isRoot) {
  say('the same journeys as a user without rights, under the Chromium sandbox');
  const code = await orExplain(() => runUnprivileged(runtime.binary, join(REPORTS, 'e2e-sandbox.json'), [PLAYWRIGHT, ...args]));
  process.exitCode ||= code;
}
