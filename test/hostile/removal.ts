/** Builds of Sotto that lack the one guard that an attack tests. */
import { existsSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { runTool } from '../../scripts/run.mjs';
import type { Removal } from '../support/removal.ts';

const targets = { chromium: [], firefox: ['-b', 'firefox', '--mv3'] } as const;

/** The folder that holds the build, as `.output` holds the real one. It is the system's to clear. */
export const buildWithout = async (removal: Removal, engine: keyof typeof targets): Promise<string> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-without-'));
  const { code, output } = await runTool(
    ['wxt'],
    ['build', '-c', path.join('test', 'hostile', 'without.config.ts'), ...targets[engine]],
    { env: { SOTTO_WITHOUT: JSON.stringify({ folder, removal }) } },
  );
  if (code !== 0 || !existsSync(folder)) throw new Error(`The build without ${removal.requirement} failed:\n${output}`);
  return folder;
};
