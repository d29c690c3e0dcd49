import { join } from 'node:path';

import { USAGE, parseCall } from './shell/arguments';
import { verifyCommand } from './shell/verify-command';
import { toolFacts } from './product';

const WRONG_USAGE = 64;

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
      process.stderr.write(`tamperscope: ${asked.because}\n\n${USAGE}`);
      return WRONG_USAGE;
    case 'verify':
      return verifyCommand(asked.call, join(__dirname, '../../resources/fonts'));
  }
}

const NOT_WRITTEN = 74;

// A reader that has seen enough (`| head`) changes nothing of the verdict; an answer that could not be given does.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`tamperscope: the answer could not be written: ${error.message}\n`);
  process.exit(NOT_WRITTEN);
});
void main().then((code) => (process.exitCode = code));
