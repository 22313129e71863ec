/** A timer can be seen: in the composer what is written under it, in the thread each message that is. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { keep, setTimer } from '../background/world/keeping.ts';
import { Site } from '../background/world/site.ts';
import { twoProtected, type User } from '../background/world/user.ts';
import { DAY } from '../support/people.ts';

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

const say = (user: User, text: string) => user.composer('composer.send', { text });
const signs = async (user: User) =>
  (await user.read(site.armored())).flatMap((row) =>
    row.kind === 'text' ? [`${row.text}${row.disappears ? ', for a while' : ''}`] : [],
  );
const composer = (user: User) => user.composer('composer.state', {});

test('the composers of both say it as soon as each knows', async () => {
  await setTimer(alice, DAY);
  expect(await composer(alice)).toMatchObject({ timer: DAY });
  expect(await composer(bob)).toMatchObject({ timer: 0 });
  bob.profile.news.length = 0;
  await bob.read(site.armored());
  expect(bob.profile.news).toContain('thread'); // so that the composer asks again
  expect(await composer(bob)).toMatchObject({ timer: DAY });
  for (const user of [alice, bob]) user.profile.now += 60;
  await setTimer(bob, 0);
  await alice.read(site.armored());
  expect(await composer(alice)).toMatchObject({ timer: 0 });
});

test('a message under a timer is marked on both sides, before it was seen and after', async () => {
  await say(alice, 'to stay');
  await setTimer(alice, DAY);
  await say(alice, 'to go');
  for (const user of [alice, bob, bob]) expect(await signs(user)).toEqual(['to stay', 'to go, for a while']);
});

test('what goes because a thread keeps nothing is under no timer', async () => {
  await keep(alice, 0);
  await say(alice, 'until the lock');
  expect(await signs(alice)).toEqual(['until the lock']);
});
