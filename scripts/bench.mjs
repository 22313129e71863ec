/**
 * `npm run bench`: our core beside its peers. They are packages of their own, in `bench/`, installed when they are not there, and
 * never part of what ships. Arguments go on to bench/main.ts.
 */
import path from 'node:path';
import { installPackages, packagesAreInstalled } from './packages.mjs';
import { step } from './progress.mjs';
import { root, run, runTool } from './run.mjs';

const folder = path.join(root, 'bench');
const program = path.join(folder, 'node_modules', '.cache', 'main.mjs');

const installPeers = async () => {
  if (packagesAreInstalled(folder)) return;
  const [npm, ...before] = process.env['npm_execpath'] ? [process.execPath, process.env['npm_execpath']] : ['npm'];
  const { code, output } = await step("Installing the peers' packages", () =>
    run(npm ?? 'npm', [...before, 'ci', '--no-audit', '--no-fund'], {
      cwd: folder,
      env: { npm_config_loglevel: 'error' },
    }),
  );
  if (code !== 0) throw new Error(`npm ci failed in bench/:\n${output}`);
};

/** Here and not in the static gate, which must not need the peers. */
const judgeTypes = async () => {
  const { code, output } = await step('Checking types', () =>
    runTool(['typescript', 'tsc'], ['--project', folder, '--pretty', 'false']),
  );
  if (code !== 0) throw new Error(output);
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
    external: ['openpgp', 'age-encryption', 'ts-mls', '@signalapp/*', '@matrix-org/*'],
    logLevel: 'warning',
  });
};

try {
  await installPackages();
  await installPeers();
  await judgeTypes();
  await bundle();
  const { code } = await run(process.execPath, [program, ...process.argv.slice(2)], {
    cwd: folder,
    show: true,
  });
  process.exitCode = code;
} catch (error) {
  console.log(`✗ ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
}
