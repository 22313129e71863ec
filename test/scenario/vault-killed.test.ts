/** The worker is stopped before and after every call in which the vault opens, closes or forgets. Nothing is lost, nothing comes back. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { atEveryEdge } from '../background/world/kill.ts';
import { Site } from '../background/world/site.ts';
import { CODE, said, twoProtected, type User } from '../background/world/user.ts';

const DAY = 86_400;

const talked = async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await alice.composer('composer.send', { text: 'from Alice' });
  await bob.composer('composer.send', { text: 'from Bob' });
  await alice.read(site.armored());
  await alice.composer('composer.draft', { text: 'half a sentence' });
  return { site, alice, bob };
};

/** The page is loaded again with the browser, and its frames are bound anew. */
const restart = (user: User): void => {
  user.profile.restartBrowser();
  user.reloadPage();
};

/** Everything is there and both can go on: what was said before, and one message more each way. */
const goesOn = async (
  { site, alice, bob }: { site: Site; alice: User; bob: User },
  texts: readonly string[],
  round: string,
): Promise<void> => {
  const rows = async () => (await alice.read(site.armored().slice(-20))).map(said);
  for (const text of texts) expect(await rows()).toContain(text);
  expect(await alice.composer('composer.state', {})).toMatchObject({ draft: 'half a sentence' });
  await alice.composer('composer.send', { text: `Alice ${round}` });
  expect((await bob.read(site.armored().slice(-1))).map(said)).toEqual([`them: Alice ${round}`]);
  await bob.composer('composer.send', { text: `Bob ${round}` });
  expect((await rows()).at(-1)).toBe(`them: Bob ${round}`);
  await alice.composer('composer.draft', { text: 'half a sentence' });
};

test('a worker killed anywhere in a lock leaves a vault that opens with everything in it', async () => {
  const people = await talked();
  const { alice } = people;
  const edges = await atEveryEdge(
    () => ({ user: alice, done: alice.window('vault.lock', {}) }),
    async (edge) => {
      if (edge % 2 === 0) restart(alice);
      const { status } = await alice.window('vault.status', {});
      if (status === 'locked') await alice.window('vault.unlock', { code: CODE });
      await goesOn(people, ['us: from Alice', 'them: from Bob'].slice(edge > 5 ? 2 : 0), `after edge ${edge}`);
    },
  );
  expect(edges).toBeGreaterThan(15);
}, 120_000);

test('a worker killed anywhere in an unlock, after one that was killed in a lock, opens at the next try', async () => {
  const people = await talked();
  const { alice } = people;
  const edges = await atEveryEdge(
    (edge) => {
      // The lock before it is cut off at the same edge.
      const locking = async (): Promise<void> => {
        await alice.window('vault.lock', {}).catch(() => {});
        restart(alice);
        alice.profile.life.dieAfter(edge);
        await alice.window('vault.unlock', { code: CODE });
      };
      return { user: alice, done: locking() };
    },
    async (edge) => {
      restart(alice);
      await alice.window('vault.unlock', { code: CODE });
      await goesOn(people, [], `after edge ${edge}`);
    },
  );
  expect(edges).toBeGreaterThan(10);
}, 120_000);

test('a worker killed anywhere in the first unlock of a day turns the epoch once, and loses nothing', async () => {
  const people = await talked();
  const { alice, bob } = people;
  await alice.window('vault.lock', {});
  const edges = await atEveryEdge(
    () => {
      alice.profile.now += DAY + 1;
      bob.profile.now += DAY + 1;
      return { user: alice, done: alice.window('vault.unlock', { code: CODE }) };
    },
    async (edge) => {
      restart(alice);
      await alice.window('vault.unlock', { code: CODE });
      await goesOn(people, [], `after edge ${edge}`);
      restart(alice);
    },
  );
  expect(edges).toBeGreaterThan(15);
}, 120_000);
