/** Installs the packages of the lock file when they are not there. Node built-ins only. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { step } from './progress.mjs';
import { root, runNpm, runTool } from './run.mjs';

/**
 * @typedef {object} Locked
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {boolean} [optional] True for a package that another system or processor needs.
 */

/** @returns {Record<string, Locked> | null} What a lock file lists, or null when there is none. */
const lockedPackages = (/** @type {string} */ file) =>
  existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')).packages : null;

/**
 * True when npm's own record of `node_modules` agrees with the lock file.
 * @param {string} [folder]
 */
export const packagesAreInstalled = (folder = root) => {
  const wanted = lockedPackages(path.join(folder, 'package-lock.json')) ?? {};
  const present = lockedPackages(path.join(folder, 'node_modules', '.package-lock.json'));
  if (present === null) return false;
  return Object.entries(wanted).every(([name, { version, integrity, optional = false }]) => {
    if (name === '') return true; // this project
    const here = present[name];
    return here === undefined ? optional : here.version === version && here.integrity === integrity;
  });
};

/**
 * `npm ci` in a folder that has a lock file, where its packages are not there.
 * @param {string} title What is said while it takes long.
 * @param {string} [folder]
 */
export const installPackagesIn = async (title, folder = root) => {
  if (packagesAreInstalled(folder)) return;
  const { code, output } = await step(title, () =>
    runNpm(['ci', '--no-audit', '--no-fund'], { cwd: folder, env: { npm_config_loglevel: 'error' } }),
  );
  const where = path.relative(root, folder);
  if (code !== 0) throw new Error(`npm ci failed${where === '' ? '' : ` in ${where}/`}:\n${output}`);
};

/** The project's own packages, and what `npm ci` leaves to us: the types that WXT writes for the compiler. */
export const installPackages = async () => {
  await installPackagesIn('Installing packages');
  if (!existsSync(path.join(root, '.wxt', 'wxt.d.ts'))) await writeTypes();
};

/** Writes `.wxt/`: the generated types that every tsconfig extends or includes. */
export const writeTypes = async () => {
  const { code, output } = await step('Writing types', () => runTool(['wxt'], ['prepare']));
  if (code !== 0) throw new Error(`wxt prepare failed:\n${output}`);
};
