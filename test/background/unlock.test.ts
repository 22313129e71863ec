/** How a vault is opened and locked, as windows ask for it: codes, waiting, this device, passkeys, the screen and the shortcut. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test, vi } from 'vitest';
import { Site } from './world/site.ts';
import { CODE, TAB, twoProtected, type User } from './world/user.ts';

const NEXT = 'nine silver kettles sing at dawn';
const hex = (digit: string): string => digit.repeat(64);
const passkey = { id: 'a1b2c3', salt: hex('2'), secret: hex('3') };

let site: Site;
let alice: User;
let bob: User;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
});

const status = async (user: User) => (await user.window('vault.status', {})).status;
const pageThread = () => alice.page('page.thread', { ref: alice.ref });
const tryWrong = (user: User) => user.window('vault.unlock', { code: 'wrong' });
const waits = async (user: User) => (await user.window('unlock.ways', {})).waitSeconds;

test('another code takes the place of the first, and the conversation goes on', async () => {
  await expect(alice.window('unlock.change-code', { code: 'wrong', next: NEXT })).rejects.toThrow('vault/wrong-code');
  await expect(alice.window('unlock.change-code', { code: CODE, next: 'weak' })).rejects.toThrow('vault/weak-code');
  await alice.window('unlock.change-code', { code: CODE, next: NEXT });
  expect(await status(alice)).toBe('open');
  await alice.composer('composer.send', { text: 'after the change' });
  expect((await bob.read(site.armored())).at(-1)).toMatchObject({ kind: 'text', text: 'after the change' });
  await alice.window('vault.lock', {});
  await expect(alice.window('vault.unlock', { code: CODE })).rejects.toThrow('vault/wrong-code');
  await alice.window('vault.unlock', { code: NEXT });
});

const finished = (work: Promise<unknown>): Promise<boolean> =>
  work.then(
    () => true,
    () => false,
  );

const lockNow = () => alice.window('vault.lock', {});
const unlockNow = () => alice.window('vault.unlock', { code: CODE });

/** Which of the codes opens the vault. Wrong ones are not counted: this is no person. */
const codeThatOpens = async (user: User): Promise<string> => {
  for (const code of [CODE, NEXT]) {
    user.profile.session.delete('codes.wrong');
    const isOpen = await user.window('vault.unlock', { code }).then(
      () => true,
      () => false,
    );
    if (isOpen) return code;
  }
  throw new Error('no code opens the vault');
};

test.each([
  ['the code changes', 'open'],
  ['recovery words replace a forgotten code', 'locked'],
])(
  'a worker that ends anywhere while %s leaves one code that opens, and no backup key that is not on disk',
  async (_, before) => {
    const { words } = await alice.window('backup.words', {});
    const { profile } = alice;
    let edges = 0;
    let code = CODE;
    for (let isDone = false; !isDone; edges += 1) {
      const next = code === CODE ? NEXT : CODE;
      if (before === 'locked') await lockNow();
      profile.life.dieAfter(edges);
      isDone = await finished(alice.window('unlock.change-code', { code: before === 'locked' ? words : code, next }));
      profile.start();
      const held = profile.session.get('vault.key');
      code = await codeThatOpens(alice);
      expect([undefined, profile.session.get('vault.key')]).toContain(held);
    }
    expect(edges).toBeGreaterThan(8);
  },
  60_000,
);

test.each([
  { to: 'open', back: lockNow, turn: unlockNow, lockAlarm: 10 },
  { to: 'locked', back: unlockNow, turn: lockNow, lockAlarm: undefined },
])('a worker that ends anywhere on the way to $to leaves no page behind that was told otherwise', async (way) => {
  const { profile } = alice;
  await alice.window('settings.set', { lockAfterMinutes: 10, lockOnScreenLock: true, invitationSentence: '' });
  let afterwards = 0;
  for (let edges = 0, isDone = false; !isDone; edges += 1) {
    if ((await status(alice)) === way.to) await way.back();
    profile.session.delete('lock.after'); // as after a start of the browser
    profile.alarms.delete('lock');
    profile.start();
    profile.life.dieAfter(edges);
    profile.news.length = 0;
    isDone = await finished(way.turn());
    profile.start();
    await pageThread(); // whoever asks next
    if ((await status(alice)) !== way.to) continue;
    afterwards += 1;
    expect(profile.news).toContain('vault');
    expect(profile.alarms.get('lock')).toBe(way.lockAlarm);
  }
  expect(afterwards).toBeGreaterThan(2);
});

