import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from 'playwright/test';

import { expect, root, test } from './launch';
import { answerOpenDialog, headline, inspector } from './window.fixture';

const vector = (path: string): string => join(root, 'vectors', path);
const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Supply evidence' });
const claim = (page: Page, title: string): Locator => page.getByRole('region', { name: 'Claims' }).getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });

async function supply(app: ElectronApplication, page: Page, title: string, what: 'file' | 'folder', path: string): Promise<void> {
  await page.keyboard.press('s');
  await answerOpenDialog(app, [path]);
  await dialog(page).getByRole('button', { name: `${title}: choose a ${what}` }).click();
  await expect(dialog(page).getByRole('button', { name: `Remove ${title}` })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
}

test('An audit log opens like a bundle: its recipe, its broken record, and who did what', async ({ launch }) => {
  const { page } = await launch({ args: [vector('logs/edited.json')] });
  await expect(headline(page)).toHaveText('Chain broken at record 31.');
  await expect(page.getByRole('region', { name: 'Log and recipe' })).toContainText('aster/audit');
  await expect(claim(page, 'Interior')).toContainText('refuted');
  const controls = page.getByRole('region', { name: 'Negative controls' });
  await expect(controls).toContainText(/(\d+) of \1 detected/);
  await controls.getByText('Seeded changes').click();
  await expect(controls).toContainText('success turned to its opposite');
  await page.keyboard.press('b');
  await expect(inspector(page)).toContainText('Record 31');
  await expect(inspector(page)).toContainText('POLICY_ROLLBACK');
});

test('A part of an audit log is examined alone, and Aster’s answer is given for the tenant that is named', async ({ launch }) => {
  const { page } = await launch({ args: [vector('logs/tenants.json')] });
  const log = page.getByRole('region', { name: 'Log and recipe' });
  await expect(headline(page)).toHaveText('All 2 chains intact. Head not proved.');
  await log.getByText('Examine a part of it').click();
  await log.getByRole('combobox', { name: 'Tenant' }).fill('globex');
  await log.getByRole('button', { name: 'Examine this' }).click();
  await expect(log).toContainText('Aster’s endpoint would answer for globex');

  await log.getByText('Examine a part of it').click();
  await log.getByRole('textbox', { name: 'From' }).fill('2020-01-01T00:00:00Z');
  await log.getByRole('button', { name: 'Examine this' }).click();
  await expect(log.getByRole('status')).toHaveText('Missing required parameters: start and end are required.');
  await log.getByRole('textbox', { name: 'To' }).fill('2020-01-02T00:00:00Z');
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Cannot tell. No record with a hash was examined.');
  await expect(page.getByRole('banner')).toContainText('2020-01-01T00:00:00Z – 2020-01-02T00:00:00Z');
  await expect(log).toContainText('Aster’s endpoint would answer for globex');
  await log.getByRole('button', { name: 'All records' }).click();
  await expect(headline(page)).toHaveText('All 2 chains intact. Head not proved.');
});

test('A time-stamp token is traced once the examiner supplies a certificate, and not before', async ({ launch }) => {
  const { app, page } = await launch({ args: [vector('timestamps/rsa-sha256.json')] });
  await expect(claim(page, 'Time-stamps')).toContainText('not provable');
  await supply(app, page, 'Trusted certificates', 'file', vector('timestamps/trust/root.pem'));
  await expect(claim(page, 'Time-stamps')).toContainText('proved');
  await expect(claim(page, 'Head')).toContainText('proved');
  await expect(page.getByRole('region', { name: 'Time-stamps' })).toBeVisible();
});

test('An inclusion proof is drawn from the chain hash up to its root, and a false one is told', async ({ launch }) => {
  const { app, page } = await launch({ args: [vector('anchors/index-other/bundle.json')] });
  await expect(claim(page, 'Anchors')).toContainText('not provable');
  await supply(app, page, 'Anchors and proofs', 'folder', vector('anchors/index-other/answers'));
  await expect(headline(page)).toContainText('A Merkle anchor does not fit the entries.');
  await expect(claim(page, 'Anchors')).toContainText('refuted');
  await page.keyboard.press('Home');
  await page.keyboard.press('b');
  await expect(inspector(page)).toContainText('Entry 3');
  await expect(inspector(page).getByRole('list', { name: 'From the chain hash up to the root' })).toBeVisible();
});
