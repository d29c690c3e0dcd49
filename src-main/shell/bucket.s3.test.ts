import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';

import { makeCertificate } from '../sources/testing/certificates.fixture';
import { describeWithS3, s3Server } from '../sources/testing/s3-server.fixture';
import type { S3Server, TestBucket } from '../sources/testing/s3-server.fixture';
import { ROOT, builtCli } from './testing/built-cli.fixture';
import type { Ended } from './testing/built-cli.fixture';

type Day = { readonly date: string | null; readonly conclusion: string; readonly bundle: string };
type Verdict = { readonly conclusion: string; readonly findings: readonly object[]; readonly claims: readonly object[]; readonly days: readonly Day[] };

const cli = builtCli();
const archives = join(ROOT, 'vectors/archive');
const place = mkdtempSync(join(tmpdir(), 'tamperscope-bucket-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

let s3: S3Server;
let bucket: TestBucket;
let runs = 0;

/** Runs it with keys in the environment and a temporary folder of its own, which must be empty in the end. */
async function run(words: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<Ended> {
  const temporary = mkdtempSync(join(place, 'tmp-'));
  const nobody = { AWS_PROFILE: '', AWS_CONFIG_FILE: join(place, 'none'), AWS_SHARED_CREDENTIALS_FILE: join(place, 'none') };
  const ended = await cli(words, { env: { ...nobody, AWS_ACCESS_KEY_ID: s3.owner.accessKey, AWS_SECRET_ACCESS_KEY: s3.owner.secretKey, ...env, TMPDIR: temporary } });
  expect(readdirSync(temporary)).toEqual([]);
  for (const secret of [s3.owner.secretKey, s3.stranger.secretKey, s3.owner.accessKey]) expect(ended.out + ended.err).not.toContain(secret);
  return ended;
}

const address = (prefix: string): string[] => [`s3://${bucket.name}/${prefix}`, '--endpoint', s3.endpoint, '--path-style'];
const newFolder = (): string => join(place, `case-${++runs}`);

/** What does not depend on where the archive lies. */
function bare({ out }: Ended): unknown {
  const { conclusion, findings, claims, days } = JSON.parse(out) as Verdict;
  return { conclusion, findings, claims, days: days.map(({ date, conclusion: one, bundle }) => [date, one, bundle]) };
}

describeWithS3('an archive in a bucket, at a shell', () => {
  beforeAll(async () => {
    s3 = await s3Server();
    bucket = await s3.bucket();
    for (const name of ['intact', 'edited', 'missing-day']) {
      const files = readdirSync(join(archives, name), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.json'));
      await bucket.putAll(new Map(files.map((path) => [`acme/${name}/${path}`, readFileSync(join(archives, name, path))])));
    }
    return s3.close;
  });
  afterEach(() => s3.proxy.forget());

  it.each([
    ['intact', 0],
    ['edited', 1],
    ['missing-day', 2],
  ])('%s: the verdict is that of the folder, finding by finding, and nothing stays behind', async (name, exit) => {
    const folder = await cli(['verify', join(archives, name), '--json']);
    const fetched = await run(['verify', ...address(`acme/${name}`), '--json']);
    expect([folder.code, fetched.code]).toEqual([exit, exit]);
    expect(bare(fetched)).toEqual(bare(folder));
    expect(fetched.err).toContain('in a temporary folder, which is removed at the end (--case-folder DIR keeps them)');
    expect(fetched.err).toContain('the connection was not encrypted');
  });

  it('is kept in a case folder, from which it is verified again without the server, and nothing fetched twice', async () => {
    const into = newFolder();
    const first = await run(['verify', ...address('acme/edited'), '--case-folder', into, '--json']);
    expect(first.code).toBe(1);
    s3.proxy.forget();
    const again = await run(['verify', ...address('acme/edited'), '--case-folder', into, '--json']);
    expect(s3.proxy.seen().filter(({ path }) => path.endsWith('.json'))).toEqual([]);
    s3.proxy.forget();
    const offline = await cli(['verify', into, '--json'], { env: { TAMPERSCOPE_AIR_GAPPED: '1' } });
    expect(s3.proxy.seen()).toEqual([]);
    expect(offline.code).toBe(1);
    expect(bare(again)).toEqual(bare(first));
    expect(bare(offline)).toEqual(bare(first));
  });

  it('is summarised for a person as a folder is', async () => {
    const { code, out } = await run(['verify', ...address('acme/intact')]);
    expect(code).toBe(0);
    expect(out).toMatch(/^✓ PASSED/);
    // Not by the folder that is gone when this is read.
    expect(out).toContain(`  Archive      s3://${bucket.name}/acme/intact\n`);
  });

  it('is fetched alone, with its record as JSON and no verdict', async () => {
    const into = newFolder();
    const { code, out, err } = await run(['fetch', ...address('acme/intact'), '--case-folder', into, '--json']);
    expect([code, err]).toEqual([0, '']);
    expect(JSON.parse(out)).toEqual(JSON.parse(readFileSync(join(into, 'tamperscope-case.json'), 'utf8')));
    expect(JSON.parse(out)).toMatchObject({ schema: 'tamperscope.case/1', source: { bucket: bucket.name, prefix: 'acme/intact/', credentials: 'environment' } });
  });

  it('of manifests alone, kept elsewhere, is fetched and then named as the digests of another archive', async () => {
    const kept = new Map(['2026-05-06', '2026-05-07', '2026-05-08', '2026-05-09'].map((date) => [`escrow/${date}/manifest.json`, readFileSync(join(archives, 'intact', date, 'manifest.json'))]));
    await bucket.putAll(kept);
    const into = newFolder();
    expect((await run(['fetch', ...address('escrow'), '--case-folder', into])).code).toBe(0);
    const { code, out } = await cli(['verify', join(archives, 'intact'), '--digests', into, '--json'], { env: { TAMPERSCOPE_AIR_GAPPED: '1' } });
    expect(code).toBe(0);
    expect((JSON.parse(out) as Verdict).claims).toContainEqual({ claim: 'bundle-digest', state: 'proved', because: 'Digests kept elsewhere confirm every bundle.' });
  });

  it('of some dates only is verified for those alone', async () => {
    const { out } = await run(['verify', ...address('acme/intact'), '--from', '2026-05-07', '--to', '2026-05-07', '--json']);
    expect((JSON.parse(out) as Verdict).days.map(({ date }) => date)).toEqual(['2026-05-07']);
    expect(s3.proxy.seen().filter(({ path }) => path.endsWith('.json')).map(({ path }) => path.includes('2026-05-07'))).not.toContain(false);
  });

  it.each([
    ['a wrong secret', { AWS_SECRET_ACCESS_KEY: 'y'.repeat(40) }, [], 's3-refused'],
    ['no keys', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, [], 's3-credentials'],
    ['no rights', {}, ['--anonymous'], 's3-refused'],
    ['a machine that stays off the network', { TAMPERSCOPE_AIR_GAPPED: '1' }, [], 'air-gapped'],
  ])('with %s is unreadable: exit 3, one JSON document, no verdict', async (_what, env, words, errorCode) => {
    const { code, out, err } = await run(['verify', ...address('acme/intact'), ...words, '--json'], env);
    expect([code, err]).toEqual([3, '']);
    expect(JSON.parse(out)).toMatchObject({ error: { code: errorCode } });
    expect(Object.keys(JSON.parse(out) as object).sort()).toEqual(['error', 'schema']);
    const said = await run(['verify', ...address('acme/intact'), ...words], env);
    expect(said.code).toBe(3);
    expect(said.out).toMatch(/^✗ NOT FETCHED[^]*nothing was verified\n$/);
  });

  it('of which an object cannot be had is never passed: it is named, and what is missing weighs', async () => {
    s3.proxy.spoil(({ path }) => path.endsWith('2026-05-07/bundle.json'), { kind: 'answer', status: 403, body: '<Error><Code>AccessDenied</Code></Error>' }, 9);
    const { code, out, err } = await run(['verify', ...address('acme/intact'), '--json']);
    expect(code).toBe(2);
    expect((JSON.parse(out) as Verdict).conclusion).toBe('indeterminate');
    expect(err).toContain('1 object was not fetched, and nothing is known of what they hold:\n  acme/intact/2026-05-07/bundle.json: ');
  });

  it('that goes on after a moment is told of on standard error alone', async () => {
    s3.proxy.spoil(({ path }) => path.endsWith('2026-05-07/bundle.json'), { kind: 'cut', after: 100 });
    const { code, err } = await run(['verify', ...address('acme/intact'), '--json']);
    expect(code).toBe(0);
    expect(err).toContain('Trying again in 0.5 s.');
  });

  it('interrupted while it is fetched ends with 130, and leaves nothing', async () => {
    s3.proxy.spoil(({ path }) => path.endsWith('2026-05-07/bundle.json'), { kind: 'stall', after: 100 });
    const temporary = mkdtempSync(join(place, 'tmp-'));
    // Interrupted once its fetch hangs: the proxy has seen the request.
    const mark = join(temporary, 'go');
    const script = `"$@" & pid=$!; while [ ! -e '${mark}' ]; do sleep 0.05; done; rm '${mark}'; kill -TERM $pid; wait $pid`;
    const going = cli(['verify', ...address('acme/intact'), '--json'], { script, env: { AWS_PROFILE: '', AWS_ACCESS_KEY_ID: s3.owner.accessKey, AWS_SECRET_ACCESS_KEY: s3.owner.secretKey, TMPDIR: temporary } });
    await expect.poll(() => s3.proxy.seen().some(({ path }) => path.endsWith('2026-05-07/bundle.json')), { timeout: 20_000 }).toBe(true);
    await expect.poll(() => s3.proxy.going(), { timeout: 20_000 }).toBe(1);
    writeFileSync(mark, '');
    expect(await going).toMatchObject({ code: 130 });
    expect(readdirSync(temporary)).toEqual([]);
    await expect.poll(() => s3.proxy.going()).toBe(0);
  });
});

describeWithS3('an archive on a server of the house, at a shell', () => {
  const certificate = makeCertificate();
  const ca = join(place, 'authority.pem');
  beforeAll(async () => {
    s3 = await s3Server(certificate);
    bucket = await s3.bucket();
    writeFileSync(ca, certificate.authority);
    await bucket.put('2026-05-06/bundle.json', readFileSync(join(ROOT, 'resources/samples/intact/bundle.json')));
    return s3.close;
  });

  it('is read over TLS with the authority that is named, and not without', async () => {
    const named = await run(['fetch', ...address(''), '--ca', ca, '--case-folder', newFolder()]);
    expect([named.code, named.err]).toEqual([0, '']);
    expect(named.out).not.toContain('not encrypted');
    const into = newFolder();
    const unnamed = await run(['fetch', ...address(''), '--case-folder', into]);
    expect(unnamed.code).toBe(3);
    expect(unnamed.out).toContain('comes from an authority that is not trusted');
    expect(existsSync(into)).toBe(false);
  });

  it('is read as a profile of the machine says: its endpoint, its keys', async () => {
    const [config, credentials] = [join(place, 'config'), join(place, 'credentials')];
    writeFileSync(config, `[profile acme]\nendpoint_url = ${s3.endpoint}\nregion = us-east-1\n`);
    writeFileSync(credentials, `[acme]\naws_access_key_id = ${s3.owner.accessKey}\naws_secret_access_key = ${s3.owner.secretKey}\n`);
    const env = { AWS_CONFIG_FILE: config, AWS_SHARED_CREDENTIALS_FILE: credentials, AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' };
    const { code, out } = await run(['fetch', `s3://${bucket.name}/`, '--path-style', '--profile', 'acme', '--ca', ca, '--case-folder', newFolder(), '--json'], env);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ source: { endpoint: s3.endpoint, credentials: 'profile' } });
  });
});
