import { app } from 'electron';
import type { Session, WebContents } from 'electron';

import { ORIGIN, PAGE } from './protocol';

/**
 * Closes what a page could reach: to be called before the app is ready. The content policy is the first fence, these
 * hold where it would not (data: pages, redirects, DNS prefetch): no name resolves, no request but the page's own.
 */
export function lockProcess(): void {
  app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  // Evidence is text: nothing in it is worth guessing a language or a spelling for.
  app.commandLine.appendSwitch('disable-features', 'SpareRendererForSitePerProcess,Translate,MediaRouter');
  app.on('web-contents-created', (_event, contents) => lockContents(contents));
}

function lockContents(contents: WebContents): void {
  contents.on('will-navigate', (event) => event.preventDefault());
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  // Neither content policy nor request filter sees WebRTC: without this, a page could send to any address by UDP. What
  // is left to it, TCP, needs a name or address resolved, and none is.
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Denies every permission and every request that is not for the page itself. */
export function lockSession(session: Session): void {
  session.setPermissionRequestHandler((_contents, _permission, grant) => grant(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.webRequest.onBeforeRequest(({ url }, answer) => answer({ cancel: !isOwn(url) }));
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
}

const isOwn = (url: string): boolean => url === PAGE || url.startsWith(`${ORIGIN}/`);
