import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import type { Locator, Page } from 'playwright/test';

import { writeArchive } from './archive.fixture';
import { copySample, sha256, write } from './evidence.fixture';
import { expect, test } from './launch';
import { AXE, violations } from './axe.fixture';
import { INTACT, answerOpenDialog, answerSaveDialog, drop, grid, headline, inspector, startScreen } from './window.fixture';

const board = (page: Page): Locator => page.getByRole('grid', { name: 'Days of the archive' });
const day = (page: Page, name: RegExp): Locator => board(page).getByRole('gridcell', { name });
const panel = (page: Page): Locator => page.getByRole('complementary', { name: 'Selected day' });
const trail = (page: Page): Locator => page.getByRole('navigation', { name: 'Archive' });

/** Ten days of May 2026: the 9th is missing, the 12th has an edited entry, the 14th belongs to another history. */
const broken = (folder: string): string => {
  writeArchive(folder, { first: '2026-05-06', days: 10, missing: [3], edited: [6], otherHistory: [8] });
  return folder;
};

test('A folder of days opens as a board; a broken seam and a missing day are seen, a day is opened, and the board is as it was', async ({ launch, makeFolder }) => {
  const { page } = await launch();
  const folder = broken(join(makeFolder(), 'decisions'));
  await drop(page, [folder]);
  await expect(headline(page)).toHaveText('The chain is broken at sequence 26.');
  await expect(page.getByText('decisions', { exact: true })).toBeVisible();
  await expect(day(page, /^6 May 2026, passed, 4 entries$/)).toBeVisible();
  await expect(day(page, /^9 May 2026, no bundle$/)).toBeVisible();
  await expect(day(page, /^10 May 2026, passed, 4 entries, begins after sequences that are in no bundle$/)).toBeVisible();
  // What is broken is the seam: neither of the two fails by it, and neither is green.
  await expect(day(page, /^13 May 2026, indeterminate, 4 entries, the bundle behind it does not link to it$/)).toBeVisible();
  await expect(day(page, /^14 May 2026, indeterminate, 4 entries, does not link to the bundle before it$/)).toBeVisible();
  await expect(page.getByRole('list', { name: 'Legend of seams' })).toContainText('does not link 1');
  await expect(page.getByRole('region', { name: /^Seams/ })).toContainText('13 May 2026 → 14 May 2026');

  // The first day that fails is what the examiner came for.
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('12 May 2026');
  await panel(page).getByRole('button', { name: 'Open this day' }).click();
  await expect(headline(page)).toHaveText('Chain broken at sequence 26.');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 26');
  await expect(trail(page)).toContainText('12 May 2026');
  await trail(page).getByRole('button', { name: /^Archive/ }).click();
  await expect(headline(page)).toHaveText('The chain is broken at sequence 26.');
  await expect(day(page, /^12 May 2026/)).toBeFocused();

  // A finding leads to its day; a bundle that is sound by itself says that it does not follow the one before.
  await page.getByRole('region', { name: /^Findings/ }).getByRole('button', { name: /does not link to the last entry/ }).click();
  await expect(panel(page).getByRole('heading', { level: 2 })).toHaveText('14 May 2026');
  await expect(panel(page)).toContainText('seam-mismatch');
  // Opened, it is held against the days beside it in the archive, and the window says whence they are.
  await day(page, /^14 May 2026/).dblclick();
  await expect(headline(page)).toHaveText('Cannot tell. The chain holds; what lies before it, or was recorded of that, does not fit.');
  await expect(page.getByText('The verdict holds its start against 13 May 2026, and its head against 15 May 2026: from the same archive, no independent source.')).toBeVisible();
  await expect(page.getByRole('region', { name: 'From outside this bundle' })).toContainText('a neighbour in the same archive, no independent source');
  await expect(page.getByRole('region', { name: 'Supplied evidence' })).toContainText('2026-05-13/bundle.json');
  // Taken back, the verdict is the bundle's own again, and what the archive knows stands above it.
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Remove Previous bundle' }).click();
  await page.getByRole('button', { name: 'Done' }).click();
  await expect(headline(page)).toHaveText('Chain intact. Head proved.');
  await expect(page.getByText('Not part of the verdict below. In the archive: It does not link to the bundle before it: 13 May 2026.')).toBeVisible();
  await trail(page).getByRole('button', { name: 'Previous day' }).click();
  await expect(trail(page)).toContainText('13 May 2026');
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await expect(board(page)).toBeVisible();
  await page.getByRole('button', { name: 'Close archive' }).click();
  await expect(startScreen(page)).toBeVisible();
  await page.getByRole('region', { name: 'Recent evidence' }).getByRole('button', { name: /decisions/ }).click();
  await expect(headline(page)).toHaveText('The chain is broken at sequence 26.');
});

