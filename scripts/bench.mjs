/**
 * `npm run bench`: our core beside its peers. They are packages of their own, in `bench/`, installed when they are not there, and
 * never part of what ships. Options go on to bench/main.ts.
 */
import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { needChromium } from './browsers.mjs';
import { build } from './build.mjs';
import { readOptions } from './options.mjs';
import { installPackages, installPackagesIn } from './packages.mjs';
import { step } from './progress.mjs';
import { root, run, runTool } from './run.mjs';

const questions = ['size', 'speed', 'order', 'scale', 'memory', 'safety', 'vault', 'page', 'call'];
const given = readOptions('npm run bench --', {
  only: { type: 'string', value: 'NAMES', choices: questions, says: 'some questions, parted by commas' },
  json: { type: 'boolean', says: 'one JSON object on stdout, and the table on stderr' },
});

const folder = path.join(root, 'bench');
const program = path.join(folder, 'node_modules', '.cache', 'main.mjs');

/** Here and not in the static gate, which must not need the peers. */
const judgeTypes = async () => {
  for (const project of [folder, path.join(folder, 'vault')]) {
    const { code, output } = await step('Checking types', () =>
      runTool(['typescript', 'tsc'], ['--project', project, '--pretty', 'false']),
    );
    if (code !== 0) throw new Error(output);
  }
};

/** The core with its libraries in one file, as it ships; the peers stay what they installed. */
const bundle = async () => {
  const { build } = await import('esbuild');
  await build({
    entryPoints: [path.join(folder, 'main.ts')],
    outfile: program,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    external: [
      'openpgp',
      'age-encryption',
      'ts-mls',
      '@signalapp/*',
      '@matrix-org/*',
      '@playwright/test',
      'esbuild',
      'selfsigned',
    ],
    logLevel: 'warning',
  });
};

/** A copy of the build whose background can also fill a vault and time pieces of work. Nothing of it ships. */
const extension = path.join(folder, 'node_modules', '.cache', 'extension');
const bundleExtension = async () => {
  await build(['chromium']);
  rmSync(extension, { recursive: true, force: true });
  cpSync(path.join(root, '.output', 'chrome-mv3'), extension, { recursive: true });
  const { build: bundled } = await import('esbuild');
  await bundled({
    entryPoints: [path.join(folder, 'vault', 'worker.ts')],
    outfile: path.join(extension, 'background.js'),
    bundle: true,
    minify: true, // as the build is
    platform: 'browser',
    target: 'es2023',
    format: 'iife',
    logLevel: 'warning',
  });
};

/** What goes to the store, packed as it goes there. The folder that it is packed from is loaded by the browser, too. */
const pack = async () => {
  const { code, output } = await step('Packing for the store', () => runTool(['wxt'], ['zip']));
  if (code !== 0) throw new Error(output);
};

/** The environment in which the questions of the vault and of the page find their browser and their extension. */
const browserFor = async () => {
  const asked = given.only?.split(',') ?? questions;
  if (!['vault', 'page', 'call'].some((question) => asked.includes(question))) return {};
  if (asked.includes('vault')) await bundleExtension();
  if (asked.includes('page') || asked.includes('call')) await pack();
  return {
    SOTTO_BENCH_EXTENSION: extension,
    SOTTO_BENCH_BUILD: path.join(root, '.output'),
    SOTTO_BENCH_CHROMIUM: (await needChromium()).path,
  };
};

try {
  await installPackages();
  await installPackagesIn("Installing the peers' packages", folder);
  await judgeTypes();
  await bundle();
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], {
    env: await browserFor(),
    show: true,
  });
  process.exitCode = code;
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
