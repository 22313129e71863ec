/**
 * Builds the throwaway extension for the editor lab: the product's `lib/page/insert.ts`, `box.ts` and `guard.ts` in a content script, and frames to have
 * the focus. On other hosts it can have content scripts that lack one guard each.
 */
import { mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build, type Plugin } from 'esbuild';
import { chromiumBuild } from '../build-output.ts';
import { type Removal, weakened } from '../removal.ts';

/** The content script of each host: ours, or ours without one guard. */
export type Scripts = Readonly<Record<string, Removal | null>>;

const frames = ['composer.html', 'glass.html'];

/** Sotto's own, so that its windows have the addresses that a person's browser looks for. */
const identity = (engine: 'chromium' | 'firefox') =>
  engine === 'chromium'
    ? { key: JSON.parse(readFileSync(path.join(chromiumBuild(), 'manifest.json'), 'utf8')).key }
    : { browser_specific_settings: { gecko: { id: 'sotto@sotto.example' } } };

const manifestFor = (engine: 'chromium' | 'firefox', hosts: readonly string[]) => ({
  manifest_version: 3,
  name: 'Box',
  version: '1',
  background: engine === 'chromium' ? { service_worker: 'background.js' } : { scripts: ['background.js'] },
  content_scripts: hosts.map((host) => ({
    matches: [`https://${host}/*`],
    js: [`${host}.js`],
    run_at: 'document_start',
  })),
  web_accessible_resources: [{ resources: frames, matches: hosts.map((host) => `https://${host}/*`) }],
  ...identity(engine),
});

const without = (removal: Removal): Plugin => ({
  name: 'without-a-guard',
  setup: (one) => {
    const file = path.resolve(removal.file);
    one.onLoad({ filter: /\.ts$/ }, (args) =>
      args.path === file ? { contents: weakened(readFileSync(file, 'utf8'), removal), loader: 'ts' } : null,
    );
  },
});

/** The folder of a build, as a person's browser is started with. */
export const buildBoxExtension = async (engine: 'chromium' | 'firefox', scripts: Scripts): Promise<string> => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'sotto-box-'));
  const output = path.join(folder, engine === 'chromium' ? 'chrome-mv3' : 'firefox-mv3');
  mkdirSync(output);
  await Promise.all(
    Object.entries(scripts).map(([host, removal]) =>
      build({
        entryPoints: [path.join(import.meta.dirname, 'script.ts')],
        outfile: path.join(output, `${host}.js`),
        bundle: true,
        format: 'iife',
        target: 'es2022',
        logLevel: 'silent',
        plugins: removal === null ? [] : [without(removal)],
      }),
    ),
  );
  writeFileSync(path.join(output, 'manifest.json'), JSON.stringify(manifestFor(engine, Object.keys(scripts))));
  writeFileSync(path.join(output, 'background.js'), '');
  for (const frame of frames)
    writeFileSync(path.join(output, frame), '<!DOCTYPE html><textarea></textarea><script src="frame.js"></script>');
  writeFileSync(path.join(output, 'frame.js'), "onfocus = () => document.querySelector('textarea').focus();");
  return folder;
};
