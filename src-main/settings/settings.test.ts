import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test, vi } from 'vitest';

import { write } from '../verification/testing/evidence.fixture';
import { Recent, keptWindowPlace } from './index';
import { profiles } from './profile.fixture';

const fresh = profiles();

const DAMAGED = ['', 'not json', 'null', '1', '"x"', '{', '[null]', '[[]]', '{"width":"1"}', '\u0000'];

describe('recent evidence', () => {
  test('is opened again with the manifest that it was opened with', () => {
    const recent = new Recent(fresh());
    recent.note('/evidence/a.json', '/elsewhere/manifest.json', '2026-05-01');
    recent.note('/evidence/b.json', '/evidence/manifest.json', '2026-05-02');
    expect(recent.list().map(({ id }) => recent.paths(id))).toEqual([['/evidence/b.json'], ['/evidence/a.json', '/elsewhere/manifest.json']]);
  });

  test('is listed newest first, once each, eight at most, and found again by id', () => {
    const recent = new Recent(fresh());
    for (let i = 1; i <= 10; i++) recent.note(`/evidence/${i}.json`, null, `2026-05-${i}`);
    recent.note('/evidence/5.json', null, '2026-06-01');
    const list = recent.list();
    expect(list.map(({ name }) => name)).toEqual(['5.json', '10.json', '9.json', '8.json', '7.json', '6.json', '4.json', '3.json']);
    expect(list[0]).toMatchObject({ folder: '/evidence', openedAt: '2026-06-01' });
    expect(recent.paths(list[1]?.id ?? '')).toEqual(['/evidence/10.json']);
    expect(recent.paths('/evidence/10.json')).toBeUndefined();
  });

  test.each(DAMAGED)('counts as none in a damaged file: %s', (text) => {
    const path = fresh();
    write(join(path, 'recent.json'), text);
    const recent = new Recent(path);
    expect(recent.list()).toEqual([]);
    recent.note('/a.json', null, 'now');
    expect(recent.list()).toHaveLength(1);
  });

  test('keeps what is sound beside what is not', () => {
    const path = fresh();
    write(join(path, 'recent.json'), '[{"path":1,"openedAt":""},{"path":"/a.json","openedAt":"then"},7]');
    expect(new Recent(path).list()).toMatchObject([{ name: 'a.json', openedAt: 'then' }]);
  });

  test('is for its owner alone, and leaves no second file', () => {
    const path = fresh();
    new Recent(path).note('/a.json', null, 'now');
    expect(readdirSync(path)).toEqual(['recent.json']);
    expect(statSync(join(path, 'recent.json')).mode & 0o077).toBe(0);
  });

  test('that cannot be kept keeps nobody from working', () => {
    const warned = vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    const path = fresh();
    write(join(path, 'file'), '');
    const recent = new Recent(join(path, 'file'));
    expect(() => recent.note('/a.json', null, 'now')).not.toThrow();
    expect(recent.list()).toEqual([]);
    expect(warned).toHaveBeenCalledOnce();
    warned.mockRestore();
  });
});

describe('the window\'s place', () => {
  test('is the one that was written', () => {
    const kept = keptWindowPlace(fresh());
    expect(kept.read()).toBeUndefined();
    const place = { width: 1000, height: 700, x: -20, y: 0, isMaximized: true };
    kept.write(place);
    expect(kept.read()).toEqual(place);
  });

  test.each([...DAMAGED, '{"width":1e400,"height":5}', '{"width":10.5,"height":5}', '{"width":-1,"height":5}', '{"width":0,"height":5}'])('counts as none in a damaged file: %s', (text) => {
    const path = fresh();
    write(join(path, 'window.json'), text);
    expect(keptWindowPlace(path).read()).toBeUndefined();
  });

  test('loses only its corner when that is damaged', () => {
    const path = fresh();
    write(join(path, 'window.json'), '{"width":1000,"height":700,"x":1e99,"y":0}');
    expect(keptWindowPlace(path).read()).toEqual({ width: 1000, height: 700, isMaximized: false });
  });
});
