import { createHash } from 'node:crypto';
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import { afterEach, beforeAll, expect, it, vi } from 'vitest';

import type { BucketSource } from '#core/contract';

import { makeCertificate } from '../sources/testing/certificates.fixture';
import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { caseFolders, failureOf, fetchInto, filesBelow, objectOf, recordOf } from './testing/fetching.fixture';

const KEY = '2026-05-06/bundle.json';
const folder = caseFolders();
let s3: S3Server;
let bucket: TestBucket;

const typed = (accessKeyId: string, secretAccessKey: string): Pick<BucketSource, 'credentials'> => ({ credentials: { kind: 'typed', accessKeyId, secretAccessKey } });

/** That it fails like this, leaves no folder, and quotes no secret. */
async function expectRefused(source: BucketSource, code: string, says: string): Promise<void> {
  const into = folder();
  const fetched = await fetchInto(into, source);
  expect(failureOf(fetched)).toMatchObject({ code, sentence: expect.stringContaining(says) as string });
  expect(existsSync(into)).toBe(false);
  for (const secret of [s3.owner.secretKey, s3.stranger.secretKey]) expect(JSON.stringify(fetched)).not.toContain(secret);
}

describeWithS3('who may not read a bucket', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    bucket = await s3.bucket();
    await bucket.put(KEY, '{}');
    return s3.close;
  });

  it('is refused with a wrong secret, and told that it is the secret or the region', () =>
    expectRefused({ ...bucket.source, ...typed(s3.owner.accessKey, 'x'.repeat(40)) }, 's3-refused', 'refuses the signature (SignatureDoesNotMatch): the secret key is wrong, or the region is.'));

  it('is refused with a key that the server does not know, and told so', () =>
    expectRefused({ ...bucket.source, ...typed('AKIAUNKNOWNTOALLOFTHEM', 'x'.repeat(40)) }, 's3-refused', 'does not know this access key (InvalidAccessKeyId)'));

  it('is refused as another user, and told that these credentials may not read it', () =>
    expectRefused({ ...bucket.source, ...typed(s3.stranger.accessKey, s3.stranger.secretKey) }, 's3-refused', 'these credentials may not read it'));

  it('is refused without credentials where the bucket is not public', () => expectRefused({ ...bucket.source, credentials: { kind: 'anonymous' } }, 's3-refused', 'may not read it'));

  it('is not asked again and again: a refusal is final', async () => {
    s3.proxy.forget();
    await fetchInto(folder(), { ...bucket.source, ...typed(s3.owner.accessKey, 'x'.repeat(40)) });
    expect(s3.proxy.seen().length).toBeLessThanOrEqual(3);
  });

  it('is told that the bucket is not there, or that its name cannot be one', async () => {
    await expectRefused({ ...bucket.source, bucket: 'nobody-has-this-one' }, 's3-not-found', 'There is no bucket "nobody-has-this-one"');
    await expectRefused({ ...bucket.source, bucket: 'No_Such-Name!' }, 's3-not-found', 'No_Such-Name!');
  });

  it('reads a public bucket without credentials, and the record says that nobody was asked who he is', async () => {
    const open = await s3.bucket({ isPublic: true });
    await open.put(KEY, '{"a":1}', { ACL: 'public-read' });
    await open.put('2026-05-07/bundle.json', 'kept back');
    const record = recordOf(await fetchInto(folder(), { ...open.source, credentials: { kind: 'anonymous' } }));
    expect(record.source.credentials).toBe('anonymous');
    expect(objectOf(record, KEY)).toMatchObject({ state: 'fetched', size: 7 });
    expect(objectOf(record, '2026-05-07/bundle.json')).toMatchObject({ state: 'not-fetched', path: null, sha256: null, why: expect.stringContaining('may not read it') as string });
  });
});

