/** What each armored text turns out to be, and in which of its ways one cannot be read. Undecryptable is never one thing. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { createAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { splitPayload } from '../../lib/core/wire/parts.ts';
import { DAY, invite, NOON, person, read as readInvitation, talker } from '../support/people.ts';
import { Site } from './world/site.ts';
import { ALICE, BOB, CODE, MALLORY, said, TAB, twoPeople, twoProtected, User } from './world/user.ts';

/** Somebody who speaks the protocol from the account `id` without any of our software. */
const scripted = (id: string, run: string) => person(id, run);
const flip = (armored: string, at: number): string => {
  const payload = unwrapArmor(armored)?.slice();
  if (payload === undefined) throw new Error('not armor');
  const index = at < 0 ? payload.length + at : at;
  payload[index] = (payload[index] ?? 0) ^ 1;
  return wrapArmor(payload);
};

test('R-PAGE-3: the page engine learns kinds, and no word of what rows say', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'the secret' });
  const answer = await alice.scan([...site.armored(), 'Sotto1nonsense']);
  expect(answer).toEqual({ kinds: ['invitation', 'acceptance', 'message', 'unreadable'] });
});

test('R-LIE-1: rows say who wrote them, when and in which place, as the writer said', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  for (const text of ['one', 'two']) await bob.composer('composer.send', { text });
  alice.profile.now += 3_600;
  const rows = await alice.read(site.armored());
  expect(rows.slice(2)).toMatchObject([
    { text: 'one', author: 'them', name: '@bob', time: NOON, sequence: 1, notes: [] },
    { text: 'two', author: 'them', name: '@bob', time: NOON, sequence: 2, notes: [] },
  ]);
  expect((await bob.read(site.armored())).slice(2)).toMatchObject([
    { text: 'one', author: 'us', name: null, sequence: 1 },
    { text: 'two', author: 'us', name: null, sequence: 2 },
  ]);
});

test('a text that is listed twice is said to be shown again', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'once' });
  const [armored = ''] = site.armored().slice(-1);
  expect(await alice.read([armored, armored])).toMatchObject([{ notes: [] }, { notes: ['shown-again'] }]);
});

test('a message shown in another thread is said to be from there, under the name of its own contact', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'to Alice' });
  await alice.read(site.armored());
  const elsewhere = new User(ALICE, MALLORY, new Site(), alice.profile);
  await elsewhere.window('thread.protect', { tabId: TAB });
  expect(await elsewhere.read(site.armored().slice(-1))).toMatchObject([
    { text: 'to Alice', name: '@bob', notes: ['other-thread'] },
  ]);
});

test('messages before the acceptance was seen ask for older ones, and are read once it was', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await bob.window('thread.accept', { tabId: TAB });
  await bob.composer('composer.send', { text: 'newest' });
  const [, acceptance = '', message = ''] = site.armored();
  expect((await alice.read([message])).map(said)).toEqual(['(older-needed)']);
  expect((await alice.read([acceptance])).map(said)).toEqual(['them: [accepted]']);
  expect((await alice.read([message])).map(said)).toEqual(['them: newest']);
});

test('what the site altered is said to be altered, and reads as it was when the true copy comes', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'as written' });
  const [armored = ''] = site.armored().slice(-1);
  expect((await alice.read([flip(armored, -1), flip(armored, 60)])).map(said)).toEqual(['(altered)', '(altered)']);
  expect((await alice.read([armored])).map(said)).toEqual(['them: as written']);
  expect((await alice.read([flip(armored, -1)])).map(said)).toEqual(['(altered)']);
});

test('a message under keys that are not of this thread is under a wrong key', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  const [stranger, victim] = [scripted(MALLORY.id, 'm'), scripted(BOB.id, 'b')];
  const { payload } = invite(victim, stranger);
  const { identity, deviceId, tag, random } = stranger;
  const made = createAcceptance(
    { invitation: readInvitation(payload), identity, deviceId, ourTag: tag, now: NOON },
    random,
  );
  const foreign = wrapArmor(talker(stranger, made.session).send('hello'));
  expect((await alice.read([foreign])).map(said)).toEqual(['(wrong-key)']);
  expect((await alice.read([foreign])).map(said)).toEqual(['(wrong-key)']); // and is not tried again
});

test('armor in a thread that was never protected here belongs to another device', async () => {
  const site = new Site();
  const { bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'for the old laptop' });
  const fresh = new User(ALICE, BOB, new Site());
  await fresh.window('vault.create', { code: 'nine silver kettles sing at dawn' });
  expect((await fresh.read(site.armored())).map(said)).toEqual(['(other-device)', '(other-device)', '(other-device)']);
  expect(await fresh.page('page.thread', { ref: fresh.ref })).toEqual({ kind: 'off' });
});

