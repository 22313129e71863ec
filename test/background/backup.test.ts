/** Backups of whole people: what a new profile gets back, what it begins anew, and that a contact sees no alarm. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { readHeader, readItems } from '../../lib/vault/backup/container.ts';
import { openFileWraps } from '../../lib/vault/backup/file-wraps.ts';
import { readSecret } from '../../lib/vault/backup/recovery-words.ts';
import { DAY, NOON } from '../support/people.ts';
import { holds } from '../vault/dump.ts';
import { prove, restore, takeBackup } from './world/backups.ts';
import { Site } from './world/site.ts';
import { ALICE, BOB, CODE, said, TAB, twoPeople, twoProtected, User } from './world/user.ts';

const NEXT = 'nine purple lanterns drift under the bridge';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

const say = async (user: User, text: string): Promise<void> => {
  expect(await user.composer('composer.send', { text })).toEqual({ kind: 'sent' });
};
const state = (user: User) => user.page('page.thread', { ref: user.ref });
const sees = async (user: User): Promise<string[]> => (await user.read(site.armored())).map(said);
const status = (user: User) => user.window('backup.status', {});

/** Alice with a new browser, and nothing of the old one. */
const aliceAnew = (): User => new User(ALICE, BOB, site);

test('R-VAULT-21: what was said is read again in place, and both go on under the same identity without an alarm', async () => {
  await say(alice, 'before the loss');
  await say(bob, 'an answer');
  await sees(alice);
  await sees(bob);
  const file = await takeBackup(alice);

  const again = aliceAnew();
  expect(await restore(again, file, { secret: CODE, code: null })).toMatchObject({
    counts: { accounts: 1, people: 1, texts: 2, madeAt: NOON },
    added: 2,
    toProtect: 1,
    keptIdentities: [],
    otherKeys: [],
  });
  const rows = ['us: [invitation-sent]', 'them: [accepted]', 'us: before the loss', 'them: an answer'];
  expect(await sees(again)).toEqual(rows);

  // Nothing can be written before there is a session again, and nothing in clear either.
  expect(await state(again)).toEqual({ kind: 'open', state: 'restored', guarded: true });
  expect(await again.composer('composer.state', {})).toEqual({ kind: 'restored', name: '@bob', isInvited: false });
  await expect(again.composer('composer.send', { text: 'too early' })).rejects.toThrow('thread/not-protected');

  again.profile.now += 60;
  bob.profile.now += 60;
  expect(await again.window('thread.protect', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await state(again)).toEqual({ kind: 'open', state: 'restored', guarded: true });
  expect(await again.composer('composer.state', {})).toMatchObject({ kind: 'restored', isInvited: true });

  bob.profile.news.length = 0;
  expect((await sees(bob)).at(-1)).toBe('them: [invitation-received]');
  expect(bob.profile.news).toEqual(['thread']); // an open popup offers to accept it
  expect(await state(bob)).toEqual({ kind: 'open', state: 'protected', guarded: true });
  expect(await bob.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { isInvitedAnew: true } });
  expect(await bob.window('thread.accept', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await state(bob)).toMatchObject({ state: 'protected' });
  await say(bob, 'welcome back'); // on the new session, which Alice has not confirmed yet
  expect((await sees(again)).slice(-2)).toEqual(['them: [accepted]', 'them: welcome back']);
  expect(await state(again)).toMatchObject({ state: 'protected' });
  await say(again, 'here I am');
  await say(bob, 'good');
  expect((await sees(again)).slice(0, 4)).toEqual(rows);
  expect((await sees(bob)).slice(-3)).toEqual(['us: welcome back', 'them: here I am', 'us: good']);
  expect((await sees(bob)).filter((row) => row.startsWith('('))).toEqual([]);

  // Numbers go on where they were.
  const numbered = (await again.read(site.armored())).flatMap((row) =>
    row.kind === 'text' && row.author === 'us' ? [row.sequence] : [],
  );
  expect(numbered).toEqual([1, 2]);
});

test('what came after the backup is told apart from what is for another device or of a wrong key', async () => {
  const file = await takeBackup(alice);
  await say(alice, 'after the backup');
  await say(bob, 'also after it');
  await sees(alice);

  const again = aliceAnew();
  await restore(again, file, { secret: CODE, code: null });
  expect((await sees(again)).slice(-2)).toEqual(['(not-in-backup)', '(not-in-backup)']);
  expect(await state(again)).toMatchObject({ state: 'restored' });
});

test('verified stays verified, through the new session too', async () => {
  const verify = async (user: User): Promise<void> => {
    // There is no window for verifying yet: the fact is put where it will be kept.
    const { databaseSource } = await import('../../lib/vault/database.ts');
    const { makeKeyring } = await import('../../lib/vault/keyring.ts');
    const { makeSealer } = await import('../../lib/vault/seal.ts');
    const { decodeKeyFile, openKeys } = await import('../../lib/vault/key-file.ts');
    const { fromHex } = await import('../../lib/core/bytes.ts');
    const vaultKey = (fromHex(String(user.profile.session.get('vault.key'))) ?? new Uint8Array()).slice(0, 32);
    const keys = openKeys(decodeKeyFile(user.profile.file.bytes ?? new Uint8Array()).sealedKeys, vaultKey);
    const keyring = makeKeyring(vaultKey);
    const random = { bytes: (count: number) => new Uint8Array(count).fill(5) };
    const sealer = makeSealer({ keyring, keys: () => keys, now: () => NOON, random });
    const database = await databaseSource(user.profile.databaseName).open();
    const key = keyring.contact({ site: 'x', ownId: ALICE.id, peerId: BOB.id });
    const stored = await database.get('contacts', key);
    const contact = stored && sealer.open('contacts', key, stored);
    if (!contact) throw new Error('no contact');
    await database.put('contacts', sealer.seal('contacts', key, { ...contact, verified: true }), key);
    database.close();
  };
  await verify(alice);
  expect(await state(alice)).toMatchObject({ state: 'verified' });
  const again = aliceAnew();
  await restore(again, await takeBackup(alice), { secret: CODE, code: null });
  again.profile.now += 60;
  bob.profile.now += 60;
  await sees(again);
  await again.window('thread.protect', { tabId: TAB });
  await sees(bob);
  await bob.window('thread.accept', { tabId: TAB });
  await sees(again);
  expect(await state(again)).toMatchObject({ state: 'verified' });
});

test('a locked vault still knows a restored thread', async () => {
  const again = aliceAnew();
  await restore(again, await takeBackup(alice), { secret: CODE, code: null });
  await again.window('vault.lock', {});
  expect(await state(again)).toEqual({ kind: 'locked' });
  await again.window('vault.unlock', { code: CODE });
});

test('a new code can be chosen; the file still opens with its own', async () => {
  const file = await takeBackup(alice);
  const again = aliceAnew();
  await restore(again, file, { secret: CODE, code: NEXT });
  await again.window('vault.lock', {});
  await expect(again.window('vault.unlock', { code: CODE })).rejects.toThrow('vault/wrong-code');
  await again.window('vault.unlock', { code: NEXT });
  expect(await restore(again, file, { secret: CODE, code: null })).toMatchObject({ added: 0 });
});

test('recovery words open a backup, and the vault when the code is forgotten; new ones take their place', async () => {
  const { words, qr } = await alice.window('backup.words', {});
  expect(words.split(' ')).toHaveLength(12);
  expect(qr).toBe(`SOTTO-RECOVERY-1:${words}`);
  expect(await status(alice)).toMatchObject({ hasWords: false }); // nobody has said that they are on paper
  await alice.window('backup.keep-words', {});
  const file = await takeBackup(alice);
  await alice.window('vault.lock', {});
  await alice.window('backup.unlock', { words });
  expect(await alice.window('vault.status', {})).toEqual({ status: 'open' });

  const again = aliceAnew();
  await expect(restore(again, file, { secret: words, code: null })).rejects.toThrow('backup/needs-code');
  await restore(again, file, { secret: words, code: NEXT });
  await again.window('vault.lock', {});
  await again.window('backup.unlock', { words: qr });

  // New words that nobody has written down yet leave the old ones alone, however often they are drawn.
  await alice.window('backup.words', {});
  const { words: newer } = await alice.window('backup.words', {});
  expect(await status(alice)).toMatchObject({ hasWords: true }); // the old ones are
  for (const either of [words, newer]) {
    await alice.window('vault.lock', {});
    await alice.window('backup.unlock', { words: either });
  }
  await alice.window('backup.keep-words', {});
  await alice.window('vault.lock', {});
  await expect(alice.window('backup.keep-words', {})).rejects.toThrow('vault/locked');
  await expect(alice.window('backup.unlock', { words })).rejects.toThrow('backup/wrong-words');
  await expect(alice.window('backup.unlock', { words: CODE })).rejects.toThrow('backup/not-words');
  const numbered = newer.split(' ').map((word, index) => `${index + 1}. ${word}`); // as the sheet has them
  await alice.window('backup.unlock', { words: numbered.join(' ') });
  await expect(
    alice.window('unlock.change-code', { code: newer, next: words }), // it would be read as words ever after
  ).rejects.toThrow('vault/like-words');

  // Forgotten: the words put another code in its place, be the vault locked or open, and go on to open it.
  await alice.window('vault.lock', {});
  await expect(alice.window('unlock.change-code', { code: words, next: NEXT })).rejects.toThrow('backup/wrong-words');
  expect(await alice.window('vault.status', {})).toEqual({ status: 'locked' });
  alice.profile.news.length = 0;
  await alice.window('unlock.change-code', { code: newer, next: NEXT });
  expect(alice.profile.news).toContain('vault');
  expect(await alice.window('vault.status', {})).toEqual({ status: 'open' });
  await alice.window('vault.lock', {});
  await expect(alice.window('vault.unlock', { code: CODE })).rejects.toThrow('vault/wrong-code');
  await alice.window('vault.unlock', { code: NEXT });
  await prove(alice, await takeBackup(alice), NEXT);
  expect(await status(alice)).toMatchObject({ standing: 'proven' });
  await alice.window('unlock.change-code', { code: newer, next: CODE });
  expect(await status(alice)).toMatchObject({ standing: 'old-code' });
  await prove(alice, await takeBackup(alice), CODE);
  expect(await status(alice)).toMatchObject({ standing: 'proven' });
  await alice.window('vault.lock', {});
  await alice.window('backup.unlock', { words: newer });
  for (const text of [words, newer]) expect(holds(alice.profile.file.bytes ?? new Uint8Array(), text)).toBe(false);
});

test('R-VAULT-20: a backup holds no session, no secret of an invitation, no device and no open word', async () => {
  await say(alice, 'a planted sentence');
  await alice.window('thread.protect', { tabId: TAB }).catch(() => {});
  const file = await takeBackup(alice);
  for (const text of ['a planted sentence', BOB.id, ALICE.id, 'alice', CODE]) expect(holds(file, text)).toBe(false);
  const header = readHeader(file);
  const items = [...readItems(file, header, await openFileWraps(header.wraps, readSecret(CODE)))];
  const names = (value: unknown): string[] =>
    typeof value !== 'object' || value === null || value instanceof Uint8Array
      ? []
      : Object.entries(value).flatMap(([name, inner]) => [name, ...names(inner)]);
  const all = new Set(items.flatMap(names));
  for (const there of ['identity', 'secretKey', 'text', 'written']) expect(all).toContain(there);
  for (const not of ['sessions', 'sent', 'deviceId', 'rootKey', 'chainKey', 'kemSeed', 'posted']) {
    expect(all).not.toContain(not);
  }
});

test('a backup counts once it was opened, for what was there then, and for 90 days', async () => {
  expect(await status(alice)).toEqual({
    standing: 'none',
    madeAt: null,
    provenAt: null,
    hasWords: false,
    isUnfinished: false,
  });
  const file = await takeBackup(alice);
  expect(await status(alice)).toMatchObject({ standing: 'unproven', madeAt: NOON });
  await expect(prove(alice, file, 'not the code at all')).rejects.toThrow('backup/wrong-secret');
  expect(await status(alice)).toMatchObject({ standing: 'unproven' });
  expect(await prove(alice, file, CODE)).toEqual({ madeAt: NOON, accounts: 1, people: 1, texts: 0 });
  expect(await status(alice)).toMatchObject({ standing: 'proven', provenAt: NOON });
  alice.profile.now += 90 * DAY;
  expect(await status(alice)).toMatchObject({ standing: 'proven' });
  alice.profile.now += 1;
  expect(await status(alice)).toMatchObject({ standing: 'old' });
  await prove(alice, file, CODE);
  expect(await status(alice)).toMatchObject({ standing: 'proven' });
});

test('someone new, and the backup is behind', async () => {
  const early = await twoPeople(new Site());
  const file = await takeBackup(early.alice);
  expect(await prove(early.alice, file, CODE)).toMatchObject({ accounts: 0, people: 0, texts: 0 });
  expect(await status(early.alice)).toMatchObject({ standing: 'proven' });
  early.alice.profile.now += 1;
  await early.alice.window('thread.protect', { tabId: TAB });
  expect(await status(early.alice)).toMatchObject({ standing: 'behind' });
});

test('a backup of another vault, or no file at all, proves nothing', async () => {
  await bob.window('backup.make', {});
  await expect(prove(alice, await takeBackup(bob), CODE)).rejects.toThrow('backup/other-vault');
  await expect(alice.window('backup.prove', { secret: CODE })).rejects.toThrow('backup/no-file');
  expect(alice.profile.chosen.bytes).toBeNull();
  expect(await status(alice)).toMatchObject({ standing: 'none' });
});

test.each([
  ['cut short', (file: Uint8Array) => file.slice(0, -1), 'backup/truncated'],
  [
    'damaged',
    (file: Uint8Array) => file.map((byte, at) => (at === file.length - 1 ? byte ^ 1 : byte)),
    'backup/damaged',
  ],
  ['of something else', () => new TextEncoder().encode('holiday pictures'), 'backup/not-a-backup'],
])('a file %s makes no vault and leaves nothing behind', async (_, change, code) => {
  const again = aliceAnew();
  const file = change(await takeBackup(alice));
  await expect(restore(again, file, { secret: CODE, code: null })).rejects.toThrow(code);
  expect(await again.window('vault.status', {})).toEqual({ status: 'none' });
  expect(again.profile.chosen.bytes).toBeNull();
});

test('an empty backup is told as such and makes no vault', async () => {
  const early = await twoPeople(new Site());
  const again = aliceAnew();
  await expect(restore(again, await takeBackup(early.alice), { secret: CODE, code: null })).rejects.toThrow(
    'backup/empty',
  );
  expect(await again.window('vault.status', {})).toEqual({ status: 'none' });
});

test('a locked vault neither makes, nor proves, nor takes a backup', async () => {
  const file = await takeBackup(alice);
  await alice.window('vault.lock', {});
  await expect(status(alice)).rejects.toThrow('vault/locked');
  await expect(alice.window('backup.words', {})).rejects.toThrow('vault/locked');
  await expect(alice.window('backup.make', {})).rejects.toThrow('vault/locked');
  await expect(prove(alice, file, CODE)).rejects.toThrow('vault/locked');
  await expect(restore(alice, file, { secret: CODE, code: null })).rejects.toThrow('vault/locked');
});
