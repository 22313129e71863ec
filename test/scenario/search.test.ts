/** Two people search what they said to each other: both sides' words, across days and restarts, never what is gone. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import type { ThreadId } from '../../lib/vault/records.ts';
import { anotherWorker } from '../background/world/another-worker.ts';
import { setTimer } from '../background/world/keeping.ts';
import { Site } from '../background/world/site.ts';
import { CODE, twoProtected, type User } from '../background/world/user.ts';
import { DAY } from '../support/people.ts';
import { dump, holds } from '../vault/dump.ts';

const send = (user: User, text: string) => user.composer('composer.send', { text });

/** The texts found, newest first. */
const find = async (user: User, query: string): Promise<string[]> =>
  (await user.window('archive.search', { query, after: null })).hits.map(({ pieces }) =>
    pieces.map(({ text }) => text).join(''),
  );

const restart = async (user: User): Promise<void> => {
  user.profile.restartBrowser();
  user.reloadPage();
  await user.window('vault.unlock', { code: CODE });
};

const conversation = async (days: number): Promise<{ site: Site; alice: User; bob: User }> => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  for (let day = 0; day < days; day++) {
    await send(alice, `Tea on day ${day}?`);
    await bob.read(site.armored());
    for (const user of [alice, bob]) user.profile.now += 60;
    await send(bob, `Yes, TEA on day ${day}!`);
    await alice.read(site.armored());
    for (const user of [alice, bob]) user.profile.now += DAY;
  }
  return { site, alice, bob };
};

test('both find what either said, on every day, in the same order, before and after a restart', async () => {
  const { alice, bob } = await conversation(4);
  const expected = [3, 2, 1, 0].flatMap((day) => [`Yes, TEA on day ${day}!`, `Tea on day ${day}?`]);
  for (const user of [alice, bob]) {
    expect(await find(user, 'tea')).toEqual(expected);
    await restart(user);
    expect(await find(user, 'tea')).toEqual(expected);
    expect(await find(user, 'yes 2')).toEqual(['Yes, TEA on day 2!']);
  }
});

test('a worker that is killed at any moment of a search loses nothing, and the next search finds everything', async () => {
  const { alice } = await conversation(3);
  for (let edges = 0; ; edges++) {
    alice.profile.start();
    alice.profile.life.dieAfter(edges);
    const outcome = await find(alice, 'tea').catch((error: Error) => error.message);
    if (Array.isArray(outcome)) {
      expect(outcome).toHaveLength(6);
      expect(edges).toBeGreaterThan(5);
      return;
    }
    expect(outcome).toBe('rpc/interrupted');
    alice.profile.start();
    expect(await find(alice, 'tea')).toHaveLength(6);
    alice.profile.now += DAY; // so that there is a segment to be written again
    await send(alice, `edge ${edges}`);
  }
});

test('R-VAULT-51: what one of them erased, only the other finds', async () => {
  const { alice, bob } = await conversation(4);
  for (const user of [alice, bob]) expect(await find(user, 'tea')).toHaveLength(8);
  await (await anotherWorker(alice.profile)).setKeepDays(alice.ref as ThreadId, 2);
  const left = [3, 2].flatMap((day) => [`Yes, TEA on day ${day}!`, `Tea on day ${day}?`]);
  expect(await find(alice, 'tea')).toEqual(left);
  await restart(alice);
  expect(await find(alice, 'tea')).toEqual(left);
  expect(await find(bob, 'tea')).toHaveLength(8);
});

test('R-VAULT-50: nothing is found after a lock, and no word of it lies on disk', async () => {
  const { alice } = await conversation(2);
  await find(alice, 'tea');
  await alice.window('vault.lock', {});
  await expect(find(alice, 'tea')).rejects.toThrow('vault/locked');
  const disk = await dump(alice.profile.databaseName);
  for (const word of ['tea', 'Tea', 'TEA']) expect(holds(disk, word)).toBe(false);
});

test('R-VAULT-52: what a timer that is read late is for is not found any more, also by a worker that starts anew', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await send(alice, 'a teapot before');
  await setTimer(alice, 28 * DAY);
  await send(alice, 'a teapot for four weeks');
  const armored = site.armored();
  await bob.read(armored.slice(-1));
  await bob.read(armored.slice(0, -2));
  for (const user of [alice, bob]) user.profile.now += DAY;
  expect(await find(bob, 'teapot')).toHaveLength(2); // and the day is written down in the index
  await bob.read(armored.slice(-2, -1));
  expect(await find(bob, 'teapot')).toEqual(['a teapot before']);
  bob.profile.start();
  expect(await find(bob, 'teapot')).toEqual(['a teapot before']);
});
