/** What an own account is called: by its handle, by its number where none can be shown, by both where the site shows one handle for two. */
import { expect, it } from 'vitest';
import { ownName } from '../../lib/people/find-person.ts';

const account = (ownId: string, handle: string | null, site = 'x') => ({ site, ownId, createdAt: 0, handle });

it.each([
  ['@alice', [account('1', 'alice'), account('2', 'alice_at_work')]],
  ['1', [account('1', null), account('2', null)]],
  ['1', [account('1', 'alice ✓')]],
  ['1', []],
  ['@alice (1)', [account('1', 'alice'), account('2', 'Alice')]],
  ['@alice', [account('1', 'alice'), account('2', 'alice', 'another-site')]],
] as const)('%s', (name, accounts) => {
  expect(ownName({ site: 'x', ownId: '1' }, accounts)).toBe(name);
});
