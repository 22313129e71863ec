/** Two people with the whole background between them, by copy and paste: without any site, and beside one. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { BY_HAND, type Pasted, type PieceSize, type ToHandOver } from '../../lib/rpc/manual-types.ts';
import type { ThreadName } from '../../lib/rpc/thread-types.ts';
import { Site } from '../background/world/site.ts';
import { said, TAB, twoPeople, twoProtected, type User } from '../background/world/user.ts';

const ALICES = 'alice@example.org';
const BOBS = 'Bob@Example.org ';

const meet = async (user: User, ours: string, theirs: string): Promise<ThreadName> =>
  (await user.window('manual.meet', { ours, theirs })).thread;

const waiting = async (user: User, thread: ThreadName, most: PieceSize = 40_000): Promise<readonly ToHandOver[]> =>
  (await user.window('manual.thread', { thread, most })).outgoing;

const stateIn = async (user: User, thread: ThreadName) =>
  (await user.window('manual.thread', { thread, most: 40_000 })).thread.state;

/** Everything that is to be copied, in order; it counts as sent. */
const copyAll = async (user: User, thread: ThreadName, most: PieceSize = 40_000): Promise<string[]> => {
  const outgoing = await waiting(user, thread, most);
  for (const { id } of outgoing) await user.window('manual.handed', { thread, id });
  return outgoing.flatMap(({ pieces }) => pieces);
};

const write = async (user: User, thread: ThreadName, text: string, most: PieceSize = 40_000): Promise<string[]> => {
  await user.window('manual.write', { thread, text });
  return copyAll(user, thread, most);
};

const paste = (user: User, text: string, thread: ThreadName | null = null, parts: readonly string[] = []) =>
  user.window('manual.read', { thread, text, parts });

const says = (pasted: Pasted | undefined): string => {
  if (pasted?.kind !== 'row') return pasted === undefined ? 'nothing' : JSON.stringify(pasted);
  const notes = pasted.row.kind === 'unreadable' ? [] : pasted.row.notes;
  return [said(pasted.row), ...notes].join(' · ');
};

const reads = async (...asked: Parameters<typeof paste>): Promise<string[]> => (await paste(...asked)).pasted.map(says);

/** Two people whom no adapter has seen, protected by hand. */
const byHand = async () => {
  const { alice, bob } = await twoPeople(new Site());
  const toBob = await meet(alice, ALICES, BOBS);
  const toAlice = await meet(bob, BOBS, `@${ALICES.toUpperCase()}`);
  await alice.window('manual.invite', { thread: toBob });
  const [invitation = ''] = await copyAll(alice, toBob);
  expect(await reads(bob, invitation)).toEqual(['them: [invitation-received]']);
  await bob.window('manual.accept', { thread: toAlice });
  const [acceptance = ''] = await copyAll(bob, toAlice);
  expect(await reads(alice, acceptance)).toEqual(['them: [accepted]']);
  return { alice, bob, toBob, toAlice, invitation, acceptance };
};

test('two people whom no site has shown are protected, and write, wholly by hand', async () => {
  const { alice, bob, toBob, toAlice, invitation } = await byHand();
  expect(invitation).toMatch(/^I would like .*: Sotto1\w+$/);
  expect([await stateIn(alice, toBob), await stateIn(bob, toAlice)]).toEqual(['protected', 'protected']);
  const [first = ''] = await write(bob, toAlice, 'Hello Alice');
  const [second = ''] = await write(bob, toAlice, 'and again');
  expect(await reads(alice, `He wrote:\n${second.replaceAll(/(.{40})/g, '$1\n')}\n${first}\nBye`)).toEqual([
    'them: and again',
    'them: Hello Alice',
  ]);
  const [answer = ''] = await write(alice, toBob, 'Hello Bob 👋');
  const { pasted, thread } = await paste(bob, answer);
  expect(thread).toEqual(toAlice);
  expect(pasted[0]).toMatchObject({
    kind: 'row',
    row: { text: 'Hello Bob 👋', name: ALICES.toUpperCase().replace(/^/, '@') },
  });
  expect(first + second + answer).not.toContain('Hello');
  const { people } = await bob.window('people.list', {});
  expect(people).toMatchObject([{ site: BY_HAND, state: 'protected' }]);
});

test('R-PAGE-2: a thread by hand covers no page: no page is asked to guard anything for it', async () => {
  const { alice } = await byHand();
  expect(await alice.page('page.protects', {})).toEqual({ any: false });
  await alice.window('vault.lock', {});
  alice.profile.restartBrowser();
  await alice.window('vault.unlock', { code: 'seven quiet tractors hum in the attic' });
  expect(await alice.page('page.protects', {})).toEqual({ any: false });
});

