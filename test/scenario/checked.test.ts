/**
 * Two people check each other's keys with one scan, over real backgrounds and a site between them: what verifies, what does not, what is said,
 * and what a site that stands between them from the beginning gets.
 */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { accountTag, siteTag } from '../../lib/core/identity.ts';
import { contactCodeText, readContactCode } from '../../lib/core/verification/contact-code.ts';
import { encodeCode } from '../../lib/core/verification/scan.ts';
import { recoveryQr } from '../../lib/vault/backup/recovery-words.ts';
import { anotherWorker } from '../background/world/another-worker.ts';
import { threadOf } from '../background/world/keeping.ts';
import { Profile } from '../background/world/profile.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, twoPeople, twoProtected, User } from '../background/world/user.ts';

const show = async (user: User): Promise<string> => (await user.window('verify.show', { thread: threadOf(user) })).text;
const scan = (user: User, text: string) => user.window('verify.scan', { tabId: TAB, thread: threadOf(user), text });
const check = (user: User) => user.window('verify.state', { thread: threadOf(user) });
const states = (...users: readonly User[]) => Promise.all(users.map(async (user) => (await check(user)).state));
const codeIn = (text: string) => {
  const read = readContactCode(text);
  if (read.kind !== 'code') throw new Error(read.kind);
  return read.code;
};

/** The proof is the newest message of the site. */
const seesTheProof = async (user: User, site: Site) => said((await user.read(site.armored().slice(-1)))[0]);

test('R-KEY-4: one scan verifies both sides, and each sees the same sixty digits', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  expect(await states(alice, bob)).toEqual(['protected', 'protected']);
  const text = await show(alice);
  expect(text).toMatch(/^SOTTO CONTACT [0-9A-F]{178}$/);
  await anotherWorker(alice.profile); // what was shown is in the vault
  expect(await scan(bob, text)).toEqual({ kind: 'checked', sent: { kind: 'sent' } });
  expect(await states(alice, bob)).toEqual(['protected', 'verified']);
  expect(await seesTheProof(alice, site)).toBe('them: [scanned]');
  expect(await states(alice, bob)).toEqual(['verified', 'verified']);
  const [a, b] = [await check(alice), await check(bob)];
  expect(a.number).toMatch(/^\d{60}$/);
  expect(b).toMatchObject({ number: a.number, failed: null });
  expect(await seesTheProof(bob, site)).toBe('us: [scanned]');

  // It has no number of its own: nothing is missing before or after it.
  await bob.composer('composer.send', { text: 'and on' });
  expect((await alice.read(site.armored().slice(-1)))[0]).toMatchObject({ sequence: 1 });
});

test('R-KEY-4: a proof that comes after ten minutes verifies the scanner alone, and the shower is told to ask again', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const text = await show(alice);
  await scan(bob, text);
  alice.profile.now += 601;
  expect(await check(alice)).toMatchObject({ failed: 'not-completed', state: 'protected' });
  await seesTheProof(alice, site);
  expect(await check(alice)).toMatchObject({ failed: 'late', state: 'protected' });
  bob.profile.now = alice.profile.now;
  const again = await show(alice);
  expect(await check(alice)).toMatchObject({ failed: null });
  expect(await scan(bob, again)).toMatchObject({ kind: 'checked' });
  await seesTheProof(alice, site);
  expect(await check(alice)).toMatchObject({ failed: null, state: 'verified' });
});

test('R-KEY-4: the code before the last one still counts, and none counts twice', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const first = await show(alice);
  await show(alice);
  await scan(bob, first);
  await seesTheProof(alice, site);
  expect(await states(alice, bob)).toEqual(['verified', 'verified']);
  const sent = site.posted.length;
  expect(await scan(bob, first)).toEqual({ kind: 'refused', why: 'used' });
  expect(site.posted).toHaveLength(sent);
});

test('what is no code of this contact is refused, each with its reason, and changes nothing', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const code = codeIn(await show(alice));
  const other = contactCodeText(encodeCode({ ...code, tag: accountTag('x', '3003') }));
  const elsewhere = contactCodeText(encodeCode({ ...code, site: siteTag('another') }));
  const old = contactCodeText(encodeCode({ ...code, shownAt: code.shownAt - 901 }));
  const early = contactCodeText(encodeCode({ ...code, shownAt: code.shownAt + 301 }));
  const text = contactCodeText(encodeCode(code));
  const refused: readonly (readonly [string, string])[] = [
    ['https://example.org/', 'foreign'],
    ['', 'foreign'],
    [`${text}${'0'.repeat(400)}`, 'foreign'],
    [recoveryQr(new Uint8Array(16)), 'other-sotto'],
    [text.slice(0, -2), 'damaged'],
    [`${text.slice(0, -1)}${text.endsWith('0') ? '1' : '0'}`, 'damaged'],
    [text.toLowerCase(), 'foreign'],
    [await show(bob), 'own'],
    [other, 'other-account'],
    [elsewhere, 'other-account'],
    [old, 'stale'],
    [early, 'stale'],
  ];
  for (const [scanned, why] of refused)
    expect([scanned, await scan(bob, scanned)]).toEqual([scanned, { kind: 'refused', why }]);
  expect(await states(alice, bob)).toEqual(['protected', 'protected']);
  expect(site.posted).toHaveLength(2);
});