describeWithS3('whose keys are used', () => {
  const names = ['AWS_PROFILE', 'AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_ENDPOINT_URL', 'AWS_ENDPOINT_URL_S3', 'AWS_CONFIG_FILE', 'AWS_SHARED_CREDENTIALS_FILE'];
  beforeAll(async () => {
    s3 = await s3Server();
    bucket = await s3.bucket();
    await bucket.put(KEY, '{}');
    return s3.close;
  });
  afterEach(() => vi.unstubAllEnvs());

  const environment = (values: Readonly<Record<string, string>>): void => {
    for (const name of names) vi.stubEnv(name, values[name] ?? '');
  };
  const profiles = (): Record<string, string> => {
    const [config, credentials] = [folder(), folder()];
    writeFileSync(config, `[profile acme]\nendpoint_url = ${s3.endpoint}\nregion = eu-central-1\n`);
    writeFileSync(credentials, `[acme]\naws_access_key_id = ${s3.owner.accessKey}\naws_secret_access_key = ${s3.owner.secretKey}\n`);
    return { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials };
  };

  it("is a profile's where one is named, with its own endpoint and region", async () => {
    environment(profiles());
    const record = recordOf(await fetchInto(folder(), { ...bucket.source, endpoint: null, region: null, credentials: { kind: 'profile', profile: 'acme' } }));
    expect(record.source).toMatchObject({ endpoint: s3.endpoint, region: 'eu-central-1', credentials: 'profile' });
  });

  it('is the profile of AWS_PROFILE where none is named', async () => {
    environment({ ...profiles(), AWS_PROFILE: 'acme' });
    const record = recordOf(await fetchInto(folder(), { ...bucket.source, endpoint: null, region: null, credentials: { kind: 'profile', profile: null } }));
    expect(record.source).toMatchObject({ endpoint: s3.endpoint, region: 'eu-central-1', credentials: 'profile' });
  });

  it("is the environment's, with its endpoint", async () => {
    environment({ AWS_ACCESS_KEY_ID: s3.owner.accessKey, AWS_SECRET_ACCESS_KEY: s3.owner.secretKey, AWS_ENDPOINT_URL: s3.endpoint });
    const record = recordOf(await fetchInto(folder(), { ...bucket.source, endpoint: null, credentials: { kind: 'environment' } }));
    expect(record.source).toMatchObject({ endpoint: s3.endpoint, credentials: 'environment' });
  });

  it("is nobody's where there are none, and that is told before anything is asked", async () => {
    environment({ AWS_CONFIG_FILE: join(folder(), 'none'), AWS_SHARED_CREDENTIALS_FILE: join(folder(), 'none') });
    s3.proxy.forget();
    await expectRefused({ ...bucket.source, credentials: { kind: 'environment' } }, 's3-credentials', 'No usable credentials');
    await expectRefused({ ...bucket.source, credentials: { kind: 'profile', profile: 'acme' } }, 's3-credentials', 'There is no profile "acme"');
    expect(s3.proxy.seen()).toEqual([]);
  });

  it('does not matter where the machine is to stay off the network: nothing is asked', async () => {
    s3.proxy.forget();
    vi.stubEnv('TAMPERSCOPE_AIR_GAPPED', '1');
    await expectRefused(bucket.source, 'air-gapped', 'off the network');
    vi.unstubAllEnvs();
    expect(failureOf(await fetchInto(folder(), bucket.source, { airGapped: true })).code).toBe('air-gapped');
    expect(s3.proxy.seen()).toEqual([]);
  });
});

describeWithS3('a server whose certificate comes from an authority of its own house', () => {
  const certificate = makeCertificate();
  const trusted = (text: string): Pick<BucketSource, 'ca'> => {
    const ca = folder();
    writeFileSync(ca, text);
    return { ca };
  };
  beforeAll(async () => {
    s3 = await s3Server(certificate);
    bucket = await s3.bucket();
    await bucket.put(KEY, '{}');
    return s3.close;
  });

  it('is read where that authority is named', async () => {
    const record = recordOf(await fetchInto(folder(), { ...bucket.source, ...trusted(certificate.authority) }));
    expect(record.source.endpoint).toMatch(/^https:/);
    expect(objectOf(record, KEY).state).toBe('fetched');
  });

  it('is not spoken to where it is not, nor where another is, and sees no request', async () => {
    s3.proxy.forget();
    await expectRefused(bucket.source, 's3-untrusted', 'comes from an authority that is not trusted');
    await expectRefused({ ...bucket.source, ...trusted(makeCertificate().authority) }, 's3-untrusted', 'comes from an authority that is not trusted');
    expect(s3.proxy.seen()).toEqual([]);
  });

  it('is not spoken to under a name that its certificate does not bear', async () => {
    const other = makeCertificate('DNS:elsewhere.example');
    const misnamed = await s3Server(other);
    await expectRefused({ ...bucket.source, endpoint: misnamed.endpoint, ...trusted(other.authority) }, 's3-untrusted', 'made out to another name');
    await misnamed.close();
  });

  it('needs a file of authorities that can be read and holds a certificate', async () => {
    await expectRefused({ ...bucket.source, ca: join(folder(), 'none.pem') }, 's3-untrusted', 'cannot be read');
    await expectRefused({ ...bucket.source, ...trusted('no certificate') }, 's3-untrusted', 'holds no certificate in PEM');
  });
});