test('codes are judged while they are typed, as they will be when they are chosen', async () => {
  const strength = async (code: string) => (await alice.window('unlock.judge', { code })).strength;
  expect(await strength('I love you so much')).toBe('weak');
  expect(await strength('my cat sleeps on the warm radiator')).toBe('enough');
  expect(await strength('a sentence only Alice knows: blue tractors hum')).toBe('ample');
});

test('R-VAULT-35: after wrong codes one waits a little, longer each time, never longer than half a minute', async () => {
  await alice.window('vault.lock', {});
  const waited: number[] = [];
  for (let times = 0; times < 11; times += 1) {
    await expect(tryWrong(alice)).rejects.toThrow('vault/wrong-code');
    waited.push(await waits(alice));
    alice.profile.now += waited.at(-1) ?? 0;
  }
  expect(waited).toEqual([0, 0, 1, 2, 4, 8, 16, 30, 30, 30, 30]);
  await alice.window('vault.unlock', { code: CODE });
  await alice.window('vault.lock', {});
  await expect(tryWrong(alice)).rejects.toThrow('vault/wrong-code');
  expect(await waits(alice)).toBe(0); // forgotten with the right one

  const again = async (): Promise<void> => {
    alice.profile.now += await waits(alice);
    await expect(tryWrong(alice)).rejects.toThrow('vault/wrong-code');
  };
  await alice.window('vault.unlock', { code: CODE });
  const { words } = await alice.window('backup.words', {});
  await alice.window('vault.lock', {});
  for (let times = 0; times < 5; times += 1) await again();
  expect(await waits(alice)).toBe(4);
  await alice.window('backup.unlock', { words }); // or with the recovery words
  expect(await waits(alice)).toBe(0);
});

test('R-VAULT-35: stopping the worker or setting the clock back shortens nothing and lengthens nothing', async () => {
  await alice.window('vault.lock', {});
  for (let times = 0; times < 6; times += 1) {
    alice.profile.now += await waits(alice);
    await expect(tryWrong(alice)).rejects.toThrow('vault/wrong-code');
  }
  alice.profile.start();
  expect(await waits(alice)).toBe(8);
  await expect(alice.window('vault.unlock', { code: CODE })).rejects.toThrow('vault/too-soon');
  await expect(alice.window('unlock.change-code', { code: CODE, next: NEXT })).rejects.toThrow('vault/too-soon');
  alice.profile.now -= 86_400;
  expect(await waits(alice)).toBe(8);
  alice.profile.now += 86_408;
  await alice.window('vault.unlock', { code: CODE });
});

test('R-VAULT-33: a remembered vault is open when the browser starts, for whoever asks first', async () => {
  await alice.window('unlock.remember', { remembered: true });
  expect(await alice.window('unlock.ways', {})).toMatchObject({ device: true });
  alice.profile.restartBrowser();
  expect(await pageThread()).toMatchObject({ kind: 'open', state: 'protected' });
  expect(await status(alice)).toBe('open');

  await alice.window('unlock.remember', { remembered: false });
  alice.profile.restartBrowser();
  expect(await pageThread()).toEqual({ kind: 'locked' });
  await expect(alice.window('unlock.by-device', {})).rejects.toThrow('vault/not-remembered');
});

test('locked by hand it stays locked until it is unlocked, which is one click', async () => {
  await alice.window('unlock.remember', { remembered: true });
  await alice.window('vault.lock', {});
  expect(await pageThread()).toEqual({ kind: 'locked' });
  alice.profile.start();
  expect(await pageThread()).toEqual({ kind: 'locked' });
  alice.profile.restartBrowser();
  expect(await pageThread()).toEqual({ kind: 'locked' });
  await alice.window('unlock.by-device', {});
  expect(await pageThread()).toMatchObject({ kind: 'open' });
  alice.profile.restartBrowser();
  expect(await pageThread()).toMatchObject({ kind: 'open' });
});

test('a disk that is full does not keep the vault from being locked by hand', async () => {
  await alice.window('unlock.remember', { remembered: true });
  vi.spyOn(alice.profile.local, 'set').mockImplementation(() => {
    throw new Error('no room');
  });
  await alice.window('vault.lock', {});
  alice.profile.start();
  expect(await pageThread()).toEqual({ kind: 'locked' });
});

