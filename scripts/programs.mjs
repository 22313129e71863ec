/** Finds programs of this machine, and installs Debian's where that is the machine's way. Node built-ins only. */
import { accessSync, constants, existsSync, readFileSync, realpathSync, statSync } from 'node:fs';
import path from 'node:path';
import { step } from './progress.mjs';
import { run } from './run.mjs';

/** Snap's browsers see neither our profile folders nor our builds; Ubuntu's `chromium-browser` only starts them. */
const isSnap = (/** @type {string} */ file) => {
  const real = realpathSync(file);
  if (real.endsWith('/snap') || real.startsWith('/snap/')) return true;
  return statSync(real).size < 10_000 && readFileSync(real, 'utf8').includes('/snap/bin/');
};

const isProgram = (/** @type {string} */ file) => {
  try {
    accessSync(file, constants.X_OK);
    return statSync(file).isFile() && !isSnap(file);
  } catch {
    return false;
  }
};

/** @returns {string | null} The first of the names or paths that can be started. */
export const firstOf = (/** @type {readonly string[]} */ names) => {
  const folders = (process.env['PATH'] ?? '').split(path.delimiter);
  const candidates = names.flatMap((name) =>
    path.isAbsolute(name) ? [name] : folders.map((folder) => path.join(folder, name)),
  );
  return candidates.find(isProgram) ?? null;
};

const isDebianAsRoot = () => {
  if (process.getuid?.() !== 0 || !existsSync('/etc/os-release')) return false;
  return /^ID=debian$/m.test(readFileSync('/etc/os-release', 'utf8'));
};

/**
 * Installs one of Debian's packages; says nothing about failure, the caller looks for the program again. What it brings as a service is not
 * started.
 */
export const installFromDebian = async (/** @type {string} */ name) => {
  if (!isDebianAsRoot()) return;
  await step(`Installing Debian's ${name}`, async () => {
    await run('apt-get', ['update']);
    await run('apt-get', ['install', '-y', name], {
      env: { DEBIAN_FRONTEND: 'noninteractive', SYSTEMD_OFFLINE: '1' },
    });
  });
};
