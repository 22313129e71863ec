/** Another code in the place of the first: judged on the bytes that lie on disk, where nobody limits the tries. */
import 'fake-indexeddb/auto';
import { expect, test } from 'vitest';
import { VaultError } from '../../lib/vault/errors.ts';
import { decodeKeyFile } from '../../lib/vault/key-file.ts';
import { makeKeyHolder } from '../../lib/vault/key-holder.ts';
import {
  openWithCode,
  openWithDevice,
  openWithPasskey,
  openWithRecovery,
  splitKeys,
  type VaultKeys,
  type Wraps,
  withWrap,
  wrapWithRecovery,
} from '../../lib/vault/wraps.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { dump, holds } from './dump.ts';
import { CODE, memoryLocks, type TestVault, testVault } from './support.ts';

const NEXT = 'nine silver kettles sing at dawn';
const bytes = (fill: number): Uint8Array => new Uint8Array(32).fill(fill);
const passkey = { credentialId: bytes(1), salt: bytes(2), secret: bytes(3) };

const onDisk = ({ file }: TestVault): Uint8Array => file.bytes ?? new Uint8Array();
const wrapsOf = (made: TestVault): Wraps => decodeKeyFile(onDisk(made)).wraps;
const openKeys = ({ session }: TestVault): VaultKeys =>
  splitKeys(Uint8Array.from(Buffer.from(String(session.get('vault.key')), 'hex')));

test('R-VAULT-31: the old code opens nothing that lies on disk, the new one opens all of it', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  const before = onDisk(made);
  const [old] = wrapsOf(made);
  if (old?.kind !== 'code') throw new Error('a new vault has a code');
  expect(holds(before, old.sealed)).toBe(true); // the search finds what is there
  const records = await dump(made.databaseName);

  await made.vault.changeCode(CODE, `  ${NEXT.replaceAll(' ', '  ')}`);
  for (const part of [old.sealed, old.nonce, old.kdf.salt]) expect(holds(onDisk(made), part)).toBe(false);
  await expect(openWithCode(wrapsOf(made), CODE)).rejects.toThrow(new VaultError('vault/wrong-code'));
  expect(await openWithCode(wrapsOf(made), NEXT)).toEqual(openKeys(made));
  expect(await dump(made.databaseName)).toEqual(records); // no record was sealed anew

  expect(await made.vault.status()).toBe('open');
  await made.vault.lock();
  await expect(made.vault.unlock(CODE)).rejects.toThrow('vault/wrong-code');
  await made.vault.unlock(NEXT);
});

test('complaint 4: a phrase that was just set is the one that opens, in this worker and the next, however it is spaced', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  let code = CODE;
  for (const next of [NEXT, 'Fu\u0308nf  kleine Störche\tklappern laut ', await made.vault.suggest()]) {
    await made.vault.changeCode(code, next);
    for (const vault of [made.vault, made.again()]) {
      await vault.lock();
      await vault.unlock(next.normalize('NFC').trim());
    }
    code = next;
  }
});

test('the other ways to open stay, with a backup key that the old code never opened', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  const before = openKeys(made);
  const random = seededRandom('recovery');
  await made.vault.ways.remember();
  await made.vault.ways.addPasskey(passkey);
  await makeKeyHolder({ file: made.file, locks: memoryLocks(), random }).changeWraps((wraps) =>
    withWrap(wraps, wrapWithRecovery(before, bytes(4), random)),
  );

  await made.vault.changeCode(CODE, NEXT);
  const after = openKeys(made);
  expect(after.vault).toEqual(before.vault);
  expect(after.backup).not.toEqual(before.backup);
  const wraps = wrapsOf(made);
  expect(openWithRecovery(wraps, bytes(4))).toEqual(after);
  expect(openWithPasskey(wraps, passkey.credentialId, passkey.secret)).toEqual(after);
  const device = wraps.find((wrap) => wrap.kind === 'device');
  if (device?.kind !== 'device') throw new Error('it is no longer remembered');
  const secret = await made.device.open(device.locked);
  expect(openWithDevice(device, secret ?? new Uint8Array())).toEqual(after);
  expect(() => openWithDevice(device, bytes(9))).toThrow('vault/wrong-code');

  await made.vault.changeCode(NEXT, CODE); // what was sealed anew can be sealed anew
  expect(openWithRecovery(wrapsOf(made), bytes(4))).toEqual(openKeys(made));
});

test('a wrong code, a weak one and a full disk change nothing', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  const file = onDisk(made);
  await expect(made.vault.changeCode('wrong', NEXT)).rejects.toThrow(new VaultError('vault/wrong-code'));
  await expect(made.vault.changeCode(CODE, 'I love you so much')).rejects.toThrow(new VaultError('vault/weak-code'));
  const { replace } = made.file;
  made.file.replace = async () => {
    throw new VaultError('vault/full');
  };
  await expect(made.vault.changeCode(CODE, NEXT)).rejects.toThrow(new VaultError('vault/full'));
  expect(await made.vault.status()).toBe('open');
  await made.vault.open();
  made.file.replace = replace;
  expect(onDisk(made)).toEqual(file);
  await made.vault.lock();
  await expect(made.vault.changeCode('wrong', NEXT)).rejects.toThrow(new VaultError('vault/wrong-code'));
  expect(await made.vault.status()).toBe('locked');
  await made.vault.unlock(CODE);
});

test('R-VAULT-32: a code that was cheap to guess is wrapped at today’s cost by the next unlock, and opens all the same', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  await made.vault.lock();
  const later = made.again({ memoryKiB: 128, passes: 2, lanes: 1 });
  await later.unlock(CODE);
  expect(wrapsOf(made)).toMatchObject([{ kind: 'code', kdf: { memoryKiB: 128, passes: 2 } }]);
  const raised = onDisk(made);

  await later.lock();
  await later.unlock(CODE);
  const unchanged = decodeKeyFile(raised).wraps;
  expect(wrapsOf(made)).toEqual(unchanged); // raised once
  await later.lock();
  await made.vault.unlock(CODE); // an older Sotto lowers nothing
  expect(wrapsOf(made)).toEqual(unchanged);
});

test('a full disk keeps nobody out while the cost is raised', async () => {
  const made = testVault();
  await made.vault.create(CODE);
  await made.vault.lock();
  made.file.replace = async () => {
    throw new VaultError('vault/full');
  };
  const later = made.again({ memoryKiB: 128, passes: 2, lanes: 1 });
  await later.unlock(CODE);
  expect(await later.status()).toBe('open');
});
