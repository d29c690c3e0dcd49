import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from 'playwright/test';

import { writeArchive } from './archive.fixture';
import { AXE, violations } from './axe.fixture';
import { filesBelow, test } from './bucket.fixture';
import type { S3 } from './bucket.fixture';
import { expect } from './launch';
import { answerOpenDialog, answerSaveDialog, headline, openIntactSample, startScreen } from './window.fixture';

const OFFLINE = 'Offline: nothing leaves this machine.';
const VERDICT = 'Chain intact over 6 bundles. Head attested, not proved.';
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Open from S3' });
const statusBar = (page: Page): Locator => page.locator('.status-bar');
const submit = (page: Page): Locator => dialog(page).getByRole('button', { name: 'Connect and fetch' });
const hostOf = ({ endpoint }: S3): string => new URL(endpoint).host;

/** Six days in a bucket, below `decisions`. */
function bucketOfDays(s3: S3, folder: string): Promise<string> {
  writeArchive(folder, { first: '2026-05-06', days: 6 });
  return s3.bucketOf(folder, 'decisions');
}

/** Fills the dialog: everything but the press of its button. */
async function fill(page: Page, app: ElectronApplication, s3: S3, { bucket, folder, secret = s3.secretKey }: { bucket: string; folder: string; secret?: string }): Promise<void> {
  await startScreen(page).getByRole('button', { name: 'Open from S3…' }).click();
  await dialog(page).getByRole('textbox', { name: 'Bucket' }).fill(`s3://${bucket}/decisions`);
  await dialog(page).getByRole('textbox', { name: 'Endpoint' }).fill(s3.endpoint);
  await dialog(page).getByRole('checkbox', { name: /^Path style/ }).check();
  await dialog(page).getByRole('radio', { name: /^Keys typed here/ }).check();
  await typeKeys(page, s3.accessKey, secret);
  await answerOpenDialog(app, [folder]);
  await dialog(page).getByRole('button', { name: 'Choose folder…' }).click();
  await expect(dialog(page).getByText(folder)).toBeVisible();
}

async function typeKeys(page: Page, accessKey: string, secret: string): Promise<void> {
  await dialog(page).getByRole('textbox', { name: 'Access key' }).fill(accessKey);
  await dialog(page).getByRole('textbox', { name: 'Secret', exact: true }).fill(secret);
}

/** Where the main process opened connections to, since it was started. */
const opened = (app: ElectronApplication): Promise<readonly string[]> => app.evaluate(() => Reflect.get(globalThis, '__opened') as string[]);

/** The parts of the program that speak to a bucket and are loaded. */
const loaded = async (app: ElectronApplication): Promise<readonly string[]> => {
  const files = await app.evaluate(() => (Reflect.get(globalThis, '__files') as () => string[])());
  return files.filter((path) => /[\\/]s3-[^\\/]*\.js$/.test(path));
};

function expectNoSecret(folder: string, secret: string): void {
  for (const path of filesBelow(folder)) expect(readFileSync(path).includes(secret), path).toBe(false);
}

