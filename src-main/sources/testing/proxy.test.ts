import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { afterAll, beforeAll, expect, it } from 'vitest';

import { openProxy } from './proxy.fixture';

const server = createServer((request, response) => response.end(`${request.method ?? ''} ${request.url ?? ''}`));
let target = '';
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  target = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

it('the proxy of the tests passes on what it is asked, and has seen it', async () => {
  const proxy = await openProxy(target);
  expect(await (await fetch(`${proxy.endpoint}/a%20b?c=d`)).text()).toBe('GET /a%20b?c=d');
  expect(proxy.seen()).toEqual([expect.objectContaining({ method: 'GET', path: '/a b', range: undefined })]);
  await proxy.close();
});

it.each(['PUT', 'POST', 'DELETE'])('the proxy of the tests does not let %s pass unnoticed, even where it was to be forgotten', async (method) => {
  const proxy = await openProxy(target);
  await fetch(proxy.endpoint, { method });
  proxy.forget();
  await expect(proxy.close()).rejects.toThrow(`requests that do not only read arrived: ${method}`);
});

it('the proxy of the tests cuts, stalls and answers as often as it is told', async () => {
  const proxy = await openProxy(target);
  proxy.spoil(() => true, { kind: 'cut', after: 0 });
  proxy.spoil(() => true, { kind: 'cut', after: 3 });
  proxy.spoil(() => true, { kind: 'answer', status: 503 }, 2);
  await expect(fetch(proxy.endpoint)).rejects.toThrow();
  await expect(fetch(proxy.endpoint).then((answer) => answer.text())).rejects.toThrow();
  const statuses = [];
  for (let time = 0; time < 3; time++) statuses.push((await fetch(proxy.endpoint)).status);
  expect(statuses).toEqual([503, 503, 200]);
  proxy.spoil(() => true, { kind: 'stall', after: 1 });
  const stalled = await fetch(proxy.endpoint);
  expect(proxy.going()).toBe(1);
  await stalled.body?.cancel();
  await expect.poll(() => proxy.going()).toBe(0);
  await proxy.close();
});
