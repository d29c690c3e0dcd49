import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

import type { ElectronApplication, Page } from 'playwright/test';

import { bundleOf, chainOf, copySample, sha256, vector, write } from './evidence.fixture';
import type { Entry } from './evidence.fixture';
import { expect, test } from './launch';
import { BROKEN, INTACT, clipboardText, grid, headline, inspector, selectedRow } from './window.fixture';

const entriesOf = (path: string): readonly Entry[] => (JSON.parse(readFileSync(path, 'utf8')) as { entries: Entry[] }).entries;
const entryTitle = (page: Page) => inspector(page).getByRole('heading', { level: 2 });
const found = (page: Page) => page.getByRole('button', { name: /^Found/ });
const search = (page: Page) => page.getByRole('textbox', { name: 'Search trace id or chain hash by prefix, or a whole id' });

test('An intact bundle passes, with every claim and its reason, and says what is not proved', async ({ launch, makeFolder }) => {
  const { page } = await launch({ args: [copySample(makeFolder(), 'intact').bundle] });
  await expect(headline(page)).toHaveText(INTACT);
  const claims = page.getByRole('region', { name: 'Claims' }).getByRole('listitem');
  await expect(claims).toHaveCount(5);
  await expect(claims.filter({ hasText: 'Head' })).toContainText('attested');
  await expect(claims.filter({ hasText: 'Interior' })).toContainText('All 400 entries recompute and every link between them holds.');
  await expect(page.getByText('No findings. Nothing in this evidence contradicts its chain.')).toBeVisible();
  await page.keyboard.press('b');
  await expect(page.getByText('No finding names an entry as failing or indeterminate.')).toBeVisible();
});

test('Breaks are found one after the other, and a finding leads to its entry', async ({ launch, makeFolder }) => {
  const entries = chainOf(40).map((entry) => (entry.sequence === 5 ? { ...entry, payloadDigest: sha256('edited') } : entry.sequence === 9 ? { ...entry, chainHash: sha256('replaced') } : entry));
  const { page } = await launch({ args: [write(makeFolder(), 'bundle.json', bundleOf(entries))] });
  await expect(headline(page)).toHaveText('Chain broken at sequence 5.');
  await expect(entryTitle(page)).toHaveText('Entry 5');
  for (const [key, sequence] of [['b', 9], ['b', 10], ['b', 5], ['Shift+B', 10], ['Shift+B', 9]] as const) {
    await page.keyboard.press(key);
    await expect(entryTitle(page)).toHaveText(`Entry ${sequence}`);
  }
  const findings = page.getByRole('region', { name: /^Findings/ });
  await findings.getByRole('button', { name: /Entry 5 does not recompute/ }).click();
  await expect(entryTitle(page)).toHaveText('Entry 5');
  await findings.getByRole('list', { name: 'Consequences' }).getByRole('button').click();
  await expect(entryTitle(page)).toHaveText('Entry 10');
  await expect(inspector(page).getByText('link broken')).toBeVisible();
  await expect(inspector(page).getByRole('group', { name: 'Link to the entry before' })).toContainText('the hashes differ');

  await page.getByRole('button', { name: /^Fail/ }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '4');
  await expect(selectedRow(page)).toContainText('10');
  await page.getByRole('button', { name: /^All/ }).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '41');
});

test('B reaches an entry that holds in the chain while its trace fails; count, strip and table say the same', async ({ launch, makeFolder }) => {
  const entries = chainOf(40).map((entry) => (entry.sequence === 5 ? { ...entry, payloadDigest: sha256('edited') } : entry.sequence === 23 ? { ...entry, traceView: { not: 'the trace' } } : entry.sequence === 30 ? { ...entry, eidasTimestamp: 'x' } : entry));
  const { page } = await launch({ args: [write(makeFolder(), 'bundle.json', bundleOf(entries))] });
  await expect(entryTitle(page)).toHaveText('Entry 5');
  await page.keyboard.press('b');
  await expect(entryTitle(page)).toHaveText('Entry 23');
  await expect(inspector(page).getByText('fail: payload-mismatch')).toBeVisible();
  await page.keyboard.press('b');
  await expect(entryTitle(page)).toHaveText('Entry 5');
  const filter = (name: RegExp) => page.getByRole('button', { name });
  await expect(filter(/^Fail/)).toHaveText('Fail 2');
  await expect(filter(/^Indeterminate/)).toHaveText('Indeterminate 1');
  for (const [stroke, count] of [['.strip-fail', 2], ['.strip-indeterminate', 1]] as const) expect((await page.locator(stroke).getAttribute('d'))?.match(/M/g)).toHaveLength(count);
  await filter(/^Fail/).click();
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '3');
});