test('locked for want of use it stays locked, at most until the browser starts again', async () => {
  await alice.window('unlock.remember', { remembered: true });
  await alice.window('settings.set', { lockAfterMinutes: 10, lockOnScreenLock: true, invitationSentence: '' });
  alice.profile.now += 600;
  expect(await pageThread()).toEqual({ kind: 'locked' });
  alice.profile.start();
  expect(await pageThread()).toEqual({ kind: 'locked' });
  alice.profile.turnScreen('active');
  expect(await status(alice)).toBe('locked');
  alice.profile.restartBrowser();
  expect(await pageThread()).toMatchObject({ kind: 'open' });
  expect(alice.profile.alarms.get('lock')).toBe(10); // and counts again
});

test('what is remembered in a profile whose key is gone asks for the code', async () => {
  await alice.window('unlock.remember', { remembered: true });
  await alice.profile.device.forget();
  alice.profile.restartBrowser();
  expect(await status(alice)).toBe('locked');
  await alice.window('vault.unlock', { code: CODE });
});

test('R-VAULT-36: the vault locks when the screen locks, and not when the person wanted otherwise', async () => {
  const locks = () => expect.poll(() => status(alice)).toBe('locked');
  alice.profile.turnScreen('idle');
  expect(await status(alice)).toBe('open');
  alice.profile.turnScreen('locked');
  await locks();
  alice.profile.turnScreen('active');
  expect(await status(alice)).toBe('locked'); // it is not remembered here

  await alice.window('vault.unlock', { code: CODE });
  await alice.window('settings.set', { lockAfterMinutes: 0, lockOnScreenLock: false, invitationSentence: '' });
  const heard = alice.profile.news.length;
  alice.profile.turnScreen('locked');
  expect(await status(alice)).toBe('open');
  expect(alice.profile.news.slice(heard)).toEqual([]);
});

test('R-VAULT-36: a remembered vault is closed behind a locked screen, and open again for the person who is back', async () => {
  await alice.window('unlock.remember', { remembered: true });
  alice.profile.turnScreen('locked');
  await expect.poll(pageThread).toEqual({ kind: 'locked' });
  expect([...alice.profile.session.keys()]).not.toContain('vault.key');
  alice.profile.start(); // the browser stops an idle worker
  expect(await pageThread()).toEqual({ kind: 'locked' });
  alice.profile.turnScreen('active');
  await expect.poll(pageThread).toMatchObject({ kind: 'open' });
});

test('the shortcut locks, whatever else the browser calls a command', async () => {
  alice.profile.command('something else');
  expect(await status(alice)).toBe('open');
  alice.profile.command('lock');
  await expect.poll(() => status(alice)).toBe('locked');
  expect((await alice.window('unlock.ways', {})).lockShortcut).toBe('Alt+Shift+L');
  alice.profile.command('lock'); // once more changes nothing
  await alice.window('vault.unlock', { code: CODE });
});

test('R-VAULT-34: a passkey opens the vault, also after the code was changed, and not once it is removed', async () => {
  await alice.window('unlock.add-passkey', passkey);
  const { id, salt, secret } = passkey;
  await alice.window('unlock.change-code', { code: CODE, next: NEXT });
  await alice.window('vault.lock', {});
  expect((await alice.window('unlock.ways', {})).passkeys).toEqual([{ id, salt }]);
  await expect(alice.window('unlock.by-passkey', { id, secret: hex('4') })).rejects.toThrow('vault/wrong-code');
  await alice.window('unlock.by-passkey', { id, secret });
  expect(await pageThread()).toMatchObject({ kind: 'open' });
  await alice.window('unlock.remove-passkey', { id });
  await alice.window('vault.lock', {});
  await expect(alice.window('unlock.by-passkey', { id, secret })).rejects.toThrow('vault/wrong-code');
  await alice.window('vault.unlock', { code: NEXT });
});

test('neither the page nor our frames in it ask any of this', async () => {
  const methods = ['unlock.ways', 'unlock.judge', 'unlock.change-code', 'unlock.remember', 'unlock.by-device'];
  for (const method of [...methods, 'unlock.add-passkey', 'unlock.remove-passkey', 'unlock.by-passkey']) {
    for (const sender of [alice.pageSender(), await alice.boundFrame('composer'), await alice.boundFrame('glass')]) {
      await expect(alice.ask(sender, method, {})).rejects.toThrow('rpc/forbidden');
    }
  }
  expect(await alice.window('tab.thread', { tabId: TAB })).toMatchObject({ state: 'protected' });
});
