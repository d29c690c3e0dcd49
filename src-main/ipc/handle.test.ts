import { beforeEach, expect, test, vi } from 'vitest';

import { handleAll } from './handle';
import type { Handlers } from './handle';

type Listener = (event: unknown, value: unknown) => Promise<unknown>;

const listeners = vi.hoisted(() => new Map<string, (event: unknown, value: unknown) => Promise<unknown>>());
vi.mock('electron', () => ({ ipcMain: { handle: (channel: string, listener: Listener) => listeners.set(channel, listener) } }));

const ORIGIN = 'tamperscope://app';
const asked: unknown[] = [];

beforeEach(() => {
  listeners.clear();
  asked.length = 0;
  const handlers = new Proxy({}, { has: () => true, get: (_target, channel) => (request: unknown) => asked.push([channel, request]) });
  handleAll(handlers as Handlers, ORIGIN);
});

/** What comes of a request sent by a page of this address: from its main frame, or from one within. */
function from(url: string | null, isMain = true): Promise<unknown> {
  const senderFrame = url === null ? null : { url };
  return listeners.get('evidence:sample')?.({ senderFrame, sender: { mainFrame: isMain ? senderFrame : { url } } }, { which: 'broken' }) ?? Promise.reject(new Error('no listener'));
}

test('our own page\u2019s main frame is heard, with the decoded request alone', async () => {
  await from(`${ORIGIN}/index.html`);
  expect(asked).toEqual([['evidence:sample', { which: 'broken' }]]);
});

test.each(['', 'about:blank', 'file:///index.html', 'https://app/index.html', 'tamperscope://app', 'tamperscope://app.evil/index.html', 'tamperscope://evil/tamperscope://app/', 'tamperscope://app@evil/', 'data:text/html,tamperscope://app/'])('a page of another address is not: %j', async (url) => {
  await expect(from(url)).rejects.toThrow('the sender is not the window\'s own page');
  expect(asked).toEqual([]);
});

test('nor a frame within our page, nor one that has gone', async () => {
  await expect(from(`${ORIGIN}/index.html`, false)).rejects.toThrow('the sender is not');
  await expect(from(null)).rejects.toThrow('the sender is not');
  expect(asked).toEqual([]);
});

test('a request that is not what the channel declares reaches nobody', async () => {
  const frame = { url: `${ORIGIN}/index.html` };
  await expect(listeners.get('evidence:sample')?.({ senderFrame: frame, sender: { mainFrame: frame } }, { which: 'all' })).rejects.toThrow('the request is not what the channel declares');
  expect(asked).toEqual([]);
});
