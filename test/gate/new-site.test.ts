/** A new site is one command: the gate is content with what it makes, and only the facts are missing. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { catalogsAgree } from '../../scripts/gate/catalogs.mjs';
import { toolRule } from '../../scripts/gate/complaints.mjs';
import { everyLinkHasATarget, filesStaySmall } from '../../scripts/gate/repository.mjs';
import { sentences } from '../../scripts/gate/sentences.mjs';
import { style } from '../../scripts/gate/style.mjs';
import { unused } from '../../scripts/gate/unused.mjs';
import { root, run } from '../../scripts/run.mjs';
import { withProject } from '../support/throwaway-project.ts';

/** A copy of everything that git knows of here, or would. */
const inCopy = <T>(use: (folder: string) => Promise<T>): Promise<T> =>
  withProject({}, async ({ folder }) => {
    const listed = ['ls-files', '--cached', '--others', '--exclude-standard', '-z'];
    for (const file of execFileSync('git', listed, { cwd: root, encoding: 'utf8' }).split('\0').filter(Boolean)) {
      mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
      cpSync(path.join(root, file), path.join(folder, file));
    }
    return use(folder);
  });

const newSite = (folder: string, ...args: readonly string[]) =>
  run(process.execPath, [path.join(folder, 'scripts/new-site.mjs'), ...args], { cwd: folder });

/** Types of what the command has to do with; those of everything take most of the gate's time. */
const typed = toolRule('types of a new site', ['typescript', 'tsc'], ['--project', 'typed', '--pretty', 'false']);
const typedFiles = {
  extends: '../test/tsconfig.json',
  include: [
    'entrypoints/more-sites.content.ts',
    'lib/words/thread-words.ts',
    'test/hosts/more-sites/client',
    '.wxt/wxt.d.ts',
  ].map((file) => `../${file}`),
};

/** What `npm run check` would say of what was made. */
const complaintsIn = async (folder: string): Promise<string[]> => {
  mkdirSync(path.join(folder, 'typed'));
  writeFileSync(path.join(folder, 'typed/tsconfig.json'), `${JSON.stringify(typedFiles, null, 2)}\n`);
  const rules = [typed, ...unused, catalogsAgree, ...sentences, everyLinkHasATarget, filesStaySmall];
  const found: string[] = [];
  for (const { complaints } of rules) found.push(...(await complaints(folder)));
  rmSync(path.join(folder, 'typed'), { recursive: true });
  return [...found, ...(await style.complaints(folder))];
};

describe('npm run new-site', () => {
  it('makes what the gate is content with, twice, and what finds nothing yet', { timeout: 240_000 }, async () => {
    await inCopy(async (folder) => {
      for (const name of ['matrix', 'zulip2']) {
        const { code, output } = await newSite(folder, name);
        expect({ code, output }).toMatchObject({
          code: 0,
          output: expect.stringContaining(`lib/sites/${name}/list.ts`),
        });
      }
      expect(await complaintsIn(folder)).toEqual([]);
      const text = (file: string): string => readFileSync(path.join(folder, file), 'utf8');
      expect(text('lib/sites/zulip2/list.ts')).toContain('conversation: () => null');
      expect(text('entrypoints/more-sites.content.ts')).toMatch(/matrixList,\s+zulip2List,?\s*\];/);
      expect(text('docs/sites.md')).toMatch(/\n\| Zulip2 \|.* nothing yet \|.*\n\| any other /);
    });
  });

  it.each([
    ['no name', [], 'One name is needed.'],
    ['a name with other signs', ['../x'], '“../x” cannot be'],
    ['a site that there is', ['slack'], 'There is a site slack already.'],
    ['an option', ['--force'], "Unknown option '--force'."],
  ])('refuses %s', async (_, args, says) => {
    const { code, output } = await run(process.execPath, [path.join(root, 'scripts/new-site.mjs'), ...args]);
    expect({ code, output }).toEqual({ code: 2, output: expect.stringContaining(`✗ ${says}`) });
  });

  it('writes nothing where a file is not as it expects', async () => {
    const stub = ['new-site', 'options', 'run'].map((name) => `scripts/${name}.mjs`);
    const files = Object.fromEntries(stub.map((file) => [file, readFileSync(path.join(root, file), 'utf8')]));
    await withProject({ ...files, 'lib/rpc/known-sites.ts': '/** Moved. */\n' }, async ({ folder }) => {
      const { code, output } = await newSite(folder, 'matrix');
      expect({ code, output }).toEqual({
        code: 1,
        output: expect.stringContaining('lib/rpc/known-sites.ts is not as expected'),
      });
      expect(readFileSync(path.join(folder, 'lib/rpc/known-sites.ts'), 'utf8')).toBe('/** Moved. */\n');
    });
  });
});
