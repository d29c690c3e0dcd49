import { execFileSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ElectronApplication, Page } from 'playwright/test';

import { writeArchive } from './archive.fixture';
import { copySample, write } from './evidence.fixture';
import { expect, root, test } from './launch';
import { BROKEN, INTACT, answerSaveDialog, drop, headline, inspector, startScreen } from './window.fixture';

const readme = readFileSync(join(root, 'README.md'), 'utf8');
const spare = join(root, '.cache/gallery');
const cases = join(tmpdir(), 'case-2026-118');

/** What the README shows lies in docs/images; every other state's picture, for who looks the window over, in .cache/gallery. */
const placeOf = (name: string): string => join(readme.includes(`docs/images/${name}.png`) ? join(root, 'docs/images') : spare, `${name}.png`);

// Taken on demand: TAMPERSCOPE_GALLERY=1 npm run e2e -- gallery.spec.ts
if (process.env['TAMPERSCOPE_GALLERY'] === '1' && mayWrite()) {
  test('Every state of the window has its picture', async ({ launch }) => {
    rmSync(cases, { recursive: true, force: true });
    for (const name of ['intact', 'broken', 'cut', 'answer']) mkdirSync(join(cases, name), { recursive: true });
    mkdirSync(spare, { recursive: true });
    const intact = copySample(join(cases, 'intact'), 'intact');
    const broken = copySample(join(cases, 'broken'), 'broken');
    const { app, page } = await launch();
    const shoot = async (name: string): Promise<void> => {
      await page.mouse.move(0, 0);
      await page.screenshot({ path: placeOf(name), animations: 'disabled', caret: 'hide' });
    };
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1360, 860));
    await page.waitForFunction(() => window.innerWidth === 1360 && window.innerHeight === 860);
    await expect(startScreen(page)).toBeVisible();
    await shoot('start');
    await page.getByRole('button', { name: 'Open from S3…' }).click();
    await page.getByRole('textbox', { name: 'Bucket' }).fill('s3://decisions-archive/exports');
    await page.getByRole('textbox', { name: 'Endpoint' }).fill('https://objects.example');
    await page.getByRole('textbox', { name: 'Profile' }).fill('auditor');
    await shoot('s3');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot('s3-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.keyboard.press('Escape');

    await drop(page, [intact.bundle]);
    await expect(headline(page)).toHaveText(INTACT);
    await page.keyboard.press('g');
    await page.keyboard.type('12');
    await page.keyboard.press('Enter');
    await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 12');
    await shoot('intact');

    await drop(page, [broken.bundle]);
    await expect(headline(page)).toHaveText(BROKEN);
    await page.keyboard.press('b');
    await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 248');
    await shoot('broken');
    await page.emulateMedia({ colorScheme: 'dark' });
    await shoot('broken-dark');
    await page.emulateMedia({ colorScheme: 'light' });
    await page.setViewportSize({ width: 1360, height: 1500 });
    await page.getByRole('slider', { name: 'Place in the chain' }).focus();
    await inspector(page).screenshot({ path: placeOf('inspector') });
    await page.setViewportSize({ width: 1360, height: 860 });

    await report(app, page, shoot);
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
    await shoot('shortcuts');
    await page.keyboard.press('Escape');

    await drop(page, [write(join(cases, 'cut'), 'bundle.json', readFileSync(intact.bundle, 'utf8').slice(0, -300))]);
    await expect(page.getByText('truncated-json')).toBeVisible();
    await shoot('refused');
    await drop(page, [write(join(cases, 'answer'), 'bundle.json', '{"success":false,"error":{"code":"HASH_CHAIN_EXPORT_FAILED","message":"Export failed"}}\n')]);
    await expect(page.getByText('not-a-bundle')).toBeVisible();
    await shoot('not-a-bundle');
    await compare(page, shoot, intact.bundle, broken.bundle);
    rmSync(cases, { recursive: true, force: true });
  });
}

