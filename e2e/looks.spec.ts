import type { ElectronApplication, Page } from 'playwright/test';

import { AXE, violations } from './axe.fixture';
import { copySample, vector, write } from './evidence.fixture';
import { expect, test } from './launch';
import { BROKEN, INTACT, drop, headline, inspector, startScreen } from './window.fixture';

test('No state of the window has an accessibility violation, in light or dark', async ({ launch, makeFolder }) => {
  const { page } = await launch();
  await page.evaluate(AXE);
  await expect(startScreen(page)).toBeVisible();
  expect(await violations(page)).toEqual([]);

  await page.getByRole('button', { name: 'Intact sample' }).click();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 1');
  await expect(headline(page)).toHaveText(INTACT);
  expect(await violations(page)).toEqual([]);

  await drop(page, [copySample(makeFolder(), 'broken').bundle]);
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 248');
  await page.getByRole('textbox', { name: /^Search/ }).fill('nowhere');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No trace id and no chain hash begins with')).toBeVisible();
  expect(await violations(page)).toEqual([]);

  for (const [key, name] of [['?', 'Keyboard shortcuts'], ['Control+e', 'Export report']] as const) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog', { name })).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }

  await drop(page, [vector('recipe/unknown')]);
  await expect(headline(page)).toHaveText(/^Cannot tell\./);
  expect(await violations(page)).toEqual([]);
  await drop(page, [vector('sequence/thousand-digits')]);
  await expect(inspector(page).getByRole('group', { name: 'Value of sequence' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await drop(page, [write(makeFolder(), 'cut.json', '{"entries":[')]);
  await expect(page.getByRole('region', { name: 'Refusal' })).toBeVisible();
  expect(await violations(page)).toEqual([]);
});

test('The window comes back where and as large as it was closed, unless that place is gone', async ({ launch }) => {
  const bounds = { x: 40, y: 30, width: 1111, height: 717 };
  const before = await launch();
  await before.app.evaluate(({ BrowserWindow }, to) => BrowserWindow.getAllWindows()[0]?.setBounds(to), bounds);
  await expect.poll(() => boundsOf(before.app)).toMatchObject({ width: 1111, height: 717 });
  const kept = await boundsOf(before.app);
  await before.close();
  const after = await launch({ profile: before.profile });
  await expect.poll(() => boundsOf(after.app)).toEqual(kept);
  await after.close();

  write(before.profile, 'window.json', { width: 1000, height: 700, x: -20_000, y: 20_000, isMaximized: false });
  const elsewhere = await launch({ profile: before.profile });
  await expect(startScreen(elsewhere.page)).toBeVisible();
  expect(await boundsOf(elsewhere.app)).toMatchObject({ width: 1000, height: 700 });
  const isVisible = await elsewhere.app.evaluate(({ BrowserWindow, screen }) => {
    const { x, y } = BrowserWindow.getAllWindows()[0]?.getBounds() ?? { x: -1, y: -1 };
    return screen.getAllDisplays().some(({ workArea }) => x >= workArea.x && x < workArea.x + workArea.width && y >= workArea.y && y < workArea.y + workArea.height);
  });
  expect(isVisible).toBe(true);
});

const boundsOf = (app: ElectronApplication) => app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());

test('The smallest window shows everything that is needed, without scrolling sideways', async ({ launch, makeFolder }) => {
  const { bundle } = copySample(makeFolder(), 'broken');
  const { app, page } = await launch();
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setSize(300, 200));
  await expect.poll(() => boundsOf(app)).toMatchObject({ width: 960, height: 600 });
  await page.waitForFunction(() => window.innerWidth <= 960 && window.innerHeight <= 600);
  await expect(page.getByRole('button', { name: 'Broken sample' })).toBeInViewport();
  expect(await overflow(page)).toEqual([]);
  await drop(page, [bundle]);
  await expect(headline(page)).toHaveText(BROKEN);
  for (const name of ['Export report…', 'Open…', 'Close evidence']) await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('row', { name: /mismatch/ })).toBeInViewport();
  expect(await overflow(page)).toEqual([]);
  await page.keyboard.press('F6');
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toBeInViewport();
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 248');
  expect(await overflow(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('button', { name: 'Sign and save…' })).toBeInViewport({ ratio: 1 });
  expect(await overflow(page)).toEqual([]);
});

test('Zoomed to twice its size, the window scrolls to what it has no room for', async ({ launch, makeFolder }) => {
  const { app, page } = await launch();
  await drop(page, [copySample(makeFolder(), 'broken').bundle]);
  await expect(headline(page)).toHaveText(BROKEN);
  await app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setContentSize(1280, 800);
    if (window !== undefined) window.webContents.zoomFactor = 2;
  });
  await page.waitForFunction(() => window.innerWidth <= 640);
  for (const name of ['Export report…', 'Shortcuts', 'Close evidence']) {
    await page.getByRole('button', { name }).focus();
    await expect(page.getByRole('button', { name })).toBeInViewport({ ratio: 1 });
  }
  await page.keyboard.press('Control+e');
  await expect(page.getByRole('button', { name: 'Sign and save…' })).toBeInViewport({ ratio: 1 });
  await expect(page.getByRole('status').filter({ hasText: 'Type a passphrase for the signature.' })).toBeInViewport();
});

/** Elements that stick out of the window to the right, though nothing clips or scrolls them. */
const overflow = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const clipped = (element: Element): boolean => {
      for (let up = element.parentElement; up !== null; up = up.parentElement) if (getComputedStyle(up).overflowX !== 'visible') return true;
      return false;
    };
    const wide = document.documentElement.scrollWidth > width ? ['the page itself'] : [];
    const outside = [...document.body.querySelectorAll('*')].filter((element) => element.getBoundingClientRect().right > width + 1 && !clipped(element));
    return [...wide, ...outside.map((element) => `${element.tagName.toLowerCase()}.${element.className}`)];
  });
