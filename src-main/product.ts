import { arch, release, type } from 'node:os';

import manifest from '../package.json';

/** What this program is and runs on: the report names it, the start screen shows it. */
export function toolFacts(): { version: string; runtime: string; os: string; dependencies: { name: string; version: string }[] } {
  const { electron, node } = process.versions;
  return {
    version: manifest.version,
    runtime: electron === undefined ? `Node.js ${node}` : `Electron ${electron} (Node.js ${node})`,
    os: `${type()} ${release()} ${arch()}`,
    dependencies: Object.entries(manifest.dependencies).map(([name, version]) => ({ name, version })),
  };
}
