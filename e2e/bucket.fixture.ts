import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { lstatSync, readFileSync, readdirSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join, relative } from 'node:path';

import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

import { root, test as base } from './launch';

export interface S3 {
  /** A proxy of this test's own before the server. */
  readonly endpoint: string;
  readonly accessKey: string;
  readonly secretKey: string;
  /** Connections to the proxy so far. */
  readonly connections: () => number;
  /** From now on nothing that the server answers arrives, until `release`. */
  readonly hold: () => void;
  readonly release: () => void;
  /** Makes a bucket of all files below a folder and gives its name. */
  readonly bucketOf: (folder: string, prefix: string) => Promise<string>;
}

// The library says with which Node it will not run some day.
process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] = 'true';

type Server = { readonly endpoint: string; readonly region: string; readonly owner: { readonly accessKey: string; readonly secretKey: string } };

/** Journeys with a real S3 server, one for all of a file. */
export const test = base.extend<{ s3: S3 }, { server: Server }>({
  server: [
    async ({}, use) => {
      const child = spawn(process.execPath, [join(root, 'scripts/s3.mjs'), '--json'], { stdio: ['pipe', 'pipe', 'inherit'] });
      let said = '';
      await new Promise<void>((resolve, reject) => {
        child.on('close', () => reject(new Error('the S3 server did not start')));
        child.stdout.on('data', (data: Buffer) => {
          said += data.toString();
          if (said.endsWith('\n')) resolve();
        });
      });
      await use(JSON.parse(said) as Server);
      const ended = new Promise((resolve) => child.on('close', resolve));
      child.stdin.end();
      await ended;
    },
    { scope: 'worker', timeout: 120_000 },
  ],

  s3: async ({ server }, use) => {
    const { owner, region, endpoint } = server;
    const proxy = await openProxy(Number(new URL(endpoint).port));
    const client = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId: owner.accessKey, secretAccessKey: owner.secretKey }, requestChecksumCalculation: 'WHEN_REQUIRED' });
    const bucketOf = async (folder: string, prefix: string): Promise<string> => {
      const name = `journey-${randomUUID()}`;
      await client.send(new CreateBucketCommand({ Bucket: name }));
      for (const path of filesBelow(folder)) await client.send(new PutObjectCommand({ Bucket: name, Key: `${prefix}/${relative(folder, path)}`, Body: readFileSync(path) }));
      return name;
    };
    await use({ endpoint: `http://127.0.0.1:${proxy.port}`, accessKey: owner.accessKey, secretKey: owner.secretKey, connections: proxy.connections, hold: proxy.hold, release: proxy.release, bucketOf });
    client.destroy();
    await proxy.close();
  },
});

export const filesBelow = (folder: string): string[] =>
  readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    // A profile holds links that lead nowhere.
    const entry = lstatSync(path);
    return entry.isDirectory() ? filesBelow(path) : entry.isFile() ? [path] : [];
  });

/** Passes bytes on as they are, and counts connections. */
async function openProxy(target: number): Promise<{ port: number; connections: () => number; hold: () => void; release: () => void; close: () => Promise<void> }> {
  const sockets = new Set<Socket>();
  const upstreams = new Set<Socket>();
  let connections = 0;
  let isHeld = false;
  const server = createServer((socket) => {
    connections += 1;
    const upstream = connect(target, '127.0.0.1');
    upstreams.add(upstream);
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on('error', () => undefined);
    }
    socket.pipe(upstream);
    upstream.on('data', (data) => {
      socket.write(data);
      if (isHeld) upstream.pause();
    });
    if (isHeld) upstream.pause();
    socket.on('close', () => upstream.destroy());
    upstream.on('close', () => socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    hold: () => {
      isHeld = true;
      for (const upstream of upstreams) upstream.pause();
    },
    release: () => {
      isHeld = false;
      for (const upstream of upstreams) upstream.resume();
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
