/** A small project under the real gate's settings, in which a test may break a rule without breaking anything else. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, unlinkSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { root } from '../../scripts/run.mjs';

const settings = [
  '.dependency-cruiser.mjs',
  '.gitignore',
  '.size-limit.json',
  '.wxt',
  'biome.jsonc',
  'knip.jsonc',
  'bench/vault/tsconfig.json',
  'lib/background/tsconfig.json',
  'lib/core/tsconfig.json',
  'package.json',
  'scripts/gate/no-clock-no-chance.grit',
  'scripts/tsconfig.json',
  'test/tsconfig.json',
  'tsconfig.json',
  'wxt.config.ts',
];

export interface ThrowawayProject {
  readonly folder: string;
  write(file: string, text: string): void;
  unlink(file: string): void;
}

/** Calls `use` with a project that holds the settings of this one and `files`, and removes it afterwards. */
export const withProject = async <T>(
  files: Readonly<Record<string, string>>,
  use: (project: ThrowawayProject) => Promise<T>,
): Promise<T> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-gate-'));
  const write = (file: string, text: string): void => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
  };
  try {
    for (const name of settings.filter((setting) => existsSync(path.join(root, setting)))) {
      cpSync(path.join(root, name), path.join(folder, name), { recursive: true });
    }
    symlinkSync(path.join(root, 'node_modules'), path.join(folder, 'node_modules'), 'dir');
    for (const [file, text] of Object.entries(files)) write(file, text);
    return await use({ folder, write, unlink: (file) => unlinkSync(path.join(folder, file)) });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
