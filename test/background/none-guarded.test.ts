/** R-PAGE-2, R-TYPE-2: pages are told that no thread is guarded while that is so, and not a moment longer. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { Site } from './world/site.ts';
import { TAB, twoPeople, type User } from './world/user.ts';

const settled = (user: User) => user.window('vault.status', {});
const isTold = ({ profile }: User): boolean => profile.scripts.has('none-guarded');

test('new pages are told from the start, at every place where the manifest’s script runs, in every frame', async () => {
  const { alice } = await twoPeople(new Site());
  await settled(alice);
  expect([...alice.profile.scripts.values()]).toEqual([
    {
      id: 'none-guarded',
      js: ['content-scripts/none-guarded.js'],
      matches: ['https://x.com/*', 'https://chat.x.com/*', 'https://twitter.com/*'],
      runAt: 'document_start',
      allFrames: true,
      matchOriginAsFallback: true,
      persistAcrossSessions: true,
    },
  ]);
  await alice.window('vault.lock', {});
  alice.profile.restartBrowser();
  await settled(alice);
  expect(isTold(alice)).toBe(true);
});

test('it is taken back before the first tag is written, and pages that are open hear of it', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  bob.profile.news.length = 0;
  for (let edge = 0; !bob.profile.local.has('tags'); edge++) {
    bob.profile.life.dieAfter(edge); // wherever the worker is stopped
    await bob.window('thread.accept', { tabId: TAB }).catch(() => {});
    if (bob.profile.local.has('tags')) expect(isTold(bob)).toBe(false);
    bob.profile.start();
    await settled(bob);
    expect(isTold(bob)).toBe(!bob.profile.local.has('tags'));
  }
  expect(bob.profile.news).toContain('first');
});

test('after an update, which takes registered scripts away, it is told again, unless a thread is protected', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await bob.window('thread.accept', { tabId: TAB });
  for (const user of [alice, bob]) {
    user.profile.scripts.clear();
    user.profile.start();
    await settled(user);
  }
  expect([isTold(alice), isTold(bob)]).toEqual([true, false]);
});
