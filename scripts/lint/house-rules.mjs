// The house's own rules. A rule that only says no teaches nothing, so every message names the right door.

/** @typedef {{selector: string, message: string}} Syntax */

/** @type {Record<string, Syntax[]>} */
const syntax = {
  everywhere: [
    { selector: 'ExportAllDeclaration', message: "Name what leaves: export { x } from './y'. A reader of an index must see what it offers." },
  ],
  source: [
    {
      selector: 'MemberExpression[property.name=/^(innerHTML|outerHTML|insertAdjacentHTML|srcdoc)$/], JSXAttribute[name.name=/^(dangerouslySetInnerHTML|srcDoc)$/]',
      message: 'Evidence is hostile text: draw it as a React child or through textContent.',
    },
    { selector: 'ImportExpression[source.value=/^@aws-sdk/]', message: 'Import what reads a bucket by name, at the top of src-main/sources/s3.ts: so it is seen that nothing writes.' },
    { selector: 'CallExpression[callee.name="eval"], NewExpression[callee.name="Function"]', message: 'Text never becomes code here: parse it.' },
  ],
  outsideIpc: [
    {
      selector: 'MemberExpression[object.name="ipcMain"]',
      message: 'Declare the channel in src-core/contract and serve it with handle() of src-main/ipc, which checks the sender and decodes.',
    },
  ],
  outsidePreload: [
    { selector: 'Identifier[name="ipcRenderer"]', message: 'Only src-main/preload speaks to main; the page asks its bridge (src-renderer/bridge).' },
  ],
  core: [
    {
      selector: 'CallExpression[callee.object.name="Date"][callee.property.name="now"], NewExpression[callee.name="Date"][arguments.length=0], CallExpression[callee.name="Date"]',
      message: 'Core has no clock: take the time as an argument (buildReport(verdict, { issuedAt })).',
    },
    { selector: 'CallExpression[callee.object.name="Math"][callee.property.name="random"]', message: 'Core has no chance: take what is random as an argument.' },
    {
      selector: 'CallExpression[callee.property.name=/^toLocale|^localeCompare$/]',
      message: 'The same evidence gives the same bytes in every locale: compare code units, format by hand.',
    },
  ],
};

/** @param {...keyof typeof syntax} names @returns {import('eslint').Linter.RulesRecord} */
export const forbidSyntax = (...names) => ({
  'no-restricted-syntax': ['error', ...names.flatMap((name) => syntax[name] ?? [])],
});

const SOCKETS = ['net', 'tls', 'http', 'https', 'http2', 'dgram', 'dns', 'dns/promises'];
const NO_SOCKET = 'Nothing leaves the machine: bytes come through src-main/sources, where s3.ts alone opens a socket.';

/** @type {import('eslint').Linter.RulesRecord} */
export const noSockets = {
  'no-restricted-globals': ['error', ...['fetch', 'XMLHttpRequest', 'WebSocket', 'EventSource'].map((name) => ({ name, message: NO_SOCKET }))],
  'no-restricted-imports': [
    'error',
    {
      paths: [
        ...SOCKETS.flatMap((name) => [name, `node:${name}`]).map((name) => ({ name, message: NO_SOCKET })),
        { name: 'electron', importNames: ['net'], message: NO_SOCKET },
      ],
      patterns: [
        { regex: '(^|/)src-core/', message: 'Import an area of core by its name (#core/json): its index is its only door.' },
        { regex: '^\\.{1,2}/.*\\.tsx?$', message: "Imports carry no file extension: './scanner'." },
      ],
    },
  ],
};

const READS_ONLY = "A bucket is evidence: only the client and commands that list or get are imported, each by its name.";

/** For the one file that speaks to buckets: of the library, nothing that writes. @type {import('eslint').Linter.RulesRecord} */
export const readsOnly = {
  'no-restricted-imports': [
    'error',
    {
      patterns: [
        { regex: '^@aws-sdk/client-s3$', allowImportNamePattern: '^(S3Client|S3ClientConfig|(List|Head|Get)[A-Za-z0-9]*Command)$', message: READS_ONLY },
        { regex: '^@aws-sdk/(?!client-s3$|credential-providers$)|^@aws-sdk/client-s3/|^@smithy/', message: READS_ONLY },
      ],
    },
  ],
};

export const bannedFolders = {
  files: ['**/{util,utils,helper,helpers,common,shared,service,services,misc,lib}/**'],
  message: 'A folder is named after what it owns; this name owns nothing. Move the file to the folder whose word it speaks.',
};

/** Files are kebab-case, components PascalCase. */
export const fileName = {
  /** @param {import('eslint').Rule.RuleContext} context @returns {import('eslint').Rule.RuleListener} */
  create: (context) => ({
    Program(node) {
      const name = context.filename.split(/[\\/]/).at(-1) ?? '';
      const stem = name.replace(/^\./, '').split('.')[0] ?? '';
      const isKebab = /^[a-z0-9]+(-[a-z0-9]+)*$/.test(stem);
      const isComponent = /\.tsx$/.test(name) && /^[A-Z][A-Za-z0-9]*$/.test(stem);
      if (!isKebab && !isComponent) {
        context.report({ node, message: 'Name files in kebab-case (segment-summary.ts) and components in PascalCase (EntryTable.tsx).' });
      }
    },
  }),
};
