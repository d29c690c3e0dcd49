import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, it } from 'vitest';

import { compileKernel, kernelModule } from './kernel/compile.mjs';
import { root } from './set-up/place.mjs';

it('the kernel that runs is what its source compiles to', async () => {
  const kept = readFileSync(join(root, 'src-main/verification/blocks/kernel-code.ts'), 'utf8');
  expect(kernelModule(await compileKernel())).toBe(kept);
});
