import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { root } from '../set-up/place.mjs';

const COMPILER = 'assemblyscript/asc';
const SOURCES = 'src-kernel';
// Static data lies behind the tables and before the input (src-kernel/layout.ts).
const OPTIONS = ['-O3', '--runtime', 'stub', '--enable', 'simd', '--noAssert', '--memoryBase', '655360', '--importMemory', '--sharedMemory', '--enable', 'threads', '--initialMemory', '17', '--maximumMemory', '65536', '--use', 'abort='];

/** The kernel as WebAssembly: the same source gives the same bytes. @returns {Promise<Uint8Array>} */
export async function compileKernel() {
  // By a name that TypeScript does not follow: the compiler's types declare a console of their own for everybody.
  const asc = await import(COMPILER);
  /** @type {Uint8Array | undefined} */
  let code;
  const { error, stderr } = await asc.main(['plain-run.ts', '-o', 'plain-run.wasm', ...OPTIONS], {
    readFile: (/** @type {string} */ name) => read(join(root, SOURCES, name)),
    writeFile: (/** @type {string} */ _name, /** @type {Uint8Array} */ data) => void (code = data),
    listFiles: () => [],
  });
  if (error !== null || code === undefined) throw new Error(`the kernel does not compile:\n${stderr.toString()}`);
  return code;
}

/** @param {string} path */
const read = (path) => (existsSync(path) ? readFileSync(path, 'utf8') : null);

/** The file that holds the code. @param {Uint8Array} code */
export function kernelModule(code) {
  const lines = Buffer.from(code).toString('base64').match(/.{1,110}/g) ?? [];
  return `// Made by \`npm run kernel\` from ${SOURCES}/: do not edit. A test compiles the source again and compares.
export const KERNEL_CODE = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('');
`;
}
