import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from 'playwright/test';

import { copySample, sha256, stateOf, write } from './evidence.fixture';
import { expect, test } from './launch';
import { BROKEN, answerOpenDialog, answerSaveDialog, clipboardText, headline } from './window.fixture';

/** No keeper of secrets, whatever the desktop offers: the made identity then needs a passphrase everywhere. */
const NO_KEYRING = '--password-store=basic';
const DETAILS = { 'Case id': 'CASE-2026/118', Client: 'Supervisory board', Examiner: 'Máté Ōkafor', Role: 'bank examiner', Authority: 'mandate 118', Reviewer: 'T. Lindqvist', Scope: 'Everything exported on 6 May, and nothing else.' };

const form = (page: Page): Locator => page.getByRole('dialog', { name: 'Export report' });
const written = (page: Page): Locator => page.getByRole('dialog', { name: 'Report exported' });
const passphrase = (page: Page): Locator => form(page).locator('input[type=password]');
const sign = (page: Page): Promise<void> => form(page).getByRole('button', { name: 'Sign and save…' }).click();

async function openForm(page: Page, way: RegExp): Promise<void> {
  await page.keyboard.press('Control+e');
  await expect(form(page).getByRole('textbox', { name: 'Case id' })).toBeFocused();
  await form(page).getByRole('radio', { name: way }).check();
}

async function finish(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(written(page)).toHaveCount(0);
}

/** What another maker's tool says of the signature. */
function pdfsig(path: string): string {
  const { stdout, stderr } = spawnSync('pdfsig', [path], { encoding: 'utf8' });
  return stdout + stderr;
}

function expectSigned(path: string): void {
  expect(pdfsig(path)).toContain('Signature Validation: Signature is Valid.');
  expect(pdfsig(path)).toContain('Total document signed');
}

const pdftotext = (path: string): string => execFileSync('pdftotext', ['-layout', path, '-'], { encoding: 'utf8' });

async function receiptOf(page: Page, app: ElectronApplication): Promise<{ path: string; sha256: string }> {
  await expect(written(page)).toContainText('The report is written and signed.');
  await written(page).getByRole('button', { name: 'Copy File' }).click();
  await expect.poll(() => clipboardText(app)).toContain('.pdf');
  const path = await clipboardText(app);
  await written(page).getByRole('button', { name: 'Copy SHA-256' }).click();
  await expect.poll(() => clipboardText(app)).toMatch(/^[0-9a-f]{64}$/);
  return { path, sha256: await clipboardText(app) };
}

test('A report is signed with a one-time identity, and other makers\' tools find it whole', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { bundle } = copySample(folder, 'broken');
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText(BROKEN);
  await openForm(page, /one-time/);
  for (const [name, text] of Object.entries(DETAILS)) await form(page).getByRole('textbox', { name }).fill(text);

  await answerSaveDialog(app, null);
  await sign(page);
  await expect(form(page).getByRole('button', { name: 'Sign and save…' })).toBeEnabled();
  await expect(form(page).getByRole('textbox', { name: 'Scope' })).toHaveValue(DETAILS.Scope);
  expect(readdirSync(folder).sort()).toEqual(['bundle.json', 'manifest.json']);

  const path = join(folder, 'report.pdf');
  await answerSaveDialog(app, path);
  await sign(page);
  const receipt = await receiptOf(page, app);
  expect(receipt).toEqual({ path, sha256: sha256(readFileSync(path)) });
  await expect(written(page)).toContainText('Self-signed: identity not verified.');
  expectSigned(path);
  const text = pdftotext(path);
  for (const said of [BROKEN, ...Object.values(DETAILS), sha256(readFileSync(bundle)), 'self-signed, made for this report only: identity not verified']) expect(text.replace(/\s+/g, ' ')).toContain(said);

  const attached = join(makeFolder(), 'verdict.json');
  execFileSync('pdfdetach', ['-saveall', '-o', join(attached, '..'), path]);
  const verdict = JSON.parse(readFileSync(attached, 'utf8')) as { schema: string; conclusion: string; replay: object; subject: object };
  expect(verdict).toMatchObject({ schema: 'tamperscope.verdict/1', conclusion: 'failed', replay: { brokenAtSequence: 248, brokenReason: 'chain-hash-mismatch', totalChecked: 400 }, subject: { sha256: sha256(readFileSync(bundle)) } });

  const flipped = readFileSync(path);
  flipped.writeUInt8(flipped.readUInt8(2000) ^ 1, 2000);
  expect(pdfsig(write(makeFolder(), 'flipped.pdf', flipped))).toContain('Digest Mismatch');
  await finish(page);
});

