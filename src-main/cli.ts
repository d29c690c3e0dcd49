import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { nameUnseen } from '#core/words';

import { USAGE, parseCall } from './shell/arguments';
import type { VerifyCall } from './shell/arguments';
import { EXIT } from './shell/exit';
import { quietEnd } from './shell/quiet-end';
import { toolFacts } from './product';
import type { Helpers } from './verification/read-parts';

const MOST_THREADS = 8;

/** Each command is loaded only where it is called: a short call should not wait for the others. */
async function main(): Promise<number> {
  const asked = parseCall(process.argv.slice(2));
  switch (asked.kind) {
    case 'help':
      process.stdout.write(USAGE);
      return 0;
    case 'version':
      process.stdout.write(`tamperscope ${toolFacts().version}\n`);
      return 0;
    case 'wrong':
      process.stderr.write(`tamperscope: ${nameUnseen(asked.because)}\n\n${USAGE}`);
      return EXIT.usage;
    case 'verify':
      return verify(asked.call);
    case 'fetch':
      return (await import('./shell/bucket-command')).fetchCommand(asked.call);
    case 'compare':
      return (await import('./shell/compare-command')).compareCommand(asked.call, { worker: join(__dirname, 'bundle-worker.js'), threads: helpers().threads, helpers: helpers() });
    case 'lookup':
      return (await import('./shell/lookup-command')).lookupCommand(asked.call, helpers());
  }
}

async function verify(call: VerifyCall): Promise<number> {
  const parts = { fonts: join(__dirname, '../../resources/fonts'), recipes: join(__dirname, '../../resources/recipes'), helpers: helpers(), bundleWorker: join(__dirname, 'bundle-worker.js') };
  const { verifyCommand } = await import('./shell/verify-command');
  if (call.bucket === null) return verifyCommand(call, parts);
  const { verifyBucket } = await import('./shell/bucket-command');
  return verifyBucket(call, call.bucket, (fetched) => verifyCommand(fetched, parts));
}

function helpers(): Helpers {
  return { worker: join(__dirname, 'block-worker.js'), threads: Math.min(MOST_THREADS, availableParallelism()) };
}

/** The process's edge: a mistake of ours must not end like a verdict. Node's own code for it is 1, which says "failed". */
function tellDefect(error: unknown): void {
  process.stderr.write(`tamperscope: This is a defect of Tamperscope; nothing can be concluded about the evidence.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  process.exit(EXIT.defect);
}

// A reader that has seen enough (`| head`) changes nothing of the verdict; an answer that could not be given does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`tamperscope: the answer could not be written: ${error.message}\n`);
  process.exit(EXIT.notWritten);
});
// There is nobody left to tell; the exit code still says it.
process.stderr.on('error', () => undefined);
process.on('uncaughtException', tellDefect);
// Until there is an answer: a program that runs out of work without one (a terminal hung up) has not passed.
process.exitCode = EXIT.defect;
void main()
  .then((code) => {
    process.exitCode = code;
    return quietEnd();
  })
  .catch(tellDefect);
