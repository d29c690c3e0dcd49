import type { ElectronApplication, Locator, Page } from 'playwright/test';

import { expect } from './launch';

/** The places of the window that every journey looks at. */
export const headline = (page: Page): Locator => page.getByTestId('headline');
export const inspector = (page: Page): Locator => page.getByRole('complementary', { name: 'Entry inspector' });
export const grid = (page: Page): Locator => page.getByRole('grid', { name: 'Entries' });
export const selectedRow = (page: Page): Locator => grid(page).locator('[role=row][aria-selected=true]');
export const startScreen = (page: Page): Locator => page.getByRole('region', { name: 'Open evidence' });

export const INTACT = 'Chain intact. Head attested, not proved.';
export const BROKEN = 'Chain broken at sequence 248.';

/** The app is as usable as ever: opens the intact sample from the start screen. */
export async function openIntactSample(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Intact sample' }).click();
  await expect(headline(page)).toHaveText(INTACT);
}

/** The next Open… dialogs are answered with these paths; none means that the examiner cancels. */
export const answerOpenDialog = (app: ElectronApplication, paths: readonly string[]): Promise<void> =>
  app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: filePaths.length === 0, filePaths: [...filePaths] });
  }, paths);

/** The next save dialogs are answered with this path; null means that the examiner cancels. */
export const answerSaveDialog = (app: ElectronApplication, path: string | null): Promise<void> =>
  app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = () => Promise.resolve({ canceled: filePath === null, filePath: filePath ?? '' });
  }, path);

export const clipboardText = (app: ElectronApplication): Promise<string> => app.evaluate(({ clipboard }) => clipboard.readText());

/** Drags real files (or a real folder) over the window and lets them go. */
export async function drop(page: Page, paths: readonly string[]): Promise<void> {
  await page.locator('.app').waitFor();
  await page.evaluate(() => {
    const input = document.createElement('input');
    input.type = 'file';
    input.multiple = true;
    input.id = 'dragged';
    input.hidden = true;
    document.body.append(input);
  });
  // Through the protocol itself: Playwright's own call refuses a folder, which a drag may well carry.
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', { expression: 'document.querySelector("#dragged")' });
  await session.send('DOM.setFileInputFiles', { objectId: result.objectId ?? '', files: [...paths] });
  await session.detach();
  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('#dragged');
    const dataTransfer = new DataTransfer();
    for (const file of input?.files ?? []) dataTransfer.items.add(file);
    input?.remove();
    const target = document.querySelector('.drop-target') ?? document.body;
    for (const type of ['dragenter', 'dragover', 'drop']) target.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
  });
}