test('An identity made here is kept encrypted, asks for its passphrase, and is the same in the next run', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { bundle } = copySample(folder, 'intact');
  const secret = 'correct horse battery staple';
  const before = await launch({ args: [NO_KEYRING, bundle] });
  await expect(before.page.getByRole('button', { name: 'Export report…' })).toBeVisible();
  await openForm(before.page, /An identity made for this machine/);
  await expect(form(before.page).getByRole('button', { name: 'Sign and save…' })).toBeDisabled();
  await form(before.page).getByRole('textbox', { name: 'Examiner' }).fill('M. Okafor');
  await form(before.page).getByLabel('New passphrase').fill(secret);
  await answerSaveDialog(before.app, join(folder, 'first.pdf'));
  await sign(before.page);
  await receiptOf(before.page, before.app);
  expectSigned(join(folder, 'first.pdf'));
  const fingerprint = fingerprintOf(join(folder, 'first.pdf'));
  await finish(before.page);
  // From now on it is an identity that exists, also before anything was started anew.
  await before.page.keyboard.press('Control+e');
  await expect(form(before.page).getByLabel('Passphrase of this identity')).toHaveValue('');
  await before.close();
  expectNoSecret(before.profile, secret);

  const { app, page } = await launch({ args: [NO_KEYRING, bundle], profile: before.profile });
  await expect(page.getByRole('button', { name: 'Export report…' })).toBeVisible();
  await openForm(page, /M\. Okafor/);
  await expect(form(page)).toContainText(fingerprint);
  await answerSaveDialog(app, join(folder, 'second.pdf'));
  await form(page).getByLabel('Passphrase of this identity').fill('not this one');
  await sign(page);
  await expect(form(page).getByRole('alert')).toContainText('wrong-passphrase');
  expect(existsSync(join(folder, 'second.pdf'))).toBe(false);
  await passphrase(page).fill(secret);
  await sign(page);
  await receiptOf(page, app);
  expectSigned(join(folder, 'second.pdf'));
  expect(fingerprintOf(join(folder, 'second.pdf'))).toBe(fingerprint);
});

/** The SHA-256 of the signer's certificate, as the report itself states it. */
const fingerprintOf = (path: string): string => /Certificate SHA-256\s+([0-9a-f]{64})/.exec(pdftotext(path))?.[1] ?? 'no fingerprint is stated';

function expectNoSecret(profile: string, secret: string): void {
  const kept = readFileSync(join(profile, 'identity/signing-identity.json'), 'utf8');
  expect(kept).toContain('BEGIN ENCRYPTED PRIVATE KEY');
  expect(statSync(join(profile, 'identity/signing-identity.json')).mode & 0o077).toBe(0);
  for (const path of filesUnder(profile)) {
    const bytes = readFileSync(path);
    expect(bytes.includes('BEGIN PRIVATE KEY') || bytes.includes('BEGIN EC PRIVATE KEY') || bytes.includes(secret), path).toBe(false);
  }
}

const filesUnder = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((one) => (one.isDirectory() ? filesUnder(join(folder, one.name)) : one.isFile() ? [join(folder, one.name)] : []));