describeWithS3('what is no S3 server', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    bucket = await s3.bucket();
    return s3.close;
  });
  afterEach(() => s3.proxy.forget());

  it.each([
    ['a page of the web', 200, '<html><body>Welcome</body></html>'],
    ['nothing', 200, ''],
    ['JSON', 200, '{"hello": "world"}'],
    ['an error in words of its own', 418, 'I am a teapot'],
    ['a list that names keys elsewhere', 200, '<ListBucketResult><Contents><Key>elsewhere/a.json</Key><Size>1</Size></Contents></ListBucketResult>'],
    ['a list without sizes', 200, '<ListBucketResult><Contents><Key>audit/a.json</Key></Contents></ListBucketResult>'],
    ['a list that never goes on', 200, '<ListBucketResult><IsTruncated>true</IsTruncated><NextContinuationToken>x</NextContinuationToken></ListBucketResult>'],
  ])('answers with %s, and is told from one without a word of its own', async (_what, status, body) => {
    s3.proxy.spoil(() => true, { kind: 'answer', status, body }, 99);
    const into = folder();
    const failure = failureOf(await fetchInto(into, { ...bucket.source, prefix: 'audit' }));
    expect(['s3-answer', 's3-not-found']).toContain(failure.code);
    expect(failure.sentence).not.toMatch(/Welcome|teapot|elsewhere|root:/);
    expect(existsSync(into)).toBe(false);
  });

  it('lists versions round and round, and is told from one that ends', async () => {
    const kept = await s3.bucket({ versions: true });
    for (const next of ['audit/x', 'audit/y', 'audit/x']) {
      const body = `<ListVersionsResult><IsTruncated>true</IsTruncated><NextKeyMarker>${next}</NextKeyMarker></ListVersionsResult>`;
      s3.proxy.spoil(({ query }) => query.has('versions'), { kind: 'answer', status: 200, body });
    }
    const into = folder();
    expect(failureOf(await fetchInto(into, { ...kept.source, prefix: 'audit' }))).toMatchObject({ code: 's3-answer', sentence: "The bucket's list does not go on: it comes back to where it was." });
    expect(s3.proxy.seen().filter(({ query }) => query.has('prefix'))).toHaveLength(3);
    expect(existsSync(into)).toBe(false);
  });

  it.each([301, 302, 307, 308])('that sends elsewhere (%s) is not followed there: the keys were meant for this one', async (status) => {
    const elsewhere = await s3Server();
    s3.proxy.spoil(() => true, { kind: 'answer', status, location: `${elsewhere.endpoint}/${bucket.name}/` }, 99);
    expect(failureOf(await fetchInto(folder(), bucket.source)).code).toMatch(/^s3-(elsewhere|answer)$/);
    expect(elsewhere.proxy.seen()).toEqual([]);
    await elsewhere.close();
  });

  it('answers with entities that name files of this machine: none is read', async () => {
    const body = '<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/passwd">]><ListBucketResult><Contents><Key>audit/&b;.json</Key><Size>1</Size></Contents></ListBucketResult>';
    s3.proxy.spoil(() => true, { kind: 'answer', status: 200, body }, 99);
    expect(JSON.stringify(await fetchInto(folder(), { ...bucket.source, prefix: 'audit' }))).not.toContain('root:');
  });

  it('or is nobody: told at once where nothing answers', async () => {
    const gone = await s3Server();
    await gone.close();
    const fetched = await fetchInto(folder(), { ...bucket.source, endpoint: gone.endpoint });
    expect(failureOf(fetched)).toMatchObject({ code: 's3-unreachable', sentence: expect.stringContaining('nothing answers at this port') as string });
    expect(fetched.told).toEqual([]);
  });

  it('an endpoint with a password in it is refused unasked', () => expectRefused({ ...bucket.source, endpoint: `http://me:${s3.owner.secretKey}@127.0.0.1:1` }, 's3-unreachable', 'without user, password'));
});

