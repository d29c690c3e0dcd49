// npm start [-- EVIDENCE]: sets up what is missing, then opens the window.
import { resolve } from 'node:path';

import { onDisplay, runtimeFlags } from './set-up/display.mjs';
import { root } from './set-up/place.mjs';
import { runOpenly } from './set-up/run.mjs';
import { orExplain, setUp } from './set-up.mjs';

const runtime = await orExplain(() => setUp());

// npm moves to the checkout before it runs a script: a path means the folder that the caller stood in.
const from = process.env['INIT_CWD'] ?? process.cwd();
const given = process.argv.slice(2).map((text) => (/^-|^[a-z][a-z0-9+.-]+:\/\//i.test(text) ? text : resolve(from, text)));

const { ELECTRON_RUN_AS_NODE: _, ...env } = process.env;
process.exitCode = await runOpenly(...onDisplay(runtime.binary, [...runtimeFlags(), root, ...given]), env);
