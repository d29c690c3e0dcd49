// Does for a bare Electron what the official binary's default app does: `electron [flags] PATH [arguments]` runs the
// app at PATH, under its own name. Lives in the runtime's resources/app.
const { existsSync, readFileSync, statSync } = require('node:fs');
const { join, resolve } = require('node:path');
const { app } = require('electron');

const given = process.argv.slice(1).find((argument) => !argument.startsWith('-'));
if (given === undefined) {
  process.stderr.write('electron: name the folder of an app\n');
  process.exit(64);
}
const place = resolve(given);
process.defaultApp = true;

const manifest = statSync(place).isDirectory() ? join(place, 'package.json') : undefined;
if (manifest !== undefined && existsSync(manifest)) {
  const { name, productName, version, main } = JSON.parse(readFileSync(manifest, 'utf8'));
  app.setName(productName ?? name);
  app.setVersion(version ?? '0.0.0');
  app.setAppPath(place);
  if (!app.commandLine.hasSwitch('user-data-dir')) app.setPath('userData', join(app.getPath('appData'), app.getName()));
  require(join(place, main ?? 'index.js'));
} else {
  require(place);
}
