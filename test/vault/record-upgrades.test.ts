/** What an older Sotto wrote is read in today's shape, and what a newer one wrote is refused in words, on disk and in a backup file. */
import { expect, test } from 'vitest';
import { fromFile, toFile } from '../../lib/vault/backup/content.ts';
import { VaultError } from '../../lib/vault/errors.ts';
import { RECORD_VERSION, upgraded } from '../../lib/vault/record-upgrades.ts';
import { noTimers } from '../../lib/vault/records.ts';

test('a contact of before is neither muted nor blocked', () => {
  const contact = { site: 'x', name: 'Bob', verified: true };
  for (const version of [1, 2])
    expect(upgraded('contacts', version, contact)).toEqual({ ...contact, muted: false, barred: false });
  const now = { ...contact, muted: true, barred: true };
  expect(upgraded('contacts', RECORD_VERSION, now)).toEqual(now);
});

test('a check of the second version has its scanned codes, whether it was written with them or not', () => {
  const shown = [{ at: 1 }];
  const without = { check: { shown, failed: null } };
  expect(upgraded('threads', 2, without)).toEqual({ check: { shown, failed: null, scanned: [] } });
  const scanned = [new Uint8Array(32)];
  expect(upgraded('threads', 2, { check: { shown, failed: 'late', scanned } })).toEqual({
    check: { shown, failed: 'late', scanned },
  });
  expect(upgraded('threads', 2, { peerId: '2' })).toEqual({ peerId: '2' });
  expect(upgraded('threads', 1, { peerId: '2' })).toMatchObject({ timer: 0, timers: noTimers, restoredAt: null });
});

test('a record of a newer version is refused, and so is one of none', () => {
  expect(() => upgraded('contacts', RECORD_VERSION + 1, {})).toThrow(new VaultError('vault/newer'));
  for (const version of [0, -1, 1.5, Number.NaN])
    expect(() => upgraded('contacts', version, {})).toThrow(new VaultError('vault/corrupt'));
});

test('a backup of a newer version is refused as one, whatever is in it', () => {
  const head = { kind: 'head', madeAt: 1, accounts: [], contacts: [], threads: [], settings: null } as const;
  expect(fromFile(toFile(head))).toEqual(head);
  for (const item of [head, { kind: 'archive', texts: [] }, { kind: 'something new' }])
    expect(() => fromFile([RECORD_VERSION + 1, item])).toThrow(new VaultError('backup/newer'));
});

test('a backup of the second version gives contacts that are neither muted nor blocked', () => {
  const contact = { site: 'x', ownId: '1', peerId: '2', name: 'Bob' };
  const head = { kind: 'head', madeAt: 1, accounts: [], contacts: [contact], threads: [], settings: null };
  expect(fromFile([2, head])).toEqual({ ...head, contacts: [{ ...contact, muted: false, barred: false }] });
});
