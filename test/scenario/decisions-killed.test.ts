/** The worker is stopped before and after every call of what a person decides in windows. Asked again it is done, once, and nothing is lost. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { unwrapArmor } from '../../lib/core/armor/armor.ts';
import { prove } from '../background/world/backups.ts';
import { atEveryEdge } from '../background/world/kill.ts';
import { Site } from '../background/world/site.ts';
import { CODE, said, TAB, twoProtected, type User } from '../background/world/user.ts';

const HOUR = 3_600;

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  await alice.composer('composer.send', { text: 'from Alice' });
  await bob.composer('composer.send', { text: 'from Bob' });
  await readAll(alice);
});

const readAll = async (user: User): Promise<string[]> => {
  const rows: string[] = [];
  for (let at = 0; at < site.posted.length; at += 50) {
    rows.push(...(await user.read(site.armored().slice(at, at + 50))).map(said));
  }
  return rows;
};

const held = async (user: User) => {
  const thread = await user.window('tab.thread', { tabId: TAB });
  return thread.kind === 'thread' ? thread.held : undefined;
};

test('a worker killed anywhere while a backup is made leaves no file, or one that opens, and says of none that it was made', async () => {
  const { profile } = alice;
  const edges = await atEveryEdge(
    () => {
      profile.now += 60;
      profile.made.bytes = null;
      return { user: alice, done: alice.window('backup.make', {}) };
    },
    async () => {
      const { madeAt } = await alice.window('backup.status', {});
      const file = profile.made.bytes;
      if (file === null) expect(madeAt).not.toBe(profile.now);
      else expect(await prove(alice, file, CODE)).toMatchObject({ accounts: 1, people: 1, texts: 2 });
    },
  );
  expect(edges).toBeGreaterThan(6);
}, 120_000);

test('a worker killed anywhere while a backup is tried says that it opens only when it was opened', async () => {
  await alice.window('backup.make', {});
  const file = alice.profile.made.bytes;
  if (file === null) throw new Error('no file was made');
  const edges = await atEveryEdge(
    () => ({ user: alice, done: prove(alice, file, CODE) }),
    async () => {
      const { standing, provenAt } = await alice.window('backup.status', {});
      expect(standing).toBe(provenAt === null ? 'unproven' : 'proven');
    },
  );
  expect(await alice.window('backup.status', {})).toMatchObject({ standing: 'proven' });
  expect(edges).toBeGreaterThan(6);
});

test('a worker killed anywhere while recovery words are drawn leaves those that are on paper, and others can be drawn', async () => {
  const { words: onPaper } = await alice.window('backup.words', {});
  await alice.window('backup.keep-words', {});
  const edges = await atEveryEdge(
    () => ({ user: alice, done: alice.window('backup.words', {}) }),
    async () => {
      const { words } = await alice.window('backup.words', {});
      for (const either of [onPaper, words]) {
        await alice.window('vault.lock', {});
        await alice.window('backup.unlock', { words: either });
      }
      expect(await readAll(alice)).toContain('us: from Alice');
    },
  );
  expect(edges).toBeGreaterThan(4);
});

test('a worker killed anywhere while a timer is set leaves one that both sides hold once it is set again', async () => {
  const edges = await atEveryEdge(
    () => ({ user: alice, done: alice.window('thread.timer', { tabId: TAB, seconds: HOUR }) }),
    async (edge) => {
      expect(await alice.window('thread.timer', { tabId: TAB, seconds: HOUR })).toEqual({ kind: 'sent' });
      await alice.composer('composer.send', { text: `after edge ${edge}` });
      expect(await readAll(bob)).toContain(`them: after edge ${edge}`);
      for (const user of [alice, bob]) expect(await held(user)).toMatchObject({ timer: HOUR });
    },
  );
  expect(edges).toBeGreaterThan(10);
  const headers = site.armored().flatMap((armored) => {
    const payload = unwrapArmor(armored);
    return payload?.[0] === 3 ? [String(payload.subarray(1, 54))] : [];
  });
  expect(new Set(headers).size).toBe(headers.length);
}, 60_000);

test('a worker killed anywhere while the keeping time changes leaves the old or the new one, and what is kept', async () => {
  const thread = (await held(alice))?.thread;
  if (thread === undefined) throw new Error('no thread');
  const edges = await atEveryEdge(
    (edge) => ({ user: alice, done: alice.window('thread.keep', { thread, keepDays: edge % 2 === 0 ? 90 : null }) }),
    async () => {
      expect([90, null]).toContain((await held(alice))?.keepDays);
      expect(await readAll(alice)).toEqual(expect.arrayContaining(['us: from Alice', 'them: from Bob']));
    },
  );
  expect(edges).toBeGreaterThan(4);
});

test('a worker killed anywhere while a thread is forgotten leaves it whole, or gone for good once it is asked again', async () => {
  const thread = (await held(alice))?.thread;
  if (thread === undefined) throw new Error('no thread');
  const edges = await atEveryEdge(
    () => ({ user: alice, done: alice.window('thread.forget', { thread }) }),
    async () => {
      const isThere = (await alice.window('people.list', {})).people.length === 1;
      const rows = await readAll(alice);
      if (isThere) expect(rows).toEqual(expect.arrayContaining(['us: from Alice', 'them: from Bob']));
      else expect(rows.filter((row) => row.includes('from'))).toEqual([]);
    },
  );
  expect((await alice.window('people.list', {})).people).toEqual([]);
  expect(edges).toBeGreaterThan(4);
});
