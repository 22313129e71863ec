/** A site of short messages: everything goes out in parts, is read as one, and of what did not arrive only that is sent again. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Site } from '../background/world/site.ts';
import { said, TAB, twoPeople, type User } from '../background/world/user.ts';

const LIMIT = 350;

let site: Site;
let alice: User;
let bob: User;
beforeEach(async () => {
  site = new Site({ name: 'short.example', origin: 'https://short.example' });
  ({ alice, bob } = await twoPeople(site));
  for (const { profile } of [alice, bob]) {
    profile.granted.add('https://short.example/*');
    profile.local.set('message length short.example', LIMIT);
  }
});

const protect = async (): Promise<void> => {
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.shown());
  await bob.window('thread.accept', { tabId: TAB });
  await alice.read(site.shown());
};

const seenBy = async (user: User): Promise<string[]> => (await user.read(site.shown())).map(said);

test('two people are protected, and say long things', async () => {
  await protect();
  expect(site.posted.length).toBeGreaterThan(6);
  const texts = ['short', 'x'.repeat(143), 'y'.repeat(200), 'é'.repeat(2_000), 'z'.repeat(9_000)];
  const messages: number[] = [];
  for (const text of texts) {
    const before = site.posted.length;
    await alice.composer('composer.send', { text });
    messages.push(site.posted.length - before);
  }
  expect(messages.slice(0, 3)).toEqual([1, 1, 2]);
  for (const { text } of site.posted) expect(text.length).toBeLessThanOrEqual(LIMIT);
  const all = ['us: [invitation-sent]', 'them: [accepted]', ...texts.map((text) => `us: ${text}`)];
  expect(await seenBy(alice)).toEqual(all);
  expect((await seenBy(bob)).slice(2)).toEqual(texts.map((text) => `them: ${text}`));
});

test('a text that would take more than 64 messages moves nothing', async () => {
  await protect();
  const before = site.posted.length;
  await expect(alice.composer('composer.send', { text: 'a'.repeat(20_000) })).rejects.toThrow('message/too-long');
  await alice.composer('composer.send', { text: 'next' });
  expect(site.posted.length).toBe(before + 1);
  expect((await bob.read(site.shown())).at(-1)).toMatchObject({ text: 'next', sequence: 1 });
});

test('what the site refused in the middle is sent again from there, and says so until then', async () => {
  await protect();
  const take = site.take.bind(site);
  let taken = 0;
  site.take = (from, order) => (taken++ === 1 ? { kind: 'refused', code: 'page/not-seen' } : take(from, order));
  const before = site.posted.length;
  const outcome = await alice.composer('composer.send', { text: 'w'.repeat(700) });
  expect(outcome).toMatchObject({ kind: 'failed', code: 'page/not-seen' });
  expect(site.posted.length).toBe(before + 1);
  expect((await bob.read(site.shown())).at(-1)).toMatchObject({
    kind: 'unreadable',
    reason: 'part',
    parts: { count: 4, missing: [2, 3, 4] },
  });
  const unsent = await alice.unsent();
  expect(await alice.composer('composer.retry', { id: unsent?.id ?? '' })).toEqual({ kind: 'sent' });
  expect(site.posted.length).toBe(before + 4);
  expect((await bob.read(site.shown())).at(-1)).toMatchObject({ text: 'w'.repeat(700), notes: [] });
  expect(await alice.unsent()).toBeNull();
});

test('all parts standing in the thread, it is not offered to be sent again', async () => {
  await protect();
  const take = site.take.bind(site);
  let taken = 0;
  site.take = (from, order) => {
    const outcome = take(from, order);
    return ++taken === 2 ? { kind: 'refused', code: 'page/not-seen' } : outcome;
  };
  await alice.composer('composer.send', { text: 'v'.repeat(250) });
  expect((await alice.unsent())?.text).toBe('v'.repeat(250));
  await alice.scan(site.shown());
  expect(await alice.unsent()).toBeNull();
});
