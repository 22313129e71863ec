/** A readable copy of a thread: asked for with the code, whole, escaped, and running nothing. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { Site } from './world/site.ts';
import { ALICE, BOB, CODE, twoProtected, type User } from './world/user.ts';

let site: Site;
let alice: User;
let bob: User;

const NASTY = `<script>alert("1")</script> & 'quoted' \u202E<img src=x onerror=alert(2)>`;

beforeEach(async () => {
  site = new Site();
  ({ alice, bob } = await twoProtected(site));
  await alice.composer('composer.send', { text: 'first' });
  bob.profile.now += 60;
  await bob.read(site.armored());
  await bob.composer('composer.send', { text: NASTY });
  await alice.read(site.armored());
});

const wanted = { site: 'x', ownId: ALICE.id, peerId: BOB.id, code: CODE };

const exported = async (form: 'html' | 'json'): Promise<{ readonly name: string; readonly text: string }> => {
  const { id, name, parts } = await alice.window('export.thread', { ...wanted, form });
  let text = '';
  for (let part = 0; part < parts; part++) text += (await alice.window('export.part', { id, part })).text;
  return { name, text };
};

test('as data it holds who said what and when', async () => {
  const { name, text } = await exported('json');
  expect(name).toMatch(/^sotto-bob-\d{4}-\d\d-\d\d\.json$/);
  expect(JSON.parse(text)).toEqual({
    sotto: 'thread',
    version: 1,
    made: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    with: '@bob',
    handle: 'bob',
    peerId: BOB.id,
    site: 'x',
    ownId: ALICE.id,
    conversationId: alice.ref.conversationId,
    messages: [
      { from: 'us', at: expect.any(String), sequence: 1, text: 'first' },
      { from: 'them', at: expect.any(String), sequence: 1, text: NASTY },
    ],
  });
});

test('as a page nothing in it runs, whatever was said', async () => {
  const { name, text } = await exported('html');
  expect(name).toMatch(/\.html$/);
  expect(text).toContain('first');
  expect(text).toContain("default-src 'none'");
  const { Window } = await import('happy-dom');
  const { document } = new Window();
  document.write(text);
  expect(document.querySelectorAll('script, img, iframe, link, object, [onerror]')).toHaveLength(0);
  expect([...document.querySelectorAll('.text')].map((one) => one.textContent)).toEqual(['first', NASTY]);
  expect([...document.querySelectorAll('.who bdi')].map((one) => one.textContent)).toEqual(['You', '@bob']);
});

test('as a page it says under which day each message was written, and which accounts the two are, whatever they are called', async () => {
  const { code: _, ...contact } = wanted;
  await alice.window('people.rename', { contact, name: 'Bob <from> the choir' });
  for (const user of [alice, bob]) user.profile.now += 2 * 86_400;
  await alice.composer('composer.send', { text: 'two days later' });
  const { text } = await exported('html');
  const { Window } = await import('happy-dom');
  const { document } = new Window();
  document.write(text);
  const days = [...document.querySelectorAll('.day time')].map((one) => one.getAttribute('datetime'));
  expect(days).toEqual(
    [2, 0].map((ago) => new Date((alice.profile.now - ago * 86_400) * 1_000).toISOString().slice(0, 10)),
  );
  expect(document.querySelector('.day')?.textContent).toMatch(/^\d+ \w+ \d{4}$/);
  expect([...document.querySelectorAll('.who time')].map((one) => one.textContent)).toEqual(
    Array.from({ length: 3 }, () => expect.stringMatching(/^\d\d:\d\d UTC$/)),
  );
  expect(document.querySelector('.about')?.textContent).toContain(
    `Their account: @bob (${BOB.id}). Yours: ${ALICE.id}.`,
  );
  expect([...document.querySelectorAll('ol > li')].map((one) => one.className)).toEqual([
    'day',
    'us',
    'them',
    'day',
    'us',
  ]);
});

test('R-VAULT-23: an open vault is not enough: without the security code there is no copy', async () => {
  for (const code of ['', 'wrong', `${CODE}e`]) {
    await expect(alice.window('export.thread', { ...wanted, code, form: 'json' })).rejects.toThrow('vault/wrong-code');
  }
  await expect(alice.window('export.part', { id: '0'.repeat(32), part: 0 })).rejects.toThrow('rpc/interrupted');
  await alice.window('vault.lock', {});
  await expect(alice.window('export.thread', { ...wanted, form: 'json' })).rejects.toThrow('vault/locked');
});

test('R-VAULT-23: a copy is gone once it was taken, and when the vault is locked', async () => {
  const { id, parts } = await alice.window('export.thread', { ...wanted, form: 'json' });
  for (let part = 0; part < parts; part++) await alice.window('export.part', { id, part });
  await expect(alice.window('export.part', { id, part: 0 })).rejects.toThrow('rpc/interrupted');

  const next = await alice.window('export.thread', { ...wanted, form: 'json' });
  await alice.window('vault.lock', {});
  await expect(alice.window('export.part', { id: next.id, part: 0 })).rejects.toThrow('vault/locked');
  await alice.window('vault.unlock', { code: CODE });
  await expect(alice.window('export.part', { id: next.id, part: 0 })).rejects.toThrow('rpc/interrupted');
});

test('somebody who is not known has no copy', async () => {
  await expect(alice.window('export.thread', { ...wanted, peerId: '9', form: 'json' })).rejects.toThrow(
    'thread/not-protected',
  );
});
