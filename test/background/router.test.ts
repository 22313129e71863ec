/** Every method asked by every kind of sender: who may, gets as far as the schema; who may not, gets nothing. R-RPC-1, R-RPC-2. */
import 'fake-indexeddb/auto';
import { beforeAll, expect, test } from 'vitest';
import type { MessageSender } from '../../lib/background/browser-api.ts';
import { BURST } from '../../lib/background/rate.ts';
import { callers } from '../../lib/rpc/callers.ts';
import type { Caller, Method } from '../../lib/rpc/contract.ts';
import { EXTENSION, ROOT } from './world/profile.ts';
import { Site } from './world/site.ts';
import { TAB, twoProtected, type User } from './world/user.ts';

let alice: User;
let bound: Record<'composer' | 'glass', MessageSender>;

beforeAll(async () => {
  ({ alice } = await twoProtected(new Site()));
  bound = { composer: await alice.boundFrame('composer'), glass: await alice.boundFrame('glass') };
});

/** The code that a sender gets for parameters that no method has. */
const codeFor = (sender: MessageSender, method: string): Promise<unknown> =>
  alice.ask(sender, method, { nonsense: true }).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );

const methods = Object.keys(callers) as Method[];
const tab = { id: TAB, url: 'https://x.com/i/chat' };

test.each(methods)('%s answers its own callers and no other', async (method) => {
  const senders: Record<Caller, MessageSender> = {
    page: alice.pageSender(),
    composer: bound.composer,
    glass: bound.glass,
    window: { url: `${ROOT}app.html#people`, tab: { id: 3 }, frameId: 0 },
  };
  for (const [caller, sender] of Object.entries(senders)) {
    const may = Object.hasOwn(callers[method], caller);
    expect(`${caller}: ${await codeFor(sender, method)}`).toBe(
      `${caller}: ${may ? 'rpc/bad-request' : 'rpc/forbidden'}`,
    );
  }
});

const strangers: Record<string, MessageSender> = {
  'a site that Sotto was not given': { url: 'https://evil.example/', tab, frameId: 0 },
  'a page whose address only looks granted': { url: 'https://x.com.evil.example/', tab, frameId: 0 },
  'a file': { url: 'file:///tmp/x.html', tab, frameId: 0 },
  'another extension': { id: 'ponmlkjihgfedcbaponmlkjihgfedcba', url: `${ROOT}popup.html`, frameId: 0 },
  'another extension that names our id as its path': {
    url: `chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba/${EXTENSION}/popup.html`,
    frameId: 0,
  },
  'an own page that is no window': { url: `${ROOT}manifest.json`, frameId: 0 },
  'a window of ours inside a frame': { url: `${ROOT}popup.html`, tab, frameId: 4 },
  'a composer opened as a page of its own': { url: `${ROOT}composer.html`, tab, frameId: 0, documentId: 'own' },
  'a composer without a tab': { url: `${ROOT}composer.html`, frameId: 4, documentId: 'lost' },
  'a composer that is not bound': { url: `${ROOT}composer.html`, tab, frameId: 9, documentId: 'unbound' },
  'a glass that is not bound': { url: `${ROOT}glass.html`, tab, frameId: 9, documentId: 'unbound' },
  'nobody that the browser names': {},
};

test.each(Object.entries(strangers))('%s is answered nothing', async (who, sender) => {
  const mayBind = who.endsWith('is not bound');
  for (const method of methods) {
    const expected = mayBind && method === 'frame.bind' ? 'rpc/bad-request' : 'rpc/forbidden';
    expect(`${method}: ${await codeFor(sender, method)}`).toBe(`${method}: ${expected}`);
  }
});

test("the page engine in a subframe may ask whether typing is guarded, and nothing about the tab's thread", async () => {
  const inside: MessageSender[] = [
    { url: 'https://x.com/frame', tab, frameId: 4 },
    { url: 'about:blank', origin: 'https://x.com', tab, frameId: 5 },
    { url: 'about:srcdoc', tab, frameId: 6 },
  ];
  for (const sender of inside) {
    for (const method of methods) {
      const expected = method === 'page.guarded' ? 'rpc/bad-request' : 'rpc/forbidden';
      expect(`${method}: ${await codeFor(sender, method)}`).toBe(`${method}: ${expected}`);
    }
  }
  await alice.page('page.thread', { ref: alice.ref });
  expect(await alice.ask(inside[0] ?? {}, 'page.guarded', {})).toEqual({ guarded: true, writing: false });
});

test('R-RPC-1: a page of one site asks nothing about the threads of another', async () => {
  const elsewhere: MessageSender = { url: 'https://app.slack.com/client/T1/D1', tab: { id: 9 }, frameId: 0 };
  alice.profile.granted.add('https://app.slack.com/*');
  await expect(alice.ask(elsewhere, 'page.thread', { ref: alice.ref })).rejects.toThrow('rpc/forbidden');
  await expect(alice.ask(elsewhere, 'page.token', { ref: alice.ref, frame: 'glass' })).rejects.toThrow('rpc/forbidden');
  const own = { ...alice.ref, site: 'slack' };
  expect(await alice.ask(elsewhere, 'page.thread', { ref: own })).toEqual({ kind: 'off' });
  alice.profile.granted.delete('https://app.slack.com/*');
});

test('R-RPC-1: a page of a site of many hosts asks about accounts of its own host', async () => {
  const instance: MessageSender = { url: 'https://one.example/@alice/1', tab: { id: 9 }, frameId: 0 };
  alice.profile.granted.add('https://one.example/*');
  const thread = (ownId: string | null) => {
    const conversationId = 'bob@two.example';
    const ref = { site: 'mastodon', ownId, conversationId, peerId: conversationId, peerHandle: null };
    return alice.ask(instance, 'page.thread', { ref });
  };
  expect(await thread('alice@one.example')).toEqual({ kind: 'off' });
  for (const ownId of [null, 'alice', 'alice@two.example', 'alice@one.example.evil', 'alice@evil-one.example'])
    await expect(thread(ownId)).rejects.toThrow('rpc/forbidden');
  alice.profile.granted.delete('https://one.example/*');
});

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'vault', ''])(
  'there is no method %j',
  async (method) => {
    expect(await codeFor({ url: `${ROOT}popup.html` }, method)).toBe('rpc/forbidden');
  },
);

test('what is no request is left to other listeners', () => {
  for (const message of [
    null,
    'vault.lock',
    { method: 'vault.lock', params: {} },
    { sotto: 1, news: 'vault' },
    { sotto: 2 },
  ]) {
    expect(alice.profile.hear(message, { id: EXTENSION, url: `${ROOT}popup.html` })).toBeUndefined();
  }
});

test('an error without a code tells nothing but that it happened', async () => {
  Object.freeze(alice.profile.opened); // opening a window now throws a TypeError with a text of its own
  await expect(alice.ask(bound.composer, 'composer.unlock', {})).rejects.toThrow(/^rpc\/internal$/);
});

test('R-RPC-3: a page that asks without end is told to wait, and windows are answered meanwhile', async () => {
  const page = { url: 'https://x.com/i/chat', tab: { id: 77, url: 'https://x.com/i/chat' }, frameId: 0 };
  const codes = await Promise.all(Array.from({ length: BURST + 100 }, () => codeFor(page, 'page.thread')));
  expect(codes.slice(0, BURST)).toEqual(Array(BURST).fill('rpc/bad-request'));
  expect(codes.at(-1)).toBe('rpc/too-many');
  expect(await codeFor({ url: `${ROOT}app.html`, tab: { id: 3 }, frameId: 0 }, 'vault.status')).toBe('rpc/bad-request');
});
