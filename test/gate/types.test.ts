/** Each world has been seen to refuse what does not exist in it. */
import { describe, expect, it } from 'vitest';
import { types, worlds } from '../../scripts/gate/types.mjs';
import { withProject } from '../support/throwaway-project.ts';

const violations: Readonly<Record<keyof typeof worlds, Readonly<Record<string, string>>>> = {
  'pages and windows': {
    'lib/ui/a.ts': 'export const a = (list: string[]): string => list[0];\n', // may be undefined
  },
  'core (language only)': {
    'lib/core/a.ts': 'export const a = () => document.title;\n',
    'lib/core/b.ts': 'export const b = () => crypto.subtle;\n',
    'lib/core/c.ts': 'export const c = () => setTimeout(() => {}, 1);\n',
    'lib/core/d.ts': 'export const d = () => fetch("/");\n',
    'lib/core/e.ts': 'export const e = new TextEncoder();\n',
    'lib/core/f.ts': 'export const f = () => console.log(1);\n',
  },
  'background (worker)': {
    'lib/background/a.ts': 'export const a = () => document.title;\n',
    'lib/background/b.ts': 'export const b = () => window.open("/");\n',
    'lib/vault/c.ts': 'export const c = (element: HTMLElement) => element;\n',
  },
  tests: { 'test/a.test.ts': 'export const a: number = "1";\n' },
  'the bench of the vault': { 'bench/vault/a.ts': 'export const a = () => document.title;\n' },
  scripts: { 'scripts/a.mjs': 'export const a = (/** @type {number} */ n) => n.length;\n' },
};

/** Something that is right in every world, so that no world is empty. */
const right = Object.fromEntries(
  ['lib/core', 'lib/background', 'lib/ui', 'test', 'entrypoints', 'bench/vault'].map((folder) => [
    `${folder}/right.ts`,
    'export {};\n',
  ]),
);

describe('types', () => {
  it.each(Object.keys(worlds) as (keyof typeof worlds)[])('of %s are refused where they are wrong', async (world) => {
    const rule = types[Object.keys(worlds).indexOf(world)];
    const wrong = violations[world];
    const complaints = await withProject(
      { ...right, ...wrong },
      ({ folder }) => rule?.complaints(folder) ?? Promise.resolve([]),
    );
    for (const file of Object.keys(wrong)) expect(complaints.join('\n')).toContain(file.split('/').at(-1));
    expect(complaints.join('\n')).not.toContain('right.ts');
  });
});
