/** Folders in which browsers keep what belongs to one person. */
import { cpSync, mkdtempSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/** A fresh folder; with `source`, the profile of a browser that has ended, it holds a copy of that. */
export const newProfile = (engine: 'chromium' | 'firefox', source?: string): string => {
  const folder = mkdtempSync(path.join(os.tmpdir(), `sotto-${engine}-`));
  if (source !== undefined) cpSync(source, folder, { recursive: true, verbatimSymlinks: true });
  return folder;
};
