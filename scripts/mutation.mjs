/**
 * `npm run mutation`: changes the core in one place at a time and asks whether a test notices (stryker.config.mjs). Names of files
 * limit it, as in `npm run mutation -- lib/core/wire/*.ts`; what was judged before and has not changed is not judged again.
 */
import { installPackages } from './packages.mjs';
import { commandFile, run, runNpm } from './run.mjs';

/** Stryker needs a newer Node than Sotto does. Where this one is older, npm fetches one that serves here only. */
const NEEDED = 22;
const FETCHED = 'node@22.23.3';

const runStryker = (/** @type {readonly string[]} */ args) => {
  const program = [commandFile('@stryker-mutator/core', 'stryker'), ...args];
  const isNewEnough = Number.parseInt(process.versions.node, 10) >= NEEDED;
  return isNewEnough
    ? run(process.execPath, program, { show: true })
    : runNpm(['exec', '--yes', `--package=${FETCHED}`, '--', 'node', ...program], { show: true });
};

try {
  await installPackages();
  const files = process.argv.slice(2);
  const { code } = await runStryker(['run', ...(files.length > 0 ? ['--mutate', files.join(',')] : [])]);
  process.exitCode = code;
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
