import { expect, test } from 'vitest';

import { evidenceFrom } from './named-evidence';

test('the words after the program are evidence, relative ones from the folder it was started in', () => {
  expect(evidenceFrom(['/opt/tamperscope', 'a.json', '/b/c.json'], '/home/me', false)).toEqual(['/home/me/a.json', '/b/c.json']);
});

test('the folder of the app is none, where Electron was given one, wherever the switches stand', () => {
  expect(evidenceFrom(['electron', '--no-sandbox', '.', '--flag=x', 'a.json'], '/home/me', true)).toEqual(['/home/me/a.json']);
  expect(evidenceFrom(['electron', '.'], '/home/me', true)).toEqual([]);
});

test('an empty word is not the folder one stands in', () => {
  expect(evidenceFrom(['/opt/tamperscope', ''], '/home/me', false)).toEqual([]);
});
