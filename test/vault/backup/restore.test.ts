/** What of an archive goes into a backup, and how it comes out: retention holds across it, and nothing that is there is lost. */
import 'fake-indexeddb/auto';
import { beforeEach, expect, test } from 'vitest';
import { named } from '../../../lib/core/keys.ts';
import { sha256 } from '../../../lib/core/primitives.ts';
import { archiveInPieces, composeBackup } from '../../../lib/vault/backup/collect.ts';
import { readHeader } from '../../../lib/vault/backup/container.ts';
import { openFileWraps } from '../../../lib/vault/backup/file-wraps.ts';
import { readSecret } from '../../../lib/vault/backup/recovery-words.ts';
import { type Restored, restoreInto, surveyToRestore } from '../../../lib/vault/backup/restore.ts';
import { dayOf } from '../../../lib/vault/day-chain.ts';
import type { RecordKey } from '../../../lib/vault/keyring.ts';
import type { End } from '../../../lib/vault/keys.ts';
import {
  type ArchiveRecord,
  type ContactRecord,
  type KeptRecord,
  noTimers,
  type ThreadRecord,
} from '../../../lib/vault/records.ts';
import { put } from '../../../lib/vault/step.ts';
import { DAY, NOON } from '../../support/people.ts';
import { seededRandom } from '../../support/seeded-random.ts';
import { CODE, type TestVault, testVault } from '../support.ts';

const THREAD = { site: 'x', ownId: '1', conversationId: '1-2' };
const random = seededRandom('restoring');

let alice: TestVault;
beforeEach(async () => {
  alice = testVault();
  await alice.vault.create(CODE);
});

const hashOf = (text: string): Uint8Array => sha256(new TextEncoder().encode(text));

/** Keeps a text as it is kept when it was read, under the day of the moment, or under a key of its own. */
const keep = async (made: TestVault, text: string, end: End | null = null): Promise<void> => {
  const { step, keyring } = await made.vault.open();
  const hash = hashOf(text);
  const record: KeptRecord = { kind: 'text', text, sequence: 1, thread: THREAD, author: 'them', time: made.now, hash };
  await step({
    touches: ['archive'],
    read: async () => null,
    decide: (_, texts) => ({
      writes: [put('archive', keyring.archived(hash), record, end && texts.take(keyring.thread(THREAD), end))],
      output: null,
    }),
  });
};

const key = (byte: number) => named('identity public key', new Uint8Array(32).fill(byte));
const contact: ContactRecord = {
  ...THREAD,
  peerId: '2',
  handle: 'bob',
  name: null,
  identity: key(1),
  verified: true,
  since: NOON,
  muted: false,
  barred: false,
};
const thread: ThreadRecord = {
  ...THREAD,
  peerId: '2',
  sessions: [],
  sent: [],
  received: null,
  blocked: false,
  written: 7,
  posted: 9,
  timer: 60,
  timers: noTimers,
  copied: false,
  restoredAt: null,
};

const keepThread = async (made: TestVault, change: Partial<ThreadRecord> = {}, of: Partial<ContactRecord> = {}) => {
  const { step, keyring } = await made.vault.open();
  await step({
    touches: ['contacts', 'threads'],
    read: async () => null,
    decide: () => ({
      writes: [
        put('contacts', keyring.contact(contact), { ...contact, ...of }),
        put('threads', keyring.thread(THREAD), { ...thread, ...change }),
      ],
      output: null,
    }),
  });
};

const backup = async (made: TestVault): Promise<Uint8Array> =>
  composeBackup(await made.vault.open(), await made.vault.backup.sealing(), { now: made.now, random });

const restore = async (made: TestVault, bytes: Uint8Array): Promise<Restored> => {
  const header = readHeader(bytes);
  const file = { bytes, header, key: await openFileWraps(header.wraps, readSecret(CODE)) };
  const known = surveyToRestore(file);
  return restoreInto(await made.vault.open(), { file, known }, { now: made.now, random, isNew: false });
};

const found = async (made: TestVault, text: string): Promise<ArchiveRecord | undefined> => {
  const { look, keyring } = await made.vault.open();
  return look(['archive'], (reader) => reader.get('archive', keyring.archived(hashOf(text))));
};

