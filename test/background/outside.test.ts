/** What the browser shows for Sotto outside its windows: the button, its menu over selected text, keys, notifications. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { DAY } from '../support/people.ts';
import { ROOT } from './world/profile.ts';
import { Site } from './world/site.ts';
import { BOB, CODE, MALLORY, TAB, twoPeople, twoProtected, User } from './world/user.ts';

/** Lets what was started by the browser's events end. */
const settle = async (): Promise<void> => {
  for (let turn = 0; turn < 50; turn++) await new Promise((done) => setImmediate(done));
};

test('the button marks what is to be decided, and says the state without a name', async () => {
  const site = new Site();
  const { alice, bob } = await twoPeople(site);
  await alice.window('thread.protect', { tabId: TAB });
  await bob.read(site.armored());
  await bob.page('page.thread', { ref: bob.ref });
  expect(bob.profile.badges.get(TAB)).toBe('•');
  await bob.window('thread.accept', { tabId: TAB });
  await bob.page('page.thread', { ref: bob.ref });
  expect(bob.profile.badges.get(TAB)).toBe('');
  expect(bob.profile.titles.get(TAB)).toBe('Sotto: protected');
  await bob.read(await forgedBy());
  await bob.page('page.thread', { ref: bob.ref });
  expect(bob.profile.badges.get(TAB)).toBe('!');
  expect(bob.profile.titles.get(TAB)).not.toMatch(/alice/i);
  await bob.page('page.left', {});
  expect(bob.profile.badges.get(TAB)).toBe('');
});

/** An invitation from Alice to Bob, or the other way round, under another key of the account. */
const forgedBy = async (who: 'alice' | 'bob' = 'alice'): Promise<string[]> => {
  const elsewhere = new Site();
  const { [who]: mallory } = await twoPeople(elsewhere);
  await mallory.window('thread.protect', { tabId: TAB });
  return elsewhere.armored();
};

test('selected armor goes to manual mode through memory, once, and nothing else of the selection does', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  await alice.composer('composer.send', { text: 'read me by hand' });
  const { profile } = bob;
  profile.install('update');
  await settle();
  expect([...profile.outside.menu]).toEqual([['decrypt', 'Decrypt with Sotto']]);
  const armored = site.armored().at(-1) ?? '';
  profile.outside.choose('decrypt', `a secret of the page ${armored.replaceAll(/(.{60})/g, '$1\n')} and more of it`);
  await settle();
  expect(profile.opened).toEqual([`${ROOT}app.html#manual`]);
  expect(JSON.stringify([...profile.session])).not.toContain('of the page');
  const { text } = await bob.window('manual.take', {});
  expect(text).toBe(armored);
  expect(await bob.window('manual.read', { thread: null, text: text ?? '', parts: [] })).toMatchObject({
    pasted: [{ kind: 'row', row: { text: 'read me by hand' } }],
  });
  expect(await bob.window('manual.take', {})).toEqual({ text: null });
  expect(JSON.stringify([...profile.local])).not.toContain('Sotto1');
});

test('a selection without armor says so, and another item of the menu is not ours', async () => {
  const { bob } = await twoPeople(new Site());
  bob.profile.outside.choose('decrypt', 'no armor here');
  await settle();
  expect(await bob.window('manual.take', {})).toEqual({ text: '' });
  bob.profile.outside.choose('something else', 'Sotto1');
  await settle();
  expect(bob.profile.opened).toHaveLength(1);
  expect(await bob.window('manual.take', {})).toEqual({ text: null });
});

test('the keys open windows for the tab in front, and decide nothing', async () => {
  const site = new Site();
  const { alice } = await twoPeople(site);
  const { profile } = alice;
  const opens = async (name: string, tab?: { readonly id: number }): Promise<string[]> => {
    profile.opened.length = 0;
    profile.command(name, tab);
    await settle();
    return profile.opened.map((url) => url.replace(ROOT, ''));
  };
  expect(await opens('manual', { id: TAB })).toEqual([`app.html?tab=${TAB}#manual`]);
  expect(await opens('manual')).toEqual(['app.html#manual']);
  expect(await opens('thread', { id: TAB })).toEqual([`popup.html?tab=${TAB}`]);
  expect(await opens('thread', { id: 999 })).toEqual(['popup.html?tab=999']);
  expect(await opens('thread')).toEqual(['app.html#people']);
  expect(await opens('another')).toEqual([]);
  expect(site.posted).toEqual([]);
  const { alice: other } = await twoProtected(new Site());
  other.profile.command('thread', { id: TAB });
  await settle();
  expect(other.profile.opened).toEqual([`${ROOT}app.html?tab=${TAB}#verify`]);
  await other.read(await forgedBy('bob'));
  other.profile.command('thread', { id: TAB });
  await settle();
  expect(other.profile.opened.at(-1)).toBe(`${ROOT}app.html?tab=${TAB}#key`);
  other.profile.command('lock');
  await settle();
  expect(await other.window('vault.status', {})).toEqual({ status: 'locked' });
});

