/** The stand-in for X at its server: what it stores, tells and keeps. What it looks like is seen in the stories. */
import { mkdtemp, rm } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { Agent, request } from 'node:https';
import os from 'node:os';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { startXChat, type XChat, type XChatOptions } from './x-chat/server.ts';

const alice = { id: '1200', handle: 'alice', name: 'Alice' };
const bob = { id: '1300', handle: 'bob', name: 'Bob' };
const thread = '1200-1300';

const ending: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ending.splice(0).reverse()) await end();
});

const start = async (options: XChatOptions = {}): Promise<XChat> => {
  const site = await startXChat(options);
  ending.push(() => site.close());
  for (const account of [alice, bob]) site.addAccount(account);
  return site;
};

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly cookies: readonly string[];
  readonly policy: string;
}

/** One browser's requests: it sends back the cookies that it was given. */
const browserOf = (site: XChat) => {
  const agent = new Agent({ rejectUnauthorized: false, keepAlive: true });
  ending.push(async () => agent.destroy());
  let cookie = '';
  const take = async (response: IncomingMessage, onData: ((text: string) => void) | undefined): Promise<Answer> => {
    const cookies = response.headers['set-cookie'] ?? [];
    if (cookies.length > 0) cookie = cookies.map((each) => each.split(';')[0]).join('; ');
    response.setEncoding('utf8');
    let text = '';
    if (onData !== undefined) response.on('data', onData);
    else for await (const chunk of response) text += chunk;
    const policy = String(response.headers['content-security-policy']);
    return { status: response.statusCode ?? 0, text, cookies, policy };
  };
  const open = (method: string, where: string, body?: unknown, onData?: (text: string) => void) =>
    new Promise<Answer>((answered, failed) => {
      request(`${site.origin}${where}`, { agent, method, headers: { host: 'x.com', cookie } })
        .on('response', (response) => take(response, onData).then(answered, failed))
        .on('error', failed)
        .end(body === undefined ? undefined : JSON.stringify(body));
    });
  return {
    get: (where: string) => open('GET', where),
    post: (where: string, body: unknown) => open('POST', where, body),
    logIn: (handle: string) => open('GET', `/login-as/${handle}`),
    /** Calls `heard` with every piece of news, once the page listens. */
    listen: (heard: (text: string) => void) =>
      new Promise<void>((listening, failed) => {
        const onData = (text: string): void => (text.startsWith(':') ? listening() : heard(text));
        open('GET', '/i/api/events', undefined, onData).catch(failed);
      }),
    say: (text: string) => open('POST', `/i/api/messages/${thread}`, { text, clientId: 'c1' }),
  };
};

const signedIn = async (site: XChat, handle: string) => {
  const browser = browserOf(site);
  await browser.logIn(handle);
  return browser;
};

const textsOf = (site: XChat) => site.messages(thread).map(({ text }) => text);

test('logging in sets an id that scripts can read and a session that they cannot', async () => {
  const site = await start();
  const { cookies } = await browserOf(site).logIn('alice');
  expect(cookies.find((each) => each.startsWith('twid=u%3D1200;'))).not.toContain('HttpOnly');
  expect(cookies.find((each) => each.startsWith('auth_token='))).toContain('HttpOnly');
});

test('a page is refused to nobody and a list to whoever is not logged in', async () => {
  const site = await start();
  const stranger = browserOf(site);
  expect((await stranger.get('/i/chat')).text).toContain('/login-as/alice');
  expect((await stranger.get('/i/api/inbox')).status).toBe(401);
  const page = await (await signedIn(site, 'alice')).get('/i/chat');
  expect(page.text).toContain('id="page-config"');
  expect(page.policy).toContain("default-src 'self'");
  expect(page.policy).toContain('frame-src');
});

test("Alice's message reaches Bob's open page and is there after a restart of the server", async () => {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'x-chat-'));
  ending.push(() => rm(folder, { recursive: true }));
  const site = await start({ folder });
  site.openConversation(alice.id, bob.id);
  const [atAlice, atBob] = [await signedIn(site, 'alice'), await signedIn(site, 'bob')];
  const news = await new Promise<string>((heard, failed) => {
    const thenSay = () => atAlice.say('Hello\nBob 🎭');
    atBob.listen(heard).then(thenSay).catch(failed);
  });
  expect(JSON.parse(news.slice('data: '.length)).message.text).toBe('Hello\nBob 🎭');
  await site.close();
  const again = await start({ folder });
  expect(textsOf(again)).toEqual(['Hello\nBob 🎭']);
  const list = JSON.parse((await (await signedIn(again, 'bob')).get(`/i/api/messages/${thread}`)).text);
  expect(list).toMatchObject({ peer: alice, complete: true, messages: [{ from: alice.id, text: 'Hello\nBob 🎭' }] });
});

