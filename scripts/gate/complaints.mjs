/** What the gate's rules have in common: each looks at a folder and answers with complaints, one string each, none when all is well. */
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../run.mjs';

/**
 * @typedef {object} Rule
 * @property {string} name What holds when it passes, said in the terminal.
 * @property {(folder: string) => Promise<readonly string[]>} complaints
 */

/**
 * A rule that a program of an installed package decides by its exit code.
 * @param {string} name
 * @param {readonly [packageName: string, command?: string]} tool
 * @param {readonly string[]} args
 * @returns {Rule}
 */
export const toolRule = (name, tool, args) => ({
  name,
  complaints: async (folder) => {
    const { code, output } = await runTool(tool, args, { cwd: folder, env: { NO_COLOR: '1', FORCE_COLOR: '0' } });
    return code === 0 ? [] : [output.trim() || `ended with ${code}`];
  },
});

/**
 * The files below some folders, as paths relative to the root with forward slashes, sorted.
 * @param {string} root
 * @param {readonly string[]} folders
 * @param {RegExp} wanted
 */
export const filesBelow = (root, folders, wanted) =>
  folders
    .flatMap((folder) => list(root, folder))
    .filter((file) => wanted.test(file))
    .sort();

/** @returns {string[]} */
const list = (/** @type {string} */ root, /** @type {string} */ folder) => {
  try {
    return readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'))
      .filter((file) => !file.includes('node_modules/'));
  } catch {
    return []; // a folder that is not there holds no file
  }
};
