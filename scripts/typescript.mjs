/** Lets this Node import TypeScript files as they are: types are taken off, nothing else is changed, positions stay the same. */
import { readFile } from 'node:fs/promises';
import { register } from 'node:module';
import { fileURLToPath } from 'node:url';

/** Registers this very file as the hook that loads TypeScript. Needs the installed packages. */
export const importTypeScript = () => register(import.meta.url);

/** @type {import('node:module').LoadHook} */
export const load = async (url, context, next) => {
  if (!/^file:.*\.tsx?$/.test(url)) return next(url, context);
  const { transform } = await import('esbuild');
  const file = fileURLToPath(url);
  const { code } = await transform(await readFile(file, 'utf8'), {
    loader: file.endsWith('x') ? 'tsx' : 'ts',
    format: 'esm',
    target: 'node20',
    sourcefile: file,
    sourcemap: 'inline',
    tsconfigRaw: { compilerOptions: { verbatimModuleSyntax: true, jsx: 'react-jsx', jsxImportSource: 'preact' } },
  });
  return { format: 'module', source: code, shortCircuit: true };
};
