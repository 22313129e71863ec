/**
 * Moves a vault of the first layout over. The key file is written last: until then the old vault is the one that counts, and moving
 * begins anew; from then on the new one counts, and what is left of the old is removed.
 */
import type { Name } from './database.ts';
import type { OldRecord } from './first-layout.ts';
import type { KeyHolder } from './key-holder.ts';
import { makeKeyring } from './keyring.ts';
import { firstKeys, withThreads } from './keys.ts';
import type { VaultParts } from './opened.ts';
import { type StoreName, storeNames } from './records.ts';
import { makeSealer, type Sealer } from './seal.ts';
import { freshKeys, type VaultKeys, withWrap, wrapWithCode } from './wraps.ts';

/** @param code normalised @throws VaultError `vault/wrong-code`, `vault/corrupt`; then nothing has changed */
export const moveOver = async (
  { database, old, random, now, cost }: VaultParts,
  holder: KeyHolder,
  code: string,
): Promise<VaultKeys> => {
  const { records, vaultKey } = await old.read(code);
  const vaultKeys: VaultKeys = { ...freshKeys(random), vault: vaultKey };
  const keyring = makeKeyring(vaultKey);
  const threads = records.flatMap((one) =>
    one.store === 'archive' && one.record.kind !== 'gone' ? [one.record.thread] : [],
  );
  const names = [...new Map(threads.map((thread) => [JSON.stringify(thread), keyring.thread(thread)])).values()];
  const keys = withThreads(firstKeys(now(), random), names, now(), random);
  const sealer = makeSealer({ keyring, keys: () => keys, now, random });

  const transaction = (await database.open()).transaction([...storeNames], 'readwrite', { durability: 'strict' });
  for (const store of storeNames) void transaction.objectStore(store).clear(); // of a move that was cut off
  for (const one of records) void transaction.objectStore(one.store).put(sealOne(sealer, one), one.name as Name);
  await transaction.done;
  await holder.create(withWrap([], await wrapWithCode(vaultKeys, code, cost, random)), keys, vaultKey);
  return vaultKeys;
};

const sealOne = <S extends StoreName>(sealer: Sealer, { store, name, record }: OldRecord) =>
  sealer.seal(store as S, name as Parameters<Sealer['seal']>[1] as never, record as never);
