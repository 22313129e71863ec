/** Restoring into a vault in use: the identity that a contact knows stays, and a restore that is killed anywhere is done again. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { restore, takeBackup } from './world/backups.ts';
import { Site } from './world/site.ts';
import { ALICE, BOB, CODE, said, TAB, twoProtected, User } from './world/user.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  await alice.composer('composer.send', { text: 'before the loss' });
  await bob.read(site.armored());
});

const sees = async (user: User): Promise<string[]> => (await user.read(site.armored())).map(said);
const state = (user: User) => user.page('page.thread', { ref: user.ref });

test('an identity that nobody has seen gives way to the one that the contact knows', async () => {
  const file = await takeBackup(alice);
  const again = new User(ALICE, BOB, site);
  await again.window('vault.create', { code: CODE });
  await bob.window('thread.protect', { tabId: TAB });
  await again.read(site.armored()); // Bob's invitation makes an account here, which nobody has seen
  expect(await restore(again, file, { secret: CODE, code: null })).toMatchObject({ keptIdentities: [], added: 1 });

  again.profile.now += 60;
  bob.profile.now += 60;
  await again.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  expect(await state(bob)).toMatchObject({ state: 'protected' }); // and not blocked
  await bob.window('thread.accept', { tabId: TAB });
  await again.read(site.armored());
  expect(await state(again)).toMatchObject({ state: 'protected' });
});

test('R-VAULT-22: an identity in use stays, the person is told, and what was said is there', async () => {
  const file = await takeBackup(alice);
  const carol = { id: '4004', handle: 'carol' };
  const elsewhere = new Site();
  const again = new User(ALICE, carol, elsewhere);
  const peer = new User(carol, ALICE, elsewhere);
  await again.window('vault.create', { code: CODE });
  await peer.window('vault.create', { code: CODE });
  await again.window('thread.protect', { tabId: TAB });
  await peer.read(elsewhere.armored());
  await peer.window('thread.accept', { tabId: TAB });
  await again.read(elsewhere.armored());

  const told = await restore(again, file, { secret: CODE, code: null });
  expect(told).toMatchObject({ keptIdentities: [{ site: 'x', ownId: ALICE.id }], added: 1, otherKeys: [] });
  expect(await state(again)).toMatchObject({ state: 'protected' });
  await again.composer('composer.send', { text: 'still us' });
  const rows = (await peer.read(elsewhere.armored())).map(said);
  expect(rows.at(-1)).toBe('them: still us');
});

test('restoring into the vault that the file came from changes no session', async () => {
  const file = await takeBackup(alice);
  await alice.composer('composer.send', { text: 'after the backup' });
  expect(await restore(alice, file, { secret: CODE, code: null })).toMatchObject({ added: 0, toProtect: 0 });
  expect(await state(alice)).toMatchObject({ state: 'protected' });
  await alice.composer('composer.send', { text: 'and after the restore' });
  expect((await sees(bob)).slice(-2)).toEqual(['them: after the backup', 'them: and after the restore']);
  expect(await alice.window('backup.status', {})).toMatchObject({ isUnfinished: false });
});

test('R-VAULT-22: killed anywhere, a restore is done again and leaves what one restore leaves', async () => {
  const file = await takeBackup(alice);
  let edges = 0;
  for (let isOver = false; !isOver; edges += 1) {
    const again = new User(ALICE, BOB, site);
    again.profile.life.dieAfter(edges);
    const code = await restore(again, file, { secret: CODE, code: null }).then(
      () => null,
      (error: { code: string }) => error.code,
    );
    isOver = code === null;
    if (!isOver) expect(code).toBe('rpc/interrupted');
    again.profile.restartBrowser();
    again.reloadPage();
    if ((await again.window('vault.status', {})).status === 'locked')
      await again.window('vault.unlock', { code: CODE });
    if (!isOver) await restore(again, file, { secret: CODE, code: null });
    expect(await sees(again)).toEqual(['us: [invitation-sent]', 'them: [accepted]', 'us: before the loss']);
    expect(await state(again)).toMatchObject({ state: 'restored', guarded: true });
    expect(await again.window('backup.status', {})).toMatchObject({ isUnfinished: false });
    expect(edges).toBeLessThan(400); // a count that never ends would be a test that never fails
  }
  expect(edges).toBeGreaterThan(30);
}, 120_000);

test('a restore that was cut off says so until it is done', async () => {
  const file = await takeBackup(alice);
  let seen = false;
  for (let edges = 20; !seen && edges < 400; edges += 1) {
    const again = new User(ALICE, BOB, site);
    again.profile.life.dieAfter(edges);
    await restore(again, file, { secret: CODE, code: null }).catch(() => {});
    again.profile.restartBrowser();
    if ((await again.window('vault.status', {})).status !== 'locked') continue;
    await again.window('vault.unlock', { code: CODE });
    seen = (await again.window('backup.status', {})).isUnfinished;
  }
  expect(seen).toBe(true);
}, 120_000);