test('R-KEY-4: a proof of no code that was shown changes nothing, and says so', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const code = codeIn(await show(alice));
  const forged = contactCodeText(encodeCode({ ...code, secret: new Uint8Array(16).fill(7) }));
  expect(await scan(bob, forged)).toMatchObject({ kind: 'checked' }); // the key in it is the right one
  await seesTheProof(alice, site);
  expect(await check(alice)).toMatchObject({ failed: 'wrong', state: 'protected' });
});

test('a proof that was not seen in the thread is sent again, and is the same', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const text = await show(alice);
  site.refusal = 'page/layout';
  expect(await scan(bob, text)).toMatchObject({ kind: 'checked', sent: { kind: 'failed', code: 'page/layout' } });
  expect(await bob.window('tab.thread', { tabId: TAB })).toMatchObject({ unsent: 'scanned', state: 'verified' });
  site.refusal = null;
  expect(await bob.window('verify.send', { tabId: TAB })).toEqual({ kind: 'sent' });
  await seesTheProof(alice, site);
  expect(await states(alice, bob)).toEqual(['verified', 'verified']);
});

test('the safety number compared verifies, and there is none before there is a key', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await expect(check(alice)).rejects.toMatchObject({ code: 'thread/not-protected' });
  await alice.window('thread.protect', { tabId: TAB });
  await expect(show(alice)).rejects.toMatchObject({ code: 'thread/not-protected' });
  await expect(scan(alice, 'SOTTO')).rejects.toMatchObject({ code: 'thread/not-protected' });
  await bob.read(site.armored());
  await bob.window('thread.accept', { tabId: TAB });
  await bob.window('verify.compared', { thread: threadOf(bob) });
  expect(await states(bob)).toEqual(['verified']);
});

test('R-KEY-6: a code that was scanned for one thread is not taken for another, to which the tab has moved', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const text = await show(bob);
  const thread = { ...threadOf(alice), conversationId: '1001-3003' };
  await expect(alice.window('verify.scan', { tabId: TAB, thread, text })).rejects.toThrow('page/other-thread');
  expect(await states(alice, bob)).toEqual(['protected', 'protected']);
});

test('R-KEY-5: who stands between two from the beginning is exposed by the first scan, and never verified', async () => {
  // The site has each talk to a person of its own making, under the other's account.
  const [here, there] = [new Site(), new Site()];
  const alice = new User(ALICE, BOB, here);
  const falseBob = new User(BOB, ALICE, here, new Profile('false bob'));
  const falseAlice = new User(ALICE, BOB, there, new Profile('false alice'));
  const bob = new User(BOB, ALICE, there);
  for (const user of [alice, falseBob, falseAlice, bob]) await user.window('vault.create', { code: CODE });
  for (const [inviter, acceptor, site] of [
    [alice, falseBob, here],
    [falseAlice, bob, there],
  ] as const) {
    await inviter.window('thread.protect', { tabId: TAB });
    await acceptor.read(site.armored());
    await acceptor.window('thread.accept', { tabId: TAB });
    await inviter.read(site.armored());
  }
  expect(await states(alice, bob)).toEqual(['protected', 'protected']);

  const text = await show(alice);
  expect(await scan(bob, text)).toEqual({ kind: 'refused', why: 'other-key' });
  expect(await states(bob)).toEqual(['blocked']);
  expect(await check(bob)).toMatchObject({ failed: 'other-key' });
  await expect(bob.composer('composer.send', { text: 'hello?' })).rejects.toMatchObject({ code: 'thread/blocked' });
  expect((await check(alice)).number).not.toBe((await check(bob)).number);

  // The false Bob has not seen the code on the screen: what he says of a scan is of no code that was shown.
  await scan(falseBob, contactCodeText(encodeCode({ ...codeIn(text), secret: new Uint8Array(16) })));
  await seesTheProof(alice, here);
  expect(await check(alice)).toMatchObject({ failed: 'wrong', state: 'protected' });
  alice.profile.now += 601;
  await show(alice);
  alice.profile.now += 601;
  expect(await check(alice)).toMatchObject({ failed: 'not-completed', state: 'protected' });

  bob.profile.now = alice.profile.now;
  expect(await scan(alice, await show(bob))).toEqual({ kind: 'refused', why: 'other-key' });
  expect(await states(alice, bob)).toEqual(['blocked', 'blocked']);
  await expect(bob.window('verify.compared', { thread: threadOf(bob) })).rejects.toMatchObject({
    code: 'thread/blocked',
  });
});

test('R-KEY-5: a thread that was stopped takes no proof, good as it is', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const text = await show(alice);
  await scan(bob, text);
  const other = { ...codeIn(await show(bob)), identity: codeIn(text).identity };
  expect(await scan(alice, contactCodeText(encodeCode(other)))).toEqual({ kind: 'refused', why: 'other-key' });
  expect((await alice.read(site.armored().slice(-1)))[0]).toMatchObject({ card: 'scanned', outcome: 'wrong' });
  expect(await states(alice)).toEqual(['blocked']);
});