test('The whole way is there on the keyboard, and a folder can be chosen', async ({ launch, makeFolder }) => {
  const { app, page } = await launch();
  const folder = broken(makeFolder());
  await expect(startScreen(page)).toBeVisible();
  await answerOpenDialog(app, [folder]);
  await page.keyboard.press('Control+Shift+O');
  await expect(headline(page)).toHaveText('The chain is broken at sequence 26.');
  await expect(day(page, /^12 May 2026/)).toBeFocused();
  for (const [key, name] of [['ArrowLeft', /^11 May/], ['Home', /^6 May/], ['End', /^15 May/], ['ArrowRight', /^15 May/], ['b', /^9 May/], ['b', /^10 May/], ['b', /^12 May/], ['b', /^13 May/], ['b', /^14 May/], ['Shift+B', /^13 May/], ['Shift+B', /^12 May/]] as const) {
    await page.keyboard.press(key);
    await expect(day(page, name)).toBeFocused();
  }
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Chain broken at sequence 26.');
  await page.keyboard.press('n');
  await expect(trail(page)).toContainText('13 May 2026');
  await expect(headline(page)).toHaveText('Cannot tell. The chain holds; what was recorded of its head, or follows it, does not fit.');
  await page.keyboard.press('p');
  await expect(headline(page)).toHaveText('Chain broken at sequence 26.');
  await expect(grid(page)).toBeVisible();
  await page.keyboard.press('a');
  await expect(day(page, /^12 May 2026/)).toBeFocused();
  await page.keyboard.press('F6');
  await expect(panel(page)).toBeFocused();
  await page.keyboard.press('Control+w');
  await expect(startScreen(page)).toBeVisible();
});

test('An archive of thousands of days is a board at once, is read in the order wished for, and is stopped without losing what was read', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  writeArchive(folder, { first: '2022-01-01', days: 2500, entries: 2 });
  const { page } = await launch({ args: [folder] });
  await page.getByRole('checkbox', { name: 'Newest first' }).check();
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(headline(page)).toHaveText('The verification was stopped. There is no verdict.');
  await expect(page.getByRole('button', { name: 'Verify again' })).toBeVisible();
  await board(page).getByRole('gridcell').first().click();
  await expect(headline(page)).toHaveText(INTACT);
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Verify again' }).click();
  await expect(headline(page)).toHaveText('Chain intact over 2,500 bundles. Head attested, not proved.', { timeout: 60_000 });
  await page.getByRole('navigation', { name: 'Years' }).getByRole('button', { name: '2025' }).click();
  await expect(board(page).getByRole('rowheader', { name: 'March 2025' })).toBeVisible();
});

