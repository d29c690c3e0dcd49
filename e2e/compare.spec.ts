import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from 'playwright/test';

import { writeArchive } from './archive.fixture';
import { AXE, violations } from './axe.fixture';
import { bundleOf, chainOf, copySample, write, writeLargeBundle } from './evidence.fixture';
import { expect, root, test } from './launch';
import { BROKEN, INTACT, answerOpenDialog, drop, headline, startScreen } from './window.fixture';

const list = (page: Page): Locator => page.getByRole('listbox');
const chosen = (page: Page): Locator => page.getByRole('region', { name: 'The chosen difference' });
const vectorOf = (name: string, which: string): string => join(root, 'vectors/compare', name, which, 'bundle.json');

/** The next Open… dialogs are answered one after the other. */
const answerInTurn = (app: ElectronApplication, answers: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, paths) => {
    const left = [...paths];
    dialog.showOpenDialog = () => {
      const path = left.shift();
      return Promise.resolve({ canceled: path === undefined, filePaths: path === undefined ? [] : [path] });
    };
  }, answers);

test('Two bundles that are dropped together are compared: where they differ, in what, and which of them ties in', async ({ launch, makeFolder }) => {
  const [intact, broken] = [copySample(makeFolder(), 'intact'), copySample(makeFolder(), 'broken')];
  const { page } = await launch();
  await page.evaluate(AXE);
  await drop(page, [intact.bundle, broken.bundle]);
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 248.');
  await expect(page.getByRole('region', { name: 'Copy A' })).toContainText(INTACT.replace('attested, not proved', 'not proved'));
  await expect(page.getByRole('region', { name: 'Copy B' })).toContainText(BROKEN);
  await expect(list(page).getByRole('option')).toHaveText([/248\s*payloadDigest/]);
  await expect(chosen(page).getByRole('heading', { level: 2 })).toHaveText('Sequence 248 differs');
  await expect(chosen(page).getByRole('row').nth(1)).toContainText('payloadDigest');
  await expect(chosen(page).locator('td mark').first()).toBeVisible();
  await expect(chosen(page)).toContainText('Only A is consistent with the entries around it that both copies hold; B is not.');
  await expect(chosen(page)).toContainText('Consistent is not original');
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Open B' }).click();
  await expect(headline(page)).toHaveText(BROKEN);
  await expect(page.getByRole('region', { name: 'Copy A' })).toHaveCount(0);
});

