/** What becomes of a message when its sender is interrupted, or goes on writing meanwhile: neither lost, nor written a second time. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Site } from './world/site.ts';
import { CODE, said, TAB, twoProtected, type User } from './world/user.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

/** Does something before the page takes a message, and after. */
const whileSending = (work: () => Promise<unknown>, after: () => Promise<unknown> = () => Promise.resolve()): void => {
  const tab = alice.profile.tabs.get(TAB);
  if (tab === undefined) throw new Error('no tab');
  const { engine } = tab;
  tab.engine = async (message) => {
    if ((message as { method?: string }).method !== 'engine.send') return engine(message);
    await work();
    const answer = await engine(message);
    await after();
    return answer;
  };
};
const first = { entry: '11111111-1111-4111-8111-111111111111', text: 'on its way' };
const draft = async () => {
  const state = await alice.composer('composer.state', {});
  return state.kind === 'open' ? state.draft : null;
};

test('a message that is committed is neither kept as a draft nor offered as unsent, however late the composer has it kept', async () => {
  const seen: unknown[] = [];
  whileSending(async () => {
    for (const text of ['and more', '']) {
      await alice.composer('composer.draft', { text, pending: [first] });
      seen.push(await alice.composer('composer.state', {}));
    }
  });
  expect(await alice.composer('composer.send', first)).toEqual({ kind: 'sent' });
  expect(seen).toMatchObject([
    { draft: 'and more', unsent: null },
    { draft: '', unsent: null },
  ]);
  // From a page that ended before it heard of it, and after the worker did.
  alice.profile.start();
  await alice.composer('composer.draft', { text: 'typed behind it', pending: [first] });
  expect(await alice.composer('composer.state', {})).toMatchObject({
    draft: 'typed behind it',
    unsent: null,
    committed: [first.entry],
  });
});

test('a message takes its own draft with it, and not the one of another tab', async () => {
  await alice.composer('composer.draft', { text: 'on its' });
  await alice.composer('composer.send', first);
  expect(await draft()).toBe('');
  await alice.composer('composer.draft', { text: 'a long draft in the first tab' });
  await alice.composer('composer.send', { text: 'from the second' });
  expect(await draft()).toBe('a long draft in the first tab');
  await alice.composer('composer.draft', {
    text: 'and this',
    pending: [{ ...first, entry: first.entry.replace('1', '2') }],
  });
  await alice.composer('composer.send', { text: 'on its way' });
  expect(await draft()).toBe('and this');
});

test('a vault that is locked over a send does not have it written a second time', async () => {
  whileSending(() => alice.window('vault.lock', {}));
  expect(await alice.composer('composer.send', first)).toEqual({ kind: 'sent' });
  await alice.window('vault.unlock', { code: CODE });
  const posted = site.posted.length;
  const offered = await alice.unsent();
  expect(offered).toMatchObject({ text: 'on its way' });
  expect((await alice.read(site.armored())).map(said).at(-1)).toBe('us: on its way');
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: '', unsent: null });
  await expect(alice.composer('composer.retry', { id: offered?.id ?? '' })).rejects.toThrow('message/unknown');
  expect(site.posted).toHaveLength(posted);
});

test('R-SEND-2: what is seen in the thread afterwards waits no longer, and what the site could not send does', async () => {
  site.losesAnswers = true;
  const outcome = await alice.composer('composer.send', { text: 'taken without a word' });
  if (outcome.kind !== 'failed') throw new Error('it was seen');
  const { id, armored } = outcome;
  await alice.scan([armored], false);
  expect(await alice.unsent()).toMatchObject({ id });
  await bob.scan([armored]); // of no account here
  expect(await alice.unsent()).toMatchObject({ id });
  const before = alice.profile.news.length;
  await alice.scan([armored]);
  expect(await alice.unsent()).toBeNull();
  expect(alice.profile.news.length).toBeGreaterThan(before);
  await expect(alice.composer('composer.retry', { id })).rejects.toThrow('message/unknown');
  expect((await bob.read(site.armored())).map(said)).toContain('them: taken without a word');
});

test('what is being sent is left to its sender, and is no news to anybody', async () => {
  const seen: unknown[] = [];
  whileSending(
    () => Promise.resolve(),
    async () => {
      const before = alice.profile.news.length;
      await alice.scan(site.armored());
      seen.push(await alice.unsent(), alice.profile.news.length - before);
    },
  );
  expect(await alice.composer('composer.send', first)).toEqual({ kind: 'sent' });
  expect(seen).toEqual([null, 0]);
});