test('What more findings name than are listed is counted, reached and said', async ({ launch, makeFolder }) => {
  const entries = chainOf(1050).map((entry) => ({ ...entry, traceView: { not: 'the trace' } }));
  const { page } = await launch({ args: [write(makeFolder(), 'bundle.json', bundleOf(entries))] });
  await expect(headline(page)).toHaveText(/^Cannot tell/);
  await expect(page.getByRole('button', { name: /^Indeterminate/ })).toHaveText('Indeterminate 1,050');
  await page.keyboard.press('Shift+B');
  await expect(entryTitle(page)).toHaveText('Entry 1050');
  await expect(inspector(page)).toContainText('A finding of severity indeterminate names this entry. It is counted and not listed');
  await expect(page.getByText('Nothing here fails: what is indeterminate is gone through instead.')).toBeVisible();
});

test('An entry is found by its sequence, or by the beginning of its trace id or chain hash', async ({ launch, makeFolder }) => {
  const { bundle } = copySample(makeFolder(), 'broken');
  const entries = entriesOf(bundle);
  const hits = (prefix: string): number => entries.filter(({ traceId, chainHash }) => traceId.startsWith(prefix) || chainHash.startsWith(prefix)).length;
  const { page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText(BROKEN);

  await page.keyboard.press('g');
  await page.keyboard.type('377');
  await page.keyboard.press('Enter');
  await expect(entryTitle(page)).toHaveText('Entry 377');
  await expect(selectedRow(page)).toBeInViewport();
  await page.keyboard.press('g');
  await page.keyboard.press('Control+A');
  await page.keyboard.type('9999');
  await page.keyboard.press('Enter');
  await expect(page.getByText('No entry at or after sequence 9999.')).toBeVisible();

  await page.keyboard.press('/');
  await page.keyboard.type('trace_4');
  await page.keyboard.press('Enter');
  await expect(found(page)).toHaveText(`Found ${hits('trace_4')}`);
  expect(hits('trace_4')).toBeGreaterThan(1);
  const { traceId = '', chainHash = '' } = entries[299] ?? {};
  await search(page).fill(traceId);
  await search(page).press('Enter');
  await expect(found(page)).toHaveText('Found 1');
  await expect(entryTitle(page)).toHaveText('Entry 300');
  await search(page).fill(chainHash.slice(0, 9));
  await search(page).press('Enter');
  await expect(found(page)).toHaveText(`Found ${hits(chainHash.slice(0, 9))}`);
  await search(page).fill('nowhere');
  await search(page).press('Enter');
  await expect(page.getByText('No trace id and no chain hash begins with “nowhere”, and no entry has it as its whole id.')).toBeVisible();
  await search(page).press('Escape');
  await expect(found(page)).toHaveCount(0);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '401');
});

