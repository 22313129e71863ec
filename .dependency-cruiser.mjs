/** Who may import whom. One table; every rule is made from it. A zone may always import itself; what is not listed is forbidden. */

const browserApi = ['wxt'];
const looks = ['lib/ui', 'lib/rpc', 'lib/words'];

/**
 * Zone → the zones and the packages it may import. The longest matching zone owns a file.
 * @type {Record<string, { readonly zones: readonly string[], readonly packages: readonly string[] }>}
 */
export const zones = {
  'lib/core/armor': { zones: [], packages: [] },
  'lib/core': { zones: ['lib/core/armor'], packages: ['@noble', 'cborg'] },
  'lib/vault': {
    zones: ['lib/core'],
    packages: ['idb', 'hash-wasm', 'cborg', '@scure/bip39', '@zxcvbn-ts/core', 'minisearch'],
  },
  'lib/rpc': { zones: [], packages: [...browserApi, 'valibot'] },
  'lib/background': { zones: ['lib/core', 'lib/vault', 'lib/rpc', 'lib/words'], packages: browserApi },
  'lib/sites': { zones: [], packages: [] },
  'lib/page': { zones: ['lib/sites', 'lib/rpc', 'lib/core/armor'], packages: browserApi },
  'lib/ui': { zones: [], packages: ['preact', 'qr'] },
  'lib/words': { zones: ['lib/rpc'], packages: browserApi },
  'lib/composer': { zones: looks, packages: ['preact'] },
  'lib/glass': { zones: looks, packages: ['preact'] },
  'lib/people': { zones: looks, packages: ['preact', 'qr'] },
  'lib/calls': { zones: looks, packages: ['preact'] },
  'lib/settings': { zones: looks, packages: ['preact'] },
  entrypoints: { zones: ['lib'], packages: [...browserApi, 'preact'] },
};

const literally = (/** @type {string} */ text) => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');
const under = (/** @type {string} */ zone) => `^${literally(zone)}/`;
const inner = (/** @type {string} */ zone) => Object.keys(zones).filter((other) => other.startsWith(`${zone}/`));
const packaged = (/** @type {string} */ name) => `(^|/)node_modules/${literally(name)}(/|$)`;
const own = (/** @type {string} */ zone) => ({ path: under(zone), pathNot: inner(zone).map(under) });
const product = '^(lib|entrypoints)/';

const zoneRules = Object.entries(zones).flatMap(([zone, allowed]) => [
  {
    name: `${zone} may import only ${allowed.zones.join(', ') || 'itself'}`,
    severity: 'error',
    from: own(zone),
    to: { path: '^(lib|entrypoints)/', pathNot: [zone, ...allowed.zones].map(under) },
  },
  {
    name: `${zone} may use only ${allowed.packages.join(', ') || 'no package'}`,
    severity: 'error',
    from: own(zone),
    to: { path: '(^|/)node_modules/', pathNot: allowed.packages.map(packaged) },
  },
]);

/** One file per library whose use must be auditable at a glance. */
const soleUsers = [
  { file: 'lib/core/primitives.ts', zone: product, library: '@noble' },
  { file: 'lib/core/wire/content.ts', zone: '^lib/core/', library: 'cborg' },
].map(({ file, zone, library }) => ({
  name: `only ${file} names ${library}`,
  severity: 'error',
  from: { path: zone, pathNot: `^${literally(file)}$` },
  to: { path: packaged(library) },
}));

/** The security argument in executable form: what cannot be reached at all, through any number of imports. */
const reachRules = [
  {
    name: 'from a content script no cryptography, no vault and no background is reachable',
    severity: 'error',
    from: { path: ['^entrypoints/[^/]+\\.content(\\.tsx?$|/)', under('lib/page'), under('lib/sites')] },
    to: {
      reachable: true,
      path: [
        ...['@noble', '@scure', '@zxcvbn-ts', 'hash-wasm', 'cborg', 'idb'].map(packaged),
        under('lib/vault'),
        under('lib/background'),
        '^lib/core/(?!armor/)',
      ],
    },
  },
  {
    name: 'from a frame or window neither the vault, the background nor the core is reachable',
    severity: 'error',
    from: { path: '^entrypoints/', pathNot: ['^entrypoints/background', '^entrypoints/[^/]+\\.content(\\.tsx?$|/)'] },
    to: { reachable: true, path: [under('lib/vault'), under('lib/background'), under('lib/core')] },
  },
];

const singleRules = [
  {
    name: 'lib/words takes types from lib/rpc and nothing that runs',
    severity: 'error',
    from: { path: under('lib/words') },
    to: { path: under('lib/rpc'), dependencyTypesNot: ['type-only'] },
  },
  {
    name: 'a site knows nothing of other sites',
    severity: 'error',
    from: { path: '^lib/sites/([^/]+)/' },
    to: { path: '^lib/sites/[^/]+/', pathNot: '^lib/sites/$1/' },
  },
  { name: 'no cycles', severity: 'error', from: {}, to: { circular: true } },
  {
    name: 'every file lives in a zone',
    severity: 'error',
    from: {},
    to: { path: product, pathNot: Object.keys(zones).map(under) },
  },
  {
    name: 'the product never imports tests or scripts',
    severity: 'error',
    from: { path: product },
    to: { path: '^(test|scripts|bench)/' },
  },
  {
    name: 'the product uses nothing of Node',
    severity: 'error',
    from: { path: product },
    to: { dependencyTypes: ['core'] },
  },
  { name: 'every import resolves', severity: 'error', from: { path: product }, to: { couldNotResolve: true } },
];

export default {
  forbidden: [...zoneRules, ...soleUsers, ...reachRules, ...singleRules],
  options: {
    doNotFollow: { path: '(^|/)node_modules/' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'browser', 'default', 'types'] },
    skipAnalysisNotInRules: false,
  },
};