test('by hand and through the page are one session: either side reads either', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const [person] = (await alice.window('manual.people', {})).people;
  const [bobs] = (await bob.window('manual.people', {})).people;
  if (!person || !bobs) throw new Error('nobody');
  await alice.composer('composer.send', { text: 'through the page' });
  const [byHandText = ''] = await write(alice, person.thread, 'by hand');
  await alice.composer('composer.send', { text: 'through the page again' });
  // Bob's page has stopped understanding the site: he copies all of it.
  expect(await reads(bob, [...site.armored().slice(2), byHandText].join(' '))).toEqual([
    'them: through the page',
    'them: through the page again',
    'them: by hand',
  ]);
  // Alice pastes hers into the site's box herself: it stands in the thread like any other.
  site.posted.push({ from: 'alice', text: byHandText });
  expect((await alice.read(site.armored())).map(said).at(-1)).toBe('us: by hand');
  expect((await bob.read(site.armored())).map(said).slice(-2)).toEqual([
    'them: through the page again',
    'them: by hand',
  ]);
});

test('an invitation from a site is told from one by hand, before its thread was ever shown', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  expect(await reads(bob, site.posted[0]?.text ?? '')).toEqual(['{"kind":"nobody","of":"invitation-on-site"}']);
});

test('an invitation that the page brought is accepted by hand, and the other way round', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  const [bobs] = (await bob.window('manual.people', {})).people;
  if (!bobs) throw new Error('nobody');
  expect(bobs.state).toBe('invitation-received');
  await bob.window('manual.accept', { thread: bobs.thread });
  expect(await bob.page('page.thread', { ref: bob.ref })).toMatchObject({ state: 'protected', guarded: true });
  const [acceptance = ''] = await copyAll(bob, bobs.thread);
  expect(await reads(alice, acceptance)).toEqual(['them: [accepted]']);
  await alice.composer('composer.send', { text: 'now the page again' });
  expect((await bob.read(site.armored())).map(said).at(-1)).toBe('them: now the page again');
});

test('a long message goes in parts, in any order, and says which are missing', async () => {
  const { alice, bob, toBob } = await byHand();
  const long = 'All of this is one message. '.repeat(150);
  await alice.window('manual.write', { thread: toBob, text: long });
  const pieces = await copyAll(alice, toBob, 2_000);
  expect(pieces.length).toBeGreaterThan(2);
  for (const piece of pieces) expect(piece.length).toBeLessThanOrEqual(2_000);
  const [last, ...others] = pieces.toReversed();
  const first = await paste(bob, last ?? '');
  const count = pieces.length;
  const missing = others.map((_, index) => index + 1);
  expect(first).toMatchObject({ pasted: [{ kind: 'parts', count, missing }], thread: null });
  const second = await paste(bob, others.slice(0, -1).join('\n'), null, first.parts);
  expect(second.pasted).toEqual([{ kind: 'parts', count, missing: [1] }]);
  const third = await paste(bob, others.at(-1) ?? '', null, second.parts);
  expect(third.pasted.map(says)).toEqual([`them: ${long}`]);
  expect(third.parts).toEqual([]);
  // In a page the parts say what they are.
  expect((await bob.read(pieces.slice(0, 1))).map(said)).toEqual(['(part)']);
});

test('R-VAULT-2: what was made waits until it was copied, over a lock and a restart, and is the same each time', async () => {
  const { alice, bob, toBob } = await byHand();
  const { id } = await alice.window('manual.write', { thread: toBob, text: 'not yet copied' });
  const before = await waiting(alice, toBob);
  alice.profile.restartBrowser();
  await alice.window('vault.unlock', { code: 'seven quiet tractors hum in the attic' });
  expect(await waiting(alice, toBob)).toEqual(before);
  expect(before).toMatchObject([{ id, kind: 'message', text: 'not yet copied' }]);
  // The answer was lost, and the person asks again: it is the same message, not a second one.
  expect(await alice.window('manual.write', { thread: toBob, text: 'not yet copied' })).toEqual({ id });
  const [text = ''] = await copyAll(alice, toBob);
  expect(await waiting(alice, toBob)).toEqual([]);
  expect(await reads(bob, text)).toEqual(['them: not yet copied']);
  // Once it was copied, the same words are another message.
  const [again = ''] = await write(alice, toBob, 'not yet copied');
  expect(again).not.toBe(text);
});

test('a message that the page could not send is handed over by hand, and the composer offers it no more', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  site.refusal = 'page/layout';
  await alice.composer('composer.send', { text: 'the site has changed' });
  await alice.composer('composer.draft', { text: 'half a thought' });
  const [person] = (await alice.window('manual.people', {})).people;
  if (!person) throw new Error('nobody');
  const [text = ''] = await copyAll(alice, person.thread);
  expect(await alice.unsent()).toBeNull();
  await write(alice, person.thread, 'half a thought, and more');
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: 'half a thought' });
  expect(await reads(bob, text)).toEqual(['them: the site has changed']);
});

