import { createServer as createPlain, request as ask } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer as createSecure } from 'node:https';
import type { AddressInfo } from 'node:net';

import type { Certificate } from './certificates.fixture';

export type Seen = { readonly method: string; readonly path: string; readonly range: string | undefined; readonly query: URLSearchParams };

/** What happens to a request, or to its answer. */
export type Fault =
  /** The connection ends after so many bytes of the answer's body; 0: before any answer. */
  | { readonly kind: 'cut'; readonly after: number }
  /** Nothing more comes after so many bytes of the answer's body; 0: no answer at all. The connection stays. */
  | { readonly kind: 'stall'; readonly after: number }
  /** The first byte of the body is another. */
  | { readonly kind: 'damage' }
  | { readonly kind: 'slow'; readonly bytesPerSecond: number }
  /** Answered here, in the server's place. */
  | { readonly kind: 'answer'; readonly status: number; readonly body?: string; readonly location?: string }
  /** Something else happens before the request goes on its way. */
  | { readonly kind: 'first'; readonly work: () => Promise<unknown> };

export type Proxy = {
  readonly endpoint: string;
  /** Every request that arrived since the last `forget`, in order. */
  readonly seen: () => readonly Seen[];
  /** Requests that are being answered now. */
  readonly going: () => number;
  /** The next requests that `match` suffer this, `times` of them; further rules wait until this one is used up. */
  readonly spoil: (match: (seen: Seen) => boolean, fault: Fault, times?: number) => void;
  /** Forgets what was seen and what is to be spoilt. */
  readonly forget: () => void;
  /** Ends all connections. Throws if anything but GET and HEAD has ever arrived: evidence is only read. */
  readonly close: () => Promise<void>;
};

type Rule = { readonly match: (seen: Seen) => boolean; readonly fault: Fault; left: number };

export const SLOW_DOWN = '<?xml version="1.0" encoding="UTF-8"?><Error><Code>SlowDown</Code></Error>';

/** Stands between a reader and a server on this machine, over TLS where a certificate is given. */
export async function openProxy(target: string, certificate?: Certificate): Promise<Proxy> {
  const ever = new Set<string>();
  let seen: Seen[] = [];
  let rules: Rule[] = [];
  let going = 0;

  const handle = (request: IncomingMessage, response: ServerResponse): void => {
    const one = describe(request);
    ever.add(one.method);
    seen.push(one);
    going++;
    response.on('close', () => going--);
    // A reader that has gone is no error here.
    response.on('error', () => undefined);
    const rule = rules.find(({ match, left }) => left > 0 && match(one));
    if (rule !== undefined) rule.left--;
    void answer(target, request, response, rule?.fault);
  };
  const server = certificate === undefined ? createPlain(handle) : createSecure({ key: certificate.key, cert: certificate.cert }, handle);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `${certificate === undefined ? 'http' : 'https'}://127.0.0.1:${port}`,
    seen: () => seen,
    going: () => going,
    spoil: (match, fault, times = 1) => rules.push({ match, fault, left: times }),
    forget: () => {
      seen = [];
      rules = [];
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      const others = [...ever].filter((method) => method !== 'GET' && method !== 'HEAD');
      if (others.length > 0) throw new Error(`requests that do not only read arrived: ${others.join(' ')}`);
    },
  };
}

function describe({ method = '', url = '', headers }: IncomingMessage): Seen {
  const { pathname, searchParams } = new URL(url, 'http://any');
  return { method, path: decodeURIComponent(pathname), range: headers.range, query: searchParams };
}

async function answer(target: string, request: IncomingMessage, response: ServerResponse, fault: Fault | undefined): Promise<void> {
  if (fault?.kind === 'first') await fault.work();
  if (fault?.kind === 'answer') {
    response.writeHead(fault.status, { 'content-type': 'application/xml', ...(fault.location === undefined ? {} : { location: fault.location }) }).end(fault.body);
    return;
  }
  if (fault?.kind === 'cut' && fault.after === 0) {
    response.destroy();
    return;
  }
  if (fault?.kind === 'stall' && fault.after === 0) return;
  const onward = ask(target, { method: request.method, path: request.url, headers: request.headers, agent: false }, (upstream) => {
    response.writeHead(upstream.statusCode ?? 502, upstream.headers);
    pass(upstream, response, fault).catch(() => response.destroy());
  });
  onward.on('error', () => response.destroy());
  response.on('close', () => onward.destroy());
  request.pipe(onward);
}

/** Passes the body on; how far, and how fast, is the fault's. */
async function pass(upstream: IncomingMessage, response: ServerResponse, fault: Fault | undefined): Promise<void> {
  let left = fault?.kind === 'cut' || fault?.kind === 'stall' ? fault.after : Infinity;
  let isFirst = true;
  for await (const chunk of upstream as AsyncIterable<Buffer>) {
    const bytes = chunk.subarray(0, left);
    if (fault?.kind === 'damage' && isFirst) bytes[0] = (bytes[0] ?? 0) ^ 1;
    isFirst = false;
    left -= bytes.length;
    if (fault?.kind === 'slow') await new Promise((resolve) => setTimeout(resolve, (bytes.length / fault.bytesPerSecond) * 1000));
    await new Promise((resolve) => response.write(bytes, resolve));
    if (left > 0) continue;
    if (fault?.kind === 'cut') response.destroy();
    return;
  }
  response.end();
}
