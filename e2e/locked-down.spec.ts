import { createSocket } from 'node:dgram';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:net';
import type { AddressInfo, Socket } from 'node:net';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';

import type { Page } from 'playwright/test';

import { bundleOf, chainOf, copySample, vector, write } from './evidence.fixture';
import { expect, test as base } from './launch';
import { INTACT, answerSaveDialog, grid, headline, inspector, openIntactSample } from './window.fixture';

interface Loopback {
  readonly port: number;
  /** Connections and datagrams so far. */
  readonly arrived: () => number;
}

/** Listens on one port of this machine, on TCP and UDP, for whatever a page may send. */
const test = base.extend<{ loopback: Loopback }>({
  loopback: async ({}, use) => {
    let arrived = 0;
    const sockets = new Set<Socket>();
    const server = createServer((socket) => {
      arrived += 1;
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.end('HTTP/1.1 204 No Content\r\naccess-control-allow-origin: *\r\nconnection: close\r\n\r\n');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const datagrams = createSocket('udp4', () => (arrived += 1));
    await new Promise<void>((resolve) => datagrams.bind(port, '127.0.0.1', resolve));
    await use({ port, arrived: () => arrived });
    datagrams.close();
    for (const socket of sockets) socket.destroy();
    server.close();
  },
});

type Bridge = { readonly invoke: (channel: string, request: unknown) => Promise<unknown> };

test('Nothing that a page can do reaches a server on this very machine', async ({ launch, loopback }) => {
  const { page, pageErrors } = await launch();
  await openIntactSample(page);
  const url = page.url();
  const answers = await page.evaluate(tryToSend, loopback.port);
  expect(Object.entries(answers).filter(([, answer]) => answer === 'sent')).toEqual([]);
  await page.evaluate(tryToLeave, loopback.port);
  // Through the same browser process, which takes messages in order: what was sent before would have left by now.
  for (let round = 0; round < 5; round += 1) await page.evaluate(() => fetch('index.html').then((response) => response.text()));
  expect(page.url().split('#')[0]).toBe(url);
  expect(page.context().pages()).toHaveLength(1);
  expect(await page.evaluate(() => document.querySelector('h1')?.textContent)).toBe(INTACT);
  expect(loopback.arrived()).toBe(0);
  // The measure itself: the server counts.
  await fetch(`http://127.0.0.1:${loopback.port}/`);
  expect(loopback.arrived()).toBe(1);
  pageErrors.length = 0;
});

/** In the page: every way of sending whose end can be awaited. */
async function tryToSend(port: number): Promise<Record<string, string>> {
  const at = `http://127.0.0.1:${port}/`;
  const ended = (target: EventTarget, good: string): Promise<string> =>
    new Promise((resolve) => {
      target.addEventListener(good, () => resolve('sent'));
      target.addEventListener('error', () => resolve('refused'));
    });
  const element = (tag: string, attributes: Record<string, string>): Promise<string> => {
    const made = document.createElement(tag);
    const end = ended(made, 'load');
    for (const [name, value] of Object.entries(attributes)) made.setAttribute(name, value);
    document.body.append(made);
    return end;
  };
  const attempt = async (send: () => unknown): Promise<string> => {
    try {
      return (await send()) === true ? 'sent' : 'refused';
    } catch {
      return 'refused';
    }
  };
  const viaRtc = async (): Promise<boolean> => {
    const host = `127.0.0.1:${port}`;
    const [here, there] = [new RTCPeerConnection({ iceServers: [{ urls: `stun:${host}` }, { urls: [`turn:${host}?transport=udp`, `turn:${host}?transport=tcp`, `turns:${host}?transport=tcp`], username: 'a', credential: 'b' }] }), new RTCPeerConnection()];
    here.createDataChannel('out');
    const gathered = new Promise<void>((resolve) => {
      here.addEventListener('icegatheringstatechange', () => (here.iceGatheringState === 'complete' ? resolve() : undefined));
    });
    const offer = await here.createOffer();
    await here.setLocalDescription(offer);
    await there.setRemoteDescription(offer);
    const answer = await there.createAnswer();
    await here.setRemoteDescription(answer);
    // Towards the server itself, as if it were the other end.
    for (const end of [`1 1 udp 2113937151 127.0.0.1 ${port} typ host`, `2 1 tcp 1518280447 127.0.0.1 ${port} typ host tcptype passive`]) await here.addIceCandidate({ candidate: `candidate:${end}`, sdpMid: '0' });
    await gathered;
    const found = here.localDescription?.sdp.includes('a=candidate') === true;
    here.close();
    return found;
  };
  return {
    fetch: await attempt(() => fetch(at).then(() => true)),
    'fetch without CORS': await attempt(() => fetch(at, { mode: 'no-cors', method: 'POST', body: 'x', keepalive: true }).then(() => true)),
    beacon: await attempt(() => navigator.sendBeacon(at, 'x') && false),
    xhr: await new Promise((resolve) => {
      const request = new XMLHttpRequest();
      request.addEventListener('loadend', () => resolve(request.status === 0 ? 'refused' : 'sent'));
      request.open('GET', at);
      request.send();
    }),
    image: await element('img', { src: `${at}image.png` }),
    style: await element('link', { rel: 'stylesheet', href: `${at}style.css` }),
    icon: await attempt(() => void element('link', { rel: 'icon', href: `${at}icon.png` })),
    preload: await attempt(() => void element('link', { rel: 'preload', as: 'image', href: `${at}preload.png` })),
    prefetch: await attempt(() => void element('link', { rel: 'prefetch', href: `${at}prefetch` })),
    preconnect: await attempt(() => void element('link', { rel: 'preconnect', href: at })),
    'dns-prefetch': await attempt(() => void element('link', { rel: 'dns-prefetch', href: at })),
    video: await attempt(() => void element('video', { src: `${at}video`, preload: 'auto' })),
    object: await attempt(() => void element('object', { data: `${at}object` })),
    frame: await attempt(() => void element('iframe', { src: `${at}frame` })),
    socket: await attempt(() => ended(new WebSocket(`ws://127.0.0.1:${port}/`), 'open').then((end) => end === 'sent')),
    'event source': await attempt(() => ended(new EventSource(at), 'open').then((end) => end === 'sent')),
    'web transport': await attempt(() => Reflect.construct(Reflect.get(window, 'WebTransport') as new (at: string) => { ready: Promise<void> }, [`https://127.0.0.1:${port}/`]).ready.then(() => true)),
    rtc: await attempt(viaRtc),
  };
}

/** In the page: every way of going elsewhere. */
function tryToLeave(port: number): void {
  const at = `http://127.0.0.1:${port}/`;
  const opened = window.open(at);
  if (opened !== null) throw new Error('a window was opened');
  const form = document.createElement('form');
  form.action = at;
  form.method = 'post';
  document.body.append(form);
  form.submit();
  for (const attributes of [{ href: at }, { href: at, target: '_blank' }, { href: `${location.href}#`, ping: at }, { href: at, download: 'x' }]) {
    const link = document.createElement('a');
    for (const [name, value] of Object.entries(attributes)) link.setAttribute(name, value);
    document.body.append(link);
    link.click();
  }
  location.href = at;
  location.href = `data:text/html,<img src="${at}">`;
  location.href = 'file:///etc/passwd';
}

test('Text never becomes code in the page', async ({ launch }) => {
  const { page, pageErrors } = await launch();
  await openIntactSample(page);
  // Run from a timer: what the test itself evaluates is not held to the page's policy.
  const answers = await page.evaluate(async () => {
    const attempt = (name: string, work: () => unknown): Promise<string> =>
      new Promise((resolve) => {
        setTimeout(() => {
          try {
            work();
            resolve(`${name}: ${String(Reflect.get(window, 'ran') ?? 'did not run')}`);
          } catch {
            resolve(`${name}: did not run`);
          }
        });
      });
    const code = 'window.ran = "ran"';
    return [
      await attempt('eval', () => window.eval(code)),
      await attempt('Function', () => Reflect.apply(Reflect.construct(window.Function, [code]) as () => void, undefined, [])),
      await attempt('inline script', () => {
        const script = document.createElement('script');
        script.append(code);
        document.body.append(script);
      }),
      await attempt('innerHTML', () => (document.createElement('div').innerHTML = `<img src=x onerror='${code}'>`)),
      await attempt('handler', () => {
        document.body.setAttribute('onclick', code);
        document.body.click();
      }),
      await attempt('worker', () => new Worker(`data:text/javascript,0`)),
      await attempt('javascript: address', () => (location.href = `javascript:${code}`)),
    ];
  });
  expect(answers.filter((answer) => !answer.endsWith('did not run'))).toEqual([]);
  await expect(headline(page)).toBeVisible();
  expect(await page.evaluate(() => Reflect.get(window, 'ran') === undefined)).toBe(true);
  pageErrors.length = 0;
});

test('The page has no permission, no Node, and one door', async ({ launch }) => {
  const { page, pageErrors } = await launch();
  await openIntactSample(page);
  const found = await page.evaluate(async () => {
    const refused = async (work: () => Promise<unknown>): Promise<boolean> => work().then(() => false, () => true);
    return {
      globals: ['require', 'process', 'module', 'global', 'Buffer', '__dirname', 'electron', 'ipcRenderer'].filter((name) => name in window),
      door: Object.keys(Reflect.get(window, 'tamperscope') as object).sort(),
      notification: await Notification.requestPermission(),
      geolocation: await refused(() => new Promise((resolve, reject) => navigator.geolocation.getCurrentPosition(resolve, reject))),
      clipboard: await refused(() => navigator.clipboard.readText()),
      camera: await refused(() => navigator.mediaDevices.getUserMedia({ video: true })),
      screen: await refused(() => navigator.mediaDevices.getDisplayMedia()),
      storage: await navigator.storage.persist(),
    };
  });
  expect(found).toEqual({ globals: [], door: ['drop', 'invoke', 'listen'], notification: 'denied', geolocation: true, clipboard: true, camera: true, screen: true, storage: false });
  pageErrors.length = 0;
});

test('Requests that are not what a channel declares are refused, paths above all, and the app goes on', async ({ launch, makeFolder }) => {
  const { bundle } = copySample(makeFolder(), 'broken');
  const { page } = await launch();
  await openIntactSample(page);
  const malformed: readonly (readonly [string, unknown])[] = [
    ['evidence:drop', { paths: [bundle] }], ['evidence:drop', { paths: ['/etc/passwd'] }], ['no:such', null], ['__proto__', null], ['app:start', { more: 1 }],
    ['evidence:page', { evidenceId: 1, filter: 'all', from: -1, count: 10 }], ['evidence:page', { evidenceId: 1, filter: 'none', from: 0, count: 10 }],
    ['evidence:page', { evidenceId: 1, filter: 'all', from: 0.5, count: Number.NaN }], ['evidence:page', null], ['evidence:page', [1]], ['evidence:entry', { evidenceId: '1', position: 0 }],
    ['evidence:locate', { evidenceId: 1, sequence: 12 }], ['evidence:search', { evidenceId: 1, prefix: 'x'.repeat(5000) }], ['evidence:sample', { which: '../broken' }],
    ['report:export', { evidenceId: 1, details: {}, signing: { kind: 'one-time' } }], ['report:export', { evidenceId: 1, details: null, signing: { kind: 'file', path: '/etc/passwd' } }], ['clipboard:write', { text: 1 }],
  ];
  for (const [channel, request] of malformed) {
    const answer = await page.evaluate(([name, value]) => (Reflect.get(window, 'tamperscope') as Bridge).invoke(name, value).then(() => 'answered', () => 'refused'), [channel, request] as const);
    expect(`${channel} ${answer}`).toBe(`${channel} refused`);
  }
  const sensible = await page.evaluate(() => Promise.all([
    (Reflect.get(window, 'tamperscope') as Bridge).invoke('evidence:page', { evidenceId: 1, filter: 'all', from: 2 ** 52, count: 2 ** 52 }),
    (Reflect.get(window, 'tamperscope') as Bridge).invoke('evidence:entry', { evidenceId: 99, position: 0 }),
    (Reflect.get(window, 'tamperscope') as Bridge).invoke('evidence:recent', { id: '../../etc/passwd' }),
    (Reflect.get(window, 'tamperscope') as Bridge).invoke('report:reveal', { reportId: '/etc/passwd' }),
  ]));
  expect(sensible).toMatchObject([{ ok: true, value: { entries: [] } }, { ok: false, failure: { code: 'nothing-open' } }, { ok: false, failure: { code: 'not-found' } }, { ok: false, failure: { code: 'not-found' } }]);
  await page.keyboard.press('g');
  await page.keyboard.type('77');
  await page.keyboard.press('Enter');
  await expect(inspector(page).getByRole('heading', { level: 2 })).toHaveText('Entry 77');
});

const HOSTILE = ['<script>window.ran = 1</script>', '<img src=x onerror=alert(1)>', 'pay\u202Egnp.exe', 'a\u200Bb\u200Dc\u2066d', 'bell\u0007 escape\u001b[31m', 'line\u2028end\nnext', '${alert(1)}{{1+1}}', 'javascript:alert(1)', '‮א‬اب', '"><svg/onload=alert(1)>'];

test('Hostile text in the evidence stays text, on the screen and in the report', async ({ launch, makeFolder }) => {
  const folder = makeFolder();
  const entries = chainOf(HOSTILE.length, HOSTILE).map((entry) => (entry.sequence === 3 ? { ...entry, payloadDigest: '0'.repeat(64), organizationId: 'org\u202Exyz' } : entry));
  const path = write(folder, 'hostile \u202Efdp.json', bundleOf(entries));
  const { app, page } = await launch({ args: [path] });
  await expect(headline(page)).toHaveText('Chain broken at sequence 3.');
  await expect(rowOf(page, 1)).toContainText('<script>window.ran = 1</script>');
  await expect(rowOf(page, 3)).toContainText('payU+202Egnp.exe');
  await expect(rowOf(page, 4)).toContainText('aU+200BbU+200DcU+2066d');
  await expect(rowOf(page, 5)).toContainText('bellU+0007 escapeU+001B[31m');
  await expect(inspector(page)).toContainText('payU+202Egnp.exe');
  await expect(page.getByLabel('Subject')).toContainText('hostile U+202Efdp.json');
  expect(await page.evaluate(() => [Reflect.get(window, 'ran') === undefined, document.querySelectorAll('body script, svg[onload], img').length])).toEqual([true, 0]);
  expect(await unseenIn(page)).toEqual([]);

  const report = join(folder, 'report.pdf');
  await answerSaveDialog(app, report);
  await page.keyboard.press('Control+e');
  const form = page.getByRole('dialog', { name: 'Export report' });
  await form.getByRole('radio', { name: /one-time/ }).check();
  await form.getByRole('textbox', { name: 'Scope' }).fill('seen \u202Edias');
  await form.getByRole('button', { name: 'Sign and save…' }).click();
  await expect(page.getByText('The report is written and signed.')).toBeVisible();
  const text = execFileSync('pdftotext', [report, '-'], { encoding: 'utf8' });
  expect(text).toContain('U+202E');
  expect(text.match(/[\u0007\u001b\u200b\u200d\u202d\u202e\u2066]/g)).toBeNull();
  expect(readFileSync(report).includes('/JavaScript') || readFileSync(report).includes('/Launch')).toBe(false);
});

const rowOf = (page: Page, sequence: number) => grid(page).getByRole('row').nth(sequence);

/** Characters on the screen that draw nothing, or turn the direction of what stands beside them. */
const unseenIn = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => document.body.innerText.match(/[\u0007\u001b\u200b-\u200f\u202a-\u202e\u2066-\u2069\u2028]/g) ?? []);

test('Keys that name a prototype are keys like any other', async ({ launch }) => {
  const { page } = await launch({ args: [vector('extra/proto-keys')] });
  await expect(headline(page)).toHaveText('Chain intact. Head not proved.');
  await grid(page).focus();
  await page.keyboard.press('ArrowDown');
  await expect(inspector(page).getByText('__proto__', { exact: true })).toBeVisible();
  expect(await page.evaluate(() => Object.keys(Object.prototype))).toEqual([]);
});

if (process.env['TAMPERSCOPE_SANDBOX'] === '1') {
  test('The process that shows the evidence is confined by the system', async ({ launch }) => {
    const { app } = await launch();
    const pid = await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId() ?? 0);
    expect(readFileSync(`/proc/${pid}/status`, 'utf8')).toMatch(/^Seccomp:\s*2$/m);
  });
}
