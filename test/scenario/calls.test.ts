/** Two people call each other over real backgrounds and a site between them: what rings, what connects, and what a site that lies gets. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { type CallSettings, noServer } from '../../lib/rpc/call-settings.ts';
import type { CallTransport } from '../../lib/rpc/call-types.ts';
import { threadOf } from '../background/world/keeping.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, said, TAB, twoPeople, twoProtected, type User } from '../background/world/user.ts';

const transportOf = (digit: string): CallTransport => ({
  fingerprint: digit.repeat(64),
  ufrag: `${digit}abc`,
  password: digit.repeat(24),
  candidates: [
    { type: 'host', protocol: 'udp', address: { kind: 'ip4', hex: '7f000001' }, port: 50_000 },
    { type: 'host', protocol: 'udp', address: { kind: 'local', hex: digit.repeat(32) }, port: 50_001 },
  ],
});

const letRing = async (user: User, rings: CallSettings['rings']): Promise<void> => {
  const settings = await user.window('settings.get', {});
  await user.window('settings.set', { ...settings, calls: { ...noServer, rings } });
};

/** Nobody has checked a key, and both let each other ring all the same. */
const twoWhoMayCall = async (site: Site) => {
  const two = await twoProtected(site);
  for (const user of [two.alice, two.bob]) await letRing(user, 'protected');
  return two;
};

/** The call in the window that was opened last. */
const opened = ({ profile }: User): string => {
  const [url] = profile.opened.slice(-1);
  return new URL(url ?? '').searchParams.get('call') ?? '';
};
const windowsOf = ({ profile }: User): number => profile.opened.filter((url) => url.includes('call.html')).length;
const state = (user: User, call: string) => user.window('call.state', { call });

/** Alice's window of a call stands open, and its offer has gone out. */
const calls = async (user: User, digit = '1'): Promise<string> => {
  await user.window('call.open', { tabId: TAB, video: false });
  const call = opened(user);
  expect(await user.window('call.offer', { call, transport: transportOf(digit) })).toEqual({ kind: 'sent' });
  return call;
};

const seesLast = (user: User, site: Site) => user.read(site.armored().slice(-1));

/** Both are in a call; its id. */
const connected = async (alice: User, bob: User, site: Site): Promise<string> => {
  const call = await calls(alice);
  await seesLast(bob, site);
  await bob.window('call.answer', { call, transport: transportOf('2') });
  await seesLast(alice, site);
  return call;
};

test('R-CALL-1: an offer rings, an answer connects, and both know how the other is reached', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  const before = site.armored().length;
  await alice.window('call.open', { tabId: TAB, video: true });
  const call = opened(alice);
  expect(await state(alice, call)).toMatchObject({ stage: 'new', role: 'caller', theirs: null });
  expect(site.armored()).toHaveLength(before); // nothing leaves before the person says so

  await alice.window('call.offer', { call, transport: transportOf('1') });
  expect(await state(alice, call)).toMatchObject({ stage: 'offered' });
  await seesLast(bob, site);
  expect(opened(bob)).toBe(call);
  expect(await state(bob, call)).toMatchObject({
    stage: 'ringing',
    role: 'callee',
    video: true,
    theirs: transportOf('1'),
  });
  bob.profile.start();
  alice.profile.start();
  await bob.window('call.answer', { call, transport: transportOf('2') });
  await seesLast(alice, site);
  expect(await state(alice, call)).toMatchObject({ stage: 'answered', theirs: transportOf('2') });
  expect(
    site
      .armored()
      .slice(before)
      .map(({ length }) => length <= 340),
  ).toEqual([true, true]);

  // Its messages have no numbers of their own: nothing is missing before or after them.
  await alice.composer('composer.send', { text: 'and on' });
  expect((await seesLast(bob, site))[0]).toMatchObject({ kind: 'text', sequence: 1 });
});

