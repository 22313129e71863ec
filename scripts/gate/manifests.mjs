/** What the built manifests ask of the browser and lay open to pages is what the decision lists and justifies, line by line: no more, no less. */
import { readFileSync } from 'node:fs';
import path from 'node:path';

const decision = 'docs/decisions/0009-what-the-browser-grants.md';
const builds = { Chromium: '.output/chrome-mv3/manifest.json', Firefox: '.output/firefox-mv3/manifest.json' };

/** Keys of a manifest that give nothing to anybody: names, numbers, pages under the button. */
const harmless = new Set([
  ...['manifest_version', 'name', 'description', 'version', 'icons', 'key', 'action', 'minimum_chrome_version'],
  ...['background', 'default_locale', 'browser_specific_settings'],
]);

/**
 * @typedef {Record<string, unknown>} Json
 * @type {Record<string, (value: any) => readonly string[]>}
 */
const grants = {
  permissions: (/** @type {string[]} */ names) => names,
  optional_permissions: (/** @type {string[]} */ names) => names,
  host_permissions: (/** @type {string[]} */ hosts) => hosts,
  optional_host_permissions: (/** @type {string[]} */ hosts) => hosts,
  commands: (/** @type {Json} */ commands) => Object.keys(commands),
  content_security_policy: (/** @type {Record<string, string>} */ policies) =>
    Object.entries(policies).flatMap(([page, policy]) => policy.split('; ').map((line) => `${page}: ${line}`)),
  web_accessible_resources: (/** @type {Json[]} */ lists) => lists.map((list) => plainly(list)),
  content_scripts: (/** @type {Json[]} */ scripts) => scripts.map((script) => plainly(script)),
  incognito: (/** @type {string} */ value) => [value],
};

/** One line of an object: `key value, value; key value`. */
const plainly = (/** @type {Json} */ object) =>
  Object.entries(object)
    .map(([key, value]) => `${key} ${Array.isArray(value) ? value.join(', ') : value}`)
    .sort()
    .join('; ');

/** @returns {string[]} What a manifest grants: `key | value`. A key that nobody has judged yet is a grant of its own. */
const grantsOf = (/** @type {Json} */ manifest) =>
  Object.entries(manifest)
    .filter(([key]) => !harmless.has(key))
    .flatMap(([key, value]) => (grants[key]?.(value) ?? [JSON.stringify(value)]).map((one) => `${key} | ${one}`));

/**
 * The rows of the decision's table: key, value, browsers, why.
 * @returns {{ grant: string, browsers: readonly string[], why: string }[]}
 */
const rowsOf = (/** @type {string} */ markdown) =>
  [...markdown.matchAll(/^\| `([a-z_]+)` \| `([^`]+)` \| (\w+(?:, \w+)*) \| (.*) \|$/gm)].map(
    ([, key, value, browsers = '', why = '']) => ({
      grant: `${key} | ${value}`,
      browsers: browsers === 'both' ? Object.keys(builds) : browsers.split(', '),
      why: why.trim(),
    }),
  );

const readText = (/** @type {string} */ folder, /** @type {string} */ file) => {
  try {
    return readFileSync(path.join(folder, file), 'utf8');
  } catch {
    return null;
  }
};

/** @type {import('./complaints.mjs').Rule} */
export const manifests = {
  name: 'manifests ask for what is justified, and nothing else',
  complaints: async (folder) => {
    const rows = rowsOf(readText(folder, decision) ?? '');
    if (rows.length === 0) return [`${decision}: no grant was found in it`];
    const unjustified = rows
      .filter(({ why }) => why.length < 10)
      .map(({ grant }) => `${decision}: ${grant} has no reason`);
    const perBuild = Object.entries(builds).flatMap(([name, file]) => {
      const text = readText(folder, file);
      if (text === null) return [`${file}: not built`];
      const granted = grantsOf(JSON.parse(text));
      const listed = rows.filter(({ browsers }) => browsers.includes(name)).map(({ grant }) => grant);
      return [
        ...granted.filter((grant) => !listed.includes(grant)).map((grant) => `${file}: not in ${decision}: ${grant}`),
        ...listed.filter((grant) => !granted.includes(grant)).map((grant) => `${decision}: not in ${file}: ${grant}`),
      ];
    });
    return [...unjustified, ...perBuild];
  },
};
