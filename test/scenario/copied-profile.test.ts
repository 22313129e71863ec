/**
 * A profile that was copied, or put back from an older state: it is noticed, nothing more is sent under keys that two have, and after the
 * person has agreed both go on under the same identity. What is no copy raises no alarm.
 */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { decodeAcceptance } from '../../lib/core/wire/acceptance-form.ts';
import { put } from '../../lib/vault/step.ts';
import { anotherWorker } from '../background/world/another-worker.ts';
import { copyOf } from '../background/world/copy.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, twoProtected, type User } from '../background/world/user.ts';
import { DAY } from '../support/people.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  await say(alice, 'before');
  await say(bob, 'answer before');
  for (const user of [alice, bob]) await rows(user);
});

const say = (user: User, text: string) => user.composer('composer.send', { text });
const rows = async (user: User) => (await user.read(site.armored())).map(said);
const state = (user: User) => user.composer('composer.state', {});
const session = async (user: User) => {
  const tab = await user.window('tab.thread', { tabId: TAB });
  return tab.kind === 'thread' ? tab.held?.session : undefined;
};

/** As if the key had been checked by a scan. */
const noteVerified = async ({ profile, ref }: User) => {
  const { keyring, step } = await anotherWorker(profile);
  const key = keyring.contact({ site: ref.site, ownId: ref.ownId ?? '', peerId: ref.peerId ?? '' });
  await step({
    touches: ['contacts'],
    read: (reader) => reader.get('contacts', key),
    decide: (contact) => {
      if (contact === undefined) throw new Error('no contact');
      return { writes: [put('contacts', key, { ...contact, verified: true })], output: null };
    },
  });
};