test('payloads of a newer Sotto say so', async () => {
  const { alice } = await twoProtected(new Site());
  const newer = [Uint8Array.of(9, 1, 2, 3), Uint8Array.of(1, 2, ...new Uint8Array(60))].map(wrapArmor);
  expect((await alice.read(newer)).map(said)).toEqual(['(newer-sotto)', '(newer-sotto)']);
});

test('R-LIE-3: an invitation for or from other accounts, or from last month, is refused in its own words', async () => {
  const { alice } = await twoPeople(new Site());
  const [bob, mallory, aliceElsewhere] = [scripted(BOB.id, '1'), scripted(MALLORY.id, '1'), scripted(ALICE.id, '1')];
  const wrongs = [
    invite(mallory, scripted(ALICE.id, '2')), // from another account
    invite(bob, mallory), // for another account
    invite(bob, aliceElsewhere, NOON - 31 * DAY),
    invite(aliceElsewhere, bob), // our own account under a key that is not ours
  ].map(({ payload }) => wrapArmor(payload));
  const reasons = ['(other-account)', '(other-account)', '(expired)', '(other-device)'];
  expect((await alice.read(wrongs)).map(said)).toEqual(reasons);
  expect((await alice.read([flip(wrongs[0] ?? '', 200)])).map(said)).toEqual(['(altered)']);
  await expect(alice.window('thread.accept', { tabId: TAB })).rejects.toThrow('thread/no-invitation');
});

test('R-LIE-2: an invitation under another key for a known contact blocks the thread and its composer', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'before' });
  const impostor = scripted(BOB.id, 'impostor');
  const { payload } = invite(impostor, scripted(ALICE.id, ''));
  expect((await alice.read([wrapArmor(payload)])).map(said)).toEqual(['(key-changed)']);

  expect(await alice.page('page.thread', { ref: alice.ref })).toEqual({
    kind: 'open',
    state: 'blocked',
    guarded: true,
  });
  expect(await alice.composer('composer.state', {})).toEqual({ kind: 'blocked', name: '@bob' });
  for (const act of [
    () => alice.composer('composer.send', { text: 'to whom?' }),
    () => alice.window('thread.accept', { tabId: TAB }),
    () => alice.window('thread.protect', { tabId: TAB }),
  ]) {
    await expect(act()).rejects.toThrow('thread/blocked');
  }
  expect(site.posted).toHaveLength(3);
  // What the pinned key wrote stays readable.
  expect((await alice.read(site.armored())).map(said)).toContain('them: before');
});

test('R-LIE-2: a second valid acceptance under another key blocks, whichever came first', async () => {
  const site = new Site();
  const { alice } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  const invitation = readInvitation(unwrapArmor(site.armored()[0] ?? '') ?? new Uint8Array());
  const [first, second] = ['first', 'second'].map((run) => {
    const { identity, deviceId, tag, random } = scripted(BOB.id, run);
    return wrapArmor(createAcceptance({ invitation, identity, deviceId, ourTag: tag, now: NOON }, random).payload);
  });
  expect((await alice.read([first ?? '', second ?? ''])).map(said)).toEqual(['them: [accepted]', '(key-changed)']);
  expect(await alice.window('tab.thread', { tabId: TAB })).toMatchObject({ state: 'blocked' });
});

test('with a locked vault every row is locked, and unlocking shows it', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'later' });
  await alice.window('vault.lock', {});
  const kinds = await alice.scan(site.armored());
  expect(kinds).toEqual({ kinds: ['locked', 'locked', 'locked'] });
  const { rows } = await alice.glass('glass.read', { armored: site.armored(), shown: true });
  expect(rows.map(said)).toEqual(['(locked)', '(locked)', '(locked)']);
  await alice.window('vault.unlock', { code: CODE });
  expect((await alice.read(site.armored())).map(said)).toContain('them: later');
});

test('one part of a message, or all of them, make nothing that anybody said', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.composer('composer.send', { text: 'pay him, but not before Friday '.repeat(20) });
  const payload = unwrapArmor(site.armored().at(-1) ?? '');
  const parts = splitPayload(payload ?? new Uint8Array(), 300).map(wrapArmor);
  expect(parts.length).toBeGreaterThan(1);
  for (const some of [parts.slice(0, 1), parts]) {
    const rows = await alice.read(some);
    expect(rows.map(({ kind }) => kind)).toEqual(some.map(() => 'unreadable'));
  }
  expect((await alice.read(site.armored().slice(-1))).map(({ kind }) => kind)).toEqual(['text']);
});
