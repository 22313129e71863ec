/** Where the built extension lies, and what of it must be known before a browser runs. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { zipSync } from 'fflate';

/** What `npm run build` makes. */
const output = path.resolve(import.meta.dirname, '../../.output');

/** The folder that Chromium loads, of the real build or of another one. */
export const chromiumBuild = (folder = output): string => path.join(folder, 'chrome-mv3');

/** The id that a manifest's `key` gives an extension in Chromium: the first half of its SHA-256, in letters a to p. */
export const chromiumId = (): string => {
  const manifest = JSON.parse(readFileSync(path.join(chromiumBuild(), 'manifest.json'), 'utf8'));
  const hash = createHash('sha256').update(Buffer.from(manifest.key, 'base64')).digest('hex');
  return [...hash.slice(0, 32)].map((digit) => String.fromCharCode(97 + Number.parseInt(digit, 16))).join('');
};

/** Every file of a build, as a page would have to name it. */
export const filesOfBuild = (engine: 'chromium' | 'firefox'): readonly string[] => {
  const folder = engine === 'chromium' ? chromiumBuild() : path.join(output, 'firefox-mv3');
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll(path.sep, '/'));
};

/** Writes the Firefox build, the real one or another, as an unsigned package to `file`, which must end with `.xpi`. */
export const writeFirefoxPackage = (file: string, folder = output): void => {
  const firefoxBuild = path.join(folder, 'firefox-mv3');
  const entries = readdirSync(firefoxBuild, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  const content = Object.fromEntries(
    entries.map((entry) => [path.relative(firefoxBuild, entry).replaceAll(path.sep, '/'), readFileSync(entry)]),
  );
  writeFileSync(file, zipSync(content, { level: 0 }));
};
