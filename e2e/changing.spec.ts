import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, renameSync, rmSync, truncateSync, unlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import type { ElectronApplication, Page } from 'playwright/test';

import { copySample, stateOf, write, writeLargeBundle } from './evidence.fixture';
import { expect, test } from './launch';
import { BROKEN, INTACT, drop, grid, headline, inspector, openIntactSample, startScreen } from './window.fixture';

const COUNT = 100_000;
let folder = '';

test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'tamperscope-large-'));
  writeLargeBundle(join(folder, 'original.json'), COUNT);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

function largeBundle(): string {
  const path = join(folder, 'bundle.json');
  copyFileSync(join(folder, 'original.json'), path);
  return path;
}

/**
 * Puts a slow disk under the verification, which stops altogether half way through the large bundle until `goOn`: what
 * happens meanwhile happens for certain. Only the threads that read evidence see it.
 */
async function slowDisk(app: ElectronApplication, makeFolder: () => string): Promise<{ goOn: () => void; stop: () => void }> {
  const flag = join(makeFolder(), 'go-on');
  const disk = write(makeFolder(), 'slow-disk.cjs', `
    const fs = require('node:fs');
    const isHeld = (position) => position >= 2 ** 24 && !fs.existsSync(${JSON.stringify(flag)});
    const { read, readSync } = fs;
    const slowRead = (...args) => setTimeout(() => (isHeld(args[4]) ? slowRead(...args) : read(...args)), 20);
    fs.read = Object.defineProperties(slowRead, Object.getOwnPropertyDescriptors(read));
    fs.readSync = (...args) => {
      if (args[3] >= 2 ** 20) do Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 100); while (isHeld(args[4]));
      return readSync(...args);
    };`);
  await underWorkers(app, { execArgv: ['--require', disk] });
  return { goOn: () => writeFileSync(flag, ''), stop: () => rmSync(flag, { force: true }) };
}

/** Starts every thread from now on with these options as well. */
const underWorkers = (app: ElectronApplication, more: { readonly execArgv: string[]; readonly resourceLimits?: { readonly maxOldGenerationSizeMb: number } }): Promise<void> =>
  app.evaluate((_, added) => {
    const threads = (Reflect.get(process, 'mainModule') as NodeJS.Module).require('node:worker_threads') as { Worker: typeof import('node:worker_threads').Worker };
    threads.Worker = class extends threads.Worker {
      constructor(script: string | URL, options?: import('node:worker_threads').WorkerOptions) {
        super(script, { ...options, ...added });
      }
    };
  }, more);

/** How many threads the app's main process has, and what files of a folder it holds open. */
const heldBy = (app: ElectronApplication, within: string): Promise<{ threads: number; files: string[] }> =>
  app.evaluate((_, place) => {
    const fs = (Reflect.get(process, 'mainModule') as NodeJS.Module).require('node:fs') as typeof import('node:fs');
    const open = fs.readdirSync('/proc/self/fd').map((fd) => {
      try {
        return fs.readlinkSync(`/proc/self/fd/${fd}`);
      } catch {
        return '';
      }
    });
    return { threads: fs.readdirSync('/proc/self/task').length, files: open.filter((path) => path.startsWith(place)) };
  }, within);

const progress = (page: Page) => page.getByRole('region', { name: 'Replay progress' });
const underWay = (page: Page): Promise<void> => expect(progress(page)).toContainText('entries read');

const CHANGES: Readonly<Record<string, (path: string) => void>> = {
  'grows': (path) => appendFileSync(path, '\n'),
  'is cut short': (path) => truncateSync(path, 100_000),
  'is touched': (path) => utimesSync(path, new Date(0), new Date(0)),
  'is removed': (path) => unlinkSync(path),
  'is replaced': (path) => {
    copyFileSync(path, `${path}.other`);
    renameSync(`${path}.other`, path);
  },
};

test('A file that changes while it is read is refused, whatever was read of it', async ({ launch, makeFolder }) => {
  const { app, page } = await launch();
  const disk = await slowDisk(app, makeFolder);
  for (const [what, change] of Object.entries(CHANGES)) {
    await test.step(`it ${what}`, async () => {
      const path = largeBundle();
      disk.stop();
      await drop(page, [path]);
      await underWay(page);
      change(path);
      disk.goOn();
      const refusal = page.getByRole('region', { name: 'Refusal' });
      await expect(refusal.getByRole('code')).toHaveText(/^(unreadable-file|not-found|truncated-json)$/);
      await expect(refusal).toContainText(/after it was opened|ends before it is complete/);
      await expect(headline(page)).toHaveText('This evidence cannot be read. There is no verdict.');
      await expect(page.getByRole('button', { name: 'Export report…' })).toHaveCount(0);
      await page.getByRole('button', { name: 'Close evidence' }).click();
      await expect(startScreen(page)).toBeVisible();
    });
  }
  await openIntactSample(page);
});