async function compare(page: Page, shoot: (name: string) => Promise<void>, one: string, other: string): Promise<void> {
  await drop(page, [one, other]);
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 248.');
  await expect(page.getByRole('row').nth(1)).toContainText('payloadDigest');
  await shoot('compare');
  await page.emulateMedia({ colorScheme: 'dark' });
  await shoot('compare-dark');
  await page.emulateMedia({ colorScheme: 'light' });
}

if (process.env['TAMPERSCOPE_GALLERY'] === '1' && mayWrite()) {
  test('So has the board of an archive, of three days and of seven years', async ({ launch }) => {
    rmSync(cases, { recursive: true, force: true });
    mkdirSync(spare, { recursive: true });
    const [three, spring, years] = ['three-days', 'decisions-2026', 'decisions'].map((name) => join(cases, name));
    writeArchive(three ?? '', { first: '2026-05-06', days: 3, entries: 12, otherHistory: [2] });
    writeArchive(spring ?? '', { first: '2026-03-06', days: 75, entries: 12, missing: [16, 17], edited: [38], cut: [58], otherHistory: [51] });
    writeArchive(years ?? '', { first: '2019-01-01', days: 2557, entries: 4, missing: [300, 301, 302, 303, 900, 1500], edited: [700, 2100], cut: [1900], otherHistory: [1200] });
    const { app, page } = await launch();
    await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1360, 860));
    await page.waitForFunction(() => window.innerWidth === 1360 && window.innerHeight === 860);
    const shoot = async (name: string): Promise<void> => {
      await page.mouse.move(0, 0);
      for (const colorScheme of ['light', 'dark'] as const) {
        await page.emulateMedia({ colorScheme });
        await page.screenshot({ path: placeOf(`${name}${colorScheme === 'dark' ? '-dark' : ''}`), animations: 'disabled', caret: 'hide' });
      }
      await page.emulateMedia({ colorScheme: 'light' });
    };
    await drop(page, [three ?? '']);
    await expect(headline(page)).toHaveText('The chain is broken at sequence 25.');
    await shoot('archive-three');
    await drop(page, [spring ?? '']);
    await expect(page.getByText('decisions-2026', { exact: true })).toBeVisible();
    await expect(headline(page)).toHaveText(/^The chain is broken/);
    await expect(page.getByText('Claims of this bundle')).toBeVisible();
    await shoot('archive');
    await drop(page, [years ?? '']);
    await expect(page.getByText('decisions', { exact: true })).toBeVisible();
    await expect(headline(page)).toHaveText(/^The chain is broken/, { timeout: 60_000 });
    await shoot('archive-years');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('navigation', { name: 'Archive' })).toBeVisible();
    await expect(headline(page)).toHaveText(/^Chain broken/);
    await shoot('archive-day');
    rmSync(cases, { recursive: true, force: true });
  });
}

/** The second run of the journeys, as a user without rights, leaves the pictures of the first alone. */
function mayWrite(): boolean {
  try {
    accessSync(root, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

async function report(app: ElectronApplication, page: Page, shoot: (name: string) => Promise<void>): Promise<void> {
  await page.keyboard.press('Control+e');
  const dialog = page.getByRole('dialog', { name: 'Export report' });
  const fields = { 'Case id': '2026-118', Client: 'Supervisory board', Examiner: 'M. Okafor', Role: 'Bank examiner', Authority: 'Mandate 118, section 4', Reviewer: 'T. Lindqvist', Scope: 'The exported decision log of 6 May 2026. Nothing else.' };
  for (const [name, text] of Object.entries(fields)) await dialog.getByRole('textbox', { name }).fill(text);
  await dialog.getByRole('radio', { name: /one-time/ }).check();
  await shoot('report');
  const path = join(cases, 'report.pdf');
  await answerSaveDialog(app, path);
  await dialog.getByRole('button', { name: 'Sign and save…' }).click();
  await expect(page.getByText('The report is written and signed.')).toBeVisible();
  await shoot('receipt');
  execFileSync('pdftoppm', ['-png', '-r', '110', '-f', '1', '-l', '1', '-singlefile', path, placeOf('report-page').replace(/\.png$/, '')]);
  await page.getByRole('button', { name: 'Done' }).click();
}
