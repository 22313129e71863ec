/** Builds Sotto with one guard taken out, as `SOTTO_WITHOUT` says: attacks must bite then, or they prove nothing (removal.ts). */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'wxt';
import sotto from '../../wxt.config.ts';
import { type Removal, weakened } from '../support/removal.ts';

const { folder, removal } = JSON.parse(process.env['SOTTO_WITHOUT'] ?? '') as { folder: string; removal: Removal };
const file = path.resolve(import.meta.dirname, '../..', removal.file);

const weaken = (code: string): string => weakened(code, removal);
weaken(readFileSync(file, 'utf8')); // a guard that is written otherwise by now must not pass for one that was taken out

export default defineConfig({
  ...sotto,
  root: path.resolve(import.meta.dirname, '../..'),
  outDir: folder,
  vite: async (env) => {
    const built = await sotto.vite?.(env);
    const withoutGuard = {
      name: 'without-a-guard',
      enforce: 'pre',
      transform: (code: string, id: string) => (path.normalize(id.split('?')[0] ?? '') === file ? weaken(code) : null),
    } as const;
    return { ...built, plugins: [...(built?.plugins ?? []), withoutGuard] };
  },
});