test('A certificate file signs, RSA and EC, and a wrong passphrase or a file of another kind is told', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { bundle } = copySample(folder, 'intact');
  const { app, page } = await launch({ args: [bundle] });
  await expect(page.getByRole('button', { name: 'Export report…' })).toBeVisible();
  for (const kind of ['rsa', 'ec'] as const) {
    const path = join(folder, `${kind}.pdf`);
    await openForm(page, /certificate file/);
    await answerOpenDialog(app, [makeP12(makeFolder(), kind)]);
    await form(page).getByRole('button', { name: 'Choose file…' }).click();
    await expect(form(page)).toContainText(`${kind}.p12`);
    await answerSaveDialog(app, path);
    await form(page).getByLabel('Passphrase of the file').fill('wrong');
    await sign(page);
    await expect(form(page).getByRole('alert')).toContainText('The passphrase does not open this identity file.');
    await passphrase(page).fill('opens it');
    await sign(page);
    await receiptOf(page, app);
    await expect(written(page)).toContainText(`CN=Authority ${kind}`);
    expectSigned(path);
    await finish(page);
  }
  await openForm(page, /certificate file/);
  await answerOpenDialog(app, [bundle]);
  await form(page).getByRole('button', { name: 'Choose file…' }).click();
  await expect(form(page)).toContainText('bundle.json');
  await sign(page);
  await expect(form(page).getByRole('alert')).toContainText('identity-unreadable');
});

function makeP12(folder: string, kind: 'rsa' | 'ec'): string {
  const at = (name: string): string => join(folder, name);
  const key = kind === 'rsa' ? ['rsa:2048'] : ['ec', '-pkeyopt', 'ec_paramgen_curve:P-256'];
  const quiet = { stdio: 'ignore' } as const;
  execFileSync('openssl', ['req', '-x509', '-newkey', ...key, '-nodes', '-days', '30', '-subj', `/CN=Authority ${kind}`, '-keyout', at('key.pem'), '-out', at('certificate.pem')], quiet);
  execFileSync('openssl', ['pkcs12', '-export', '-inkey', at('key.pem'), '-in', at('certificate.pem'), '-passout', 'pass:opens it', '-out', at(`${kind}.p12`)], quiet);
  return at(`${kind}.p12`);
}

test('A report never replaces the evidence, by whatever path it is named, and a place that takes no file is told', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { bundle, manifest } = copySample(folder, 'broken');
  const before = [stateOf(bundle), stateOf(manifest)];
  const byLink = join(makeFolder(), 'linked');
  symlinkSync(folder, byLink);
  mkdirSync(join(folder, 'taken.pdf'));
  writeFileSync(join(folder, 'file'), '');
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText(BROKEN);
  await openForm(page, /one-time/);
  for (const path of [bundle, manifest, join(byLink, 'bundle.json'), `${folder}/../${folder.split('/').pop() ?? ''}/manifest.json`]) {
    await answerSaveDialog(app, path);
    await sign(page);
    await expect(form(page).getByRole('alert')).toContainText('The report may not replace the evidence.');
    await openAgain(page);
  }
  for (const path of [join(folder, 'no/such/folder.pdf'), join(folder, 'taken.pdf'), join(folder, 'file/report.pdf')]) {
    await answerSaveDialog(app, path);
    await sign(page);
    await expect(form(page).getByRole('alert')).toContainText(path);
    await expect(form(page).getByRole('alert')).toContainText('write-failed');
    await openAgain(page);
  }
  expect([stateOf(bundle), stateOf(manifest)]).toEqual(before);
  expect(readdirSync(folder).sort()).toEqual(['bundle.json', 'file', 'manifest.json', 'taken.pdf']);
});

/** Closes the form and opens it once more: the last failure is gone with it. */
async function openAgain(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await expect(form(page)).toHaveCount(0);
  await openForm(page, /one-time/);
  await expect(form(page).getByRole('alert')).toHaveCount(0);
}