/** Alice agrees to begin anew, and Bob accepts. */
const renew = async (user: User) => {
  for (const one of [user, bob]) one.profile.now += 60;
  expect(await user.window('thread.renew', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await session(user)).toBe('renewing');
  expect(await state(user)).toMatchObject({ kind: 'renewing' });
  expect((await rows(bob)).at(-1)).toBe('them: [invitation-received]');
  expect(await bob.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { isInvitedAnew: true } });
  expect(await bob.window('thread.accept', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(await bob.window('tab.thread', { tabId: TAB })).toMatchObject({ held: { isInvitedAnew: false } });
  expect((await rows(user)).at(-1)).toBe('them: [accepted]');
};

/** The same, and both write. */
const goOn = async (user: User, after = 'protected') => {
  await renew(user);
  await say(bob, 'first on the new session');
  expect((await rows(user)).at(-1)).toBe('them: first on the new session');
  await say(user, 'on the new session');
  expect((await rows(bob)).at(-1)).toBe('them: on the new session');
  await say(bob, 'so do I');
  expect((await rows(user)).at(-1)).toBe('them: so do I');
  expect(await session(user)).toBe('in-use');
  for (const one of [user, bob]) expect(await one.window('tab.thread', { tabId: TAB })).toMatchObject({ state: after });
};

test('R-VAULT-46: a profile put back from yesterday is noticed, sends nothing, and goes on after consent', async () => {
  const yesterday = await copyOf(alice, BOB, site);
  await say(alice, 'written today');
  await say(bob, 'answered today');
  await rows(alice);
  await say(alice, 'and again');
  for (const user of [alice, bob]) await rows(user);

  // From here on the older state is the only one.
  const restored = yesterday;
  restored.profile.now = alice.profile.now + 3_600;
  restored.profile.restartBrowser();
  await restored.window('vault.unlock', { code: CODE });
  await restored.composer('composer.draft', { text: 'half a thought' });
  const seen = await rows(restored);
  expect(seen).toContain('(other-copy)');
  expect(seen).toContain('them: answered today');
  expect(await session(restored)).toBe('copied');
  expect(await state(restored)).toEqual({ kind: 'copied' });
  const posted = site.posted.length;
  for (const act of [
    () => say(restored, 'not with old keys'),
    () => restored.window('thread.timer', { tabId: TAB, seconds: DAY }),
    () => restored.window('thread.protect', { tabId: TAB }),
    () => restored.window('thread.accept', { tabId: TAB }),
  ]) {
    await expect(act()).rejects.toThrow('thread/copied');
  }
  expect(site.posted).toHaveLength(posted);

  restored.profile.start(); // a stopped worker forgets nothing of it
  expect(await session(restored)).toBe('copied');
  await goOn(restored);
  expect(await state(restored)).toMatchObject({ kind: 'open', draft: 'half a thought' }); // of another text, which nobody has sent
});

test('R-VAULT-46: what a copy writes at the same time is noticed, and what it had committed is not sent', async () => {
  site.refusal = 'page/layout';
  const unsent = await say(alice, 'not sent yet');
  site.refusal = null;
  await alice.composer('composer.draft', { text: 'half a thought' });
  const thief = await copyOf(alice, BOB, site);
  await say(thief, 'Alice never wrote this');
  await say(thief, 'nor this');

  expect((await rows(alice)).slice(-2)).toEqual(['(other-copy)', '(other-copy)']);
  expect(await state(alice)).toEqual({ kind: 'copied' });
  const id = unsent.kind === 'failed' ? unsent.id : '';
  await expect(alice.composer('composer.retry', { id })).rejects.toThrow('thread/copied');
  await renew(alice);
  // What Alice had written and could not send is hers to send.
  expect(await state(alice)).toMatchObject({ unsent: null, draft: 'not sent yet\nhalf a thought' });
  await say(alice, 'not for the copy');
  await rows(bob);
  await say(bob, 'nor this');
  expect((await rows(thief)).slice(-2)).toEqual(['(other-device)', '(other-device)']);
});

test('a copy that wrote at the same place as we did proves nothing by it, and is noticed by its next word', async () => {
  const thief = await copyOf(alice, BOB, site);
  await say(alice, 'mine');
  await say(thief, 'at the same place');
  expect((await rows(alice)).slice(-2)).toEqual(['us: mine', '(altered)']);
  expect(await session(alice)).toBe('in-use');
  await say(thief, 'one further');
  expect((await rows(alice)).at(-1)).toBe('(other-copy)');
  expect(await session(alice)).toBe('copied');
});

test('the copy that is behind is stopped as well: each of the two is told', async () => {
  const other = await copyOf(alice, BOB, site);
  await say(alice, 'from the first');
  expect((await rows(other)).at(-1)).toBe('(other-copy)');
  expect(await session(other)).toBe('copied');
  await say(alice, 'the first goes on');
  expect(await session(alice)).toBe('in-use');
});

test('verified stays verified on both sides, and the contact sees no other key', async () => {
  for (const user of [alice, bob]) await noteVerified(user);
  const old = await copyOf(alice, BOB, site);
  await say(alice, 'written today');
  await rows(old);
  await goOn(old, 'verified');
  for (const row of await rows(bob)) expect(row).not.toContain('key-changed');
});

test('Bob need not know: when he goes on writing, the new session is accepted with it', async () => {
  const old = await copyOf(alice, BOB, site);
  for (const text of ['written since', 'and since']) {
    await say(alice, text);
    await rows(bob);
    await say(bob, 'turned');
    await rows(alice);
  }
  await say(bob, 'under keys that yesterday did not have');
  expect((await rows(old)).at(-1)).toBe('(other-device)');
  for (const one of [old, bob]) one.profile.now += 60;
  await old.window('thread.renew', { tabId: TAB });
  await rows(bob);
  await say(bob, 'for Alice as she is now');
  expect((await rows(old)).slice(-2)).toEqual(['them: [accepted]', 'them: for Alice as she is now']);
  await say(old, 'and back');
  expect((await rows(bob)).at(-1)).toBe('them: and back');
});

test('an invitation to a new session that the page refused is sent again, the same one', async () => {
  const old = await copyOf(alice, BOB, site);
  await say(alice, 'written since');
  await rows(old);
  site.refusal = 'page/layout';
  const first = await old.window('thread.renew', { tabId: TAB });
  expect(first).toMatchObject({ kind: 'failed', code: 'page/layout' });
  site.refusal = null;
  expect(await old.window('thread.renew', { tabId: TAB })).toEqual({ kind: 'sent' });
  expect(site.armored().at(-1)).toBe(first.kind === 'failed' ? first.armored : '');
});

test('a new session is begun where a copy has written, and nowhere else', async () => {
  await expect(alice.window('thread.renew', { tabId: TAB })).rejects.toThrow('rpc/bad-request');
  expect(await session(alice)).toBe('in-use');
});

const flip = (armored: string): string => {
  const payload = unwrapArmor(armored)?.slice() ?? new Uint8Array();
  payload[payload.length - 1] = (payload.at(-1) ?? 0) ^ 1;
  return wrapArmor(payload);
};

test('R-VAULT-47: a site that alters our own messages, or posts a part of our acceptance, gets no alarm out of us', async () => {
  await say(alice, 'as written');
  await rows(bob);
  await say(bob, 'turned');
  await rows(alice);
  await say(alice, 'on the next chain');
  const ours = site.posted.filter(({ from }) => from === 'alice').slice(1);
  for (const { text } of ours) expect((await alice.read([flip(text)])).map(said)).toEqual(['(altered)']);
  expect(await session(alice)).toBe('in-use');

  const acceptance = decodeAcceptance(unwrapArmor(site.armored()[1] ?? '') ?? new Uint8Array());
  if (acceptance === null) throw new Error('no acceptance');
  expect((await bob.read([wrapArmor(acceptance.message)])).map(said)).toEqual(['(altered)']);
  expect(await session(bob)).toBe('in-use');
});

test.each([
  ['keeps nothing', 0, 0],
  ['keeps a day', 1, 0],
  ['has a timer of a day', null, DAY],
] as const)(
  'R-VAULT-47: our own messages of a thread that %s raise no alarm when they are gone',
  async (_, keepDays, timer) => {
    const { site: name, ownId, conversationId } = alice.ref;
    const thread = { site: name, ownId: ownId ?? '', conversationId: conversationId ?? '' };
    await alice.window('thread.keep', { thread, keepDays });
    if (timer > 0) await alice.window('thread.timer', { tabId: TAB, seconds: timer });
    for (const text of ['one', 'two', 'three']) await say(alice, text);
    alice.profile.now += 3 * DAY;
    await alice.window('vault.lock', {});
    alice.profile.restartBrowser();
    alice.reloadPage();
    await alice.window('vault.unlock', { code: CODE });
    expect((await rows(alice)).slice(-3)).toEqual(['(erased)', '(erased)', '(erased)']);
    expect(await session(alice)).toBe('in-use');
    await say(alice, 'and on');
    expect((await rows(bob)).at(-1)).toBe('them: and on');
  },
);

test('R-VAULT-47: our own messages of a forgotten thread raise no alarm, nor does an invitation of ours that was answered late', async () => {
  const { site: name, ownId, conversationId } = alice.ref;
  const thread = { site: name, ownId: ownId ?? '', conversationId: conversationId ?? '' };
  await alice.window('thread.forget', { thread });
  await alice.window('thread.protect', { tabId: TAB });
  await rows(bob);
  await bob.window('thread.accept', { tabId: TAB });
  await rows(alice);
  expect(await session(alice)).toBe('in-use');
  expect(alice.account).toBe(ALICE);
});
