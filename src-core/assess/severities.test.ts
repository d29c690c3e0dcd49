import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

import { describe, expect, it } from 'vitest';

import { conclude } from './assess';
import { SEVERITY_OF } from './index';
import type { Finding, FindingCode, Severity } from './index';

const page = readFileSync(resolve(import.meta.dirname, '../../docs/format/verdict.md'), 'utf8');

/** What the page says of every code: a row a severity, its codes between backticks. */
const stated = (['fail', 'indeterminate', 'warning', 'note'] as const).flatMap((severity): [string, Severity][] => {
  const row = page.split('\n').find((line) => line.startsWith(`| ${severity} | \``)) ?? '';
  return [...row.matchAll(/`([a-z-]+)`/g)].map(([, code = '']) => [code, severity]);
});

describe('the severity of a code', () => {
  it('is the one that docs/format/verdict.md states, for every code', () => {
    expect(stated).toHaveLength(Object.keys(SEVERITY_OF).length);
    expect(Object.fromEntries(stated)).toStrictEqual(SEVERITY_OF);
  });

  it.each([
    ['failed', ['note', 'warning', 'indeterminate', 'fail']],
    ['indeterminate', ['warning', 'indeterminate', 'note']],
    ['passed', ['warning', 'note']],
    ['passed', []],
  ] as const)('makes it %s where findings are %j', (conclusion, severities) => {
    const findings = severities.map((severity): Finding => ({ code: 'fork' satisfies FindingCode, severity, message: '' }));
    expect(conclude(findings)).toBe(conclusion);
  });
});