test('older messages come in pages of fifty, and Mallory gets none of them', async () => {
  const site = await start();
  site.addAccount({ id: '1400', handle: 'mallory', name: 'Mallory' });
  site.openConversation(alice.id, bob.id);
  site.addMessages(
    thread,
    Array.from({ length: 70 }, (_, n) => ({ from: alice.id, text: `${n}` })),
  );
  const atBob = await signedIn(site, 'bob');
  const newest = JSON.parse((await atBob.get(`/i/api/messages/${thread}`)).text);
  expect([newest.messages[0].text, newest.messages.length, newest.complete]).toEqual(['20', 50, false]);
  const older = JSON.parse((await atBob.get(`/i/api/messages/${thread}?before=${newest.messages[0].id}`)).text);
  expect([older.messages[0].text, older.messages.length, older.complete]).toEqual(['0', 20, true]);
  expect((await (await signedIn(site, 'mallory')).get(`/i/api/messages/${thread}`)).status).toBe(404);
});

test('a first message is a request for the other side until it is accepted', async () => {
  const site = await start();
  await (await signedIn(site, 'alice')).say('May I?');
  const atBob = await signedIn(site, 'bob');
  const isRequest = async () => JSON.parse((await atBob.get('/i/api/inbox')).text)[0].request;
  expect(await isRequest()).toBe(true);
  await atBob.post(`/i/api/messages/${thread}/accept`, {});
  expect(await isRequest()).toBe(false);
});

test('it loses every third send, doubles every second message and refuses what is too long, when told to', async () => {
  const site = await start({ lossy: 3, duplicating: 2, maxLength: 5 });
  const atAlice = await signedIn(site, 'alice');
  const statuses: number[] = [];
  for (const text of ['one', 'two', 'three', 'toolong', 'lost', 'four'])
    statuses.push((await atAlice.say(text)).status);
  expect(statuses).toEqual([200, 200, 503, 413, 200, 200]);
  expect(textsOf(site)).toEqual(['one', 'two', 'two', 'lost', 'four', 'four']);
});

test.each([
  ['as it is', (text: string) => text],
  ['as JSON', (text: string) => JSON.stringify(text)],
  ['as ASCII JSON', () => '"Gr\\u00fc\\u00dfe & <Bob>?"'],
  ['in an address', encodeURIComponent],
  ['in a form', (text: string) => encodeURIComponent(text).replaceAll('%20', '+')],
  ['as HTML', (text: string) => text.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;')],
  ['in base64', (text: string) => Buffer.from(text).toString('base64')],
  ['in base64, one byte on', (text: string) => Buffer.from(`.${text}`).toString('base64url')],
  ['in base64, two bytes on', (text: string) => Buffer.from(`..${text}..`).toString('base64url')],
  ['in hexadecimal', (text: string) => Buffer.from(text).toString('hex')],
  ['in UTF-16', (text: string) => Buffer.from(text, 'utf16le').toString('latin1')],
])('what ever reached it is found %s', async (_, encode) => {
  const site = await start();
  const secret = 'Grüße & <Bob>?';
  await new Promise<void>((done, failed) => {
    const outgoing = request(`${site.origin}/i/csp_report`, { method: 'POST', rejectUnauthorized: false });
    outgoing.on('response', (response) => response.resume().on('end', done)).on('error', failed);
    outgoing.end(Buffer.from(encode(secret), encode(secret).includes('\0') ? 'latin1' : 'utf8'));
  });
  expect(site.find(secret)).toMatchObject([{ where: 'traffic' }]);
  expect(site.find('Grüße an Bob')).toEqual([]);
});

test('what it stores is found too, and so is a draft that a page only told it about', async () => {
  const site = await start();
  site.openConversation(alice.id, bob.id);
  site.addMessages(thread, [{ from: bob.id, text: 'kept "here"' }]);
  expect(site.find('kept "here"')).toMatchObject([{ where: 'database', form: 'json' }]);
  await (await signedIn(site, 'alice')).post('/draft', { conversationId: thread, text: 'half a sent' });
  expect(site.drafts()).toEqual([{ conversationId: thread, from: alice.id, text: 'half a sent' }]);
  expect(site.find('half a sent')).toMatchObject([{ where: 'traffic' }]);
});

test('closing ends pages that listen and lists that are awaited', async () => {
  const site = await start();
  const atBob = await signedIn(site, 'bob');
  await atBob.listen(() => undefined);
  expect(site.listeners()).toBe(1);
  const list = atBob.get('/i/api/inbox').catch(() => 'broken off');
  await site.close();
  expect(await list).toBe('broken off');
  expect(site.listeners()).toBe(0);
});
