/** The page's script and style, bundled once per state of their sources and kept in `.sotto/`. */
import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { build, version as esbuildVersion } from 'esbuild';
import { version as reactVersion } from 'react';

/** From the repository's root, where every command runs: this module may itself be bundled elsewhere. */
const sources = path.resolve('test/hosts/x-chat/client');

export interface ClientBundle {
  readonly script: string;
  readonly style: string;
}

export const clientBundle = async (folder = '.sotto'): Promise<ClientBundle> => {
  const file = path.resolve(folder, `x-chat-client-${await fingerprint()}.json`);
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch {
    const made = await bundle();
    await mkdir(path.dirname(file), { recursive: true });
    const draft = `${file}.${process.pid}`;
    await writeFile(draft, JSON.stringify(made));
    await rename(draft, file);
    return made;
  }
};

const fingerprint = async (): Promise<string> => {
  const hash = createHash('sha256').update(`${esbuildVersion} ${reactVersion}`);
  const names = (await readdir(sources, { recursive: true })).filter((name) => /\.(tsx?|css)$/.test(name)).sort();
  for (const name of [...names.map((name) => path.join(sources, name)), path.join(sources, '../model.ts')])
    hash.update(name).update(await readFile(name));
  return hash.digest('hex').slice(0, 16);
};

const bundle = async (): Promise<ClientBundle> => {
  const { outputFiles } = await build({
    entryPoints: { client: path.join(sources, 'main.tsx'), style: path.join(sources, 'styles/index.css') },
    outdir: 'out',
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'react',
    define: { 'process.env.NODE_ENV': '"production"' },
    minify: true,
    logLevel: 'silent',
  });
  const output = (name: string) => outputFiles.find((file) => path.basename(file.path) === name)?.text ?? '';
  return { script: output('client.js'), style: output('style.css') };
};
