/** A sealed record opens as what it was sealed as, where it was sealed, and not at all otherwise. R-VAULT-1. */
import { expect, test } from 'vitest';
import type { SealedRecord } from '../../lib/vault/database.ts';
import { dayOf } from '../../lib/vault/day-chain.ts';
import { VaultError } from '../../lib/vault/errors.ts';
import { makeKeyring, type RecordKey } from '../../lib/vault/keyring.ts';
import {
  endedAt,
  firstKeys,
  type Keys,
  withoutEnded,
  withRetention,
  withTexts,
  withThreads,
} from '../../lib/vault/keys.ts';
import { MissingThread } from '../../lib/vault/places.ts';
import type { ArchiveRecord } from '../../lib/vault/records.ts';
import { makeSealer } from '../../lib/vault/seal.ts';
import { DAY, NOON } from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';

const random = seededRandom('seal');
const keyring = makeKeyring(random.bytes(32));
let now = NOON;
let keys: Keys = firstKeys(NOON, random);
const sealerOf = (ring = keyring) => makeSealer({ keyring: ring, keys: () => keys, now: () => now, random });
const sealer = sealerOf();
const thread = { site: 'x', ownId: '1', conversationId: '1-2' };
const here = keyring.draft(thread);
const there = keyring.draft({ ...thread, conversationId: '1-3' });
const draft = { text: 'half a sentence' };
const corrupt = new VaultError('vault/corrupt');
const hash = random.bytes(32);
const name = keyring.archived(hash);
const said: ArchiveRecord = { kind: 'text', text: 'kept', sequence: 1, thread, author: 'us', time: NOON, hash };

test('a record comes back as it was', () => {
  expect(sealer.open('drafts', here, sealer.seal('drafts', here, draft))).toEqual(draft);
});

test('the same record is sealed differently each time, under the same locator', () => {
  const [one, other] = [sealer.seal('drafts', here, draft), sealer.seal('drafts', here, draft)];
  expect(one.sealed).not.toEqual(other.sealed);
  expect(one.under).toEqual(other.under);
});

test('moved to another key, store or vault it does not open', () => {
  const sealed = sealer.seal('drafts', here, draft);
  expect(() => sealer.open('drafts', there, sealed)).toThrow(corrupt);
  expect(() => sealer.open('settings', here as unknown as RecordKey<'settings'>, sealed)).toThrow(corrupt);
  expect(() => sealerOf(makeKeyring(random.bytes(32))).open('drafts', here, sealed)).toThrow(corrupt);
});

test.each(['sealed', 'under'] as const)('no bit of %s can be flipped, no byte left out and none added', (part) => {
  const record = sealer.seal('drafts', here, draft);
  const bytes: Uint8Array = record[part];
  const opening = (changed: Uint8Array) => () =>
    sealer.open('drafts', here, { ...record, [part]: changed } as SealedRecord);
  for (let bit = 0; bit < 8 * bytes.length; bit++) {
    const changed = bytes.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(opening(changed)).toThrow(corrupt);
  }
  for (let length = 0; length < bytes.length; length++) expect(opening(bytes.subarray(0, length))).toThrow(corrupt);
  expect(opening(Uint8Array.of(...bytes, 0))).toThrow(corrupt);
});

test('a text is sealed by its thread and day, once its thread has keys; all places look alike from outside', () => {
  expect(() => sealer.seal('archive', name, said)).toThrow(MissingThread);
  keys = withThreads(keys, [keyring.thread(thread)], now, random);
  const today = sealer.seal('archive', name, said);
  expect(sealer.placeOf(today)).toEqual({ kind: 'thread-day', thread: keyring.thread(thread), day: dayOf(NOON) });
  expect(sealer.open('archive', name, today)).toEqual(said);
  now += DAY;
  const tomorrow = sealer.seal('archive', name, said);
  expect(tomorrow.under).not.toEqual(today.under);
  expect(tomorrow.under).toHaveLength(sealer.seal('drafts', here, draft).under.length);
  expect(sealer.open('archive', name, today)).toEqual(said);
});

test('a forgotten day does not open, later ones and cards do', () => {
  const old = sealer.seal('archive', name, said);
  const { text: _, sequence: __, ...base } = said as Extract<ArchiveRecord, { kind: 'text' }>;
  const card: ArchiveRecord = { ...base, kind: 'card', card: 'accepted' };
  const kept = sealer.seal('archive', name, card);
  now += 3 * DAY;
  const young = sealer.seal('archive', name, said);
  keys = withRetention(keys, keyring.thread(thread), 1);
  keys = withoutEnded(keys, endedAt(keys, now, false));
  expect(sealer.open('archive', name, old)).toBeUndefined();
  expect(sealer.open('archive', name, young)).toEqual(said);
  expect(sealer.open('archive', name, kept)).toEqual(card);
});

test('a text with an end of its own opens until its key is dropped, and what remains of it opens for ever', () => {
  const more = withTexts(keys, [{ thread: keyring.thread(thread), end: { kind: 'at', time: now + 60 } }], now, random);
  keys = more.keys;
  const timed = sealer.seal('archive', name, said, more.added[0]);
  const remains = sealer.seal('archive', name, { kind: 'gone', author: 'us', hash });
  expect(sealer.open('archive', name, timed)).toEqual(said);
  keys = withoutEnded(keys, endedAt(keys, now + 60, false));
  expect(sealer.open('archive', name, timed)).toBeUndefined();
  keys = { ...withoutEnded(keys, { texts: [], days: [], threads: [keyring.thread(thread)] }) };
  expect(sealer.open('archive', name, remains)).toEqual({ kind: 'gone', author: 'us', hash });
});

test('records are called by keyed hashes: other parts, other stores and other vaults give other names', () => {
  const vaults = [keyring, makeKeyring(random.bytes(32))];
  const names = vaults.flatMap((ring) => [
    ring.account({ site: 'x', ownId: '12' }),
    ring.account({ site: 'x1', ownId: '2' }),
    ring.contact({ site: 'x', ownId: '1', peerId: '2' }),
    ring.contact({ site: 'x', ownId: '', peerId: '12' }),
    ring.thread({ site: 'x', ownId: '1', conversationId: '2' }),
    ring.draft({ site: 'x', ownId: '1', conversationId: '2' }),
    ring.archived(Uint8Array.of(1)),
    ring.settings(),
    ring.backups(),
    ring.index({ site: 'x', ownId: '1', conversationId: '2' }, 7, 0),
    ring.index({ site: 'x', ownId: '1', conversationId: '2' }, 7, 1),
    ring.index({ site: 'x', ownId: '1', conversationId: '2' }, 8, 0),
  ]);
  expect(new Set(names.map(String)).size).toBe(names.length);
  for (const one of names) expect(one).toHaveLength(16);
});
