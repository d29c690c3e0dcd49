import { spawn } from 'node:child_process';
import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { copySample, stateOf, vector, write } from './evidence.fixture';
import { expect, root, test } from './launch';
import { BROKEN, INTACT, answerOpenDialog, drop, grid, headline, inspector, openIntactSample, startScreen } from './window.fixture';

test('The start screen opens either sample, and closing leads back to it', async ({ launch }) => {
  const { page } = await launch();
  await expect(page.getByRole('heading', { name: 'Tamperscope' })).toBeVisible();
  await expect(page.getByText('Evidence that you open is listed here.')).toBeVisible();
  await openIntactSample(page);
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await expect(startScreen(page)).toBeVisible();
  await page.getByRole('button', { name: 'Broken sample' }).click();
  await expect(headline(page)).toHaveText(BROKEN);
});

test('Evidence named on the command line is open when the window appears, and opening other evidence replaces it', async ({ launch, makeFolder }) => {
  const broken = copySample(makeFolder(), 'broken');
  const intact = copySample(makeFolder(), 'intact');
  const { app, page } = await launch({ args: [broken.bundle] });
  await expect(headline(page)).toHaveText(BROKEN);
  await expect(page.getByText(broken.bundle.replace(/\/bundle\.json$/, ''), { exact: true })).toBeVisible();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 248');
  await page.getByRole('textbox', { name: 'Go to sequence' }).fill('12');

  await answerOpenDialog(app, [intact.bundle]);
  await page.getByRole('button', { name: 'Open…' }).click();
  await expect(headline(page)).toHaveText(INTACT);
  await expect(page.getByRole('region', { name: /^Findings/ })).toContainText('No findings.');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 1');
  await expect(page.getByRole('textbox', { name: 'Go to sequence' })).toHaveValue('');
  await expect(page.getByRole('button', { name: /^Fail/ })).toHaveText('Fail 0');
});

test('The Open… dialog takes a bundle, a bundle with its manifest, and no for an answer', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { bundle, manifest } = copySample(folder, 'intact');
  const { app, page } = await launch();
  await answerOpenDialog(app, []);
  await page.getByRole('button', { name: 'Open evidence…' }).click();
  await expect(page.getByRole('button', { name: 'Open evidence…' })).toBeEnabled();
  await expect(startScreen(page)).toBeVisible();

  await answerOpenDialog(app, [manifest, bundle]);
  await page.keyboard.press('Control+o');
  await expect(headline(page)).toHaveText(INTACT);

  await answerOpenDialog(app, []);
  await page.getByRole('button', { name: 'Open…' }).click();
  await expect(headline(page)).toHaveText(INTACT);
});

test('A bundle, a bundle with its manifest, or the folder of both is dropped on the window', async ({ launch, makeFolder }) => {
  const broken = copySample(makeFolder(), 'broken');
  const folder = makeFolder();
  const intact = copySample(folder, 'intact');
  const elsewhere = join(makeFolder(), 'the manifest.json');
  cpSync(intact.manifest, elsewhere);
  const alone = join(makeFolder(), 'alone.json');
  cpSync(intact.bundle, alone);
  const { page } = await launch();

  await drop(page, [broken.bundle]);
  await expect(headline(page)).toHaveText(BROKEN);
  await drop(page, [alone]);
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await drop(page, [elsewhere, alone]);
  await expect(headline(page)).toHaveText(INTACT);
  await expect(page.getByText('the manifest.json', { exact: true })).toBeVisible();
  await drop(page, [broken.bundle]);
  await expect(headline(page)).toHaveText(BROKEN);
  await drop(page, [folder]);
  await expect(headline(page)).toHaveText(INTACT);
});

test('What is dropped and is no evidence is told, and what was open stays open', async ({ launch, makeFolder }) => {
  const { page } = await launch();
  const { bundle } = copySample(makeFolder(), 'intact');
  const empty = makeFolder();
  const three = ['a', 'b', 'c'].map((name) => join(empty, name));
  await drop(page, [empty]);
  await expect(page.getByRole('alert')).toContainText('The folder holds no bundle');
  await expect(startScreen(page)).toBeVisible();

  await drop(page, [bundle]);
  await expect(headline(page)).toHaveText(INTACT);
  for (const path of three) cpSync(bundle, path);
  await drop(page, three);
  await expect(page.getByRole('alert')).toContainText('3 files were given');
  await expect(headline(page)).toHaveText(INTACT);
  await drop(page, three.slice(0, 2).map((path, index) => write(empty, `${index}.txt`, path)));
  await expect(page.getByRole('alert')).toContainText('not a bundle and its manifest');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '401');
});

test('A second start with the same profile hands its evidence to the first window and ends', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  mkdirSync(join(folder, 'case'));
  copySample(join(folder, 'case'), 'broken');
  const { app, page, profile } = await launch();
  await openIntactSample(page);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    if (window !== undefined) window.focus = () => window.setTitle('was focused');
  });
  expect(await startAgain(profile, folder, 'case/bundle.json')).toBe(0);
  await expect(headline(page)).toHaveText(BROKEN);
  const titles = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().map((window) => window.getTitle()));
  expect(titles).toEqual(['was focused']);
});

/** Starts the program as a shell would, in a folder; gives its exit code. */
function startAgain(profile: string, folder: string, evidence: string): Promise<number | null> {
  const sandboxed = process.env['TAMPERSCOPE_SANDBOX'] === '1';
  const flags = [...(sandboxed ? [] : ['--no-sandbox']), '--disable-gpu', `--user-data-dir=${profile}`];
  const second = spawn(process.env['TAMPERSCOPE_ELECTRON'] ?? '', [...flags, root, evidence], { cwd: folder, stdio: 'ignore' });
  return new Promise((resolve, reject) => {
    second.on('error', reject);
    second.on('exit', resolve);
  });
}

test('Recent evidence is offered after a new start, the last first, and opens with a click', async ({ launch, makeFolder }) => {
  const [first, second] = [makeFolder(), makeFolder()];
  const intact = copySample(first, 'intact');
  copySample(second, 'broken');
  const before = await launch({ args: [intact.bundle] });
  await expect(headline(before.page)).toHaveText(INTACT);
  await drop(before.page, [second]);
  await expect(headline(before.page)).toHaveText(BROKEN);
  await before.close();

  const { page } = await launch({ profile: before.profile });
  const recent = page.getByRole('region', { name: 'Recent evidence' }).getByRole('button');
  await expect(recent).toHaveCount(2);
  await expect(recent.first()).toContainText(second);
  await recent.nth(1).click();
  await expect(headline(page)).toHaveText(INTACT);
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await expect(recent.first()).toContainText(first);
});

test('Evidence is the same file after it was examined in every way', async ({ launch, makeFolder }) => {
  const { bundle, manifest } = copySample(makeFolder(), 'broken');
  const before = [stateOf(bundle), stateOf(manifest)];
  const running = await launch({ args: [bundle] });
  const { page } = running;
  await expect(headline(page)).toHaveText(BROKEN);
  await expect(inspector(page).getByText('hash mismatch')).toBeVisible();
  await page.getByRole('textbox', { name: /^Search/ }).fill('trace_');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Found/ })).toHaveText('Found 400');
  await running.close();
  expect([stateOf(bundle), stateOf(manifest)]).toEqual(before);
});

test('A bundle inside the answer of the API is read like the bundle itself', async ({ launch }) => {
  const { page } = await launch({ args: [vector('envelope/success')] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
});
