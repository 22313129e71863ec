/** Sending through a page that may refuse, lose or stand elsewhere: the text is never lost, and the ciphertext is made once. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { textRoom } from '../../lib/background/site-room.ts';
import { limitAt } from '../../lib/rpc/known-sites.ts';
import { Site } from './world/site.ts';
import { MALLORY, said, TAB, twoPeople, twoProtected, type User } from './world/user.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

const failed = async (text: string, code: string) => {
  const outcome = await alice.composer('composer.send', { text });
  if (outcome.kind !== 'failed') throw new Error('it was sent');
  expect(outcome.code).toBe(code);
  return outcome;
};

test('R-SEND-2: what the page refuses stays as unsent, and a retry sends the same ciphertext', async () => {
  site.refusal = 'page/layout';
  const { id, armored } = await failed('keep me', 'page/layout');
  expect(await alice.unsent()).toEqual({ id, armored, text: 'keep me' });
  expect(await alice.composer('composer.retry', { id })).toMatchObject({ kind: 'failed', armored });
  site.refusal = null;
  expect(await alice.composer('composer.retry', { id })).toEqual({ kind: 'sent' });
  expect(site.armored().at(-1)).toBe(armored);
  expect(await alice.unsent()).toBeNull();
  expect((await bob.read(site.armored())).map(said)).toContain('them: keep me');
});

test('what the site took without saying so is found there and not sent twice', async () => {
  site.losesAnswers = true;
  const { id } = await failed('once', 'page/not-seen');
  expect(await alice.composer('composer.retry', { id })).toEqual({ kind: 'sent' });
  expect(site.posted.filter(({ from }) => from === 'alice')).toHaveLength(2); // the invitation and this
});

test('without a page engine, and with one that answers nonsense, the text is kept', async () => {
  const page = alice.profile.tabs.get(TAB);
  if (page === undefined) throw new Error('no tab');
  page.engine = () => undefined;
  await failed('one', 'page/no-engine');
  page.engine = () => Promise.resolve({ ok: { kind: 'delivered' } });
  await failed('two', 'page/no-engine');
  page.engine = () => Promise.reject(new Error('gone'));
  await failed('three', 'page/no-engine');
  expect(await alice.unsent()).toMatchObject({ text: 'one' });
});

test('a tab that has moved to another thread gets nothing', async () => {
  await alice.composer('composer.state', {});
  alice.ref = { ...alice.ref, conversationId: '1001-3003', peerId: MALLORY.id, peerHandle: MALLORY.handle };
  await failed('for Bob only', 'page/other-thread');
  expect(site.posted).toHaveLength(2);
});

test('an unsent message can be given up: its text is in the draft again, before what was written since', async () => {
  site.refusal = 'page/box-not-empty';
  const { id } = await failed('first thought', 'page/box-not-empty');
  await alice.composer('composer.draft', { text: 'second thought' });
  await alice.composer('composer.discard', { id });
  expect(await alice.composer('composer.state', {})).toMatchObject({
    draft: 'first thought\nsecond thought',
    unsent: null,
  });
  await expect(alice.composer('composer.retry', { id })).rejects.toThrow('message/unknown');
  await expect(alice.composer('composer.discard', { id })).rejects.toThrow('message/unknown');
});

/** The numbers of Alice's texts as Bob reads them. */
const numbers = async () =>
  (await bob.read(site.armored())).flatMap((row) =>
    row.kind === 'text' && row.author === 'them' ? [row.sequence] : [],
  );

test('R-LIE-5: of a message that was given up no number is missing to the contact', async () => {
  await alice.composer('composer.send', { text: 'one' });
  site.refusal = 'page/layout';
  for (const text of ['taken back', 'taken back, too']) {
    const { id } = await failed(text, 'page/layout');
    await alice.composer('composer.discard', { id });
  }
  site.refusal = null;
  await alice.composer('composer.send', { text: 'two' });
  expect(await numbers()).toEqual([1, 2]);
});

test('R-LIE-5: a number is given back only while no later one is taken', async () => {
  site.refusal = 'page/layout';
  const { id } = await failed('taken back', 'page/layout');
  await failed('still waiting', 'page/layout');
  await alice.composer('composer.discard', { id });
  site.refusal = null;
  await alice.composer('composer.retry', { id: (await alice.unsent())?.id ?? '' });
  await alice.composer('composer.send', { text: 'last' });
  expect(await numbers()).toEqual([2, 3]);
});

test('messages that failed are numbered in the order they were written, and the oldest is offered first', async () => {
  site.refusal = 'page/layout';
  await failed('one', 'page/layout');
  await failed('two', 'page/layout');
  site.refusal = null;
  const first = await alice.unsent();
  expect(first?.text).toBe('one');
  await alice.composer('composer.retry', { id: first?.id ?? '' });
  expect(await alice.unsent()).toMatchObject({ text: 'two' });
});

test('two messages sent at once leave in the order they were asked', async () => {
  await Promise.all(['one', 'two', 'three'].map((text) => alice.composer('composer.send', { text })));
  const rows = (await bob.read(site.armored())).map(said);
  expect(rows.slice(2)).toEqual(['them: one', 'them: two', 'them: three']);
});

test('a draft is kept in the vault, and gone with the message that it became', async () => {
  await alice.composer('composer.draft', { text: 'half a' });
  alice.profile.start();
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: 'half a' });
  await alice.composer('composer.send', { text: 'half a sentence' });
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: '' });
  await alice.composer('composer.draft', { text: 'more' });
  await alice.composer('composer.draft', { text: '' });
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: '' });
});

