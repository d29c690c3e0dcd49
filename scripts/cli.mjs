// npm run --silent cli -- verify EVIDENCE: the built command line in this very process, built first where it is stale.
import { createRequire } from 'node:module';
import { join } from 'node:path';

import { root } from './set-up/place.mjs';
import { orExplain, setUpShell } from './set-up.mjs';

await orExplain(setUpShell);

const program = join(root, 'out/main/cli.js');
process.argv[1] = program;
// npm moves to the checkout before it runs a script: a path means the folder that the caller stood in.
if (process.env['npm_lifecycle_event'] === 'cli' && process.env['INIT_CWD']) process.chdir(process.env['INIT_CWD']);
createRequire(import.meta.url)(program);