const contents = async (made: TestVault): Promise<ArchiveRecord[]> => {
  const all: ArchiveRecord[] = [];
  for await (const entries of archiveInPieces(await made.vault.open()))
    all.push(...entries.map(({ record }) => record));
  return all;
};

const threadIn = async (made: TestVault): Promise<ThreadRecord | undefined> => {
  const { look, keyring } = await made.vault.open();
  return look(['threads'], (reader) => reader.get('threads', keyring.thread(THREAD)));
};

const contactIn = async (made: TestVault): Promise<ContactRecord | undefined> => {
  const { look, keyring } = await made.vault.open();
  return look(['contacts'], (reader) => reader.get('contacts', keyring.contact(contact)));
};

const newVault = async (now: number): Promise<TestVault> => {
  const made = testVault();
  made.now = now;
  await made.vault.create(CODE);
  return made;
};

test('R-VAULT-22: two vaults become one without loss, and a second time nothing changes', async () => {
  for (const text of ['only in the file', 'in both']) await keep(alice, text);
  await keepThread(alice);
  const file = await backup(alice);
  const other = await newVault(NOON);
  for (const text of ['in both', 'only here']) await keep(other, text);

  expect(await restore(other, file)).toMatchObject({ added: 1, counts: { texts: 2, people: 1 } });
  for (const text of ['only in the file', 'in both', 'only here'])
    expect(await found(other, text)).toMatchObject({ text });
  const before = await contents(other);
  expect(await restore(other, file)).toMatchObject({ added: 0, otherKeys: [] });
  expect(await contents(other)).toEqual(before);
  expect(before).toHaveLength(3);
  expect(await restore(alice, file)).toMatchObject({ added: 0 }); // into the vault that it came from
  expect(await contents(alice)).toHaveLength(2);
});

test('R-VAULT-24: of a text that has an end of its own only that there was one goes into a backup', async () => {
  await keep(alice, 'stays');
  await keep(alice, 'an hour', { kind: 'at', time: NOON + 3600 });
  await keep(alice, 'not displayed yet', { kind: 'after-display', seconds: 60 });
  await keep(alice, 'until the lock', { kind: 'at-lock' });
  await keepThread(alice);
  const other = await newVault(NOON);
  expect(await restore(other, await backup(alice))).toMatchObject({ counts: { texts: 1 }, added: 1 });
  for (const text of ['an hour', 'not displayed yet', 'until the lock']) {
    expect(await found(other, text)).toEqual({ kind: 'gone', author: 'them', hash: hashOf(text) });
    expect(await found(alice, text)).toMatchObject({ text });
  }
  // Brought back into the vault that still has them, nothing is lost.
  await restore(alice, await backup(alice));
  expect(await found(alice, 'an hour')).toMatchObject({ text: 'an hour' });
});

test('R-VAULT-24: a thread that keeps nothing has nothing in a backup but that it is one', async () => {
  await keepThread(alice);
  await (await alice.vault.open()).setKeepDays(THREAD, 0);
  await keep(alice, 'of this hour');
  const file = await backup(alice);
  const other = await newVault(NOON);
  expect(await restore(other, file)).toMatchObject({ counts: { texts: 0, people: 1 } });
  expect(await found(other, 'of this hour')).toMatchObject({ kind: 'gone' });
  expect((await other.vault.open()).keepDays(THREAD)).toBe(0);
});

test('R-VAULT-24: retention goes on counting from the day on which a text was kept', async () => {
  await keepThread(alice);
  await keep(alice, 'five days old');
  alice.now += 5 * DAY;
  await keep(alice, 'of today');
  await (await alice.vault.open()).setKeepDays(THREAD, 7);
  const file = await backup(alice);

  const late = await newVault(alice.now + 3 * DAY);
  await restore(late, file);
  expect((await late.vault.open()).keepDays(THREAD)).toBe(7);
  expect(await found(late, 'five days old')).toMatchObject({ kind: 'gone' });
  expect(await found(late, 'of today')).toMatchObject({ text: 'of today' });

  const soon = await newVault(alice.now + DAY);
  await restore(soon, file);
  expect(await found(soon, 'five days old')).toMatchObject({ text: 'five days old' });
  soon.now += 2 * DAY;
  await (await soon.vault.open()).sweep();
  expect(await found(soon, 'five days old')).toMatchObject({ kind: 'gone' });
  expect(await found(soon, 'of today')).toMatchObject({ text: 'of today' });
});