test.each([
  ['', 'message/empty'],
  [' \n\t ', 'message/empty'],
  ['a'.repeat(28_673), 'message/too-long'],
  ['a'.repeat(7_500), 'message/too-long'], // its armor would be longer than the site takes
])('a text that cannot be sent moves nothing (%#)', async (text, code) => {
  await expect(alice.composer('composer.send', { text })).rejects.toThrow(code);
  expect(await alice.unsent()).toBeNull();
  await alice.composer('composer.send', { text: 'next' });
  expect((await bob.read(site.armored())).at(-1)).toMatchObject({ text: 'next', sequence: 1 });
});

test('one message carries as much as the composer is told, and no bucket more', async () => {
  const { room: MESSAGE_ROOM } = textRoom(limitAt('x'));
  const most = 'é'.repeat(Math.floor(MESSAGE_ROOM / 2)).padEnd(Math.ceil(MESSAGE_ROOM / 2), 'a');
  expect(new TextEncoder().encode(most)).toHaveLength(MESSAGE_ROOM);
  await alice.composer('composer.send', { text: most });
  expect((await bob.read(site.armored())).at(-1)).toMatchObject({ text: most });
  await expect(alice.composer('composer.send', { text: 'a'.repeat(MESSAGE_ROOM + 160) })).rejects.toThrow(
    'message/too-long',
  );
});

test('texts arrive exactly: emoji, lines, both directions, markup, and half a surrogate pair as its replacement', async () => {
  const texts = [
    '👩‍👩‍👧 :smile:',
    ' two\n\nlines\t',
    'שלום <b>alice</b> مرحبا',
    'https://x.com/?a=1&b=2',
    'é\u0301\u200b',
    'x'.repeat(2_000),
  ];
  for (const text of texts) await alice.composer('composer.send', { text });
  await alice.composer('composer.send', { text: 'broken \ud83d end' });
  const rows = await bob.read(site.armored());
  expect(rows.flatMap((row) => (row.kind === 'text' ? [row.text] : []))).toEqual([...texts, 'broken \ufffd end']);
});

test('a failed acceptance goes out before the first message', async () => {
  const other = new Site();
  const people = await twoPeople(other);
  await people.alice.window('thread.protect', { tabId: TAB });
  await people.bob.read(other.armored());
  other.refusal = 'page/layout';
  expect(await people.bob.window('thread.accept', { tabId: TAB })).toMatchObject({
    kind: 'failed',
    code: 'page/layout',
  });
  expect(await people.bob.window('tab.thread', { tabId: TAB })).toMatchObject({
    state: 'protected',
    unsent: 'acceptance',
  });
  expect(await people.bob.composer('composer.state', {})).toMatchObject({ unsent: null });
  other.refusal = null;
  await people.bob.composer('composer.send', { text: 'hello' });
  const rows = (await people.alice.read(other.armored())).map(said);
  expect(rows).toEqual(['us: [invitation-sent]', 'them: [accepted]', 'them: hello']);
});

test('a failed invitation is sent again as it was; a fourth open one is refused', async () => {
  const other = new Site();
  const people = await twoPeople(other);
  /** A minute after the one before: what is asked twice in the same moment is one wish. */
  const protect = () => {
    people.alice.profile.now += 60;
    return people.alice.window('thread.protect', { tabId: TAB });
  };
  other.refusal = 'page/layout';
  const first = await protect();
  expect(await protect()).toEqual(first);
  other.refusal = null;
  expect(await protect()).toEqual({ kind: 'sent' });
  expect(other.armored()).toEqual(first.kind === 'failed' ? [first.armored] : []);
  await protect();
  await protect();
  await expect(protect()).rejects.toThrow('thread/too-many-invitations');
  people.alice.profile.now += 31 * 86_400;
  expect(await people.alice.window('tab.thread', { tabId: TAB })).toMatchObject({ state: 'off', invitedAt: null });
  expect(await protect()).toEqual({ kind: 'sent' });
});

test('an invitation is refused when it has expired, and without accounts to bind keys to there is none', async () => {
  const other = new Site();
  const people = await twoPeople(other);
  await people.alice.window('thread.protect', { tabId: TAB });
  await people.bob.read(other.armored());
  people.bob.profile.now += 31 * 86_400;
  await expect(people.bob.window('thread.accept', { tabId: TAB })).rejects.toThrow('thread/invitation-expired');
  people.bob.ref = { ...people.bob.ref, peerId: null };
  await expect(people.bob.window('thread.protect', { tabId: TAB })).rejects.toThrow('thread/unknown-account');
});

test('the sentence before an invitation is the one that was chosen, unless it would blur the armor', async () => {
  const other = new Site();
  const people = await twoPeople(other);
  const set = (invitationSentence: string) =>
    people.alice.window('settings.set', { lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence });
  await set('Schreib mir privat:');
  await people.alice.window('thread.protect', { tabId: TAB });
  expect(other.posted.at(-1)?.text).toMatch(/^Schreib mir privat: Sotto1/);
  await set('I use Sotto');
  people.alice.profile.now += 60;
  await people.alice.window('thread.protect', { tabId: TAB });
  expect(other.armored()).toHaveLength(2);
  for (const bad of ['two\nlines', 'see https://example.com', 'Sotto1']) {
    await expect(set(bad)).rejects.toThrow('rpc/bad-request');
  }
});

test('nothing is encrypted for a thread that is not protected', async () => {
  const other = new Site();
  const people = await twoPeople(other);
  await expect(people.alice.composer('composer.send', { text: 'hello?' })).rejects.toThrow('thread/not-protected');
  await expect(people.alice.composer('composer.state', {})).rejects.toThrow('thread/not-protected');
  expect(other.posted).toEqual([]);
});
