import { ipcMain } from 'electron';
import type { IpcMainInvokeEvent, WebFrameMain } from 'electron';

import type { Channel, Request, Response } from '#core/contract';

import { decoders } from './decode';

export type Handlers = { readonly [C in Channel]: (request: Request<C>) => Response<C> | Promise<Response<C>> };

/** Refuses what did not come from our own page's main frame, or is not what the channel declares. */
class RefusedRequest extends Error {}

/** Answers every channel of the contract: sender check → decode → use case → outcome. */
export function handleAll(handlers: Handlers, origin: string): void {
  const channels = Object.keys(decoders).filter((name): name is Channel => name in handlers);
  for (const channel of channels) {
    ipcMain.handle(channel, async (event, value: unknown) => {
      if (!isOwnPage(event, origin)) throw new RefusedRequest(`${channel}: the sender is not the window's own page`);
      return answer(channel, handlers, value);
    });
  }
}

async function answer<C extends Channel>(channel: C, handlers: Handlers, value: unknown): Promise<Response<C>> {
  const request = decoders[channel](value);
  if (request === undefined) throw new RefusedRequest(`${channel}: the request is not what the channel declares`);
  return handlers[channel](request);
}

function isOwnPage({ senderFrame, sender }: IpcMainInvokeEvent, origin: string): boolean {
  // Null when the frame went away meanwhile (Electron from 33 on).
  const frame: WebFrameMain | null = senderFrame;
  // By its text: to Node's URL the origin of every scheme that it does not know is the same "null".
  return frame !== null && frame === sender.mainFrame && frame.url.startsWith(`${origin}/`);
}
