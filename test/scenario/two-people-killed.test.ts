/** The worker is stopped before and after every call that leaves it. Nothing is lost, nothing is sent twice, no key is used twice. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { unwrapArmor } from '../../lib/core/armor/armor.ts';
import type { RpcError } from '../../lib/rpc/errors.ts';
import { atEveryEdge } from '../background/world/kill.ts';
import { Site } from '../background/world/site.ts';
import { said, TAB, twoPeople, twoProtected, type User } from '../background/world/user.ts';

/** What a person does who finds a message unsent, or finds nothing and writes it again. */
const finishSending = async (user: User, site: Site, text: string): Promise<void> => {
  const state = await user.composer('composer.state', {});
  if (state.kind !== 'open') throw new Error('the composer is closed');
  if (state.unsent !== null) {
    expect(state.unsent.text).toBe(text);
    expect(await user.composer('composer.retry', { id: state.unsent.id })).toEqual({ kind: 'sent' });
    return;
  }
  const rows = await user.read(site.armored());
  if (!rows.some((row) => said(row) === `us: ${text}`)) await user.composer('composer.send', { text });
};

/** Headers are deterministic under their key: two payloads that share one were made from the same state. */
const headers = (site: Site): string[] =>
  site.armored().flatMap((armored) => {
    const payload = unwrapArmor(armored);
    return payload?.[0] === 3 ? [String(payload.subarray(1, 54))] : [];
  });

test('a worker killed anywhere in a send loses nothing, sends nothing twice and uses no key twice', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await alice.composer('composer.send', { text: 'first' });
  const texts: string[] = ['first'];
  const edges = await atEveryEdge(
    (edge) => ({ user: alice, done: alice.composer('composer.send', { text: `killed at ${edge}` }) }),
    async (edge) => {
      await finishSending(alice, site, `killed at ${edge}`);
      texts.push(`killed at ${edge}`);
      expect(await alice.composer('composer.state', {})).toMatchObject({ unsent: null, draft: '' });
    },
  );
  expect(edges).toBeGreaterThan(10);
  for (const [user, author] of [
    [alice, 'us'],
    [bob, 'them'],
  ] as const) {
    const rows: string[] = [];
    for (let at = 0; at < site.posted.length; at += 50) {
      rows.push(...(await user.read(site.armored().slice(at, at + 50))).map(said));
    }
    expect(rows.filter((row) => !row.includes('['))).toEqual(texts.map((text) => `${author}: ${text}`));
  }
  expect(new Set(headers(site)).size).toBe(headers(site).length);
}, 120_000);

test('a worker killed anywhere in a scan reads every message once it is back', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const edges = await atEveryEdge(
    (edge) => {
      const text = `message ${edge}`;
      const posted = bob.composer('composer.send', { text });
      return {
        user: alice,
        done: posted.then(() => alice.scan(site.armored().slice(-5))),
      };
    },
    async (edge) => {
      const rows = await alice.read(site.armored().slice(-1));
      expect(rows.map(said)).toEqual([`them: message ${edge}`]);
    },
  );
  expect(edges).toBeGreaterThan(3);
}, 120_000);

test('a worker killed anywhere in accepting leaves an acceptance that can be given again, and one session', async () => {
  let site = new Site();
  let people = await twoPeople(site);
  await people.alice.window('thread.protect', { tabId: TAB });
  await people.bob.read(site.armored());
  const prepare = async (): Promise<void> => {
    site = new Site();
    people = await twoPeople(site);
    await people.alice.window('thread.protect', { tabId: TAB });
    await people.bob.read(site.armored());
  };
  const edges = await atEveryEdge(
    () => ({ user: people.bob, done: people.bob.window('thread.accept', { tabId: TAB }) }),
    async () => {
      const { alice, bob } = people;
      const again = await bob.window('thread.accept', { tabId: TAB }).catch((error: RpcError) => error.code);
      expect([{ kind: 'sent' }, 'thread/no-invitation']).toContainEqual(again);
      await bob.composer('composer.send', { text: 'we are private' });
      const rows = (await alice.read(site.armored())).map(said);
      expect(rows).toEqual(['us: [invitation-sent]', 'them: [accepted]', 'them: we are private']);
      await prepare();
    },
  );
  expect(edges).toBeGreaterThan(10);
}, 120_000);

test('a worker killed anywhere in inviting leaves one invitation, which is sent when asked again', async () => {
  let site = new Site();
  let people = await twoPeople(site);
  const edges = await atEveryEdge(
    () => ({ user: people.alice, done: people.alice.window('thread.protect', { tabId: TAB }) }),
    async () => {
      if (site.posted.length === 0) await people.alice.window('thread.protect', { tabId: TAB });
      expect((await people.bob.read(site.armored())).map(said)).toEqual(['them: [invitation-received]']);
      await people.bob.window('thread.accept', { tabId: TAB });
      expect((await people.alice.read(site.armored())).map(said)).toEqual([
        'us: [invitation-sent]',
        'them: [accepted]',
      ]);
      site = new Site();
      people = await twoPeople(site);
    },
  );
  expect(edges).toBeGreaterThan(10);
}, 120_000);
