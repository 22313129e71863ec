/** Starts programs: the tools of this repository by name, others by path. Node built-ins only, so that it works before the packages are there. */
import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The repository's root folder. */
export const root = path.resolve(import.meta.dirname, '..');

/**
 * @typedef {object} Run
 * @property {string} [cwd] Where it runs; the repository's root when not given.
 * @property {Record<string, string | undefined>} [env] Added to this process's own environment.
 * @property {boolean} [show] Its output goes to the terminal as it comes, and is not collected.
 */

/**
 * Runs a program to its end. Never throws: a program that cannot be started has code 127.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {Run} [how]
 * @returns {Promise<{ readonly code: number, readonly output: string }>} `output` holds stdout and stderr as they came.
 */
export const run = (command, args, { cwd = root, env = {}, show = false } = {}) =>
  new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd,
      env: { ...process.env, ...env },
      stdio: show ? ['ignore', 'inherit', 'inherit'] : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}\n` }));
    child.on('close', (code, signal) =>
      resolve({ code: code ?? 1, output: signal ? `${output}ended by ${signal}\n` : output }),
    );
  });

/**
 * The file that a package's command starts.
 * @param {string} packageName
 * @param {string} [command] The command's name where it is not the package's.
 */
export const commandFile = (packageName, command = packageName) => {
  const folder = path.join(root, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`${packageName} has no command ${command}.`);
  return path.join(folder, file);
};

/**
 * Runs a command of an installed package with this Node, without npm in between.
 * @param {readonly [packageName: string, command?: string]} tool
 * @param {readonly string[]} args
 * @param {Run} [how]
 */
export const runTool = ([packageName, command], args, how) =>
  run(process.execPath, [commandFile(packageName, command), ...args], how);

/**
 * Runs npm: the one that started this script, else the one on the path.
 * @param {readonly string[]} args
 * @param {Run} [how]
 */
export const runNpm = (args, how) => {
  const own = process.env['npm_execpath'];
  return own ? run(process.execPath, [own, ...args], how) : run('npm', args, how);
};