test('what was erased here stays erased', async () => {
  await keepThread(alice);
  await keep(alice, 'said long ago');
  const file = await backup(alice);
  alice.now += 10 * DAY;
  await (await alice.vault.open()).setKeepDays(THREAD, 7);
  expect(await found(alice, 'said long ago')).toMatchObject({ kind: 'gone' });
  await (await alice.vault.open()).setKeepDays(THREAD, null);
  await restore(alice, file);
  expect(await found(alice, 'said long ago')).toMatchObject({ kind: 'gone' });
});

test('a text that an older Sotto kept without its hash comes along under the name it had', async () => {
  const { step, keyring } = await alice.vault.open();
  const name = keyring.archived(hashOf('of 0.1.0'));
  const old: KeptRecord = {
    kind: 'text',
    text: 'of 0.1.0',
    sequence: 1,
    thread: THREAD,
    author: 'us',
    time: 1,
    hash: null,
  };
  await step({
    touches: ['archive'],
    read: async () => null,
    decide: () => ({ writes: [put('archive', name as RecordKey<'archive'>, old)], output: null }),
  });
  await keepThread(alice);
  const file = await backup(alice);
  expect(await restore(alice, file)).toMatchObject({ added: 0 });
  const other = await newVault(NOON);
  expect(await restore(other, file)).toMatchObject({ added: 1 });
  expect(await restore(other, file)).toMatchObject({ added: 0 });
  expect(await contents(other)).toMatchObject([{ text: 'of 0.1.0' }]);
});

test('a thread in use is not moved back; one without a session is told to be from a backup', async () => {
  await keepThread(alice);
  const file = await backup(alice);
  const other = await newVault(NOON + 5);
  await restore(other, file);
  expect(await threadIn(other)).toEqual({ ...thread, posted: 0, restoredAt: NOON + 5 });
  expect(await contactIn(other)).toEqual(contact);

  await keepThread(alice, { written: 12, posted: 20, timer: 0 });
  await restore(alice, file);
  expect(await threadIn(alice)).toMatchObject({ written: 12, posted: 20, timer: 0 });
});

test('R-LIE-2: another key for a contact than the file has stops the thread, and the person is told', async () => {
  await keepThread(alice);
  const file = await backup(alice);
  const other = await newVault(NOON);
  await keepThread(other, { written: 1 }, { identity: key(2), verified: false, name: 'Bob from the choir' });
  const told = await restore(other, file);
  expect(told.otherKeys).toEqual([{ site: 'x', handle: 'bob', name: 'Bob from the choir', peerId: '2' }]);
  expect(await contactIn(other)).toMatchObject({ identity: key(2), verified: false });
  expect(await threadIn(other)).toMatchObject({ blocked: true, written: 7 });
});

test('what is known of a contact is united', async () => {
  await keepThread(alice, {}, { name: 'Bob from the choir', since: NOON - 50, muted: true });
  const file = await backup(alice);
  const other = await newVault(NOON);
  await keepThread(other, {}, { handle: 'bobby', verified: false, since: NOON + 50, barred: true });
  await restore(other, file);
  expect(await contactIn(other)).toEqual({
    ...contact,
    handle: 'bobby',
    name: 'Bob from the choir',
    since: NOON - 50,
    muted: true,
    barred: true,
  });
  const unknown = await newVault(NOON);
  await keepThread(unknown, {}, { identity: null, verified: false, since: null });
  await restore(unknown, file);
  expect(await contactIn(unknown)).toMatchObject({ identity: key(1), verified: true, since: NOON - 50 });
  expect(await threadIn(unknown)).toMatchObject({ restoredAt: NOON });
});

test('days that a clock made up do not break a restore', async () => {
  await keepThread(alice);
  alice.now = NOON + 4000 * DAY;
  await keep(alice, 'from the future');
  const other = await newVault(NOON);
  await restore(other, await backup(alice));
  expect(await found(other, 'from the future')).toMatchObject({ text: 'from the future' });
  expect(dayOf(other.now)).toBe(dayOf(NOON));
});
