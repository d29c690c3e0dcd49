// npm run kernel: compiles src-kernel/ and writes the code where the replay loads it from.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { compileKernel, kernelModule } from './kernel/compile.mjs';
import { root } from './set-up/place.mjs';

const path = 'src-main/verification/blocks/kernel-code.ts';
writeFileSync(join(root, path), kernelModule(await compileKernel()));
console.log(`wrote ${path}`);
