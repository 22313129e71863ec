/**
 * A person ends the protection of a thread, in a window and nowhere else, and begins it again: what is said of it ever after, what the other
 * side goes on with, and that neither page nor contact can bring it about.
 */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import type { Caller } from '../../lib/rpc/contract.ts';
import { restore, takeBackup } from '../background/world/backups.ts';
import { copyOf } from '../background/world/copy.ts';
import { threadOf } from '../background/world/keeping.ts';
import { Profile } from '../background/world/profile.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, tabOf, twoProtected, User } from '../background/world/user.ts';
import { invite, person } from '../support/people.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  await say(alice, 'before');
  await rows(bob);
});

const say = (user: User, text: string) => user.composer('composer.send', { text });
const rows = async (user: User) => (await user.read(site.armored())).map(said);
const unprotect = (user: User) => user.window('thread.unprotect', { tabId: TAB, thread: threadOf(user) });
const protectAgain = (user: User) => user.window('thread.protect-again', { thread: threadOf(user) });
const pageOf = (user: User) => user.page('page.thread', { ref: user.ref });
const held = async (user: User) => {
  const tab = await user.window('tab.thread', { tabId: TAB });
  return tab.kind === 'thread' ? { state: tab.state, unsent: tab.unsent, spans: tab.held?.unprotected } : tab;
};
const isGuarded = async (user: User) => {
  const page = await pageOf(user);
  return page.kind === 'locked' || (page.kind === 'open' && page.guarded);
};

test('R-END-1: ended by the person, the box is the site’s again, what was protected can be read, and both sides are told', async () => {
  const from = alice.profile.now;
  expect(await unprotect(alice)).toEqual({ told: { kind: 'sent' } });
  expect(await pageOf(alice)).toEqual({ kind: 'open', state: 'unprotected', guarded: false });
  expect(await held(alice)).toEqual({ state: 'unprotected', unsent: null, spans: [{ from, until: null }] });
  expect((await rows(alice)).slice(-2)).toEqual(['us: before', 'us: [unprotected]']);
  expect((await rows(bob)).slice(-2)).toEqual(['them: before', 'them: [unprotected]']);

  // The contact's side is the contact's: it stays protected, and what it sends is read here.
  expect(await isGuarded(bob)).toBe(true);
  await say(bob, 'still protected');
  expect((await rows(alice)).at(-1)).toBe('them: still protected');
  expect(await isGuarded(alice)).toBe(false);
});

test('no timer is set where protection was ended: it would hold for nothing that is written there', async () => {
  const timer = { tabId: TAB, seconds: 3_600 };
  await unprotect(alice);
  const before = site.armored().length;
  await expect(alice.window('thread.timer', timer)).rejects.toThrow('thread/not-protected');
  expect(site.armored()).toHaveLength(before);
  await protectAgain(alice);
  expect(await alice.window('thread.timer', timer)).toEqual({ kind: 'sent' });
});

test('the popup says that the contact has ended protection, in whatever order it is read, until they write protected again', async () => {
  const theirEnd = async () => (await tabOf(bob)).held?.theirEnd;
  const atOnce = async (seconds: number, act: () => Promise<unknown>) => {
    alice.profile.now += seconds;
    bob.profile.now = alice.profile.now;
    await act();
    return alice.profile.now;
  };
  const from = await atOnce(60, () => unprotect(alice));
  await rows(bob);
  expect(await theirEnd()).toBe(from);
  expect(await tabOf(bob)).toMatchObject({ state: 'protected' }); // this side is this person's

  await atOnce(60, () => protectAgain(alice));
  await rows(bob);
  expect(await theirEnd()).toBe(from); // nobody is told of that
  await atOnce(60, () => say(alice, 'after'));
  await rows(bob);
  expect(await theirEnd()).toBeUndefined();

  // Scrolled to later, what is older than a text says nothing of now.
  await atOnce(60, () => unprotect(alice));
  await atOnce(60, () => protectAgain(alice));
  await atOnce(60, () => say(alice, 'and on'));
  await bob.read(site.armored().slice(-1));
  await rows(bob);
  expect(await theirEnd()).toBeUndefined();

  // A session that begins anew is protected.
  await atOnce(60, () => unprotect(alice));
  await rows(bob);
  expect(await theirEnd()).toBeTypeOf('number');
  const bytes = await takeBackup(alice);
  const restored = new User(ALICE, BOB, site, new Profile('alice restored'));
  restored.profile.now = alice.profile.now + 60;
  bob.profile.now = restored.profile.now;
  await restore(restored, bytes, { secret: CODE, code: null });
  await restored.window('thread.protect', { tabId: TAB });
  await rows(bob);
  await bob.window('thread.accept', { tabId: TAB });
  expect(await theirEnd()).toBeUndefined();
});

test('R-END-2: protected again, it says ever after when it was not', async () => {
  const from = alice.profile.now;
  await unprotect(alice);
  alice.profile.now += 3_600;
  const until = alice.profile.now;
  await protectAgain(alice);
  expect(await isGuarded(alice)).toBe(true);
  expect(await held(alice)).toMatchObject({ state: 'protected', spans: [{ from, until }] });
  await say(alice, 'after');
  // The word took no number: nothing is missing before this one.
  expect((await bob.read(site.armored())).at(-1)).toMatchObject({ text: 'after', sequence: 2 });
  await unprotect(alice);
  await protectAgain(alice);
  expect(await held(alice)).toMatchObject({ spans: [{ from, until }, { from: until }] });

  const bytes = await takeBackup(alice);
  const restored = new User(ALICE, BOB, site, new Profile('alice restored'));
  restored.profile.now = alice.profile.now;
  await restore(restored, bytes, { secret: CODE, code: null });
  expect(await held(restored)).toMatchObject({ state: 'restored', spans: [{ from, until }, { from: until }] });
});

