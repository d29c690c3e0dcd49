// The app, held back until Playwright is attached: it says so by calling __playwright_run. Without this the two race at
// every start, and where the window comes first, the launch may never end.
const { join } = require('node:path');
const { app } = require('electron');

const ready = app.whenReady();
const attached = new Promise((resolve) => {
  globalThis.__playwright_run = () => resolve();
});
app.whenReady = () => attached.then(() => ready);

require(join(__dirname, '..', require('../package.json').main));
