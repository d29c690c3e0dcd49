import { execFileSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

import type { ElectronApplication, Locator, Page } from 'playwright/test';

import { bundleOf, chainOf, sha256, stateOf, write } from './evidence.fixture';
import type { Entry } from './evidence.fixture';
import { expect, root, test } from './launch';
import { answerOpenDialog, answerSaveDialog, clipboardText, headline, inspector, selectedRow } from './window.fixture';

const timestamps = join(root, 'vectors/timestamps');
const COUNT = 40;
const LAST = COUNT - 1;
const all = chainOf(COUNT + 10);
const chain = all.slice(0, COUNT);
const hashOf = (index: number): string => all[index]?.chainHash ?? '';

const dialog = (page: Page): Locator => page.getByRole('dialog', { name: 'Supply evidence' });
const row = (page: Page, title: string): Locator => dialog(page).getByRole('listitem', { name: title, exact: true });
const outcome = (page: Page): Locator => dialog(page).getByRole('status').last();
const claim = (page: Page, title: string): Locator => page.getByRole('region', { name: 'Claims' }).getByRole('listitem').filter({ has: page.getByText(title, { exact: true }) });
const partOf = (entries: readonly Entry[]): object => ({ ...bundleOf(entries), fromSequence: entries[0]?.sequence, toSequence: entries.at(-1)?.sequence });
const answer = (data: object): object => ({ success: true, data });
const statusAt = (index: number): object => answer({ totalEntries: index + 1, lastSequence: index + 1, lastChainHash: hashOf(index), algorithm: 'sha256' });

async function choose(app: ElectronApplication, page: Page, title: string, what: 'file' | 'folder', paths: readonly string[]): Promise<void> {
  await answerOpenDialog(app, paths);
  await dialog(page).getByRole('button', { name: `${title}: choose a ${what}` }).click();
}

test('An examiner types the head that somebody else recorded, and the head is proved; taken back, it is not', async ({ launch, makeFolder }) => {
  const bundle = write(makeFolder(), 'bundle.json', bundleOf(chain));
  const before = stateOf(bundle);
  const { page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await page.keyboard.press('Home');
  await claim(page, 'Head').getByRole('button', { name: /Supply a head hash/ }).click();

  const field = row(page, 'Head hash').getByRole('textbox', { name: 'Head hash' });
  await expect(field).toBeFocused();
  await field.fill(hashOf(LAST).slice(0, 12));
  await expect(row(page, 'Head hash')).toContainText('Not a head yet: 64 lower-case hexadecimal characters');
  await expect(row(page, 'Head hash').getByRole('button', { name: 'Supply' })).toBeDisabled();
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');

  await field.fill(`  ${hashOf(LAST)}@${COUNT}\n`);
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toHaveText('Chain intact. Head proved.');
  await expect(row(page, 'Head hash').getByRole('button', { name: 'Remove Head hash' })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
  await expect(claim(page, 'Head')).toContainText('proved');
  await expect(claim(page, 'Head').getByRole('button')).toHaveCount(0);
  await expect(page.getByRole('region', { name: 'Supplied evidence' })).toContainText(`${hashOf(LAST)}@${COUNT}`);

  await page.keyboard.press('s');
  await row(page, 'Head hash').getByRole('button', { name: 'Remove Head hash' }).click();
  await expect(outcome(page)).toHaveText('Chain intact. Head not proved.');
  expect(stateOf(bundle)).toEqual(before);
});

test('What is supplied from outside contradicts the bundle: the verdict fails and says which end', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const bundle = write(folder, 'bundle.json', bundleOf(chain));
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await page.keyboard.press('s');
  await choose(app, page, 'Status answer', 'file', [write(folder, 'status.json', answer({ lastSequence: COUNT, lastChainHash: 'a'.repeat(64), totalEntries: COUNT }))]);
  await expect(outcome(page)).toContainText('evidence fails');
  await row(page, 'Status answer').getByRole('button', { name: 'Remove Status answer' }).click();
  await expect(outcome(page)).toHaveText('Chain intact. Head not proved.');
  // The producer says that the chain goes on: no contradiction, and no proof of this end.
  await choose(app, page, 'Status answer', 'file', [write(folder, 'later.json', statusAt(COUNT + 4))]);
  await expect(row(page, 'Status answer')).toContainText('later.json');
  await expect(outcome(page)).toHaveText('Chain intact. Head not proved.');
});

test('Everything that may be supplied is supplied in one sitting, and the report names each with its digest', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const bundle = write(folder, 'bundle.json', partOf(chain.slice(10)));
  const supplied: readonly [string, 'file' | 'folder', string][] = [
    ['Status answer', 'file', write(folder, 'status.json', statusAt(LAST))],
    ['Following bundle', 'file', write(folder, 'next.json', partOf(all.slice(COUNT)))],
    ['Previous bundle', 'file', write(folder, 'previous.json', partOf(all.slice(0, 10)))],
    ['Producer’s verdict', 'file', write(folder, 'verify.json', answer({ verified: true, ok: true, totalChecked: 30, lastValidSequence: COUNT, brokenAtSequence: null, brokenReason: null, durationMs: 8, verifiedAt: '2026-05-06T12:00:00.000Z' }))],
    ['Decision traces', 'file', write(folder, 'traces.json', [{ traceId: chain[10]?.traceId, inputContext: {} }])],
    ['Erasure register', 'file', write(folder, 'erasures.json', [])],
    ['Anchors and proofs', 'folder', makeFolder()],
    ['Trusted certificates', 'folder', makeFolder()],
  ];
  write(supplied[6]?.[2] ?? '', 'anchors.json', answer({ anchors: [] }));
  write(supplied[7]?.[2] ?? '', 'root.pem', '-----BEGIN CERTIFICATE-----\nAA==\n-----END CERTIFICATE-----\n');
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await page.keyboard.press('s');
  await expect(row(page, 'Erasure register')).toContainText('Needs the decision traces');
  await expect(row(page, 'Erasure register').getByRole('button')).toBeDisabled();
  for (const [title, what, path] of supplied) {
    await choose(app, page, title, what, [path]);
    await expect(row(page, title).getByRole('button', { name: `Remove ${title}` })).toBeVisible();
  }
  await dialog(page).getByRole('button', { name: 'Done' }).click();
  await expect(claim(page, 'Start')).toContainText('proved');
  await expect(claim(page, 'Head')).toContainText('proved');

  await page.keyboard.press('Control+e');
  const form = page.getByRole('dialog', { name: 'Export report' });
  await form.getByRole('radio', { name: /one-time/ }).check();
  const report = join(folder, 'report.pdf');
  await answerSaveDialog(app, report);
  await form.getByRole('button', { name: 'Sign and save…' }).click();
  await expect(page.getByRole('dialog', { name: 'Report exported' })).toBeVisible();
  const text = execFileSync('pdftotext', ['-layout', report, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ');
  for (const [, what, path] of supplied) if (what === 'file') expect(text).toContain(sha256(readFileSync(path)));
  for (const option of ['--status status.json', '--next next.json', '--previous previous.json', '--traces traces.json', '--anchors ANCHORS', '--trust TRUST']) expect(text).toContain(option);
});

test('The inspector shows the time-stamp token of an entry: what it says, its path to a certificate, or why there is none', async ({ launch }) => {
  const { app, page } = await launch({ args: [join(timestamps, 'rsa-sha256.json')] });
  const { entries } = JSON.parse(readFileSync(join(timestamps, 'rsa-sha256.json'), 'utf8')) as { entries: readonly Entry[] };
  const token = inspector(page).getByRole('region', { name: 'Time-stamp token' });
  const imprint = entries.at(-1)?.chainHash ?? '';
  const goTo = async (sequence: string): Promise<void> => {
    await page.keyboard.press('g');
    await page.keyboard.press('Control+A');
    await page.keyboard.type(sequence);
    await page.keyboard.press('Enter');
    await expect(selectedRow(page)).toContainText(entries[Number(sequence) - 1]?.createdAt ?? '');
  };
  await expect(headline(page)).toHaveText(/^Cannot tell\. The chain holds;/);
  await goTo('3');
  await expect(token).toContainText('not traced to a trusted certificate');
  await expect(token).toContainText(/Not traced to a certificate of the examiner's: it leads to ".+", of which no certificate was supplied\./);
  await expect(token).toContainText(imprint);
  await page.keyboard.press('s');
  await choose(app, page, 'Trusted certificates', 'file', [join(timestamps, 'trust', 'root.pem')]);
  await expect(outcome(page)).toHaveText('Chain intact. Head proved.');
  await page.keyboard.press('Escape');
  await expect(token).toContainText('sound and traced');
  await expect(token).toContainText('existed before');
  for (const label of ['time', 'stands for', 'imprint', 'policy', 'serial', 'signed', 'signer', 'path']) await expect(token.getByRole('button', { name: `Copy ${label} of the token` })).toBeVisible();
  await token.getByRole('button', { name: 'Copy imprint of the token' }).click();
  expect(await clipboardText(app)).toBe(imprint);
  await goTo('1');
  await expect(token).toHaveCount(0);
});

test('What cannot be supplied is said beside its row, and changes nothing; what cannot be used makes the verdict indeterminate', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const bundle = write(folder, 'bundle.json', bundleOf(chain));
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await page.keyboard.press('s');
  await choose(app, page, 'Status answer', 'file', []);
  await expect(row(page, 'Status answer')).toContainText('not supplied');
  for (const [title, what, path, said] of [
    ['Following bundle', 'file', folder, 'This is a folder, not a file'],
    ['Previous bundle', 'file', join(folder, 'gone.json'), 'There is no such file'],
    ['Trusted certificates', 'folder', makeFolder(), 'The folder holds no files'],
  ] as const) {
    await choose(app, page, title, what, [path]);
    await expect(row(page, title).getByRole('alert')).toContainText(said);
    await expect(row(page, title)).toContainText('not supplied');
  }
  await expect(outcome(page)).toHaveText('Chain intact. Head not proved.');

  await choose(app, page, 'Status answer', 'file', [bundle]);
  await expect(row(page, 'Status answer').locator('.supply-trouble')).not.toBeEmpty();
  await expect(outcome(page)).not.toHaveText(/^Chain intact/);
  await row(page, 'Status answer').getByRole('button', { name: 'Remove Status answer' }).click();
  await expect(outcome(page)).toHaveText('Chain intact. Head not proved.');
});

test('A supplied file that vanishes ends the examination in its name, and is taken back from there', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const bundle = write(folder, 'bundle.json', bundleOf(chain));
  const status = write(folder, 'status.json', statusAt(LAST));
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await page.keyboard.press('s');
  await choose(app, page, 'Status answer', 'file', [status]);
  await expect(outcome(page)).toHaveText('Chain intact. Head proved.');
  rmSync(status);
  await choose(app, page, 'Following bundle', 'file', [write(folder, 'next.json', partOf(all.slice(COUNT)))]);
  await expect(outcome(page)).toContainText('(supplied with --status)');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Supplied evidence…' }).click();
  await row(page, 'Status answer').getByRole('button', { name: 'Remove Status answer' }).click();
  await expect(outcome(page)).toHaveText('Chain intact. Head proved.');
});

test('The examiner stays at the entry that is being looked at, and other evidence begins with nothing supplied', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const bundle = write(folder, 'bundle.json', bundleOf(chain));
  const other = write(folder, 'other.json', bundleOf(chainOf(5)));
  const { app, page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await page.keyboard.press('g');
  await page.keyboard.type('17');
  await page.keyboard.press('Enter');
  await expect(selectedRow(page)).toContainText('17');
  await page.keyboard.press('Escape');
  await claim(page, 'Head').getByRole('button', { name: /Supply a head hash/ }).click();
  await page.keyboard.type(hashOf(LAST));
  await page.keyboard.press('Enter');
  await expect(outcome(page)).toHaveText('Chain intact. Head proved.');
  await page.keyboard.press('Escape');
  await expect(selectedRow(page)).toContainText(chain[16]?.createdAt ?? '');

  await answerOpenDialog(app, [other]);
  await page.keyboard.press('Control+o');
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await expect(page.getByRole('region', { name: 'Supplied evidence' })).toContainText('Nothing but the bundle, and its manifest if there is one.');
});
