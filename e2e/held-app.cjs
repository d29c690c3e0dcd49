// The app, held back until Playwright is attached: it says so by calling __playwright_run. Without this the two race at
// every start, and where the window comes first, the launch may never end.
const { Socket } = require('node:net');
const { join } = require('node:path');
const { app } = require('electron');

// Every connection that the main process opens, by any library: journeys look at it.
globalThis.__opened = [];
const { connect } = Socket.prototype;
Socket.prototype.connect = function (...args) {
  const [first] = args.flat();
  globalThis.__opened.push(`${first?.host ?? ''}:${first?.port ?? first?.path ?? first}`);
  return connect.apply(this, args);
};

// The files that the main process has loaded.
globalThis.__files = () => Object.keys(require.cache);

const ready = app.whenReady();
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = () => resolve();
});
app.whenReady = () => attached.then(() => ready);

require(join(__dirname, '..', require('../package.json').main));