test('The board asks for dates and for digests kept elsewhere: the verdict says the range, and a day that the digests contradict is not drawn as passed', async ({ launch, makeFolder }) => {
  const folder = join(makeFolder(), 'decisions');
  const dates = writeArchive(folder, { first: '2026-05-06', days: 10 });
  const digest = (date: string): string => sha256(readFileSync(join(folder, date, 'bundle.json'), 'utf8'));
  const digests = write(makeFolder(), 'kept.csv', ['date,sha256', ...dates.map((date, index) => `${date},${index === 7 ? 'a'.repeat(64) : digest(date)}`)].join('\n'));
  const { app, page } = await launch({ args: [folder] });
  await page.evaluate(AXE);
  await expect(headline(page)).toHaveText('Chain intact over 10 bundles. Head attested, not proved.');
  // A recipe that is named judges them all; without one, that which recomputes most.
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('adjudon-decision/pipe');
  await page.getByRole('button', { name: 'Judge by it' }).click();
  await expect(headline(page)).toHaveText('The chain is broken at sequence 1.');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('combobox', { name: 'Recipe' }).selectOption('');
  await page.getByRole('button', { name: 'Judge by it' }).click();
  await expect(headline(page)).toHaveText('Chain intact over 10 bundles. Head attested, not proved.');
  await page.getByRole('textbox', { name: 'From date' }).fill('2026-05-07');
  await page.getByRole('textbox', { name: 'To date' }).fill('2026-05-32');
  await expect(page.getByText('A date is a day that exists, written YYYY-MM-DD.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Examine these' })).toBeDisabled();
  expect(await violations(page)).toEqual([]);
  await page.getByRole('textbox', { name: 'To date' }).fill('2026-05-09');
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Chain intact over 3 bundles. Head attested, not proved. Only dates from 2026-05-07 to 2026-05-09 were examined.');
  await expect(board(page).getByRole('gridcell', { name: /passed/ })).toHaveCount(3);
  const report = join(makeFolder(), 'range.pdf');
  await answerSaveDialog(app, report);
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: /one-time/ }).check();
  await page.getByRole('button', { name: 'Sign and save…' }).click();
  await expect(page.getByText('The report is written and signed.')).toBeVisible({ timeout: 30_000 });
  await page.getByRole('button', { name: 'Done' }).click();

  await answerOpenDialog(app, [digests]);
  await page.getByRole('button', { name: 'Digests kept elsewhere: choose a file' }).click();
  await expect(page.getByText('Digests for 10 dates confirm 3 of 3 bundles.')).toBeVisible();
  await page.getByRole('button', { name: 'All dates' }).click();
  await expect(page.getByText('Digests for 10 dates confirm 9 of 10 bundles, contradict 1.')).toBeVisible();
  await expect(headline(page)).toHaveText('The archive fails. The chain itself shows no break; the findings say what does not hold.');
  await expect(day(page, /^13 May 2026, failed, 4 entries$/)).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await day(page, /^13 May 2026, failed/).dblclick();
  await expect(page.getByText('In the archive: A digest kept elsewhere is neither that of this bundle nor that of its manifest.')).toBeVisible();
  await page.keyboard.press('a');
  await page.getByRole('button', { name: 'Remove the digests kept elsewhere' }).click();
  await expect(headline(page)).toHaveText('Chain intact over 10 bundles. Head attested, not proved.');
});

test('The board has no accessibility violation, in light or dark; its report is written, and what is dropped on it and is nothing leaves it alone', async ({ launch, makeFolder }) => {
  const { app, page } = await launch({ args: [broken(makeFolder())] });
  await page.evaluate(AXE);
  await expect(headline(page)).toHaveText('The chain is broken at sequence 26.');
  await expect(panel(page).getByText('Claims of this bundle')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  const report = join(makeFolder(), 'archive.pdf');
  await answerSaveDialog(app, report);
  await page.keyboard.press('Control+e');
  await page.getByRole('radio', { name: /one-time/ }).check();
  await page.getByRole('button', { name: 'Sign and save…' }).click();
  await expect(page.getByText('The report is written and signed.')).toBeVisible({ timeout: 30_000 });
  expect(readFileSync(report).subarray(0, 5).toString()).toBe('%PDF-');
  await page.getByRole('button', { name: 'Done' }).click();
  await drop(page, [makeFolder()]);
  await expect(page.getByRole('alert')).toContainText('The folder holds no bundle');
  await expect(headline(page)).toHaveText('The chain is broken at sequence 26.');
  await panel(page).getByRole('button', { name: 'Open this day' }).click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 26');
  expect(await violations(page)).toEqual([]);
  await drop(page, [copySample(makeFolder(), 'intact').bundle]);
  await expect(headline(page)).toHaveText(INTACT);
  await expect(trail(page)).toHaveCount(0);
});
