import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { _electron, test as base, type ElectronApplication, type Page } from 'playwright/test';

export { expect } from 'playwright/test';

export const root = resolve(__dirname, '..');
const heldApp = join(__dirname, 'held-app.cjs');

/** The built app in a real window, with a profile of its own. */
export interface RunningApp {
  readonly app: ElectronApplication;
  readonly page: Page;
  /** Where this run keeps its settings; give it to a later launch to see what is remembered. */
  readonly profile: string;
  /** Errors of the page so far: its exceptions and its console. A journey that expects one empties the list. */
  readonly pageErrors: string[];
  close(): Promise<void>;
}

export interface LaunchOptions {
  /** Evidence to open, as after `npm start --`. */
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly profile?: string;
}

type Launch = (options?: LaunchOptions) => Promise<RunningApp>;

/** Ends with every window closed, every profile removed, and no error that a page kept to itself. */
export const test = base.extend<{ makeFolder: () => string; launch: Launch }>({
  makeFolder: async ({}, use) => {
    const made: string[] = [];
    await use(() => {
      const folder = mkdtempSync(join(tmpdir(), 'tamperscope-e2e-'));
      made.push(folder);
      return folder;
    });
    for (const folder of made) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  },

  launch: async ({ makeFolder }, use) => {
    const running: RunningApp[] = [];
    await use(async (options = {}) => {
      const one = await start(options, options.profile ?? makeFolder());
      running.push(one);
      return one;
    });
    const errors = running.flatMap(({ pageErrors }) => pageErrors);
    for (const one of running) await one.close();
    if (errors.length > 0) throw new Error(`the page reported:\n${errors.join('\n')}`);
  },
});

async function start(options: LaunchOptions, profile: string): Promise<RunningApp> {
  const sandbox = process.env['TAMPERSCOPE_SANDBOX'] === '1';
  const app = await _electron.launch({
    executablePath: runtime(),
    args: [...(sandbox ? [] : ['--no-sandbox']), '--disable-gpu', `--user-data-dir=${profile}`, heldApp, ...(options.args ?? [])],
    chromiumSandbox: sandbox,
    cwd: root,
    env: { ...inherited(), ...options.env },
    timeout: 30_000,
  });
  const page = await app.firstWindow();
  const pageErrors = listen(page);
  let closing: Promise<void> | undefined;
  return { app, page, profile, pageErrors, close: () => (closing ??= app.close()) };
}

function listen(page: Page): string[] {
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  return errors;
}

function runtime(): string {
  const binary = process.env['TAMPERSCOPE_ELECTRON'];
  if (binary === undefined) throw new Error('no runtime named: run the journeys with `npm run e2e`');
  return binary;
}

function inherited(): Record<string, string> {
  const { ELECTRON_RUN_AS_NODE: _, NODE_OPTIONS: __, ...rest } = process.env;
  return Object.fromEntries(Object.entries(rest).filter((pair): pair is [string, string] => pair[1] !== undefined));
}
