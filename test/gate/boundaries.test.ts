/** Every boundary between zones has been seen to hold: each forbidden import is made once, and each is refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { zones } from '../../.dependency-cruiser.mjs';
import { boundaries } from '../../scripts/gate/boundaries.mjs';
import { withProject } from '../support/throwaway-project.ts';

const complaintsOf = (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
  withProject({ 'entrypoints/background.ts': 'export {};\n', ...files }, ({ folder }) => boundaries.complaints(folder));

/** `../../` from a folder back to the root. */
const upFrom = (folder: string): string => '../'.repeat(folder.split('/').length);

const allows = (zone: string, other: string): boolean =>
  zone === other || (zones[zone]?.zones ?? []).some((allowed) => other === allowed || other.startsWith(`${allowed}/`));

type Files = Readonly<Record<string, string>>;

/** What is wrong → files of its own that hold it, where it is seen, and the rule that sees it. */
const violations: Readonly<Record<string, readonly [files: Files, where: string, rule: string]>> = {
  'cryptography within reach of a content script': [
    {
      'entrypoints/site.content.ts': "import '../lib/page/near.ts';\n",
      'lib/page/near.ts': "import '../core/armor/far.ts';\n",
      'lib/core/armor/far.ts': "import '../primitives.ts';\n",
      'lib/core/primitives.ts': "import '@noble/hashes/sha2.js';\n",
    },
    'entrypoints/site.content.ts → ',
    'from a content script no cryptography',
  ],
  'the vault within reach of a window': [
    {
      'entrypoints/popup/main.tsx': "import '../../lib/people/near.ts';\n",
      'lib/people/near.ts': "import '../rpc/far.ts';\n",
      'lib/rpc/far.ts': "import '../vault/vault.ts';\n",
      'lib/vault/vault.ts': 'export {};\n',
    },
    'entrypoints/popup/main.tsx → ',
    'from a frame or window neither the vault',
  ],
  'the crypto library named outside of its one file': [
    { 'lib/core/handshake/noble.ts': "import '@noble/curves/ed25519.js';\n" },
    'lib/core/handshake/noble.ts → ',
    'only lib/core/primitives.ts names @noble',
  ],
  'CBOR named in the core outside of its one file': [
    { 'lib/core/ratchet/cbor.ts': "import 'cborg';\n" },
    'lib/core/ratchet/cbor.ts → ',
    'only lib/core/wire/content.ts names cborg',
  ],
  'a site that knows another': [
    { 'lib/sites/x/a.ts': "import '../y/b.ts';\n", 'lib/sites/y/b.ts': 'export {};\n' },
    'lib/sites/x/a.ts → lib/sites/y/b.ts',
    'a site knows nothing of other sites',
  ],
  'words that run code of the contract': [
    {
      'lib/words/running.ts': "import { code } from '../rpc/code.ts';\n\nexport const word = code;\n",
      'lib/rpc/code.ts': 'export const code = 1;\n',
    },
    'lib/words/running.ts → lib/rpc/code.ts',
    'takes types from lib/rpc',
  ],
  'a cycle': [
    { 'lib/core/egg.ts': "import './hen.ts';\n", 'lib/core/hen.ts': "import './egg.ts';\n" },
    'lib/core/egg.ts → lib/core/hen.ts',
    'no cycles',
  ],
  'a product that needs a test': [
    { 'lib/core/tested.ts': "import '../../test/needed.ts';\n", 'test/needed.ts': 'export {};\n' },
    'lib/core/tested.ts → test/needed.ts',
    'never imports tests',
  ],
  'a module of Node': [{ 'lib/vault/node.ts': "import 'node:fs';\n" }, 'lib/vault/node.ts → ', 'uses nothing of Node'],
  'an import that leads nowhere': [
    { 'lib/core/lost.ts': "import './nowhere.ts';\n" },
    'lib/core/lost.ts → ',
    'every import resolves',
  ],
  'a file in no zone': [
    { 'lib/helpers/homeless.ts': 'export const a = 1;\n' },
    'lib/helpers/homeless.ts',
    'lives in no zone',
  ],
};

describe('boundaries', () => {
  it('refuse every import that the table does not list, and no other', async () => {
    const names = Object.keys(zones);
    const identifier = (zone: string) => zone.replaceAll(/\W/g, '_');
    const targets = Object.fromEntries(
      names.map((zone) => [`${zone}/target.ts`, `export type ${identifier(zone)} = 1;\n`]),
    );
    const sources = Object.fromEntries(
      names.map((zone) => [
        `${zone}/source.ts`,
        names
          .map(
            (other) =>
              `export type from_${identifier(other)} = import('${upFrom(zone)}${other}/target.ts').${identifier(other)};`,
          )
          .join('\n'),
      ]),
    );
    const complaints = await complaintsOf({ ...targets, ...sources });
    const refused = new Set(complaints.map((complaint) => complaint.replace(/: .*/, '')));
    const expected = names.flatMap((zone) =>
      names.filter((other) => !allows(zone, other)).map((other) => `${zone}/source.ts → ${other}/target.ts`),
    );
    const direct = [...refused].filter((pair) =>
      complaints.some((one) => one.startsWith(`${pair}: `) && one.includes('may import only')),
    );
    expect(direct.sort()).toEqual(expected.sort());
  });

  it('refuse every package that the table does not list for a zone', async () => {
    const packages = {
      noble: '@noble/hashes/sha2.js',
      cborg: 'cborg',
      idb: 'idb',
      valibot: 'valibot',
      preact: 'preact',
      wxt: 'wxt/browser',
    };
    const files = Object.fromEntries(
      Object.keys(zones).map((zone) => [
        `${zone}/source.ts`,
        Object.values(packages)
          .map((name) => `import '${name}';`)
          .join('\n'),
      ]),
    );
    const complaints = await complaintsOf(files);
    for (const [zone, { packages: allowed }] of Object.entries(zones)) {
      for (const [name, specifier] of Object.entries(packages)) {
        const isAllowed = allowed.some((one) => specifier === one || specifier.startsWith(`${one}/`));
        const isRefused = complaints.some(
          (one) =>
            one.startsWith(`${zone}/source.ts → `) &&
            one.includes(`node_modules/${specifier.split('/')[0]}`) &&
            one.includes('may use only'),
        );
        expect({ zone, name, isRefused }).toEqual({ zone, name, isRefused: !isAllowed });
      }
    }
  });

  describe('by name', () => {
    let complaints: readonly string[] = [];
    beforeAll(async () => {
      complaints = await complaintsOf(Object.assign({}, ...Object.values(violations).map(([files]) => files)));
    });

    it.each(Object.entries(violations))('refuse %s', (_, [, where, rule]) => {
      expect(complaints.filter((one) => one.startsWith(where) && one.includes(rule))).not.toEqual([]);
    });
  });

  it('complain when the judge is blind', async () => {
    const blind =
      'export const zones = { entrypoints: {}, "lib/core": {} };\nexport default { forbidden: [], options: { exclude: "lib" } };\n';
    const complaints = await complaintsOf({ '.dependency-cruiser.mjs': blind, 'lib/core/a.ts': 'export {};\n' });
    expect(complaints).toContain('lib/core/a.ts: was not seen by dependency-cruiser');
  });

  it('accept what the table allows', async () => {
    const complaints = await complaintsOf({
      'entrypoints/site.content.ts': "import '../lib/page/a.ts';\n",
      'lib/page/a.ts': "import '../core/armor/find.ts';\nimport 'wxt/browser';\n",
      'lib/core/armor/find.ts': 'export {};\n',
    });
    expect(complaints).toEqual([]);
  });
});
