// A real S3 server: Ceph's RADOS Gateway with the smallest cluster below it, on loopback, in memory. It pages, ranges,
// signs, refuses, versions, locks and encrypts by itself, which no imitation of one does.
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { get } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';

import { run } from './daemons.mjs';
import { makeFolder, removeFolder } from './folder.mjs';
import { ENCRYPTION_KEY, keyring, settings } from './settings.mjs';

const PATIENCE_MS = 60_000;
const PAUSE_MS = 20;
/** @type {[number, number]} */
const PORTS = [10_000, 32_000];

/** @typedef {{accessKey: string, secretKey: string}} User */
/** @typedef {{endpoint: string, region: string, owner: User, stranger: User, encryptionKey: string}} Server `owner` makes buckets and reads them; `stranger` has a right to none of them; `encryptionKey`: the id of a key with which the server encrypts */

/**
 * Starts the server and gives it once it answers, within a minute or not at all. It ends with this process, and its
 * folder with it. `ended` never resolves; it rejects where one of the server's own processes ends.
 * @returns {Promise<{server: Server, ended: Promise<never>}>}
 */
export async function startRadosgw() {
  const folder = makeFolder();
  process.on('exit', () => removeFolder(folder));
  /** @type {(why: Error) => void} */
  let giveUp = () => undefined;
  /** @type {Promise<never>} */
  const ended = new Promise((_, fail) => (giveUp = fail));
  const patience = setTimeout(() => giveUp(new Error(`the S3 server did not answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS);
  const server = await Promise.race([ended, compose(folder, giveUp)]);
  clearTimeout(patience);
  return { server, ended };
}

/** @param {string} folder @param {(why: Error) => void} onEnd @returns {Promise<Server>} */
async function compose(folder, onEnd) {
  const monitorPort = await freePort();
  const gatewayPort = await freePort();
  const conf = join(folder, 'ceph.conf');
  const keys = join(folder, 'keyring');
  for (const part of ['monitor', 'store', 'gateway']) mkdirSync(join(folder, part));
  writeFileSync(conf, settings({ folder, cluster: randomUUID(), monitorPort, gatewayPort }));
  writeFileSync(keys, keyring(), { mode: 0o600 });
  /** @type {(program: string, ...args: string[]) => void} */
  const serve = (program, ...args) => void run(program, ['-c', conf, '-f', ...args], { daemon: true }).catch(onEnd);
  const store = randomUUID();

  await run('ceph-mon', ['-c', conf, '-i', 'a', '--mkfs', '--keyring', keys]);
  serve('ceph-mon', '-i', 'a');
  await run('ceph', ['-c', conf, 'osd', 'new', store]);
  await run('ceph-osd', ['-c', conf, '-i', '0', '--mkfs', '--osd-uuid', store]);
  serve('ceph-osd', '-i', '0');
  const owner = await addUser(conf, 'owner');
  serve('radosgw', '-n', 'client.admin');
  const endpoint = `http://127.0.0.1:${gatewayPort}`;
  const [stranger] = await Promise.all([addUser(conf, 'stranger'), untilItAnswers(endpoint)]);
  return { endpoint, region: 'us-east-1', owner, stranger, encryptionKey: ENCRYPTION_KEY };
}

/** @param {string} conf @param {string} name @returns {Promise<User>} */
async function addUser(conf, name) {
  const accessKey = randomBytes(10).toString('hex').toUpperCase();
  const secretKey = randomBytes(30).toString('base64');
  const args = [`--uid=${name}`, `--display-name=${name}`, `--access-key=${accessKey}`, `--secret=${secretKey}`];
  await run('radosgw-admin', ['-c', conf, 'user', 'create', ...args]);
  return { accessKey, secretKey };
}

/** @param {string} endpoint */
async function untilItAnswers(endpoint) {
  while (!(await answers(endpoint))) await new Promise((resume) => setTimeout(resume, PAUSE_MS));
}

/** @param {string} endpoint @returns {Promise<boolean>} */
const answers = (endpoint) =>
  new Promise((done) => {
    get(endpoint, (response) => {
      response.resume();
      done(true);
    }).on('error', () => done(false));
  });

/**
 * A port on which nobody listens now, from below those that the system hands out by itself: it must still be free when
 * the daemon that gets it has started.
 * @returns {Promise<number>}
 */
async function freePort() {
  for (;;) {
    const port = randomInt(...PORTS);
    if (await isFree(port)) return port;
  }
}

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((done) => {
    const server = createServer();
    server.on('error', () => done(false));
    server.listen(port, '127.0.0.1', () => server.close(() => done(true)));
  });
