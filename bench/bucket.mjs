// An archive in a bucket of a real S3 server on this machine (scripts/s3), and who is measured on fetching it.
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { createServer, request as ask } from 'node:http';
import { join } from 'node:path';

import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import { inCheckoutCache, root } from '../scripts/set-up/place.mjs';
import { startRadosgw } from '../scripts/s3/radosgw.mjs';

const BUCKET = 'bench';
const AT_A_TIME = 16;

/** @typedef {{endpoint: string, env: Record<string, string>}} Served what a contender needs to read the bucket */

/**
 * Starts the server and puts an archive into it. It ends with this process.
 * @param {string} folder @returns {Promise<Served & {objects: number}>}
 */
export async function serveArchive(folder) {
  const { server } = await startRadosgw();
  const { accessKey, secretKey } = server.owner;
  const client = new S3Client({ endpoint: server.endpoint, region: server.region, forcePathStyle: true, credentials: { accessKeyId: accessKey, secretAccessKey: secretKey }, requestChecksumCalculation: 'WHEN_REQUIRED' });
  await client.send(new CreateBucketCommand({ Bucket: BUCKET }));
  const keys = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name).slice(folder.length + 1));
  const queue = [...keys];
  const work = async () => {
    for (let key = queue.shift(); key !== undefined; key = queue.shift()) await client.send(new PutObjectCommand({ Bucket: BUCKET, Key: `audit/${key}`, Body: readFileSync(join(folder, key)) }));
  };
  await Promise.all(Array.from({ length: AT_A_TIME }, work));
  client.destroy();
  const env = { AWS_ACCESS_KEY_ID: accessKey, AWS_SECRET_ACCESS_KEY: secretKey, AWS_REGION: server.region };
  return { endpoint: server.endpoint, env, objects: keys.length };
}

/** Counts the requests that some work makes of the server. @param {Served} served @param {(counted: Served) => Promise<unknown>} work */
export async function countRequests({ endpoint, env }, work) {
  let requests = 0;
  const proxy = createServer((request, response) => {
    requests += 1;
    const going = ask(`${endpoint}${request.url ?? ''}`, { method: request.method ?? 'GET', headers: request.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    request.pipe(going);
  });
  await new Promise((listening) => proxy.listen(0, '127.0.0.1', () => listening(undefined)));
  const address = proxy.address();
  if (address === null || typeof address === 'string') throw new Error('the proxy listens nowhere');
  await work({ endpoint: `http://127.0.0.1:${address.port}`, env });
  proxy.closeAllConnections();
  proxy.close();
  return requests;
}

/** Case folders of a run; each fetch has its own, new one. */
const CASES = inCheckoutCache('bench/cases');
export const forgetCases = () => rmSync(CASES, { recursive: true, force: true });

/** @param {Served} served @returns {import('./contenders.mjs').Contender[]} */
export const bucketContenders = ({ endpoint, env }) => [
  {
    id: 'ours',
    name: 'Tamperscope, Node',
    computes: '`out/main/cli.js fetch s3://… --case-folder DIR --json`: every version listed, each object read with what the server says of it, its SHA-256, the case folder and its record',
    command: () => ({ program: process.execPath, args: [join(root, 'out/main/cli.js'), 'fetch', `s3://${BUCKET}/audit`, '--endpoint', endpoint, '--path-style', '--case-folder', newCase(), '--json'], env }),
    answer: recordAnswer,
    memoryPerEntry: 0,
  },
  {
    id: 'limit',
    name: 'limit, Node',
    computes: '`bench/peers/bucket-limit.mjs`: the same library lists the latest versions and reads every object, as many at a time; the bytes are hashed and thrown away',
    command: () => ({ program: process.execPath, args: [join(root, 'bench/peers/bucket-limit.mjs'), endpoint, BUCKET, 'audit/'], env }),
    answer: (output) => JSON.parse(output),
    memoryPerEntry: 0,
  },
];

function newCase() {
  mkdirSync(CASES, { recursive: true });
  return mkdtempSync(join(CASES, 'case-'));
}

/** @param {string} output @returns {import('./contenders.mjs').Answer} */
function recordAnswer(output) {
  const { objects } = /** @type {{objects: {state: string}[]}} */ (JSON.parse(output));
  return { entries: objects.length, sha256: '', intact: objects.every(({ state }) => state === 'fetched') };
}
