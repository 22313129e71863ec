/** Packages are installed once, and again when the lock file says something else. */
import { cpSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packagesAreInstalled } from '../../scripts/packages.mjs';
import { root, run } from '../../scripts/run.mjs';
import { withProject } from '../support/throwaway-project.ts';

const lock = (packages: object): string => JSON.stringify({ packages: { '': { version: '0.1.0' }, ...packages } });
const one = { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' } };
const other = { 'node_modules/a': { version: '1.0.1', integrity: 'sha512-b' } };
const elsewhere = { 'node_modules/b': { version: '1.0.0', integrity: 'sha512-c', optional: true } };

const installed = (wanted: object, present: object | null): Promise<boolean> =>
  withProject({}, async ({ folder, write, unlink }) => {
    unlink('node_modules');
    write('package-lock.json', lock(wanted));
    if (present !== null) write('node_modules/.package-lock.json', lock(present));
    return packagesAreInstalled(folder);
  });

/** Loads a command in a clone that holds no package, as on a machine that has just cloned, and does nothing with it. */
const loadedAlone = (command: string): Promise<string> =>
  withProject({}, async ({ folder, unlink }) => {
    unlink('node_modules');
    cpSync(path.join(root, 'scripts'), path.join(folder, 'scripts'), { recursive: true });
    const file = JSON.stringify(`./scripts/${command}.mjs`);
    const { output } = await run(process.execPath, ['-e', `import(${file})`, '--', '--no-such-option'], {
      cwd: folder,
    });
    return output;
  });

describe('packages', () => {
  it.each(['test', 'demo', 'screens'])('need not be there for %s to begin', async (command) => {
    expect(await loadedAlone(command)).toContain("'--no-such-option'");
  });

  it('need not be there for the static gate to begin', async () => {
    expect(await loadedAlone('check')).toBe('');
  });

  it('are installed when the record of what is there agrees with the lock file', async () => {
    expect(await installed(one, one)).toBe(true);
  });

  it('are not installed in a fresh clone, nor after the lock file has changed', async () => {
    expect(await installed(one, null)).toBe(false);
    expect(await installed(other, one)).toBe(false);
    expect(await installed({ ...one, ...other }, {})).toBe(false);
  });

  it('may lack what only another system needs', async () => {
    expect(await installed({ ...one, ...elsewhere }, one)).toBe(true);
  });
});
