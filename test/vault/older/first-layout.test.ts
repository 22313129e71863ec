/** A vault that 0.1.0 wrote is opened by its code, moved over once, and loses nothing, wherever the worker is stopped. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { RpcError } from '../../../lib/rpc/errors.ts';
import { Site } from '../../background/world/site.ts';
import { ALICE, BOB, said, User } from '../../background/world/user.ts';
import { firstLayoutFixture, layDown } from './older.ts';

const { code, site: posted, alice, bob, local } = firstLayoutFixture();

const withOldVault = async (): Promise<{ site: Site; old: User; other: User }> => {
  const site = new Site();
  site.posted.push(...posted);
  const [old, other] = [new User(ALICE, BOB, site), new User(BOB, ALICE, site)];
  await layDown(`${old.profile.databaseName} before`, alice);
  await layDown(`${other.profile.databaseName} before`, bob);
  for (const [name, value] of Object.entries(local)) old.profile.local.set(name, value);
  return { site, old, other };
};

const shown = async (user: User, site: Site): Promise<string[]> => (await user.read(site.armored())).map(said);

const everything = [
  'us: [invitation-sent]',
  'them: [accepted]',
  'us: written before the move',
  'them: answered before the move',
];

test('it is locked until its code is typed, and no other code opens it', async () => {
  const { old } = await withOldVault();
  expect(await old.window('vault.status', {})).toEqual({ status: 'locked' });
  await expect(old.window('vault.create', { code: 'nine purple lanterns drift under the bridge' })).rejects.toThrow(
    'vault/exists',
  );
  await expect(old.window('vault.unlock', { code: 'nine purple lanterns drift under the bridge' })).rejects.toThrow(
    'vault/wrong-code',
  );
  await expect(old.window('vault.unlock', { code: '' })).rejects.toThrow('vault/wrong-code');
});

test('texts, settings, the draft and the unsent message are there, and both go on talking', async () => {
  const { site, old, other } = await withOldVault();
  await old.window('vault.unlock', { code });
  await other.window('vault.unlock', { code });
  expect(await shown(old, site)).toEqual(everything);
  expect(await old.window('settings.get', {})).toMatchObject({ lockAfterMinutes: 15 });
  const state = await old.composer('composer.state', {});
  expect(state).toMatchObject({ draft: 'half a sentence', unsent: { text: 'never seen in the thread' } });
  if (state.kind !== 'open' || state.unsent === null) throw new Error('nothing unsent');
  await old.composer('composer.retry', { id: state.unsent.id });
  await other.composer('composer.send', { text: 'still here' });
  expect(await shown(old, site)).toEqual([...everything, 'us: never seen in the thread', 'them: still here']);
  expect((await shown(other, site)).at(-2)).toBe('them: never seen in the thread');
});

test('it is moved once: the old database is gone, and the vault opens again after a restart', async () => {
  const { site, old } = await withOldVault();
  await old.window('vault.unlock', { code });
  const names = (await indexedDB.databases()).map(({ name }) => name);
  expect(names).not.toContain(`${old.profile.databaseName} before`);
  old.profile.restartBrowser();
  await old.window('vault.unlock', { code });
  expect(await shown(old, site)).toEqual(everything);
});

test('a worker stopped anywhere in the move leaves a vault that opens with everything in it', async () => {
  let edges = 0;
  for (let survived = false; !survived; edges++) {
    const { site, old } = await withOldVault();
    old.profile.life.dieAfter(edges);
    survived = await old.window('vault.unlock', { code }).then(
      () => true,
      (error: unknown) => {
        expect(error).toEqual(new RpcError('rpc/interrupted'));
        return false;
      },
    );
    old.profile.restartBrowser();
    expect(await old.window('vault.status', {})).toEqual({ status: 'locked' });
    await old.window('vault.unlock', { code });
    expect(await shown(old, site)).toEqual(everything);
    expect(await old.composer('composer.state', {})).toMatchObject({ draft: 'half a sentence' });
  }
  expect(edges).toBeGreaterThan(15);
});
