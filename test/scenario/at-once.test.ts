/** Two tabs, two windows and the popup act on one thread at the same moment: no update is lost and nothing is sent twice. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { unwrapArmor } from '../../lib/core/armor/armor.ts';
import type { RpcError } from '../../lib/rpc/errors.ts';
import type { SendOutcome } from '../../lib/rpc/thread-types.ts';
import { ring, setTimer } from '../background/world/keeping.ts';
import { Site } from '../background/world/site.ts';
import { ALICE, BOB, CODE, said, TAB, twoPeople, twoProtected, User } from '../background/world/user.ts';

/** Another tab of the same browser in the same conversation. */
const secondTab = (user: User, site: Site): User => {
  const [us, them] = user.account.id === ALICE.id ? [ALICE, BOB] : [BOB, ALICE];
  return new User(us, them, site, user.profile, TAB + 1);
};

const codes = async (asks: readonly Promise<unknown>[]): Promise<unknown[]> =>
  (await Promise.allSettled(asks)).map((settled) =>
    settled.status === 'fulfilled' ? settled.value : (settled.reason as RpcError).code,
  );

test('forty messages from two tabs, while both read and both keep drafts: each once, in order, under a key of its own', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const other = secondTab(alice, site);
  const sends = Array.from({ length: 40 }, async (_, index): Promise<SendOutcome> => {
    const tab = index % 2 === 0 ? alice : other;
    await tab.composer('composer.draft', { text: `draft ${index}` });
    const outcome = await tab.composer('composer.send', { text: `message ${index}` });
    await tab.read(site.armored().slice(-3));
    return outcome;
  });
  expect(await Promise.all(sends)).toEqual(Array.from({ length: 40 }, () => ({ kind: 'sent' })));
  expect(new Set(site.armored()).size).toBe(site.armored().length);
  const headers = site.armored().flatMap((armored) => {
    const payload = unwrapArmor(armored);
    return payload?.[0] === 3 ? [String(payload.subarray(1, 54))] : [];
  });
  expect(new Set(headers).size).toBe(40);
  const rows = (await bob.read(site.armored())).filter((row) => row.kind === 'text');
  expect(rows.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
  expect(new Set(rows.map(said)).size).toBe(40);
});

test('one unsent message that two tabs send again goes out once', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const other = secondTab(alice, site);
  site.refusal = 'page/layout';
  const outcome = await alice.composer('composer.send', { text: 'once' });
  site.refusal = null;
  if (outcome.kind !== 'failed') throw new Error('it was sent');
  const asked = await codes([alice, other].map((tab) => tab.composer('composer.retry', { id: outcome.id })));
  expect(asked).toEqual([{ kind: 'sent' }, 'message/unknown']);
  expect((await bob.read(site.armored().slice(-2))).map(said)).toEqual(['us: [accepted]', 'them: once']);
});

test('a message that is given up in one tab while the other sends it again is in one place, not in two and not in none', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const other = secondTab(alice, site);
  site.refusal = 'page/layout';
  const outcome = await alice.composer('composer.send', { text: 'here or there' });
  site.refusal = null;
  if (outcome.kind !== 'failed') throw new Error('it was sent');
  const { id } = outcome;
  await codes([other.composer('composer.discard', { id }), alice.composer('composer.retry', { id })]);
  const state = await alice.composer('composer.state', {});
  const isSent = (await bob.read(site.armored().slice(-1))).map(said).includes('them: here or there');
  const isDraft = state.kind === 'open' && state.draft === 'here or there';
  expect([isSent, isDraft].filter(Boolean)).toHaveLength(1);
  expect(state).toMatchObject({ unsent: null });
});

test('two windows that protect at once send one invitation, two that accept at once one acceptance', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await codes([1, 2].map(() => alice.window('thread.protect', { tabId: TAB })));
  expect(site.posted).toHaveLength(1);
  await bob.read(site.armored());
  await codes([1, 2].map(() => bob.window('thread.accept', { tabId: TAB })));
  expect(site.posted).toHaveLength(2);
  expect((await alice.read(site.armored())).map(said)).toEqual(['us: [invitation-sent]', 'them: [accepted]']);
});

test('a lock in the middle of sending and reading loses nothing', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const other = secondTab(alice, site);
  const work = Array.from({ length: 6 }, (_, index) =>
    (index % 2 === 0 ? alice : other).composer('composer.send', { text: `message ${index}` }),
  );
  const [, ...outcomes] = await codes([alice.window('vault.lock', {}), ...work]);
  await alice.window('vault.unlock', { code: CODE });
  // What was committed is sent or waits; what was not is told to the person, whose composer keeps the words.
  for (;;) {
    const state = await alice.composer('composer.state', {});
    if (state.kind !== 'open' || state.unsent === null) break;
    await alice.composer('composer.retry', { id: state.unsent.id });
  }
  const refused = outcomes.filter((outcome) => outcome === 'vault/locked').length;
  const read = (await bob.read(site.armored())).filter((row) => row.kind === 'text').map(said);
  expect(new Set(read).size).toBe(6 - refused);
  await alice.composer('composer.send', { text: 'and on' });
  expect((await bob.read(site.armored().slice(-1))).map(said)).toEqual(['them: and on']);
});

test('many who ask at the moment when something is over disturb nothing', async () => {
  const site = new Site();
  const { alice } = await twoProtected(site);
  await setTimer(alice, 300);
  await alice.composer('composer.send', { text: 'over soon' });
  await alice.composer('composer.draft', { text: 'this stays' });
  alice.profile.now += 300;
  const rows = async () => (await alice.read(site.armored())).map(said);
  const asked = [1, 2, 3].flatMap(() => [
    rows(),
    alice.composer('composer.state', {}),
    alice.window('people.list', {}),
    ring(alice),
  ]);
  await Promise.all([...asked, alice.composer('composer.send', { text: 'written meanwhile' })]);
  await alice.window('vault.lock', {});
  await alice.window('vault.unlock', { code: CODE });
  expect((await rows()).slice(-2)).toEqual(['(erased)', 'us: written meanwhile']);
  expect(await alice.window('people.list', {})).toMatchObject({ people: [{ handle: 'bob' }] });
});
