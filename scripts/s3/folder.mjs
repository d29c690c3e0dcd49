// Where the server keeps what it needs while it runs: a folder of its own among the system's temporary files. It bears
// the process id of its owner, so that what a killed owner left behind is known for what it is, and swept away.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const NAME = /^tamperscope-s3-(\d+)-/;

/** Makes the folder, and removes those whose owner is no longer alive. @returns {string} */
export function makeFolder() {
  for (const name of readdirSync(tmpdir())) {
    const owner = NAME.exec(name)?.[1];
    if (owner !== undefined && !isAlive(Number(owner))) removeFolder(join(tmpdir(), name));
  }
  return mkdtempSync(join(tmpdir(), `tamperscope-s3-${process.pid}-`));
}

/** Another user's folder stays: it is theirs to remove. @param {string} folder */
export function removeFolder(folder) {
  try {
    // A daemon that was killed a moment ago may still be writing.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  } catch (error) {
    if (!['EPERM', 'EACCES'].includes(codeOf(error))) throw error;
  }
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

const codeOf = (/** @type {unknown} */ error) => /** @type {NodeJS.ErrnoException} */ (error).code ?? '';
