// The limit for a bucket: the library that Tamperscope uses lists and reads every object, four at a time, and each one's
// SHA-256 is taken; nothing is kept.
import { createHash } from 'node:crypto';

import { GetObjectCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';

const [endpoint = '', bucket = '', prefix = ''] = process.argv.slice(2);
const client = new S3Client({ endpoint, forcePathStyle: true });

/** @type {string[]} */
const keys = [];
/** @type {string | undefined} */
let token;
do {
  const page = await client.send(new ListObjectsV2Command({ Bucket: bucket, Prefix: prefix, ...(token === undefined ? {} : { ContinuationToken: token }) }));
  keys.push(...(page.Contents ?? []).map(({ Key }) => Key ?? ''));
  token = page.NextContinuationToken;
} while (token !== undefined);

const entries = keys.length;
const work = async () => {
  for (let key = keys.shift(); key !== undefined; key = keys.shift()) {
    const hash = createHash('sha256');
    const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    for await (const bytes of /** @type {AsyncIterable<Uint8Array>} */ (body)) hash.update(bytes);
    hash.digest('hex');
  }
};
await Promise.all(Array.from({ length: 4 }, work));
console.log(JSON.stringify({ entries, sha256: '', intact: true }));
