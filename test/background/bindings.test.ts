/** Attacks on the binding of frames: the frame's URL is public, so only its one-time token makes it ours. R-FRAME-1, R-FRAME-2. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import type { MessageSender } from '../../lib/background/browser-api.ts';
import { Site } from './world/site.ts';
import { TAB, twoProtected, type User } from './world/user.ts';

const ORIGIN = 'https://x.com';
let alice: User;

beforeEach(async () => {
  ({ alice } = await twoProtected(new Site()));
});

const newToken = async (frame: 'composer' | 'glass' = 'composer'): Promise<string> =>
  (await alice.page('page.token', { ref: alice.ref, frame })).token;
const bind = (sender: MessageSender, token: string, ancestorOrigins: readonly string[] = [ORIGIN]) =>
  alice.ask(sender, 'frame.bind', { token, ancestorOrigins });
const isAnswered = (sender: MessageSender): Promise<boolean> =>
  alice.ask(sender, 'composer.state', {}).then(
    () => true,
    () => false,
  );

test('a frame with a fresh token is bound, and still is when the worker has been stopped', async () => {
  const frame = alice.frameSender('composer');
  expect(await isAnswered(frame)).toBe(false);
  expect(await bind(frame, await newToken())).toEqual({ language: 'en-GB', recent: [], rows: [] });
  alice.profile.start();
  expect(await isAnswered(frame)).toBe(true);
});

test('a second use of a token closes both frames', async () => {
  const [ours, theirs] = [alice.frameSender('composer'), alice.frameSender('composer')];
  const token = await newToken();
  await bind(ours, token);
  await expect(bind(theirs, token)).rejects.toThrow('rpc/forbidden');
  expect(await isAnswered(ours)).toBe(false);
  expect(await isAnswered(theirs)).toBe(false);
  await expect(bind(ours, token)).rejects.toThrow('rpc/forbidden');
});

test('of two frames that use a token at the same moment neither stays bound', async () => {
  const [ours, theirs] = [alice.frameSender('composer'), alice.frameSender('composer')];
  const token = await newToken();
  const both = await Promise.allSettled([bind(ours, token), bind(theirs, token)]);
  expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(await isAnswered(ours)).toBe(false);
  expect(await isAnswered(theirs)).toBe(false);
});

test.each<[string, readonly string[]]>([
  ['another site', ['https://evil.example']],
  ['our site inside another', [ORIGIN, 'https://evil.example']],
  ['our site twice', [ORIGIN, ORIGIN]],
  ['no ancestor, where the browser names them', []],
])('a frame below %s is not bound, and its token is spent', async (_, ancestorOrigins) => {
  const frame = alice.frameSender('composer');
  const token = await newToken();
  await expect(bind(frame, token, ancestorOrigins)).rejects.toThrow('rpc/forbidden');
  await expect(bind(frame, token)).rejects.toThrow('rpc/forbidden');
  expect(await isAnswered(frame)).toBe(false);
});

test('where the browser names no ancestors, the address of the tab must be the one that asked for the token', async () => {
  alice.profile.hasAncestorOrigins = false;
  alice.profile.start();
  const frame = alice.frameSender('composer');
  expect(await bind(frame, await newToken(), [])).toEqual({ language: 'en-GB', recent: [], rows: [] });
  const moved = { ...alice.frameSender('composer'), tab: { id: TAB, url: 'https://evil.example/' } };
  await expect(bind(moved, await newToken(), [])).rejects.toThrow('rpc/forbidden');
});

test('a token fits one kind of frame, one tab and two minutes', async () => {
  await expect(bind(alice.frameSender('glass'), await newToken('composer'))).rejects.toThrow('rpc/forbidden');
  const elsewhere = { ...alice.frameSender('composer'), tab: { id: 8, url: `${ORIGIN}/` } };
  await expect(bind(elsewhere, await newToken())).rejects.toThrow('rpc/forbidden');
  const late = await newToken();
  alice.profile.now += 121;
  await expect(bind(alice.frameSender('composer'), late)).rejects.toThrow('rpc/forbidden');
  await expect(bind(alice.frameSender('composer'), '0'.repeat(64))).rejects.toThrow('rpc/forbidden');
});

test('a bound frame is known by its document, in its tab and as its kind', async () => {
  const frame = await alice.boundFrame('composer');
  expect(await isAnswered(frame)).toBe(true);
  expect(await isAnswered({ ...frame, documentId: 'another document' })).toBe(false);
  expect(await isAnswered({ ...frame, tab: { id: 8 } })).toBe(false);
  const asGlass = { ...frame, url: frame.url?.replace('composer', 'glass') };
  await expect(alice.ask(asGlass, 'glass.read', { armored: [] })).rejects.toThrow('rpc/forbidden');
});

test('where the browser names no documents, a frame is known by tab and frame', async () => {
  const { documentId: _, ...frame } = alice.frameSender('composer');
  await bind(frame, await newToken());
  expect(await isAnswered(frame)).toBe(true);
  expect(await isAnswered({ ...frame, frameId: 99 })).toBe(false);
});

test('what was bound in a tab ends with the tab', async () => {
  const frame = await alice.boundFrame('composer');
  const token = await newToken();
  alice.profile.closeTab(TAB);
  await expect.poll(() => isAnswered(frame)).toBe(false);
  await expect(bind(alice.frameSender('composer'), token)).rejects.toThrow('rpc/forbidden');
  expect([...alice.profile.session.keys()].filter((name) => /^(token|frame|guarded) /.test(name))).toEqual([]);
});

test('a page that asks for tokens without end fills no storage', async () => {
  for (let n = 0; n < 100; n++) await newToken();
  expect([...alice.profile.session.keys()].filter((name) => name.startsWith('token ')).length).toBeLessThanOrEqual(64);
  expect(await bind(alice.frameSender('composer'), await newToken())).toEqual({
    language: 'en-GB',
    recent: [],
    rows: [],
  });
});