test('R-CALL-2: both read the same digits, and a caller who reveals another nonce is exposed', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  const early = await calls(alice);
  await expect(alice.window('call.reveal', { call: early })).rejects.toThrow('call/unknown'); // before the answer
  await seesLast(bob, site);
  await bob.window('call.answer', { call: early, transport: transportOf('2') });
  await seesLast(alice, site);
  const { nonce } = await alice.window('call.reveal', { call: early });
  const { digits } = await alice.window('call.digits', { call: early, nonce: null });
  expect(digits).toMatch(/^\d{6}$/);
  expect(await bob.window('call.digits', { call: early, nonce })).toEqual({ digits });
  await expect(bob.window('call.digits', { call: early, nonce: '0'.repeat(32) })).rejects.toThrow('call/forged');
  await expect(bob.window('call.digits', { call: early, nonce: null })).rejects.toThrow('call/forged');
  await expect(bob.window('call.reveal', { call: early })).rejects.toThrow('call/unknown'); // he has promised nothing
});

test('how a call ended is a line of the thread', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  const declined = await calls(alice);
  const offer = site.armored().slice(-1);
  expect((await bob.read(offer)).map(said)).toEqual(['them: [call]']);
  await bob.window('call.end', { call: declined, seconds: null });
  await seesLast(alice, site);
  expect(await state(alice, declined)).toMatchObject({ stage: 'over', over: 'declined' });
  for (const user of [alice, bob]) expect(await user.read(offer)).toMatchObject([{ card: 'call', over: 'declined' }]);

  const cancelled = await calls(alice);
  await seesLast(bob, site);
  await alice.window('call.end', { call: cancelled, seconds: null });
  await seesLast(bob, site);
  expect(await state(bob, cancelled)).toMatchObject({ stage: 'over', over: 'cancelled' });

  const talked = await connected(alice, bob, site);
  const lines = site.armored().slice(-2);
  const sent = site.armored().length;
  for (const user of [alice, bob]) await user.window('call.end', { call: talked, seconds: 185 });
  expect(site.armored()).toHaveLength(sent); // both know by their connection
  for (const user of [alice, bob])
    expect(await user.read(lines)).toMatchObject([
      { card: 'call', step: 'offer', over: 'talked', seconds: 185 },
      { step: 'answer' },
    ]);
});

test('R-CALL-1: nothing rings that is late, repeated, muted, blocked, or of a thread that is not protected', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  await calls(alice);
  bob.profile.now += 61;
  await seesLast(bob, site);
  expect(windowsOf(bob)).toBe(0);
  alice.profile.now = bob.profile.now;

  const call = await calls(alice);
  await seesLast(bob, site);
  await seesLast(bob, site);
  bob.profile.start();
  await seesLast(bob, site);
  expect(windowsOf(bob)).toBe(1);
  await bob.window('call.end', { call, seconds: null });
  await seesLast(bob, site);
  expect(windowsOf(bob)).toBe(1);
  await seesLast(alice, site);

  const contact = { site: 'x', ownId: BOB.id, peerId: ALICE.id };
  const ways = [
    () => bob.window('people.mute', { contact, muted: true }),
    () => bob.window('people.block', { contact, blocked: true }),
  ];
  for (const hush of ways) {
    await hush();
    const unheard = await calls(alice);
    await seesLast(bob, site);
    expect(windowsOf(bob)).toBe(1);
    await alice.window('call.end', { call: unheard, seconds: null });
  }
});

test('R-CALL-1: whose key was not checked rings only where that was chosen, and stands in the thread', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const outcomes: unknown[] = [];
  for (const rings of [null, 'nobody', 'protected'] as const) {
    if (rings !== null) await letRing(bob, rings);
    const call = await calls(alice);
    const [line] = await seesLast(bob, site);
    const [again] = await seesLast(bob, site);
    outcomes.push([said(line), windowsOf(bob), again?.kind === 'card' && again.card === 'call' ? again.over : again]);
    await alice.window('call.end', { call, seconds: null });
    await seesLast(bob, site);
  }
  expect(outcomes).toEqual([
    ['them: [call]', 0, 'silent'],
    ['them: [call]', 0, 'silent'],
    ['them: [call]', 1, null],
  ]);
});