test('The wheel moves the table by what it was turned, gliding, or at once where motion is unwanted; a key has precedence', async ({ launch, makeFolder }) => {
  const { page } = await launch({ args: [write(makeFolder(), 'bundle.json', bundleOf(chainOf(2000)))] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  const firstIs = async (index: number): Promise<void> => {
    await expect(grid(page).locator(`[data-index="${index}"]`)).toBeInViewport({ ratio: 1 });
    await expect(grid(page).locator(`[data-index="${index - 1}"]`)).toHaveCount(0);
  };
  /** And waits longer than a glide takes. */
  const pressWhileGliding = async (pressed: string): Promise<void> => {
    await page.evaluate((key) => {
      const table = document.querySelector('[role=grid]');
      table?.dispatchEvent(new WheelEvent('wheel', { deltaY: 26_000, bubbles: true, cancelable: true }));
      table?.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    }, pressed);
    await page.waitForTimeout(400);
  };
  await grid(page).hover();
  for (let turns = 0; turns < 5; turns += 1) await page.mouse.wheel(0, 520);
  await firstIs(100);
  await page.mouse.wheel(0, -260);
  await firstIs(90);

  await pressWhileGliding('Home');
  await firstIs(0);
  // The cursor steps in sight, so that the table itself need not move for it: it stays in sight all the same.
  await pressWhileGliding('ArrowDown');
  await expect(selectedRow(page)).toHaveAttribute('data-index', '1');
  await expect(selectedRow(page)).toBeInViewport({ ratio: 1 });

  await page.emulateMedia({ reducedMotion: 'reduce' });
  const isThere = await page.evaluate(async () => {
    const table = document.querySelector('[role=grid]');
    table?.dispatchEvent(new WheelEvent('wheel', { deltaY: 26_000, bubbles: true, cancelable: true }));
    await Promise.resolve();
    return table?.querySelector('[data-index="1000"]') !== null;
  });
  expect(isThere).toBe(true);
});

test('Evidence that no formula explains is neither passed nor failed, and never green', async ({ launch }) => {
  const { page } = await launch({ args: [vector('recipe/unknown')] });
  await expect(headline(page)).toHaveText('Cannot tell. No known recipe recomputes any entry.');
  const header = page.getByRole('banner', { name: 'Conclusion' });
  await expect(header.locator('strong').first()).toHaveText('Indeterminate');
  expect(await greens(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  expect(await greens(page)).toEqual([]);
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await page.getByRole('button', { name: 'Intact sample' }).click();
  await expect(headline(page)).toHaveText(INTACT);
  // The measure itself: a pass is green.
  expect(await greens(page)).not.toEqual([]);
});

/** Colours of the conclusion's own mark and words that a person would call green. */
const greens = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const own = [...document.querySelectorAll('.conclusion, .conclusion-mark, .conclusion-mark *, .conclusion h1, .conclusion-basis > strong')];
    const colours = own.flatMap((element) => {
      const { color, backgroundColor, borderTopColor, fill, stroke } = getComputedStyle(element);
      return [color, backgroundColor, borderTopColor, fill, stroke];
    });
    return colours.filter((colour) => {
      const [red = 0, green = 0, blue = 0] = (colour.match(/[\d.]+/g) ?? []).map(Number);
      return green > red + 12 && green > blue + 8;
    });
  });

test('The inspector shows what is covered and what was hashed, and its shell line gives the recomputed hash', async ({ launch, makeFolder }) => {
  const { bundle } = copySample(makeFolder(), 'broken');
  const entry = entriesOf(bundle).find(({ sequence }) => sequence === 248);
  if (entry === undefined) throw new Error('the sample has lost its entry 248');
  const { app, page } = await launch({ args: [bundle] });
  await expect(entryTitle(page)).toHaveText('Entry 248');
  const { prevHash, payloadDigest, sequence, createdAt, chainHash, traceId } = entry;
  const preimage = `${prevHash}${payloadDigest}${sequence}${createdAt}`;
  await expect(inspector(page).getByTestId('preimage')).toHaveText(preimage);
  await expect(inspector(page).getByText('hash mismatch')).toBeVisible();
  await expect(inspector(page).getByText(/^First difference at character 1;/)).toBeVisible();
  for (const name of ['sequence', 'prevHash', 'payloadDigest', 'createdAt']) await expect(field(page, name)).toContainText('covered by chain hash');
  for (const name of ['id', 'organizationId', 'traceId', 'merkleRoot']) await expect(field(page, name)).toContainText('not covered');
  await expect(inspector(page).getByRole('listitem').filter({ has: page.getByText('is the chain hash', { exact: true }) })).toContainText(chainHash);

  expect(runInShell(await shellLine(page))).toBe(sha256(preimage));
  await copied(app, page, 'Copy shell line', await shellLine(page));
  await copied(app, page, 'Copy recomputed chain hash', sha256(preimage));
  await copied(app, page, 'Copy stored chain hash', chainHash);
  await copied(app, page, 'Copy preimage', preimage);
  await copied(app, page, 'Copy traceId', traceId);
  await inspector(page).getByRole('button', { name: 'Copy source' }).click();
  await expect.poll(async () => JSON.parse(await clipboardText(app)) as unknown).toEqual(entry);
  await page.getByRole('button', { name: 'Copy SHA-256 of the file' }).click();
  await expect.poll(() => clipboardText(app)).toBe(sha256(readFileSync(bundle)));
});

test('The shell line holds for every recipe', async ({ launch, makeFolder }) => {
  for (const recipe of ['bytes', 'pipe']) {
    const running = await launch({ args: [vector(`recipe/${recipe}`)], profile: makeFolder() });
    const { page } = running;
    await expect(entryTitle(page)).toHaveText('Entry 1');
    await expect(inspector(page).getByText(`adjudon-decision/${recipe}`)).toBeVisible();
    const [first] = entriesOf(vector(`recipe/${recipe}`));
    expect(runInShell(await shellLine(page))).toBe(first?.chainHash);
    await running.close();
  }
});

const field = (page: Page, name: string) => inspector(page).getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) }).filter({ hasText: 'covered' });
const shellLine = async (page: Page): Promise<string> => (await inspector(page).getByLabel('Shell line that prints the recomputed hash').textContent()) ?? '';
const runInShell = (line: string): string => execFileSync('sh', ['-c', line], { encoding: 'utf8' }).split(' ')[0] ?? '';

