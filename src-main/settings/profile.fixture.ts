import { mkdirSync } from 'node:fs';
import { join } from 'node:path';

import { folder } from '../verification/testing/evidence.fixture';

/** Makes empty profiles, each a folder of its own below one that is gone when the test file ends. */
export function profiles(): () => string {
  const here = folder();
  let count = 0;
  return () => {
    const path = join(here, String(++count));
    mkdirSync(path);
    return path;
  };
}
