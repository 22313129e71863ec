/** Builds the throwaway extension for the editor lab: the product's `lib/page/insert.ts` and `box.ts` in a content script, and a frame to have the focus. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const manifestFor = (engine: 'chromium' | 'firefox', host: string) => ({
  manifest_version: 3,
  name: 'Box',
  version: '1',
  background: engine === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
  content_scripts: [{ matches: [`https://${host}/*`], js: ['content.js'] }],
  web_accessible_resources: [{ resources: ['composer.html'], matches: [`https://${host}/*`] }],
  ...(engine === 'firefox' && {
    browser_specific_settings: { gecko: { id: 'box@sotto.example' } },
  }),
});

/** The folder of a build, as a person's browser is started with. */
export const buildBoxExtension = async (engine: 'chromium' | 'firefox', host: string): Promise<string> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-box-'));
  const output = path.join(folder, engine === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
  mkdirSync(output);
  await build({
    entryPoints: { content: path.join(import.meta.dirname, 'script.ts') },
    outdir: output,
    bundle: true,
    format: 'iife',
    target: 'es2022',
    logLevel: 'silent',
  });
  writeFileSync(path.join(output, 'manifest.json'), JSON.stringify(manifestFor(engine, host)));
  writeFileSync(path.join(output, 'background.js'), '');
  writeFileSync(path.join(output, 'composer.html'), '<!DOCTYPE html><textarea id="draft" autofocus></textarea>');
  return folder;
};