async function copied(app: ElectronApplication, page: Page, name: string, text: string): Promise<void> {
  await inspector(page).getByRole('button', { name, exact: true }).click();
  await expect.poll(() => clipboardText(app)).toBe(text);
}

test('The whole examination is done with the keyboard alone', async ({ launch }) => {
  const { page } = await launch();
  const focused = page.locator(':focus');
  await expect(page.getByRole('button', { name: 'Intact sample' })).toBeVisible();
  for (const name of ['Open evidence…', 'Open folder…', 'Open from S3…', 'Intact sample', 'Broken sample']) {
    await page.keyboard.press('Tab');
    await expect(focused).toHaveAccessibleName(name);
  }
  await page.keyboard.press('Enter');
  await expect(headline(page)).toHaveText(BROKEN);
  for (const name of ['Export report…', 'Open…', 'Close evidence', 'Copy SHA-256 of the file']) {
    await page.keyboard.press('Tab');
    await expect(focused).toHaveAccessibleName(name);
  }
  await page.keyboard.press('F6');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Home');
  await expect(entryTitle(page)).toHaveText('Entry 1');
  for (const [key, sequence] of [['ArrowDown', 2], ['ArrowDown', 3], ['ArrowUp', 2], ['End', 400]] as const) {
    await page.keyboard.press(key);
    await expect(entryTitle(page)).toHaveText(`Entry ${sequence}`);
    await expect(selectedRow(page)).toBeInViewport();
    const active = await grid(page).getAttribute('aria-activedescendant');
    await expect(selectedRow(page)).toHaveAttribute('id', active ?? 'none');
  }
  await page.keyboard.press('PageUp');
  await expect(entryTitle(page)).not.toHaveText('Entry 400');
  await page.keyboard.press('Enter');
  await expect(inspector(page)).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('?');
  const shortcuts = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  for (const what of ['Open evidence', 'Next failing entry', 'Go to sequence', 'Export report']) await expect(shortcuts).toContainText(what);
  await page.keyboard.press('Escape');
  await expect(shortcuts).toHaveCount(0);
  await expect(grid(page)).toBeFocused();
  await page.keyboard.press('Control+w');
  await expect(page.getByRole('button', { name: 'Broken sample' })).toBeVisible();
});
