// npm run s3: a real S3 server on this machine, for tests and for a developer's desk. It lives as long as this program
// and leaves nothing behind. With --json it says one line of JSON and ends when its standard input does: so it ends with
// the program that started it, however that ends.
import { describeServer } from './s3/describe.mjs';
import { startRadosgw } from './s3/radosgw.mjs';
import { provideS3Server } from './set-up/system.mjs';
import { orExplain } from './set-up.mjs';

const forProgram = process.argv.includes('--json');
const end = () => process.exit(0);
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, end);
if (forProgram) process.stdin.on('end', end).on('error', end).resume();

await orExplain(async () => provideS3Server());
try {
  const { server, ended } = await startRadosgw();
  process.stdout.write(forProgram ? `${JSON.stringify(server)}\n` : describeServer(server));
  await ended;
} catch (error) {
  process.stderr.write(`s3: ${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