describeWithS3('an object that is no longer what was listed', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    bucket = await s3.bucket();
    return s3.close;
  });
  afterEach(() => s3.proxy.forget());
  const isRead = ({ path }: { readonly path: string }): boolean => path.endsWith(KEY);

  it('is refused (412) where it was replaced before it was read: the record says so, nothing of it is kept, the others come', async () => {
    await bucket.put(KEY, 'as it was listed');
    await bucket.put('2026-05-07/bundle.json', 'another');
    s3.proxy.spoil(isRead, { kind: 'first', work: () => bucket.put(KEY, 'as it was found!') });
    const into = folder();
    const record = recordOf(await fetchInto(into, bucket.source));
    expect(objectOf(record, KEY)).toMatchObject({ state: 'not-fetched', path: null, sha256: null, why: `The object changed after it was listed: ${KEY}` });
    expect(filesBelow(into)).toEqual(['2026-05-07/bundle.json', 'tamperscope-case.json']);
  });

  it('is refused where it is replaced between two halves of its reading: no file is made of two objects', async () => {
    const [first, second] = ['1', '2'].map((digit) => digit.repeat(300_000));
    await bucket.put(KEY, first!);
    s3.proxy.spoil(isRead, { kind: 'cut', after: 100_000 });
    s3.proxy.spoil(isRead, { kind: 'first', work: () => bucket.put(KEY, second!) });
    const into = folder();
    const record = recordOf(await fetchInto(into, bucket.source));
    expect(objectOf(record, KEY)).toMatchObject({ state: 'not-fetched', why: `The object changed after it was listed: ${KEY}` });
    expect(filesBelow(into)).toEqual(['2026-05-07/bundle.json', 'tamperscope-case.json']);
  });

  it('is told as gone (404) where it was removed', async () => {
    await bucket.put(KEY, 'x');
    s3.proxy.spoil(isRead, { kind: 'first', work: () => bucket.remove(KEY) });
    const record = recordOf(await fetchInto(folder(), bucket.source));
    expect(objectOf(record, KEY)).toMatchObject({ state: 'not-fetched', why: `The object is no longer in the bucket (NoSuchKey): ${KEY}` });
  });

  it('is fetched again where it was damaged on its way: its ETag is the MD5 of what was put', async () => {
    await bucket.put(KEY, 'as it was listed');
    s3.proxy.spoil(isRead, { kind: 'damage' }, 2);
    const fetched = await fetchInto(folder(), bucket.source);
    expect(objectOf(recordOf(fetched), KEY)).toMatchObject({ state: 'fetched', sha256: createHash('sha256').update('as it was listed').digest('hex') });
    expect(fetched.told.flatMap((one) => (one.phase === 'waiting' ? [one.because] : []))).toEqual(Array.from({ length: 2 }, () => `What came does not have the MD5 that the bucket lists as the ETag of ${KEY}.`));
  });

  it('is told as damaged where it is so time and again: nothing of it is kept that would read as tampering, and the others come', async () => {
    await bucket.put(KEY, 'as it was listed');
    s3.proxy.spoil(isRead, { kind: 'damage' }, 99);
    const into = folder();
    const record = recordOf(await fetchInto(into, bucket.source));
    expect(objectOf(record, KEY)).toMatchObject({ state: 'not-fetched', path: null, sha256: null, why: expect.stringMatching(/^What came does not have the MD5 .* 3 times: it is damaged on its way or in the store, or this server's ETags are no MD5\./) as string });
    expect(s3.proxy.seen().filter(isRead)).toHaveLength(3);
    expect(filesBelow(into)).toEqual(['2026-05-07/bundle.json', 'tamperscope-case.json']);
  });

  it('is the version that was listed where the bucket keeps versions, whatever was put over it', async () => {
    const kept = await s3.bucket({ versions: true });
    const { versionId } = await kept.put(KEY, 'as it was listed');
    s3.proxy.spoil(isRead, { kind: 'first', work: () => kept.put(KEY, 'put over it') });
    const record = recordOf(await fetchInto(folder(), kept.source));
    expect(record.objects).toEqual([expect.objectContaining({ versionId, size: 16, state: 'fetched' })]);
  });
});
