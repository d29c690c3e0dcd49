import { resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';

// One build must run in every Electron from 25 (Node 18.15, Chromium 114) on.
const NODE = 'node18.15';
const CHROME = 'chrome114';

// pdfkit and fontkit read colour profiles, font metrics and tries lying beside their own code; only these stay
// outside the bundle. Whatever else is external and ESM-only would build green and die at run time.
const EXTERNAL = ['electron', /^node:/, 'pdfkit', 'fontkit'];

const at = (path: string): string => resolve(import.meta.dirname, path);

export default defineConfig({
  main: {
    build: {
      target: NODE,
      outDir: at('out/main'),
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: {
          main: at('src-main/main.ts'),
          cli: at('src-main/cli.ts'),
          worker: at('src-main/verification/worker.ts'),
          'block-worker': at('src-main/verification/blocks/block-worker.ts'),
          'archive-worker': at('src-main/archive/archive-worker.ts'),
          'bundle-worker': at('src-main/archive/bundle-worker.ts'),
          'compare-worker': at('src-main/compare/compare-worker.ts'),
          'report-worker': at('src-main/report/report-worker.ts'),
        },
        external: EXTERNAL,
        // What several share lies in chunks, never in an entry: a thread must not run another thread's program to get at it.
        preserveEntrySignatures: 'strict',
        output: { format: 'cjs', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: NODE,
      outDir: at('out/preload'),
      externalizeDeps: false,
      minify: false,
      rolldownOptions: {
        input: { preload: at('src-main/preload/preload.ts') },
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: '[name].js' },
      },
    },
  },
  renderer: {
    root: at('src-renderer'),
    base: './',
    plugins: [react()],
    build: {
      target: CHROME,
      outDir: at('out/renderer'),
      emptyOutDir: true,
      minify: 'oxc',
      // Inlined assets would become data: URLs, which the page's content policy refuses for fonts and scripts.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      rolldownOptions: { input: at('src-renderer/index.html') },
    },
  },
});
