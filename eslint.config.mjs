import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

import { bannedFolders, fileName, forbidSyntax, noSockets, readsOnly } from './scripts/lint/house-rules.mjs';

const TYPESCRIPT = ['**/*.{ts,tsx}'];
const SOURCE = ['src-*/**/*.{ts,tsx}'];
const TESTS = ['**/*.{test,fixture}.{ts,tsx}'];

const PROJECTS = [
  'src-core/tsconfig.json',
  'src-main/tsconfig.json',
  'src-main/preload/tsconfig.json',
  'src-renderer/tsconfig.json',
  'tsconfig.tests.json',
  'e2e/tsconfig.json',
  'scripts/tsconfig.json',
  'bench/tsconfig.json',
];

export default defineConfig(
  globalIgnores(['node_modules/', 'out/', '.cache/', 'coverage/', 'test-results/', 'vectors/', 'src-kernel/', 'src-main/verification/blocks/kernel-code.ts']),
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    plugins: { house: { rules: { 'file-name': fileName } } },
    rules: {
      eqeqeq: ['error', 'always', { null: 'ignore' }],
      'no-var': 'error',
      'prefer-const': 'error',
      'object-shorthand': 'error',
      'max-lines': ['error', { max: 300, skipBlankLines: true, skipComments: true }],
      'house/file-name': 'error',
    },
  },
  {
    files: TYPESCRIPT,
    extends: [tseslint.configs.strictTypeChecked],
    languageOptions: { parserOptions: { project: PROJECTS, tsconfigRootDir: import.meta.dirname } },
    rules: {
      '@typescript-eslint/switch-exhaustiveness-check': ['error', { considerDefaultExhaustiveForUnions: true }],
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      '@typescript-eslint/no-confusing-void-expression': ['error', { ignoreArrowShorthand: true, ignoreVoidReturningFunctions: true }],
      // TypeScript's own check knows the underscore; this would say everything twice.
      '@typescript-eslint/no-unused-vars': 'off',
      // An interface may promise a promise that one of its makers has at once.
      '@typescript-eslint/require-await': 'off',
    },
  },
  { files: ['**/*.{ts,tsx,mjs,js}'], rules: forbidSyntax('everywhere') },
  {
    files: SOURCE,
    rules: { ...noSockets, ...forbidSyntax('everywhere', 'source', 'outsideIpc', 'outsidePreload'), 'no-console': ['error', { allow: ['warn', 'error'] }] },
  },
  { files: ['src-core/**/*.ts'], rules: forbidSyntax('everywhere', 'source', 'outsideIpc', 'outsidePreload', 'core') },
  { files: ['src-main/ipc/**/*.ts'], rules: forbidSyntax('everywhere', 'source', 'outsidePreload') },
  { files: ['src-main/preload/**/*.ts'], rules: forbidSyntax('everywhere', 'source', 'outsideIpc') },
  {
    // Tests stand up what the one door to the network talks to, and write there what it reads.
    files: TESTS,
    rules: { 'no-restricted-globals': 'off', 'no-restricted-imports': 'off' },
  },
  {
    // The one door to the network. It has no other means than the library, and of that only what reads.
    files: ['src-main/sources/s3.ts'],
    rules: readsOnly,
  },
  {
    files: TESTS,
    rules: {
      ...forbidSyntax('everywhere', 'source'),
      // A test that reaches past the end should fail right there.
      '@typescript-eslint/no-non-null-assertion': 'off',
    },
  },
  { files: bannedFolders.files, rules: { 'no-restricted-syntax': ['error', { selector: 'Program', message: bannedFolders.message }] } },
);