test('an invitation and a changed key are notified where that was chosen, with a name only where that was, too', async () => {
  const notified = async (notify: 'nothing' | 'that' | 'who', isAllowed = true): Promise<string[]> => {
    const site = new Site();
    const { alice, bob } = await twoPeople(site);
    bob.profile.outside.mayNotify = isAllowed;
    bob.profile.start();
    await bob.window('settings.set', { lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence: '', notify });
    await alice.window('thread.protect', { tabId: TAB });
    await bob.read(site.armored());
    await bob.read(site.armored()); // seen again it is no news
    await bob.window('thread.accept', { tabId: TAB });
    await bob.read(await forgedBy());
    return bob.profile.outside.notices;
  };
  expect(await notified('nothing')).toEqual([]);
  expect(await notified('that', false)).toEqual([]);
  expect(await notified('that')).toEqual([
    'invitation-received 7: Sotto: Somebody invites you to protect a thread.',
    'blocked 7: Sotto: A thread was stopped: another key than before appeared.',
  ]);
  expect(await notified('who')).toEqual([
    'invitation-received 7: Sotto: @alice invites you to protect your thread.',
    'blocked 7: Sotto: The thread with @alice was stopped: another key than before appeared.',
  ]);
});

test('a click on a notification leads to the tab that it is about, or to the people when that is closed', async () => {
  const { bob } = await twoPeople(new Site());
  const { profile } = bob;
  profile.outside.mayNotify = true;
  profile.start();
  profile.outside.clickNotice(`blocked ${TAB}`);
  await settle();
  expect(profile.outside).toMatchObject({ inFront: [`tab ${TAB}`, 'window 1'], cleared: [`blocked ${TAB}`] });
  const before = profile.opened.length;
  profile.closeTab(TAB);
  profile.outside.clickNotice(`blocked ${TAB}`);
  profile.outside.clickNotice('blocked ');
  await settle();
  expect(profile.opened.slice(before)).toEqual([`${ROOT}app.html#people`, `${ROOT}app.html#people`]);
});

test('no notification comes of a thread between others', async () => {
  const site = new Site();
  const { alice } = await twoPeople(site);
  const mallory = new User(MALLORY, BOB, site);
  await mallory.window('vault.create', { code: CODE });
  await mallory.window('thread.protect', { tabId: TAB });
  alice.profile.outside.mayNotify = true;
  alice.profile.start();
  const chosen = { lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence: '', notify: 'that' } as const;
  await alice.window('settings.set', chosen);
  await alice.read(site.armored());
  expect(alice.profile.outside.notices).toEqual([]);
});

test('R-PEOPLE-2: no notification comes of an invitation of somebody who is muted', async () => {
  const notified = async (muted: boolean): Promise<number> => {
    const site = new Site();
    const { alice, bob } = await twoPeople(site);
    bob.profile.outside.mayNotify = true;
    bob.profile.start();
    const chosen = { lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence: '', notify: 'that' } as const;
    await bob.window('settings.set', chosen);
    await alice.window('thread.protect', { tabId: TAB });
    await bob.read(site.armored());
    const { site: name, ownId, peerId } = bob.ref;
    await bob.window('people.mute', { contact: { site: name, ownId: ownId ?? '', peerId: peerId ?? '' }, muted });
    for (const { profile } of [alice, bob]) profile.now += 31 * DAY; // the first one has expired
    await alice.window('thread.protect', { tabId: TAB });
    await bob.read(site.armored().slice(1));
    return bob.profile.outside.notices.length;
  };
  expect(await notified(false)).toBe(2);
  expect(await notified(true)).toBe(1);
});

test('Firefox for Android has no windows, keys, menus or screen to tell of: everything is answered, and the popup stands in a tab', async () => {
  const site = new Site();
  const { alice, bob } = await twoProtected(site);
  const { profile } = bob;
  profile.isOnAndroid = true;
  profile.start();
  profile.install('update');
  await settle();
  await alice.composer('composer.send', { text: 'on the way' });
  expect((await bob.read(site.armored())).at(-1)).toMatchObject({ kind: 'text', text: 'on the way' });
  await bob.composer('composer.unlock', {});
  expect(profile.opened).toEqual([`${ROOT}popup.html?tab=${TAB}`]);
  expect(await bob.window('unlock.ways', {})).toMatchObject({ lockShortcut: null });
  expect(profile.outside.menu.size).toBe(0);
});
