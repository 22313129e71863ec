/**
 * `npm test`: set-up, static gate, unit and scenario tests, stories in real browsers. Its last line counts them all.
 *
 *   --unit         only the tests that need no browser
 *   --e2e          only the stories in browsers
 *   --grep TEXT    only tests whose title holds this; no static gate
 */
import path from 'node:path';
import { build } from './build.mjs';
import { check } from './check.mjs';
import { isLoungeWanted } from './lounge.mjs';
import { readOptions } from './options.mjs';
import { installPackages } from './packages.mjs';
import { isRelayWanted } from './relay.mjs';
import { root, runTool } from './run.mjs';
import { setUp } from './setup.mjs';
import { sentence, sum, tallyOf } from './tally.mjs';

const asked = readOptions('npm test --', {
  unit: { type: 'boolean', says: 'only the tests that need no browser' },
  e2e: { type: 'boolean', says: 'only the stories in browsers' },
  grep: { type: 'string', value: 'TEXT', says: 'only tests whose title holds this; no static gate' },
});

const judging = { mayBeEmpty: asked.grep !== undefined, say: console.log };
const report = (/** @type {string} */ runner) => path.join(root, 'test-results', `${runner}.json`);

const gate = async () => ({ ...(await check()), skipped: 0 });

const unit = () => {
  const file = report('vitest');
  const grep = asked.grep === undefined ? [] : ['--testNamePattern', asked.grep, '--passWithNoTests'];
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`, ...grep];
  return tallyOf('vitest', file, () => runTool(['vitest'], args, { show: true }), judging);
};

const stories = (/** @type {Record<string, string>} */ browsers) => {
  const file = report('playwright');
  const grep = asked.grep === undefined ? [] : ['--grep', asked.grep, '--pass-with-no-tests'];
  const env = { ...browsers, PLAYWRIGHT_JSON_OUTPUT_FILE: file };
  const args = ['test', '--reporter=list,json', ...grep];
  return tallyOf(
    'playwright',
    file,
    () => runTool(['@playwright/test', 'playwright'], args, { show: true, env }),
    judging,
  );
};

/** Every part runs, whatever the one before it said; a part that throws has failed. */
const part = async (/** @type {string} */ title, /** @type {() => Promise<import('./tally.mjs').Tally>} */ work) => {
  console.log(`\n${title}`);
  try {
    return await work();
  } catch (error) {
    console.log(`✗ ${error instanceof Error ? error.message : error}`);
    return { passed: 0, failed: 1, skipped: 0 };
  }
};

const everything = !asked.unit && !asked.e2e;
const tallies = [];
if (everything && asked.grep === undefined) {
  tallies.push(await part('Static gate', () => installPackages().then(gate)));
}
if (everything || asked.unit) {
  tallies.push(await part('Unit and scenario tests', () => installPackages().then(unit)));
}
if (everything || asked.e2e) {
  const start = async () => {
    const browsers = await setUp(['chromium', 'firefox'], isLoungeWanted, isRelayWanted);
    if (!everything || asked.grep !== undefined) await build(['chromium', 'firefox']);
    return stories(browsers);
  };
  tallies.push(await part('Stories in real browsers', start));
}

const total = sum(tallies);
const good = total.failed === 0 && total.passed > 0;
console.log(`\n${sentence(total)}`);
process.exitCode = good ? 0 : 1;
