// Which file may import which: the folder table of the design, as rules. tsconfig says what a folder can see of its
// environment; this says what it can see of its neighbours.

/** Areas of core, lowest first, and what each may know; how a count stands in a sentence (words), all may. */
const AREAS = {
  words: [],
  json: [],
  evidence: ['json'],
  answers: ['json'],
  replay: ['json', 'evidence'],
  assess: ['json', 'evidence', 'replay'],
  controls: ['json', 'evidence', 'replay', 'assess', 'logs'],
  logs: ['json', 'evidence', 'replay', 'assess'],
  diagnosis: ['json', 'evidence', 'replay', 'assess'],
  contract: ['json', 'evidence', 'replay', 'assess', 'logs', 'controls', 'diagnosis', 'compare'],
  payloads: ['json', 'evidence', 'replay', 'assess', 'contract'],
  timestamps: ['json', 'evidence', 'replay', 'assess', 'contract'],
  anchors: ['json', 'evidence', 'replay', 'assess', 'contract'],
  compare: ['json', 'evidence', 'replay', 'assess'],
  archive: ['json', 'evidence', 'replay', 'assess', 'compare', 'contract'],
  outside: ['json', 'evidence', 'replay', 'assess', 'contract', 'compare'],
  // An examination is named once, in the contract: the window shows it and the report states it. Of an archive there is a report, too.
  report: ['json', 'evidence', 'replay', 'assess', 'logs', 'controls', 'diagnosis', 'contract', 'archive'],
};