test('The start screen asks for two copies, and equal ones are called the same, never passed', async ({ launch, makeFolder }) => {
  const entries = chainOf(20);
  const folder = makeFolder();
  const one = write(folder, 'one.json', bundleOf(entries));
  const other = write(folder, 'other.json', JSON.stringify({ entries: [...entries].reverse(), algorithm: 'sha256' }, null, 1));
  const { app, page } = await launch();
  await page.evaluate(AXE);
  await answerInTurn(app, [one]);
  await page.getByRole('button', { name: 'Compare two copies…' }).click();
  await expect(page.getByRole('button', { name: 'Compare two copies…' })).toBeEnabled();
  await expect(startScreen(page)).toBeVisible();

  await answerInTurn(app, [one, other]);
  await page.keyboard.press('Control+d');
  await expect(headline(page)).toHaveText('Same content, 20 entries.');
  await expect(page.getByRole('banner', { name: 'Comparison' }).or(page.locator('header.conclusion'))).toHaveClass(/tone-calm/);
  await expect(page.getByText('Whether the copies are intact is another question')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(startScreen(page)).toBeVisible();
});

test('The bundles before and after say which copy is consistent with them', async ({ launch }) => {
  const { app, page } = await launch({ args: [vectorOf('neighbours', 'a'), vectorOf('neighbours', 'b')] });
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 9.');
  await expect(chosen(page)).toContainText('Both are consistent with the entries around it that both copies hold.');
  await answerOpenDialog(app, [vectorOf('neighbours', 'next')]);
  await page.getByRole('button', { name: 'Bundle after…' }).click();
  await expect(page.getByText('Only A is consistent with the bundle after; B is not.')).toBeVisible();
  await answerOpenDialog(app, [join(root, 'nowhere.json')]);
  await page.getByRole('button', { name: 'Bundle before…' }).click();
  await expect(page.getByRole('alert')).toContainText('There is no such file');
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 9.');
});

test('Two bundles of an archive that tell the same entries differently are compared from their finding, and either opens as its day', async ({ launch }) => {
  const { page } = await launch({ args: [join(root, 'vectors/archive/overlap-fit')] });
  await page.evaluate(AXE);
  const compare = page.getByRole('button', { name: 'Compare the two' });
  await compare.click();
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 9.');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('region', { name: 'Board' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await compare.click();
  await page.getByRole('button', { name: 'Open B' }).click();
  await expect(headline(page)).toHaveText(/^Chain intact\./);
  await page.keyboard.press('a');
  await expect(page.getByRole('region', { name: 'Board' })).toBeVisible();
});

test('Everything is reached with the keyboard: differences, panels, the way out', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const entries = chainOf(30);
  const changed = entries.map((entry) => (entry.sequence % 10 === 0 ? { ...entry, traceId: `other_${entry.sequence}` } : entry));
  const { page } = await launch({ args: [write(folder, 'a.json', bundleOf(entries))] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await drop(page, [join(folder, 'a.json'), write(folder, 'b.json', bundleOf(changed.slice(0, 29)))]);
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 10.');
  const heading = chosen(page).getByRole('heading', { level: 2 });
  await page.keyboard.press('b');
  await expect(heading).toHaveText('Sequence 20 differs');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('End');
  await expect(heading).toHaveText('Sequence 30 is only in A');
  await expect(chosen(page).getByRole('columnheader')).toHaveText(['Field', 'A']);
  await page.keyboard.press('b');
  await expect(heading).toHaveText('Sequence 10 differs');
  await page.keyboard.press('Shift+B');
  await expect(heading).toHaveText('Sequence 30 is only in A');
  await page.keyboard.press('F6');
  await expect(chosen(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(list(page)).toBeFocused();
  await page.keyboard.press('Escape');
  // What was open before is there again.
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
});

test('A copy that cannot be read is said, and nothing is concluded', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const whole = write(folder, 'whole.json', bundleOf(chainOf(5)));
  const cut = write(folder, 'cut.json', readFileSync(whole, 'utf8').slice(0, -40));
  const { page } = await launch();
  await page.evaluate(AXE);
  await drop(page, [cut, whole]);
  await expect(headline(page)).toHaveText('Copy A cannot be read. Nothing was compared.');
  await expect(page.getByRole('region', { name: 'Refusal of copy A' })).toContainText('truncated-json');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Control+w');
  await expect(startScreen(page)).toBeVisible();
});

test('More than a thousand differences, and long and hostile values, are shown inert and cut', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const entries = chainOf(1200);
  const evil = '\u202egpj.exe <img src=x onerror=alert(1)> '.repeat(400);
  const a = write(folder, 'a.json', bundleOf(entries));
  const b = write(folder, 'b.json', bundleOf(entries.map((entry) => ({ ...entry, traceId: `${evil}${entry.traceId}`, [`${evil.slice(0, 300)}key`]: 1 }))));
  const { page } = await launch();
  await drop(page, [a, b]);
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 1.');
  await expect(page.getByText('The first 1,000 of 1,200 differences are listed.')).toBeVisible();
  await expect(chosen(page)).toContainText('No value that differs enters a chain hash: the chain cannot tell the copies apart.');
  await expect(chosen(page).locator('img')).toHaveCount(0);
  await expect(chosen(page).locator('.unseen').first()).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('A long comparison tells how far it is, leaves the window usable, and can be cancelled', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const [a, b] = [join(folder, 'a.json'), join(folder, 'b.json')];
  for (const path of [a, b]) writeLargeBundle(path, 400_000);
  const { page } = await launch();
  await drop(page, [a, b]);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(startScreen(page)).toBeVisible();
  await drop(page, [a]);
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
});

test('Two archives of years are compared day by day: what is the same is one line, each day that differs is opened to its differences', async ({ launch, makeFolder }) => {
  const [a, b] = [join(makeFolder(), 'ours'), join(makeFolder(), 'theirs')];
  writeArchive(a, { first: '2019-01-01', days: 400, entries: 3 });
  writeArchive(b, { first: '2019-01-01', days: 400, entries: 3, edited: [100, 300], missing: [200, 201] });
  const { app, page } = await launch();
  await page.evaluate(AXE);
  await answerInTurn(app, [a, b]);
  // A key that is pressed before the page listens is nobody's.
  await expect(startScreen(page)).toBeVisible();
  await page.keyboard.press('Control+Shift+D');
  await expect(headline(page)).toHaveText('The copies differ, first at sequence 302.', { timeout: 60_000 });
  await expect(page.getByRole('region', { name: 'Copy A' })).toContainText('400 bundles, 1,200 entries, sequences 1 to 1200');
  await expect(page.getByRole('region', { name: 'Copy B' })).toContainText('396 passed');
  await expect(page.getByRole('region', { name: 'Copy B' })).toContainText('2 failed');
  await expect(list(page).getByRole('group')).toHaveCount(7);
  await expect(page.getByRole('group', { name: '1 January 2019 to 10 April 2019: 100 bundles, 300 entries, the same' })).toBeVisible();
  await expect(page.getByRole('group', { name: '11 April 2019: 1 differs; 2 the same' })).toBeVisible();
  await expect(page.getByRole('group', { name: '20 July 2019 to 21 July 2019: 2 bundles, 6 entries only in A' })).toBeVisible();
  await expect(chosen(page).getByRole('heading', { level: 2 })).toHaveText('Sequence 302 differs');
  await expect(chosen(page).getByRole('row').nth(1)).toContainText('payloadDigest');
  await expect(chosen(page)).toContainText('Only A is consistent with the entries around it that both copies hold; B is not.');
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('b');
  await expect(chosen(page).getByRole('heading', { level: 2 })).toHaveText('Sequence 601 is only in A');
  await page.getByRole('button', { name: 'Open B' }).click();
  await expect(headline(page)).toHaveText('The chain is broken at sequence 302.', { timeout: 60_000 });
  await expect(page.getByRole('grid', { name: 'Days of the archive' })).toBeVisible();

  // Dropped, and cancelled in the middle: what was open is there again.
  await drop(page, [a, b]);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(headline(page)).toHaveText('The chain is broken at sequence 302.');
});

test('Archives of which a bundle cannot be read are called neither same nor different, and two that are the same are not called sound', async ({ launch, makeFolder }) => {
  const [a, b, c] = [join(makeFolder(), 'a'), join(makeFolder(), 'b'), join(makeFolder(), 'c')];
  writeArchive(a, { first: '2019-01-01', days: 6 });
  writeArchive(b, { first: '2019-01-01', days: 6, cut: [5] });
  writeArchive(c, { first: '2019-01-01', days: 6 });
  const { page } = await launch({ args: [a, b] });
  await page.evaluate(AXE);
  await expect(headline(page)).toHaveText('Whether the copies differ cannot be told: not everything could be compared.');
  await expect(page.getByRole('region', { name: 'Copy B' })).toContainText('1 not read');
  await expect(page.getByRole('region', { name: 'Not compared' })).toContainText('2019-01-06/bundle.json');
  expect(await violations(page)).toEqual([]);
  await drop(page, [a, c]);
  await expect(headline(page)).toHaveText('Same content, 24 entries.');
  await expect(page.getByText('Whether the copies are intact is another question')).toBeVisible();
  // An archive with a fresh export of one day: only that day is compared.
  await drop(page, [a, join(c, '2019-01-03/bundle.json')]);
  await expect(page.getByText('Compared from 9 to 12, what the single bundle holds')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Bundles before and after, of the archive' })).toContainText('Both are consistent with the bundle before.');
});
