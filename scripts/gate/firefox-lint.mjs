/** Mozilla's own judge of an add-on finds no error in the Firefox build, and no warning that is not explained. */
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runTool } from '../run.mjs';

const build = '.output/firefox-mv3';
const explained = 'docs/decisions/0010-warnings-of-mozillas-linter.md';

/**
 * @typedef {object} Finding
 * @property {string} code
 * @property {string} message
 * @property {string} [file]
 */

/** Rows of the table: code, how often, why. */
const rowsOf = (/** @type {string} */ markdown) =>
  [...markdown.matchAll(/^\| `([A-Z_]+)` \| (\d+) \| .{10,} \|$/gm)].map(
    ([, code = '', times]) => `${code} × ${times}`,
  );

/** What is counted is the code: a builder draws other names for files with each change. */
const countsOf = (/** @type {readonly Finding[]} */ found) =>
  [...new Set(found.map(({ code }) => code))].map(
    (code) => `${code} × ${found.filter((one) => one.code === code).length}`,
  );

/**
 * @param {{ readonly errors: readonly Finding[], readonly warnings: readonly Finding[] }} found
 * @param {string} table
 */
export const complaintsAbout = ({ errors, warnings }, table) => {
  const known = rowsOf(table);
  const counts = countsOf(warnings);
  const fresh = counts.filter((count) => !known.includes(count));
  return [
    ...errors.map(({ code, file, message }) => `${build}/${file}: ${code}: ${message}`),
    ...fresh.map((count) => `${build}: not explained in ${explained}: ${count}`),
    ...known.filter((count) => !counts.includes(count)).map((count) => `${explained}: not found: ${count}`),
  ];
};

/** @type {import('./complaints.mjs').Rule} */
export const firefoxLint = {
  name: 'Mozilla’s linter finds no error, and no warning without a reason',
  complaints: async (folder) => {
    if (!existsSync(path.join(folder, build))) return [`${build}: not built`];
    const { output } = await runTool(['addons-linter'], [build, '--output', 'json'], { cwd: folder });
    const json = output.slice(output.indexOf('{'), output.lastIndexOf('}') + 1);
    if (json === '') return [output.trim()];
    return complaintsAbout(JSON.parse(json), readFileSync(path.join(folder, explained), 'utf8'));
  },
};
