/** A sealed record opens as what it was sealed as, where it was sealed, and not at all otherwise. R-VAULT-1. */
import { expect, test } from 'vitest';
import { VaultError } from '../../lib/vault/errors.ts';
import { makeKeyring, type RecordKey } from '../../lib/vault/keyring.ts';
import { makeSealer } from '../../lib/vault/seal.ts';
import { seededRandom } from '../support/seeded-random.ts';

const random = seededRandom('seal');
const keyring = makeKeyring(random.bytes(32));
const sealer = makeSealer(keyring, random);
const here = keyring.draft({ site: 'x', ownId: '1', conversationId: '1-2' });
const there = keyring.draft({ site: 'x', ownId: '1', conversationId: '1-3' });
const draft = { text: 'half a sentence' };
const corrupt = new VaultError('vault/corrupt');

test('a record comes back as it was', () => {
  expect(sealer.open('drafts', here, sealer.seal('drafts', here, draft))).toEqual(draft);
});

test('the same record is sealed differently each time', () => {
  expect(sealer.seal('drafts', here, draft)).not.toEqual(sealer.seal('drafts', here, draft));
});

test('moved to another key, store or vault it does not open', () => {
  const sealed = sealer.seal('drafts', here, draft);
  expect(() => sealer.open('drafts', there, sealed)).toThrow(corrupt);
  expect(() => sealer.open('settings', here as unknown as RecordKey<'settings'>, sealed)).toThrow(corrupt);
  const elsewhere = makeSealer(makeKeyring(random.bytes(32)), random);
  expect(() => elsewhere.open('drafts', here, sealed)).toThrow(corrupt);
});

test('no bit can be flipped, no byte left out and none added', () => {
  const sealed = sealer.seal('drafts', here, draft);
  for (let bit = 0; bit < 8 * sealed.length; bit++) {
    const changed = sealed.slice();
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    expect(() => sealer.open('drafts', here, changed)).toThrow(corrupt);
  }
  for (let length = 0; length < sealed.length; length++) {
    expect(() => sealer.open('drafts', here, sealed.subarray(0, length))).toThrow(corrupt);
  }
  expect(() => sealer.open('drafts', here, Uint8Array.of(...sealed, 0))).toThrow(corrupt);
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
  ]);
  expect(new Set(names.map(String)).size).toBe(names.length);
  for (const name of names) expect(name).toHaveLength(16);
});