test('R-CALL-1: whose key was checked rings where nothing was chosen', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await bob.window('verify.compared', { thread: threadOf(bob) });
  await calls(alice);
  await seesLast(bob, site);
  expect(windowsOf(bob)).toBe(1);
});

test('a call that rings is a notification of the system, too, where the person chose so', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  bob.profile.outside.mayNotify = true;
  bob.profile.start();
  const settings = await bob.window('settings.get', {});
  await bob.window('settings.set', { ...settings, notify: 'that' });
  const first = await calls(alice);
  await seesLast(bob, site);
  await bob.window('settings.set', { ...settings, notify: 'who' });
  await bob.window('call.end', { call: first, seconds: null });
  await seesLast(alice, site);
  await calls(alice);
  await seesLast(bob, site);
  expect(bob.profile.outside.notices).toEqual([
    `call ${TAB}: Sotto: Somebody is calling.`,
    `call ${TAB}: Sotto: @alice is calling.`,
  ]);
});

test('R-CALL-3: an answer counts once, in time, from the thread in which it was called', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  const call = await calls(alice);
  await seesLast(bob, site);
  await expect(bob.window('call.answer', { call: '0'.repeat(32), transport: transportOf('2') })).rejects.toThrow(
    'call/unknown',
  );
  await expect(bob.window('call.offer', { call, transport: transportOf('2') })).rejects.toThrow('call/unknown');
  await bob.window('call.answer', { call, transport: transportOf('2') });
  await expect(bob.window('call.answer', { call, transport: transportOf('3') })).rejects.toThrow('call/unknown');
  alice.profile.now += 91; // a site that holds it back
  await seesLast(alice, site);
  expect(await state(alice, call)).toMatchObject({ theirs: null, over: 'missed' });
});

test.each([
  ['and let each other ring', twoWhoMayCall],
  ['though neither lets the other ring', twoProtected],
])('two who call each other at once, %s, end up in one call', async (_, meet) => {
  const site = new Site();
  const { alice, bob } = await meet(site);
  const hers = await calls(alice, '1');
  const [aliceOffer = ''] = site.armored().slice(-1);
  const his = await calls(bob, '2');
  const [bobOffer = ''] = site.armored().slice(-1);
  await alice.read([bobOffer]);
  await bob.read([aliceOffer]);
  const [goesOn, yields] = hers < his ? [hers, bob] : [his, alice];
  const gone = goesOn === hers ? his : hers;
  expect(await state(yields, gone)).toMatchObject({ over: 'crossed', goesOnAs: goesOn });
  expect(await state(yields, goesOn)).toMatchObject({ stage: 'ringing', role: 'callee' });
  const other = yields === alice ? bob : alice;
  expect(await state(other, goesOn)).toMatchObject({ stage: 'offered' });
  expect([windowsOf(alice), windowsOf(bob)]).toEqual([1, 1]); // the window that stands open goes on
});

test('who is in a call is called by nobody else, and calls nobody else', async () => {
  const site = new Site();
  const { alice, bob } = await twoWhoMayCall(site);
  const call = await connected(alice, bob, site);
  await expect(alice.window('call.open', { tabId: TAB, video: false })).rejects.toThrow('call/busy');
  alice.profile.now += 61; // its window was killed: it has asked nothing for a minute
  await alice.window('call.open', { tabId: TAB, video: false });
  expect(opened(alice)).not.toBe(call);
});

test('a thread that is not protected has no calls', async () => {
  const { alice } = await twoPeople(new Site());
  await expect(alice.window('call.open', { tabId: TAB, video: false })).rejects.toThrow('thread/not-protected');
});