const TEST = '\\.(test|fixture)\\.tsx?$';
const SOCKETS = '^(node:)?(net|tls|http|https|http2|dgram|dns)(/|$)';
const production = (/** @type {string} */ path) => ({ path, pathNot: TEST });

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const areas = Object.entries(AREAS).map(([area, below]) => ({
  name: `core-${area}-looks-down`,
  comment: `src-core/${area} may know ${['words', ...below].join(', ')}. Move what both need downwards, or take it as an argument.`,
  severity: 'error',
  from: production(`^src-core/${area}/`),
  to: { path: '^src-core/[^/]+/', pathNot: `^src-core/(words|${[area, ...below].join('|')})/` },
}));

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const core = [
  ...areas,
  {
    name: 'core-area-is-known',
    comment: 'An area of core without a row in AREAS is held by no boundary: say there what it may know.',
    severity: 'error',
    from: { path: '^src-core/', pathNot: `^src-core/(${Object.keys(AREAS).join('|')})/` },
    to: {},
  },
  {
    name: 'core-through-its-index',
    comment: "An area's index.ts is its only door: import #core/<area>, and export from that index what others need.",
    severity: 'error',
    from: { path: '^src-(core/[^/]+|main|renderer)/', pathNot: TEST },
    to: { path: '^src-core/[^/]+/', pathNot: ['^$1/', '^src-$1/', '^src-core/[^/]+/index\\.ts$'] },
  },
  {
    name: 'core-is-pure',
    comment: 'Core is true without a computer around it: take files, clocks and hashes as arguments, and do the work in src-main.',
    severity: 'error',
    from: production('^src-core/'),
    to: { pathNot: '^src-core/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const main = [
  {
    name: 'shell-without-window',
    comment: 'The command line and the worker run without Electron: move what they need out of the window, or pass it in.',
    severity: 'error',
    from: { path: '^src-main/(cli|verification/worker|archive/(archive|bundle)-worker|compare/compare-worker)\\.ts$' },
    to: { path: ['^src-main/(main\\.ts|window/|ipc/|preload/)', '^electron$', 'node_modules/electron/'], reachable: true },
  },
  {
    name: 'window-and-ipc-know-the-contract',
    comment: 'Windows and channels carry what #core/contract names; deciding about evidence belongs to verification, writing to report.',
    severity: 'error',
    from: production('^src-main/(window|ipc)/'),
    to: { path: '^src-core/(?!contract/)' },
  },
  {
    name: 'preload-is-only-a-bridge',
    comment: 'The bridge forwards; it may name types of #core/contract and nothing else. Code belongs on one of its two sides.',
    severity: 'error',
    from: production('^src-main/preload/'),
    to: { pathNot: ['^src-main/preload/', '^src-core/contract/', '^electron$', 'node_modules/electron/'] },
  },
  {
    name: 'sources-only-bring-bytes',
    comment: 'A source knows where bytes come from, not what they mean: hand them to verification. Failures are named in #core/contract.',
    severity: 'error',
    from: production('^src-main/sources/'),
    to: { path: '^src-(core|main)/', pathNot: ['^src-main/sources/', '^src-core/contract/'] },
  },
  {
    name: 'work-knows-no-window',
    comment: 'Verification and report serve window and shell alike: give back a value, let src-main/main.ts or cli.ts connect it.',
    severity: 'error',
    from: production('^src-main/(verification|archive|case|compare|report)/'),
    to: { path: ['^src-main/(main|cli)\\.ts$', '^src-main/(window|dialogs|ipc|preload)/', '^electron$', 'node_modules/electron/'] },
  },
  {
    name: 'one-door-to-the-network',
    comment: 'Nothing leaves the machine: only src-main/sources/s3.ts may open a socket; ask it for bytes.',
    severity: 'error',
    from: { path: '^src-', pathNot: ['^src-main/sources/s3\\.ts$', TEST] },
    to: { path: [SOCKETS, 'node_modules/@(aws-sdk|smithy)/'] },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const renderer = [
  {
    name: 'page-without-machine',
    comment: 'The page sees the core and its bridge: what needs the machine becomes a channel in #core/contract.',
    severity: 'error',
    from: production('^src-renderer/'),
    to: { path: ['^src-main/', '^electron$', 'node_modules/electron/'] },
  },
  {
    name: 'page-without-node',
    comment: 'The page is a sandboxed web page without Node: ask the bridge.',
    severity: 'error',
    from: production('^src-renderer/'),
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'ui-speaks-no-domain',
    comment: 'src-renderer/ui draws anything: pass it a view model, or move the component to the feature whose word it speaks.',
    severity: 'error',
    from: production('^src-renderer/ui/'),
    // How a count stands in a sentence is nobody's domain.
    to: { path: ['^src-core/(?!words/)', '^src-renderer/(?!ui/)'] },
  },
  {
    name: 'state-below-features',
    comment: 'Bridge and state are drawn by features, not the other way round: move what both need into state.',
    severity: 'error',
    from: production('^src-renderer/(bridge|state)/'),
    to: { path: '^src-renderer/(features|app)/' },
  },
];

/** @type {import('dependency-cruiser').IForbiddenRuleType[]} */
const everywhere = [
  {
    name: 'no-circle',
    comment: 'Two files that need each other are one file, or hide a third: find what both need and move it below.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'resolvable',
    comment: 'This import leads nowhere: add the package, or correct the path.',
    severity: 'error',
    from: {},
    to: { couldNotResolve: true },
  },
  {
    name: 'tests-stay-outside',
    comment: 'Nothing that is built may import a test or its fixtures: move the shared part to a file of its own.',
    severity: 'error',
    from: { path: '^src-', pathNot: TEST },
    to: { path: [TEST, '^(e2e|scripts|bench)/'] },
  },
  {
    name: 'journeys-use-the-built-app',
    comment: 'An end-to-end test sees what an examiner sees: drive the window or the shell. It may share the words of core.',
    severity: 'error',
    from: { path: '^e2e/' },
    to: { path: '^src-(main|renderer)/' },
  },
];

export default {
  forbidden: [...core, ...main, ...renderer, ...everywhere],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['types', 'import', 'node', 'default', 'require'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json', '.d.ts'],
      mainFields: ['module', 'main', 'types', 'typings'],
    },
  },
};
