/** A manifest that asks for more than the decision lists has been seen to be refused, and a list that is longer than the manifest, too. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { complaintsAbout } from '../../scripts/gate/firefox-lint.mjs';
import { manifests } from '../../scripts/gate/manifests.mjs';
import { root } from '../../scripts/run.mjs';
import { withProject } from '../support/throwaway-project.ts';

const decision = 'docs/decisions/0009-what-the-browser-grants.md';
const table = [
  '| key | value | browsers | why |',
  '| `permissions` | `storage` | both | the open key in memory |',
  '| `permissions` | `idle` | Chromium | the vault locks with the screen |',
  "| `content_security_policy` | `extension_pages: default-src 'none'` | both | nothing that is not listed |",
].join('\n');
const policy = { content_security_policy: { extension_pages: "default-src 'none'" } };
const chromium = { manifest_version: 3, permissions: ['storage', 'idle'], ...policy };
const firefox = { manifest_version: 3, permissions: ['storage'], ...policy };

const complaintsOf = async (changed: object, list = table): Promise<string> =>
  withProject(
    {
      [decision]: list,
      '.output/chrome-mv3/manifest.json': JSON.stringify({ ...chromium, ...changed }),
      '.output/firefox-mv3/manifest.json': JSON.stringify(firefox),
    },
    async ({ folder }) => (await manifests.complaints(folder)).join('\n'),
  );

describe('what the manifests grant', () => {
  it('is accepted as it is listed', async () => {
    expect(await complaintsOf({})).toBe('');
  });

  it.each([
    ['a permission', { permissions: ['storage', 'idle', 'tabs'] }, 'permissions | tabs'],
    ['a host', { host_permissions: ['<all_urls>'] }, 'host_permissions | <all_urls>'],
    ['a page to talk to', { externally_connectable: { matches: ['*://*/*'] } }, 'externally_connectable'],
    ['a looser policy', { content_security_policy: { extension_pages: 'default-src *' } }, 'default-src *'],
    [
      'a file for pages',
      { web_accessible_resources: [{ resources: ['app.html'], matches: ['*://*/*'] }] },
      'resources app.html',
    ],
  ])('is refused with %s that nobody has justified', async (_, changed, said) => {
    expect(await complaintsOf(changed)).toContain(said);
  });

  it('is refused when the list says more, or gives no reason', async () => {
    expect(await complaintsOf({ permissions: ['storage'] })).toContain(`${decision}: not in .output/chrome-mv3`);
    expect(await complaintsOf({}, table.replace('the open key in memory', ''))).toContain('has no reason');
    expect(await complaintsOf({}, '')).toContain('no grant was found');
  });

  it('is justified, in this repository, for every permission beyond the five that everything needs', () => {
    const text = readFileSync(path.join(root, decision), 'utf8');
    for (const grant of ['contextMenus', 'notifications']) expect(text).toContain(`\`${grant}\``);
  });
});

describe('what Mozilla’s linter finds', () => {
  const warning = { code: 'UNSAFE_VAR_ASSIGNMENT', message: 'unsafe', file: 'chunks/ui-BxY3_4kq.js' };
  const explained = '| `UNSAFE_VAR_ASSIGNMENT` | 1 | preact sets what its own caller gives it |';

  it('is accepted when it is explained', () => {
    expect(complaintsAbout({ errors: [], warnings: [warning] }, explained)).toEqual([]);
    expect(complaintsAbout({ errors: [], warnings: [] }, '')).toEqual([]);
  });

  it('is refused when it is an error, is new, is one more, or is gone', () => {
    expect(complaintsAbout({ errors: [warning], warnings: [warning] }, explained)).toHaveLength(1);
    for (const warnings of [[warning, warning], [{ ...warning, code: 'DANGEROUS_EVAL' }], []])
      expect(complaintsAbout({ errors: [], warnings }, explained).join('\n')).toContain('not found: UNSAFE');
    expect(complaintsAbout({ errors: [], warnings: [warning] }, '').join('\n')).toContain('not explained');
  });
});
