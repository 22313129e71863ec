/** Promises that the repository makes about itself: every request has a test, every requirement a proof, every link a target. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from './complaints.mjs';

const MAX_LINES = 300;
const code = /\.(ts|tsx|mjs)$/;
const codeFolders = ['lib', 'entrypoints', 'test', 'scripts', 'bench'];
const test = /\.(test|spec)\.tsx?$/;
const requirement = /\bR-[A-Z]+-\d+\b/g;

const read = (/** @type {string} */ folder, /** @type {string} */ file) =>
  readFileSync(path.join(folder, file), 'utf8');

const readAll = (/** @type {string} */ folder, /** @type {readonly string[]} */ files) =>
  files.map((file) => read(folder, file)).join('\n');

/** The gate's own tests quote methods and requirements without proving them. */
const isOfTheProduct = (/** @type {string} */ file) => !file.startsWith('test/gate/');

/** @param {string} folder */
const testText = (folder) => readAll(folder, filesBelow(folder, ['test'], test).filter(isOfTheProduct));

/** @type {import('./complaints.mjs').Rule} */
export const everyRequestHasATest = {
  name: 'every request of the contract appears in a test',
  complaints: async (folder) => {
    const contract = read(folder, 'lib/rpc/contract.ts');
    const methods = [...contract.matchAll(/^ {2}'([a-z]+\.[a-z-]+)': \{/gm)].map(([, method]) => method ?? '');
    const tests = testText(folder);
    if (methods.length === 0) return ['lib/rpc/contract.ts: no request was found in it'];
    return methods
      .filter((method) => !tests.includes(`'${method}'`))
      .map((method) => `lib/rpc/contract.ts: no test asks '${method}'`);
  },
};

/** @type {import('./complaints.mjs').Rule} */
export const everyRequirementHasAProof = {
  name: 'every requirement of the threat model is cited by a test',
  complaints: async (folder) => {
    const model = 'docs/threat-model.md';
    const stated = new Set(read(folder, model).match(requirement));
    const proved = new Set(testText(folder).match(requirement));
    const cited = new Set([
      ...proved,
      ...(readAll(folder, filesBelow(folder, codeFolders, code).filter(isOfTheProduct)).match(requirement) ?? []),
    ]);
    if (stated.size === 0) return [`${model}: no requirement was found in it`];
    return [
      ...[...stated].filter((id) => !proved.has(id)).map((id) => `${model}: no test cites ${id}`),
      ...[...cited].filter((id) => !stated.has(id)).map((id) => `${id} is cited, but ${model} does not state it`),
    ];
  },
};

/** The anchors that GitHub makes of a Markdown file's headings. */
const anchorsOf = (/** @type {string} */ markdown) =>
  [...markdown.matchAll(/^#{1,6} +(.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-'),
  );

/** @type {import('./complaints.mjs').Rule} */
export const everyLinkHasATarget = {
  name: 'every link of the documents has a target',
  complaints: async (folder) => {
    const documents = [...filesBelow(folder, ['docs', 'bench', 'test', '.github'], /\.md$/), ...rootDocuments(folder)];
    return documents.flatMap((file) => {
      const prose = read(folder, file).replaceAll(/```[\s\S]*?```|`[^`\n]*`/g, '');
      return [...prose.matchAll(/\]\(([^)\s]+)\)/g)]
        .map(([, link = '']) => link)
        .filter((link) => !/^[a-z]+:/.test(link) && !hasTarget(folder, file, link))
        .map((link) => `${file}: ${link} leads nowhere`);
    });
  },
};

const rootDocuments = (/** @type {string} */ folder) =>
  ['README.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'CHANGELOG.md'].filter((file) =>
    existsSync(path.join(folder, file)),
  );

const hasTarget = (/** @type {string} */ folder, /** @type {string} */ from, /** @type {string} */ link) => {
  const [target = '', anchor] = link.split('#');
  const file = target === '' ? path.join(folder, from) : path.resolve(folder, path.dirname(from), target);
  if (!existsSync(file)) return false;
  return anchor === undefined || !file.endsWith('.md') || anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
};

/**
 * The project's lock file, and those of folders that have packages of their own.
 * @param {string} folder
 */
const lockFiles = (folder) => ['package-lock.json', ...filesBelow(folder, ['bench', 'test'], /\/package-lock\.json$/)];

/** @returns {[string, { dependencies?: object, optionalDependencies?: object }][]} */
const lockedIn = (/** @type {string} */ folder, /** @type {string} */ file) =>
  Object.entries(JSON.parse(read(folder, file)).packages);

/** @type {import('./complaints.mjs').Rule} */
export const noDownloadAddress = {
  name: 'no lock file holds a download address',
  complaints: async (folder) =>
    lockFiles(folder).flatMap((file) =>
      lockedIn(folder, file)
        .filter(([, entry]) => 'resolved' in entry)
        .map(([name]) => `${file}: ${name} has a download address`),
    ),
};

/**
 * Optional packages too: `npm ci` refuses a lock file that does not know the binaries of other systems.
 * @type {import('./complaints.mjs').Rule}
 */
export const lockFileIsWhole = {
  name: 'each lock file knows every package that another one needs',
  complaints: async (folder) =>
    lockFiles(folder).flatMap((file) => {
      const packages = lockedIn(folder, file);
      const known = new Set(packages.map(([place]) => place.replace(/^.*node_modules\//, '')));
      return packages.flatMap(([place, { dependencies = {}, optionalDependencies = {} }]) =>
        Object.keys({ ...dependencies, ...optionalDependencies })
          .filter((name) => !known.has(name))
          .map((name) => `${file}: ${name} is missing, needed by ${place || 'this project'}`),
      );
    }),
};

/** @type {import('./complaints.mjs').Rule} */
export const filesStaySmall = {
  name: `no file over ${MAX_LINES} lines, each module says first what it is for`,
  complaints: async (folder) =>
    filesBelow(folder, codeFolders, code).flatMap((file) => {
      const text = read(folder, file);
      const lines = text.split('\n').length - 1;
      return [
        ...(lines > MAX_LINES ? [`${file}: ${lines} lines`] : []),
        ...(test.test(file) || text.startsWith('/**') ? [] : [`${file}: does not begin with what it is for`]),
      ];
    }),
};

export const repository = [
  everyRequestHasATest,
  everyRequirementHasAProof,
  everyLinkHasATarget,
  noDownloadAddress,
  lockFileIsWhole,
  filesStaySmall,
];
