import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';

import { protocol } from 'electron';
import type { Session } from 'electron';

const SCHEME = 'tamperscope';
/** The page's one origin: nothing else is ever loaded. */
export const ORIGIN = `${SCHEME}://app`;
export const PAGE = `${ORIGIN}/index.html`;

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.woff': 'font/woff',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
};

const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "connect-src 'self'",
  "font-src 'self'",
  "img-src 'self' data:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join('; ');

const HEADERS = {
  'Content-Security-Policy': POLICY,
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Embedder-Policy': 'require-corp',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
};

/** To be called before the app is ready. */
export function declareScheme(): void {
  protocol.registerSchemesAsPrivileged([{ scheme: SCHEME, privileges: { standard: true, secure: true, supportFetchAPI: true } }]);
}

/** Serves the built page, and only it, under the app's own origin and policy. */
export function servePage(session: Session, folder: string): void {
  session.protocol.handle(SCHEME, async ({ url, method }) => {
    const { host, pathname } = new URL(url);
    const path = normalize(join(folder, decodeURIComponent(pathname)));
    const type = TYPES[extname(path)];
    if (method !== 'GET' || host !== 'app' || !path.startsWith(folder + sep) || type === undefined) return new Response('', { status: 404 });
    try {
      return new Response(await readFile(path), { headers: { ...HEADERS, 'Content-Type': type } });
    } catch {
      return new Response('', { status: 404 });
    }
  });
}