test('what cannot be read says why, each thing for itself', async () => {
  const { alice, bob, toBob, toAlice, invitation } = await byHand();
  const [text = ''] = await write(alice, toBob, 'only for Bob');
  const at = text.length - 30;
  const changed = `${text.slice(0, at)}${text[at] === 'a' ? 'b' : 'a'}${text.slice(at + 1)}`;
  expect(await reads(bob, changed, toAlice)).toEqual(['(altered)']);
  expect(await reads(bob, text.slice(0, -8), toAlice)).toEqual(['{"kind":"cut-short"}']);
  expect(await reads(bob, 'no armor at all', toAlice)).toEqual([]);
  // Once, and then it says that it came again: here, and twice in one paste.
  expect(await reads(bob, `${text} ${text}`)).toEqual(['them: only for Bob', 'them: only for Bob · shown-again']);
  expect(await reads(bob, text)).toEqual(['them: only for Bob · shown-again']);
  expect(await reads(bob, invitation, toAlice)).toEqual(['them: [invitation-received] · shown-again']);
  // Of somebody else, and of nobody.
  const others = await byHand();
  const [foreign = ''] = await write(others.alice, others.toBob, 'for another Bob');
  expect(await reads(bob, foreign)).toEqual(['{"kind":"nobody","of":"other"}']);
  expect(await reads(bob, foreign, toAlice)).toEqual(['(wrong-key)']);
  await bob.window('vault.lock', {});
  await expect(paste(bob, text)).rejects.toThrow('vault/locked');
});

test('R-LIE-3: an invitation for two other addresses is refused, and a mistyped address is told before anything is made', async () => {
  const { alice, bob } = await twoPeople(new Site());
  const toBob = await meet(alice, ALICES, BOBS);
  await alice.window('manual.invite', { thread: toBob });
  const [invitation = ''] = await copyAll(alice, toBob);
  expect(await reads(bob, invitation)).toEqual(['{"kind":"nobody","of":"invitation-by-hand"}']);
  const mistyped = await meet(bob, BOBS, 'alicia@example.org');
  expect(await reads(bob, invitation, mistyped)).toEqual(['(other-account)']);
  await expect(bob.window('manual.accept', { thread: mistyped })).rejects.toThrow('thread/no-invitation');
  for (const [ours, theirs] of [
    ['', ALICES],
    [BOBS, ' '],
    [BOBS, '@bob@example.org'],
  ] as const)
    await expect(bob.window('manual.meet', { ours, theirs })).rejects.toThrow('manual/addresses');
});

test('R-LIE-2: a thread that is stopped gives nothing to copy', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  const [person] = (await alice.window('manual.people', {})).people;
  if (!person) throw new Error('nobody');
  await alice.window('manual.write', { thread: person.thread, text: 'made before' });
  // Mallory, in Bob's account, with a vault of her own.
  const elsewhere = new Site();
  const { bob: mallory } = await twoPeople(elsewhere);
  await mallory.window('thread.protect', { tabId: TAB });
  const [forged = ''] = elsewhere.armored();
  expect(await reads(alice, forged)).toEqual(['(key-changed)']);
  expect(await waiting(alice, person.thread)).toEqual([]);
  await expect(alice.window('manual.write', { thread: person.thread, text: 'and after' })).rejects.toThrow(
    'thread/blocked',
  );
});

test('nothing is made where there is nothing to make it with', async () => {
  const { alice, bob, toBob, toAlice } = await byHand();
  await expect(alice.window('manual.renew', { thread: toBob })).rejects.toThrow('rpc/bad-request');
  const nobody = { ...toAlice, conversationId: '1-2' };
  await expect(bob.window('manual.write', { thread: nobody, text: 'to whom?' })).rejects.toThrow(
    'thread/not-protected',
  );
  await expect(bob.window('manual.write', { thread: toAlice, text: '  ' })).rejects.toThrow('message/empty');
});

test('R-KEY-1: killed at any moment while a message is made by hand, it is made once', async () => {
  const { alice, bob, toBob } = await byHand();
  const made: string[] = [];
  for (let steps = 1; steps < 60; steps += 4) {
    const text = `number ${steps}`;
    alice.profile.life.dieAfter(steps);
    await alice.window('manual.write', { thread: toBob, text }).catch(() => {});
    alice.profile.start();
    await alice.window('manual.write', { thread: toBob, text });
    const outgoing = await waiting(alice, toBob);
    expect(outgoing.map((one) => one.text)).toEqual([text]);
    made.push(...(await copyAll(alice, toBob)));
  }
  const { pasted } = await paste(bob, made.join(' '));
  expect(pasted.map((one) => (one.kind === 'row' && one.row.kind === 'text' ? one.row.sequence : 0))).toEqual(
    made.map((_, index) => index + 1),
  );
});

test('R-PEOPLE-3: to somebody who is blocked nothing leaves by hand either', async () => {
  const { alice, toBob } = await byHand();
  await alice.window('manual.write', { thread: toBob, text: 'made before' });
  const [person] = (await alice.window('manual.people', {})).people;
  const contact = { site: toBob.site, ownId: toBob.ownId, peerId: person?.peerId ?? '' };
  await alice.window('people.block', { contact, blocked: true });
  expect(await waiting(alice, toBob)).toEqual([]);
  await expect(alice.window('manual.write', { thread: toBob, text: 'and after' })).rejects.toThrow('thread/barred');
  await alice.window('people.block', { contact, blocked: false });
  expect(await waiting(alice, toBob)).toMatchObject([{ text: 'made before' }]);
});
