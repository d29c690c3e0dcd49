import { contextBridge, ipcRenderer, webUtils } from 'electron';

import type { AppEvent, Bridge, Channel } from '#core/contract';

/** Electron before 29 has no webUtils and gives a File its path. */
function pathOf(file: File & { readonly path?: string }): string {
  const reader = webUtils as typeof webUtils | undefined;
  return reader === undefined ? (file.path ?? '') : reader.getPathForFile(file);
}

/**
 * Paths are read here, off the files of a real drop: the page itself can name no path. A file that a script made has
 * none and is left out.
 */
let dropped: string[] = [];
window.addEventListener(
  'drop',
  (event) => {
    dropped = Array.from(event.dataTransfer?.files ?? [], pathOf).filter((path) => path !== '');
  },
  true,
);

const DROP: Channel = 'evidence:drop';

const bridge: Bridge = {
  // The page's own code cannot say this by its types; what else might run in it must not name a path either.
  invoke: (channel: Channel, request) => (channel === DROP ? Promise.reject(new Error('paths come from a drop alone')) : ipcRenderer.invoke(channel, request)),
  drop: () => ipcRenderer.invoke(DROP, { paths: dropped }),
  listen: (listener) => {
    const hear = (_event: unknown, event: AppEvent): void => listener(event);
    ipcRenderer.on('app:event', hear);
    return () => ipcRenderer.removeListener('app:event', hear);
  },
};

contextBridge.exposeInMainWorld('tamperscope', bridge);