if (process.env['TAMPERSCOPE_TESTS_WITHOUT_S3'] === undefined) {
  test('An archive in a bucket is fetched and verified; the window says that it is connected for exactly as long, and the report says it afterwards', async ({ launch, makeFolder, s3 }) => {
    const bucket = await bucketOfDays(s3, makeFolder());
    const folder = makeFolder();
    const { app, page, profile } = await launch();
    await page.evaluate(AXE);
    await expect(statusBar(page)).toContainText(OFFLINE);
    await openIntactSample(page);
    await page.keyboard.press('Control+w');
    await fill(page, app, s3, { bucket, folder });
    await expect(dialog(page).getByRole('textbox', { name: 'Prefix' })).toHaveValue('decisions');
    await expect(dialog(page)).toContainText('This endpoint is not encrypted');
    expect(await violations(page)).toEqual([]);
    expect(s3.connections()).toBe(0);
    expect(await opened(app)).toEqual([]);
    expect(await loaded(app)).toEqual([]);

    s3.hold();
    await submit(page).click();
    await expect(dialog(page)).toContainText(`Connected to ${hostOf(s3)} · ${bucket}/decisions/`);
    await expect(statusBar(page)).toContainText(`Connected to ${hostOf(s3)} · ${bucket}/decisions/`);
    await expect(statusBar(page)).not.toContainText('Offline');
    expect(await violations(page)).toEqual([]);
    s3.release();
    await expect(headline(page)).toHaveText(VERDICT);
    await expect(statusBar(page)).toContainText(OFFLINE);
    await expect(dialog(page)).toHaveCount(0);
    expect([...new Set(await opened(app))]).toEqual([hostOf(s3)]);
    expect(await loaded(app)).toHaveLength(1);
    expect(JSON.parse(readFileSync(join(folder, 'tamperscope-case.json'), 'utf8'))).toMatchObject({ source: { bucket, prefix: 'decisions/', credentials: 'typed' } });
    expectNoSecret(folder, s3.secretKey);
    expectNoSecret(profile, s3.secretKey);
    expect(await page.evaluate(() => document.documentElement.outerHTML + JSON.stringify(Object.entries(localStorage)))).not.toContain(s3.secretKey);

    const report = join(makeFolder(), 'report.pdf');
    await page.getByRole('gridcell', { name: /^8 May 2026/ }).click();
    await expect(headline(page)).toHaveText(/^Chain intact/);
    await page.keyboard.press('Control+e');
    await page.getByRole('radio', { name: /one-time identity/ }).check();
    await answerSaveDialog(app, report);
    await page.getByRole('button', { name: 'Sign and save…' }).click();
    await expect(page.getByRole('dialog', { name: 'Report exported' })).toBeVisible();
    const text = execFileSync('pdftotext', ['-layout', report, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
    expect(text).toContain(`the program was connected, by the examiner's choice, to ${hostOf(s3)}`);
    expect(text).not.toContain(s3.secretKey);
  });

  test('A wrong secret is refused in a sentence; a cancelled fetch goes on from where it was; the source is remembered without its keys', async ({ launch, makeFolder, s3 }) => {
    const bucket = await bucketOfDays(s3, makeFolder());
    const folder = makeFolder();
    const { app, page, profile } = await launch();
    await page.evaluate(AXE);
    await fill(page, app, s3, { bucket, folder, secret: 'wrong' });
    await submit(page).click();
    await expect(dialog(page).getByRole('alert')).toContainText('s3-refused');
    expect(await violations(page)).toEqual([]);
    await expect(dialog(page).getByRole('textbox', { name: 'Secret', exact: true })).toHaveValue('');

    await typeKeys(page, s3.accessKey, s3.secretKey);
    s3.hold();
    await submit(page).click();
    await expect(dialog(page)).toContainText('Connected to');
    await page.keyboard.press('Escape');
    await expect(dialog(page)).toHaveCount(0);
    await statusBar(page).getByRole('button', { name: 'Show the fetch' }).click();
    await dialog(page).getByRole('button', { name: 'Cancel the fetch' }).click();
    await expect(dialog(page).getByRole('alert')).toContainText('The fetch was cancelled.');
    await expect(statusBar(page)).toContainText(OFFLINE);
    s3.release();

    await expect(dialog(page).getByRole('radio', { name: /^The keys typed before/ })).toBeChecked();
    await submit(page).click();
    await expect(headline(page)).toHaveText(VERDICT);
    await app.close();
    expectNoSecret(profile, s3.secretKey);

    const later = await launch({ profile });
    await startScreen(later.page).getByRole('button', { name: 'Open from S3…' }).click();
    await dialog(later.page).getByRole('button', { name: new RegExp(`^s3://${bucket}`) }).click();
    await expect(dialog(later.page).getByText(folder)).toBeVisible();
    await expect(dialog(later.page).getByRole('radio', { name: /^Keys typed here/ })).toBeChecked();
    await expect(submit(later.page)).toBeDisabled();
    await dialog(later.page).getByRole('button', { name: `Forget s3://${bucket}/decisions` }).click();
    await expect(dialog(later.page).getByText('Fetched before')).toHaveCount(0);
  });

  test('A file of the case folder that somebody changed is set aside and said before the archive opens; its verdict says it too', async ({ launch, makeFolder, s3 }) => {
    const bucket = await bucketOfDays(s3, makeFolder());
    const folder = makeFolder();
    const { app, page } = await launch();
    await page.evaluate(AXE);
    await fill(page, app, s3, { bucket, folder });
    await submit(page).click();
    await expect(headline(page)).toHaveText(VERDICT);
    writeFileSync(join(folder, '2026-05-07/bundle.json'), 'changed');
    await page.keyboard.press('Control+w');
    await startScreen(page).getByRole('button', { name: 'Open from S3…' }).click();
    await submit(page).click();
    await expect(dialog(page)).toContainText('1 file of the case folder was not what the record tells. It was set aside, unchanged, and is no part of the archive.');
    await expect(dialog(page).getByRole('list', { name: 'Files that were set aside' })).toContainText('2026-05-07/bundle.jsonis now set-aside/2026-05-07/bundle.json.1');
    expect(await violations(page)).toEqual([]);
    await dialog(page).getByRole('button', { name: 'Open the archive' }).click();
    await expect(headline(page)).toHaveText(VERDICT);
    await expect(page.getByText('set-aside/2026-05-07/bundle.json.1 was set aside by a fetch').first()).toBeVisible();
    expect(readFileSync(join(folder, 'set-aside/2026-05-07/bundle.json.1'), 'utf8')).toBe('changed');
  });

  test('What is no case folder is said before anything is connected', async ({ launch, makeFolder, s3 }) => {
    const bucket = await bucketOfDays(s3, makeFolder());
    const folder = makeFolder();
    mkdirSync(join(folder, 'something else'));
    const { app, page } = await launch();
    await fill(page, app, s3, { bucket, folder });
    await submit(page).click();
    await expect(dialog(page).getByRole('alert')).toContainText('The case folder is not empty, and was not begun by a fetch');
    expect(s3.connections()).toBe(0);
  });
}

test('An air-gapped installation offers no bucket and opens none, whoever asks, until the switch is turned back', async ({ launch }) => {
  const before = await launch();
  const { page, profile } = before;
  await expect(startScreen(page).getByRole('button', { name: 'Open from S3…' })).toBeVisible();
  await page.getByRole('checkbox', { name: 'Air-gapped: never open a bucket' }).check();
  await expect(page.getByText('This installation is air-gapped')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Open from S3…' })).toHaveCount(0);
  await page.evaluate(AXE);
  expect(await violations(page)).toEqual([]);
  await before.close();

  const later = await launch({ profile });
  await expect(later.page.getByText('This installation is air-gapped')).toBeVisible();
  expect(await askAnyway(later.page)).toEqual(['air-gapped', 'air-gapped']);
  await later.page.getByRole('checkbox', { name: 'Air-gapped: never open a bucket' }).uncheck();
  await expect(startScreen(later.page).getByRole('button', { name: 'Open from S3…' })).toBeVisible();
  await later.close();

  const byEnvironment = await launch({ profile, env: { TAMPERSCOPE_AIR_GAPPED: '1' } });
  await expect(byEnvironment.page.getByText('air-gapped (TAMPERSCOPE_AIR_GAPPED)')).toBeVisible();
  await expect(byEnvironment.page.getByRole('checkbox')).toHaveCount(0);
  expect(await askAnyway(byEnvironment.page)).toEqual(['air-gapped', 'air-gapped']);
  expect(await opened(byEnvironment.app)).toEqual([]);
});

type Bridge = { readonly invoke: (channel: string, request: unknown) => Promise<{ readonly failure?: { readonly code: string } }> };

/** In the page, past its buttons: what main says to a page that asks all the same. */
const askAnyway = (page: Page): Promise<readonly (string | undefined)[]> =>
  page.evaluate(async () => {
    const bridge = Reflect.get(window, 'tamperscope') as Bridge;
    const order = { endpoint: 'http://127.0.0.1:9', region: '', bucket: 'b', prefix: '', pathStyle: true, ca: '', folder: 'path-1', keys: { kind: 'anonymous' }, from: '', to: '' };
    const answers = await Promise.all([bridge.invoke('bucket:fetch', order), bridge.invoke('bucket:choose', { what: 'folder' })]);
    return answers.map(({ failure }) => failure?.code);
  });
