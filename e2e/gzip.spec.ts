import { gzipSync } from 'node:zlib';

import { bundleOf, chainOf, sha256, write } from './evidence.fixture';
import { expect, test } from './launch';
import { drop, grid, headline, inspector } from './window.fixture';

const SOUND = JSON.stringify(bundleOf(chainOf(40)));
const PACKED = gzipSync(SOUND);

test('A compressed bundle opens like any other, and the window tells the file from what it unpacks to', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const { page } = await launch();
  await drop(page, [write(folder, 'bundle.json.gz', Buffer.concat([PACKED, Buffer.from('more')]))]);
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  for (const label of ['SHA-256, unpacked', 'Size, unpacked', 'SHA-256 of the gzip file', 'Size of the gzip file']) await expect(page.getByText(label, { exact: true })).toBeVisible();
  await expect(page.getByText('gzip, 4 bytes behind its end')).toBeVisible();
  await expect(page.getByText(`${sha256(SOUND).slice(0, 12)}…`)).toBeVisible();
  await expect(page.getByText('4 bytes stand behind the end of the gzip data')).toBeVisible();
  await grid(page).getByRole('row').nth(3).click();
  await expect(inspector(page).getByText(/bytes from offset [\d,]+ of what the gzip file unpacks to; element/)).toBeVisible();
});

test('A damaged one is refused with its place in the compressed file, and nothing of it is judged', async ({ launch, makeFolder }) => {
  const damaged = Buffer.from(PACKED);
  damaged.writeUInt32LE(1, damaged.length - 8);
  const { page } = await launch();
  await drop(page, [write(makeFolder(), 'bundle.json.gz', damaged)]);
  await expect(headline(page)).toHaveText('This evidence cannot be read. There is no verdict.');
  const refusal = page.getByRole('region', { name: 'Refusal' });
  await expect(refusal.getByRole('code')).toHaveText('damaged-gzip');
  await expect(refusal.locator('.refused-message')).toContainText(`at byte ${damaged.length - 8} of the compressed file, its CRC-32 is not that of its content`);
  await expect(refusal.getByRole('definition').first()).toHaveText((damaged.length - 8).toLocaleString('en-US'));
  await expect(refusal.locator('mark')).toHaveCount(0);
});