test('R-LIE-4, R-END-2: a session that begins anew is no beginning of protection for the page, which marks what is clear above it', async () => {
  const kinds = async (user: User) => (await user.scan(site.armored())).kinds;
  expect(await kinds(alice)).toEqual(['invitation', 'acceptance', 'message']);
  const bytes = await takeBackup(bob);
  const restored = new User(BOB, ALICE, site, new Profile('bob restored'));
  for (const { profile } of [restored, alice]) profile.now = alice.profile.now + 3_600;
  await restore(restored, bytes, { secret: CODE, code: null });
  await restored.window('thread.protect', { tabId: TAB });
  await rows(alice);
  await alice.window('thread.accept', { tabId: TAB });
  for (const user of [alice, restored]) {
    await user.read(site.armored());
    expect((await kinds(user)).slice(-2)).toEqual(['invitation', 'message']);
  }
});

test('R-END-3: a thread that was unprotected comes back from a backup guarded', async () => {
  await unprotect(alice);
  const bytes = await takeBackup(alice);
  const restored = new User(ALICE, BOB, site, new Profile('alice restored'));
  await restore(restored, bytes, { secret: CODE, code: null });
  expect(await isGuarded(restored)).toBe(true);
});

test('R-END-1: a locked vault leaves the box of such a thread to the site, and guards the others', async () => {
  await unprotect(alice);
  await alice.window('vault.lock', {});
  expect(await isGuarded(alice)).toBe(false);
  await alice.window('vault.unlock', { code: CODE });
  expect(await isGuarded(alice)).toBe(false);
  await protectAgain(alice);
  await alice.window('vault.lock', {});
  expect(await isGuarded(alice)).toBe(true);
});

test('R-END-3: neither a page nor a frame, nor the contact, ends protection', async () => {
  const thread = threadOf(alice);
  const asks: readonly Exclude<Caller, 'window'>[] = ['page', 'composer', 'glass'];
  for (const caller of asks) {
    const sender = caller === 'page' ? alice.pageSender() : await alice.boundFrame(caller);
    for (const method of ['thread.unprotect', 'thread.protect-again', 'key.take', 'key.keep'])
      await expect(alice.ask(sender, method, { tabId: TAB, thread })).rejects.toThrow('rpc/forbidden');
  }
  await unprotect(bob);
  await rows(alice);
  expect(await isGuarded(alice)).toBe(true);
  // A page that stands elsewhere by then ends nothing there: what the person saw is what is ended.
  const { ref } = alice;
  alice.ref = { ...ref, conversationId: '1001-9999', peerId: '9999' };
  const { told } = await alice.window('thread.unprotect', { tabId: TAB, thread });
  expect(told).toMatchObject({ kind: 'failed', code: 'page/other-thread' });
  alice.ref = ref;
  expect(await held(alice)).toMatchObject({ state: 'unprotected' });
});

test('R-END-3: what is not protected cannot be ended, and a stopped thread is decided about first', async () => {
  await expect(protectAgain(alice)).rejects.toThrow('thread/not-protected');
  site.posted.push({ from: 'bob', text: wrapArmor(invite(person(BOB.id, 'impostor'), person(ALICE.id)).payload) });
  await rows(alice);
  await expect(unprotect(alice)).rejects.toThrow('thread/blocked');
  expect(await isGuarded(alice)).toBe(true);
});

test('R-END-1: the word to the contact that the page refused is sent again, and protection has ended all the same', async () => {
  site.refusal = 'page/layout';
  expect(await unprotect(alice)).toMatchObject({ told: { kind: 'failed', code: 'page/layout' } });
  expect(await held(alice)).toMatchObject({ state: 'unprotected', unsent: 'ended' });
  site.refusal = null;
  expect(await alice.window('thread.tell-unprotected', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect((await rows(bob)).at(-1)).toBe('them: [unprotected]');
});

test('R-END-1: another key stops an unprotected thread as well, and once it is dismissed the thread is what it was', async () => {
  await unprotect(alice);
  site.posted.push({ from: 'bob', text: wrapArmor(invite(person(BOB.id, 'impostor'), person(ALICE.id)).payload) });
  await rows(alice);
  expect(await isGuarded(alice)).toBe(true);
  const tab = await alice.window('tab.thread', { tabId: TAB });
  const key = tab.kind === 'thread' ? (tab.held?.keyChange?.id ?? null) : null;
  await alice.window('key.keep', { thread: threadOf(alice), key });
  expect(await held(alice)).toMatchObject({ state: 'unprotected' });
});

test('R-END-1: a thread without a session to tell it on is ended, too', async () => {
  const copy = await copyOf(alice, BOB, site);
  await say(copy, 'by the copy');
  await rows(alice);
  expect(await unprotect(alice)).toEqual({ told: null });
  expect(await held(alice)).toMatchObject({ state: 'unprotected' });
  expect(site.everything()).toContain('Sotto1');
});
