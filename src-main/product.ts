import { arch, release, type } from 'node:os';

import manifest from '../package.json';

/** What this program is and runs on: the report names it, the start screen shows it. */
export function toolFacts(): { version: string; runtime: string; os: string; dependencies: { name: string; version: string }[] } {
  const versions: NodeJS.Dict<string> = process.versions;
  const node = `Node.js ${versions['node'] ?? ''}`;
  // A plain Node, at a shell, has none.
  const electron = versions['electron'];
  return {
    version: manifest.version,
    runtime: electron === undefined ? node : `Electron ${electron} (${node})`,
    os: `${type()} ${release()} ${arch()}`,
    dependencies: Object.entries(manifest.dependencies).map(([name, version]) => ({ name, version })),
  };
}
