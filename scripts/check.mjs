/** The whole static gate: `npm run check`. Builds the extension, since two rules judge what ships. */
import { pathToFileURL } from 'node:url';
import { build } from './build.mjs';
import { boundaries } from './gate/boundaries.mjs';
import { catalogsAgree } from './gate/catalogs.mjs';
import { contentBundle } from './gate/content-bundle.mjs';
import { firefoxLint } from './gate/firefox-lint.mjs';
import { manifests } from './gate/manifests.mjs';
import { repository } from './gate/repository.mjs';
import { style } from './gate/style.mjs';
import { types } from './gate/types.mjs';
import { unused } from './gate/unused.mjs';
import { installPackages, writeTypes } from './packages.mjs';
import { root } from './run.mjs';

const onSources = [style, ...types, boundaries, ...unused, ...repository, catalogsAgree];
const onBuild = [...contentBundle, manifests, firefoxLint];

/** So many rules are applied at the same time: most are a program that uses one core. */
const LANES = 2;

/**
 * Applies rules and says how each ended.
 * @param {readonly import('./gate/complaints.mjs').Rule[]} rules
 */
const apply = async (rules) => {
  const result = { passed: 0, failed: 0 };
  const waiting = rules.values();
  const lane = async () => {
    for (const { name, complaints } of waiting) {
      const found = await complaints(root).catch((/** @type {Error} */ error) => [String(error.stack)]);
      if (found.length === 0) result.passed += 1;
      else result.failed += 1;
      console.log(found.length === 0 ? `✓ ${name}` : `✗ ${name}\n${found.join('\n').replaceAll(/^/gm, '    ')}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  return result;
};

/**
 * The static gate. Packages must be there; it brings the types and both builds up to date itself.
 * @returns {Promise<{ passed: number, failed: number }>} Counts of rules.
 */
export const check = async () => {
  await writeTypes();
  const { sentences } = await import('./gate/sentences.mjs'); // reads code with a package, which may have come just now
  const sources = await apply([...onSources, ...sentences]);
  await build(['chromium', 'firefox']);
  const built = await apply(onBuild);
  return { passed: sources.passed + built.passed, failed: sources.failed + built.failed };
};

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await installPackages();
  const { passed, failed } = await check();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}
