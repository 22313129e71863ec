/** Who imports whom, judged by `.dependency-cruiser.mjs`; and that the judge saw every file, or its silence means nothing. */
import path from 'node:path';
import { runTool } from '../run.mjs';
import { filesBelow } from './complaints.mjs';

const folders = ['lib', 'entrypoints'];

/**
 * @typedef {object} Cruise
 * @property {readonly { readonly source: string }[]} modules
 * @property {{ readonly violations: readonly { readonly from: string, readonly to: string, readonly rule: { readonly name: string } }[] }} summary
 */

/** Files that no zone of the table owns. The tool judges imports only, and a lonely file has none. */
const homeless = async (/** @type {string} */ folder, /** @type {readonly string[]} */ files) => {
  const { zones } = await import(path.join(folder, '.dependency-cruiser.mjs'));
  const owned = Object.keys(zones).map((zone) => `${zone}/`);
  return files
    .filter((file) => !owned.some((zone) => file.startsWith(zone)))
    .map((file) => `${file}: lives in no zone`);
};

/** @type {import('./complaints.mjs').Rule} */
export const boundaries = {
  name: 'boundaries between zones',
  complaints: async (folder) => {
    const files = filesBelow(folder, folders, /\.(ts|tsx)$/);
    const { output } = await runTool(
      ['dependency-cruiser', 'depcruise'],
      [...folders, '--config', '.dependency-cruiser.mjs', '--output-type', 'json'],
      { cwd: folder },
    );
    const json = output.slice(output.indexOf('{'));
    if (!json.startsWith('{')) return [output.trim()];
    /** @type {Cruise} */
    const { modules, summary } = JSON.parse(json);
    const seen = new Set(modules.map(({ source }) => source));
    return [
      ...summary.violations.map(({ from, to, rule }) => `${from} → ${to}: ${rule.name}`),
      ...files.filter((file) => !seen.has(file)).map((file) => `${file}: was not seen by dependency-cruiser`),
      ...(await homeless(folder, files)),
    ];
  },
};