test('A large bundle can be looked at while it is verified, and the verification can be cancelled', async ({ launch, makeFolder }) => {
  const path = largeBundle();
  const before = stateOf(path);
  const { app, page } = await launch();
  const disk = await slowDisk(app, makeFolder);
  await openIntactSample(page);
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await expect.poll(async () => (await heldBy(app, '/')).files.filter((one) => one.endsWith('.json'))).toEqual([]);
  const idle = await heldBy(app, folder);
  const files = readdirSync(folder);
  await drop(page, [path]);
  await underWay(page);
  expect((await heldBy(app, folder)).threads).toBeGreaterThan(idle.threads);
  await expect(headline(page)).toHaveText('Replaying the chain');
  await grid(page).focus();
  await page.keyboard.press('Home');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 1');
  await page.keyboard.press('PageDown');
  await expect(inspector(page).getByRole('heading', { level: 2 })).not.toHaveText('Entry 1');
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export report…' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Cancel' }).click();
  await expect(startScreen(page)).toBeVisible();
  await expect.poll(async () => (await heldBy(app, folder)).files).toEqual([]);
  await expect.poll(async () => (await heldBy(app, folder)).threads).toBeLessThanOrEqual(idle.threads);
  expect(readdirSync(folder)).toEqual(files);
  await openIntactSample(page);

  disk.goOn();
  await drop(page, [path]);
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await expect(grid(page)).toHaveAttribute('aria-rowcount', String(COUNT + 1));
  await page.keyboard.press('g');
  await page.keyboard.type('99,999');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 99999');
  await page.keyboard.press('/');
  await page.keyboard.type(`trace_${COUNT}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: /^Found/ })).toHaveText('Found 1');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 100000');
  expect(stateOf(path)).toEqual(before);
});

test('Other evidence may be opened while one is verified, and only the last counts', async ({ launch, makeFolder }) => {
  const broken = copySample(makeFolder(), 'broken');
  const { app, page } = await launch();
  const disk = await slowDisk(app, makeFolder);
  await drop(page, [largeBundle()]);
  await underWay(page);
  await drop(page, [broken.bundle]);
  disk.goOn();
  await expect(headline(page)).toHaveText(BROKEN);
  await expect(progress(page)).toHaveCount(0);
  await expect(grid(page)).toHaveAttribute('aria-rowcount', '401');
});

test('Evidence that is lost after its verdict is told when it is looked at again, and the verdict stays', async ({ launch, makeFolder }) => {
  const { page } = await launch();
  for (const [what, change] of Object.entries(CHANGES)) {
    await test.step(`it ${what}`, async () => {
      const { bundle } = copySample(makeFolder(), 'intact');
      await drop(page, [bundle]);
      await expect(headline(page)).toHaveText(INTACT);
      await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 1');
      change(bundle);
      await grid(page).focus();
      await page.keyboard.press('ArrowDown');
      await expect(inspector(page).getByRole('alert')).toContainText(/after it was opened|no longer what was verified/);
      await expect(inspector(page).getByRole('alert')).toContainText(/evidence-changed|evidence-gone/);
      await expect(headline(page)).toHaveText(INTACT);
      await page.getByRole('button', { name: 'Close evidence' }).click();
      await expect(startScreen(page)).toBeVisible();
    });
  }
});

test('A verification that dies is told as a failure, and the app goes on', async ({ launch, makeFolder }) => {
  const { bundle } = copySample(makeFolder(), 'broken');
  const { app, page } = await launch();
  await catchWorkers(app);
  await drop(page, [bundle]);
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 248');
  await app.evaluate(() => (Reflect.get(globalThis, 'lastWorker') as { terminate: () => Promise<number> }).terminate());
  const failure = page.getByRole('main', { name: 'Failure' });
  await expect(failure).toContainText('worker-died');
  await expect(failure).toContainText('Nothing can be concluded from it; the evidence was not touched.');
  await expect(headline(page)).toHaveText('The work could not be done. There is no verdict.');
  await failure.getByRole('button', { name: 'Try again' }).click();
  await expect(headline(page)).toHaveText(BROKEN);
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await openIntactSample(page);
});

test('A verification that runs out of memory is told as a failure, and the app goes on', async ({ launch, makeFolder }) => {
  const { bundle } = copySample(makeFolder(), 'intact');
  const { app, page } = await launch();
  const greed = write(makeFolder(), 'greed.cjs', 'setTimeout(() => { const held = []; for (;;) held.push(new Array(1e5).fill(0.5)); }, 50);');
  await underWorkers(app, { execArgv: ['--require', greed], resourceLimits: { maxOldGenerationSizeMb: 48 } });
  await drop(page, [bundle]);
  const failure = page.getByRole('main', { name: 'Failure' });
  await expect(failure).toContainText('worker-died');
  await expect(failure).toContainText('Nothing can be concluded from it; the evidence was not touched.');
  await expect(startScreen(page)).toHaveCount(0);
});

/** Keeps the worker that was spoken to last where a test can end it, as a crash would. */
const catchWorkers = (app: ElectronApplication): Promise<void> =>
  app.evaluate(() => {
    const { Worker } = (Reflect.get(process, 'mainModule') as NodeJS.Module).require('node:worker_threads') as typeof import('node:worker_threads');
    // eslint-disable-next-line @typescript-eslint/unbound-method -- called with the worker itself, below
    const { postMessage } = Worker.prototype;
    Worker.prototype.postMessage = function (this: InstanceType<typeof Worker>, ...message) {
      Reflect.set(globalThis, 'lastWorker', this);
      postMessage.apply(this, message);
    };
  });

test('A bundle that is written anew between two looks is read anew', async ({ launch, makeFolder }) => {
  const place = makeFolder();
  const { bundle } = copySample(place, 'broken');
  const { page } = await launch({ args: [bundle] });
  await expect(headline(page)).toHaveText(BROKEN);
  write(place, 'bundle.json', '{"entries":[]}');
  await page.getByRole('button', { name: 'Close evidence' }).click();
  await page.getByRole('region', { name: 'Recent evidence' }).getByRole('button').click();
  await expect(headline(page)).toHaveText(/^Evidence fails\.|^Cannot tell\./);
});
