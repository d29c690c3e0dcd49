import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

import type { Page } from 'playwright/test';

import { bundleOf, chainOf, write } from './evidence.fixture';
import { expect, test } from './launch';
import { answerOpenDialog, drop, grid, headline, inspector, openIntactSample, startScreen } from './window.fixture';

interface Refusal {
  readonly what: string;
  readonly content: string | Uint8Array;
  readonly code: string;
  readonly says: string;
  /** Byte offset, line and column of the offending byte, as the window groups their digits. */
  readonly at: readonly [offset: string, line: string, column: string];
  /** What is marked in the text around it. */
  readonly marked: string;
  readonly read: string;
}

const [first, second] = chainOf(2).map((entry) => JSON.stringify(entry));
const one = `{"entries":[\n${first ?? ''},\n`;
const group = (offset: number): string => offset.toLocaleString('en-US');
const ONE_READ = '1 entry was read before this place, sequence 1. Read, not verified.';
const NONE_READ = 'No entry could be read before this place.';

const REFUSALS: readonly Refusal[] = [
  { what: 'JSON that ends too early', content: `${one}{"sequence":2`, code: 'truncated-json', says: 'ends', at: [group(one.length + 13), '3', '14'], marked: 'end of file', read: ONE_READ },
  { what: 'text that is not UTF-8', content: Buffer.concat([Buffer.from(`${one}{"traceId":"`), Buffer.of(0xff), Buffer.from('"}]}')]), code: 'invalid-utf8', says: 'UTF-8', at: [group(one.length + 12), '3', '13'], marked: '', read: ONE_READ },
  { what: 'a key that stands twice', content: `${one}{"sequence":2,"\\u0073equence":3}]}`, code: 'duplicate-key', says: 'The same key stands twice', at: [group(one.length + 14), '3', '15'], marked: '"', read: ONE_READ },
  { what: 'a document that is 200,000 levels deep', content: `${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}`, code: 'too-deep', says: '512', at: ['1,536', '1', '1,537'], marked: '[', read: NONE_READ },
  { what: 'an empty file', content: '', code: 'truncated-json', says: 'The file is empty.', at: ['0', '1', '1'], marked: 'end of file', read: NONE_READ },
  { what: 'an error answer of the API', content: '{"success":false,"error":{"code":"FORBIDDEN","message":"No access"}}', code: 'not-a-bundle', says: '"FORBIDDEN"', at: ['0', '1', '1'], marked: '{', read: NONE_READ },
  { what: 'a comment', content: `${one}// note\n${second ?? ''}]}`, code: 'json-syntax', says: '', at: [group(one.length), '3', '1'], marked: '/', read: ONE_READ },
];

test('Unreadable evidence is refused with its code and the very place, and is no verdict', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { page } = await launch();
  for (const [index, { what, content, code, says, at, marked, read }] of REFUSALS.entries()) {
    await test.step(what, async () => {
      await drop(page, [write(folder, `${index}.json`, content)]);
      await expect(fileName(page)).toHaveText(`${index}.json`);
      await expect(headline(page)).toHaveText('This evidence cannot be read. There is no verdict.');
      const refusal = page.getByRole('region', { name: 'Refusal' });
      await expect(refusal.getByRole('code')).toHaveText(code);
      await expect(refusal.locator('.refused-message')).toContainText(says);
      await expect(refusal.getByRole('definition')).toHaveText([...at, read]);
      await expect(refusal.locator('mark')).toContainText(marked);
      await expect(page.getByText('No entry could be read, so there is no chain to show.')).toHaveCount(read === NONE_READ ? 1 : 0);
      await expect(grid(page)).toHaveCount(read === NONE_READ ? 0 : 1);
      await expect(page.getByRole('button', { name: 'Export report…' })).toHaveCount(0);
      await expect(page.getByRole('region', { name: 'Claims' })).toHaveCount(0);
    });
  }
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await openIntactSample(page);
});

const fileName = (page: Page) => page.getByLabel('Subject').locator('strong');

test('What was read before the refused place is shown, and called unverified', async ({ launch, makeFolder }) => {
  const text = JSON.stringify(bundleOf(chainOf(50)));
  const { page } = await launch({ args: [write(makeFolder(), 'cut.json', text.slice(0, -300))] });
  await expect(page.getByText(/^Read, not verified: the file cannot be read to its end/)).toBeVisible();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '50');
  await grid(page).focus();
  await page.keyboard.press('End');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 49');
  await expect(inspector(page).getByText('content not checked')).toBeVisible();
  await expect(page.getByRole('button', { name: /^(Fail|Broken)/ })).toHaveCount(0);
});

test('What is no file at all is refused without waiting for it', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const fifo = join(folder, 'fifo.json');
  execFileSync('mkfifo', [fifo]);
  const { app, page } = await launch({ args: [fifo] });
  const refusal = page.getByRole('region', { name: 'Refusal' });
  await expect(refusal.getByRole('code')).toHaveText('unreadable-file');
  await expect(refusal).toContainText('a FIFO (named pipe), not a file');

  await answerOpenDialog(app, [join(folder, 'gone.json')]);
  await page.getByRole('button', { name: 'Open…' }).click();
  await expect(refusal.getByRole('code')).toHaveText('not-found');
  await expect(refusal).toContainText('There is no such file');

  await page.getByRole('button', { name: 'Close evidence' }).click();
  await openIntactSample(page);
});

test('A folder without a bundle is told on the start screen', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  write(folder, 'notes.txt', 'nothing');
  const { page } = await launch({ args: [folder] });
  await expect(page.getByRole('alert')).toContainText('The folder holds no bundle');
  await expect(startScreen(page)).toBeVisible();
  await openIntactSample(page);
  await expect(page.getByRole('alert')).toHaveCount(0);
});
