import { Linter } from 'eslint';
import { expect, it } from 'vitest';

import { fileName, forbidSyntax, noSockets, readsOnly } from './house-rules.mjs';

function messages(code: string, rules: Linter.RulesRecord, filename = 'file.js'): string[] {
  const languageOptions: Linter.LanguageOptions = { parserOptions: { ecmaFeatures: { jsx: true } } };
  const found = new Linter().verify(
    code,
    [{ files: ['**/*.{js,ts,tsx}'], languageOptions, rules, plugins: { house: { rules: { 'file-name': fileName } } } }],
    { filename },
  );
  return found.map(({ message }) => message);
}

it.each([
  ['everywhere', "export * from './scanner'", 'Name what leaves'],
  ['source', 'element.innerHTML = trace', 'Evidence is hostile text'],
  ['source', '<p dangerouslySetInnerHTML={trace} />', 'Evidence is hostile text'],
  ['source', 'eval(trace)', 'Text never becomes code'],
  ['source', "import('@aws-sdk/client-s3')", 'Import what reads a bucket by name'],
  ['outsideIpc', "ipcMain.handle('open', open)", 'Declare the channel'],
  ['outsidePreload', "ipcRenderer.invoke('open')", 'Only src-main/preload'],
  ['core', 'Date.now()', 'Core has no clock'],
  ['core', 'new Date()', 'Core has no clock'],
  ['core', 'Math.random()', 'Core has no chance'],
  ['core', '(5).toLocaleString()', 'every locale'],
] as const)('%s: %s is refused, and the message names the right door', (name, code, door) => {
  expect(messages(code, forbidSyntax(name)).join()).toContain(door);
});

it.each(['fetch(address)', "import 'node:https'", "import { net } from 'electron'", 'new WebSocket(address)'])('no socket: %s is refused', (code) => {
  expect(messages(code, noSockets).join()).toContain('Nothing leaves the machine');
});

const CLIENT = "'@aws-sdk/client-s3'";

it.each([`import { PutObjectCommand } from ${CLIENT}`, `import { S3 } from ${CLIENT}`, `import * as s3 from ${CLIENT}`, `import s3 from ${CLIENT}`, `import { GetObjectCommand, DeleteObjectCommand } from ${CLIENT}`, "import { x } from '@aws-sdk/client-s3/dist-es'", "import { x } from '@aws-sdk/lib-storage'"])('a bucket is only read: %s is refused', (code) => {
  expect(messages(code, readsOnly).join()).toContain('A bucket is evidence');
});

it('a bucket may be listed and its objects got', () => {
  expect(messages(`import { S3Client, GetObjectCommand, ListObjectsV2Command, HeadObjectCommand } from ${CLIENT}; import { fromIni } from '@aws-sdk/credential-providers'`, readsOnly)).toEqual([]);
});

it('core may read a time that evidence states', () => {
  expect(messages('new Date(createdAt)', forbidSyntax('core'))).toEqual([]);
});

it.each([
  ['segment-summary.ts', ''],
  ['segmentSummary.ts', 'Name files in kebab-case'],
  ['EntryTable.tsx', ''],
  ['EntryTable.ts', 'Name files in kebab-case'],
  ['vite-env.d.ts', ''],
])('of a file called %s is said: %j', (name, said) => {
  expect(messages('', { 'house/file-name': 'error' }, name).join().slice(0, 24)).toBe(said);
});
