import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { folder, write } from '../verification/testing/evidence.fixture';
import { airGapHere } from './air-gap';

const here = folder();

describe('this machine is air-gapped', () => {
  test('by its environment, before anything else', () => {
    expect(airGapHere({ TAMPERSCOPE_AIR_GAPPED: '1' }, join(here, 'none'))).toBe('environment');
    expect(airGapHere({}, join(here, 'none'))).toBeNull();
    expect(airGapHere({}, join(here, 'none', 'below'))).toBeNull();
  });

  test('by a file of its administrator, whatever that holds', () => {
    for (const text of ['', 'false']) expect(airGapHere({}, write(join(here, 'air-gapped'), text))).toBe('machine');
  });

  test('where that file cannot be looked at', () => {
    expect(airGapHere({}, join(here, 'x'.repeat(300)))).toBe('machine');
    expect(airGapHere({}, 'a\0b')).toBe('machine');
  });
});
