import { createServer } from 'node:http';
import type { RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterEach, expect, test } from 'vitest';

import { openBucket } from './s3';

const closing: (() => void)[] = [];

afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function bucketAt(listener: RequestListener): Promise<ReturnType<typeof openBucket>> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const endpoint = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const bucket = openBucket({ endpoint, region: 'us-east-1', bucket: 'audit', prefix: '', pathStyle: true, ca: null, credentials: { kind: 'anonymous' } });
  closing.push(() => {
    bucket.close();
    server.closeAllConnections();
    server.close();
  });
  return bucket;
}

test.each([200, 403])('an answer without an end is given up, whatever it says it is (%i)', async (status) => {
  let sent = 0;
  const bucket = await bucketAt((_, answer) => {
    answer.writeHead(status, { 'content-type': 'application/xml' });
    const piece = Buffer.alloc(2 ** 20, ' ');
    const send = (): void => {
      while (!answer.destroyed && sent < 2 ** 28) {
        sent += piece.length;
        if (!answer.write(piece)) return void answer.once('drain', send);
      }
      answer.end();
    };
    send();
  });
  await expect(bucket.listLatest('', undefined, new AbortController().signal)).rejects.toMatchObject({ code: 's3-answer', nature: 'final' });
  expect(sent).toBeLessThan(2 ** 26);
});

test('a list as it should be is read', async () => {
  const bucket = await bucketAt((_, answer) => answer.end('<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated><Contents><Key>a.json</Key><Size>3</Size></Contents></ListBucketResult>'));
  expect(await bucket.listLatest('', undefined, new AbortController().signal)).toMatchObject({ objects: [{ key: 'a.json', size: 3 }], next: undefined });
});
