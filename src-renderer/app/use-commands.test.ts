import { describe, expect, it } from 'vitest';

import { toCommand } from './use-commands';

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'altKey' | 'shiftKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  shiftKey: false,
  ...held,
});

describe('keys', () => {
  it.each([
    ['b', {}, 'next-break'],
    ['B', { shiftKey: true }, 'previous-break'],
    ['g', {}, 'go-to-sequence'],
    ['/', {}, 'search'],
    ['s', {}, 'supply'],
    ['?', { shiftKey: true }, 'shortcuts'],
    ['o', { ctrlKey: true }, 'open'],
    ['O', { ctrlKey: true, shiftKey: true }, 'open-folder'],
    ['n', {}, 'next-day'],
    ['a', {}, 'back-to-board'],
    ['e', { metaKey: true }, 'export-report'],
    ['b', { altKey: true }, null],
    ['x', {}, null],
  ])('%s %j means %s', (key, held, command) => {
    expect(toCommand(press(key, held), false)).toBe(command);
  });

  it('mean nothing while something is being typed, unless Control is held', () => {
    expect(toCommand(press('b'), true)).toBeNull();
    expect(toCommand(press('o', { ctrlKey: true }), true)).toBe('open');
  });
});
