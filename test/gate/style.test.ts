/** Each rule of format and lint has been seen to fail once. */
import { describe, expect, it } from 'vitest';
import { style } from '../../scripts/gate/style.mjs';
import { withProject } from '../support/throwaway-project.ts';

/** What is wrong → the file it is wrong in, its text, and the name under which Biome reports it. */
const violations: Readonly<Record<string, readonly [file: string, text: string, reported: string]>> = {
  'a file that is not formatted': ['lib/core/a.ts', 'export const  a="x"', 'format'],
  'imports out of order': [
    'lib/core/a.ts',
    "import { b } from './b.ts';\nimport { a } from './a.ts';\nexport const c = [b, a];\n",
    'organizeImports',
  ],
  'a promise left alone': [
    'lib/page/a.ts',
    'const later = async () => 1;\nexport const go = () => {\n  later();\n};\n',
    'noFloatingPromises',
  ],
  'a switch that forgets a case': [
    'lib/page/a.ts',
    "type Kind = 'a' | 'b';\nexport const go = (kind: Kind) => {\n  switch (kind) {\n    case 'a':\n      return 1;\n  }\n  return 2;\n};\n",
    'useExhaustiveSwitchCases',
  ],
  'a file name that is not kebab-case': ['lib/page/camelCase.ts', 'export const a = 1;\n', 'useFilenamingConvention'],
  'a barrel': ['lib/page/index.ts', "export { a } from './a.ts';\nexport { b } from './b.ts';\n", 'noBarrelFile'],
  'an import without its ending': [
    'lib/page/a.ts',
    "import { b } from './b';\n\nexport const a = b;\n",
    'useImportExtensions',
  ],
  'a console in the product': ['lib/background/a.ts', 'export const a = () => console.log(1);\n', 'noConsole'],
  'a console in an entrypoint': ['entrypoints/a.ts', 'export const a = () => console.log(1);\n', 'noConsole'],
  'a default export': ['lib/page/a.ts', 'export default 1;\n', 'noDefaultExport'],
  'an enum': ['lib/page/a.ts', 'export enum A {\n  B = 1,\n}\n', 'noEnum'],
  'an any': ['lib/page/a.ts', 'export const a = (b: any) => b;\n', 'noExplicitAny'],
  'a non-null assertion': [
    'lib/page/a.ts',
    'export const a = (b: string | null) => b!.length;\n',
    'noNonNullAssertion',
  ],
  'HTML made of text': [
    'lib/ui/a.tsx',
    'export const A = ({ html }: { html: string }) => <p dangerouslySetInnerHTML={{ __html: html }} />;\n',
    'noDangerouslySetInnerHtml',
  ],
  'a clock in the core': ['lib/core/a.ts', 'export const a = () => Date.now();\n', 'The core has no clock'],
  'a date in the core': ['lib/core/a.ts', 'export const a = () => new Date();\n', 'The core has no clock'],
  'chance in the core': ['lib/core/a.ts', 'export const a = () => Math.random();\n', 'The core has no chance'],
  'a document in the background': [
    'lib/background/a.ts',
    'export const a = () => document.title;\n',
    'noRestrictedGlobals',
  ],
  'page storage in the vault': [
    'lib/vault/a.ts',
    'export const a = () => localStorage.length;\n',
    'noRestrictedGlobals',
  ],
  // No tests: texts that the gate must refuse, because such a test would hide others or itself.
  'a test that excludes the others': ['test/a.test.ts', "it.only('holds', () => {});\n", 'noFocusedTests'],
  'a test that is skipped': ['test/a.test.ts', "it.skip('holds', () => {});\n", 'noSkippedTests'],
  'a function too tangled to follow': [
    'lib/page/a.ts',
    `export const a = (n: number) => {\n${'  if (n > 0) {\n'.repeat(6)}    return 1;\n${'  }\n'.repeat(6)}  return 2;\n};\n`,
    'noExcessiveCognitiveComplexity',
  ],
  'a function too long to read': [
    'lib/page/a.ts',
    `export const a = (n: number) => {\n${'  n.toFixed();\n'.repeat(70)}};\n`,
    'noExcessiveLinesPerFunction',
  ],
};

describe('format and lint', () => {
  it.each(Object.entries(violations))('refuse %s', async (_, [file, text, reported]) => {
    const complaints = await withProject({ 'lib/page/b.ts': 'export const b = 1;\n', [file]: text }, ({ folder }) =>
      style.complaints(folder),
    );
    expect(complaints.join('\n')).toContain(reported);
  });

  it('accept a file that breaks no rule, and the settings themselves', async () => {
    const good = '/** One more than a number. */\nexport const next = (n: number): number => n + 1;\n';
    const complaints = await withProject({ 'lib/core/a.ts': good }, ({ folder }) => style.complaints(folder));
    expect(complaints).toEqual([]);
  });
});
