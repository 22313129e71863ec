/** Everything that a database holds, as bytes to search: keys and values of every store, and the names of the stores. */
import { databaseSource, type SealedRecord } from '../../lib/vault/database.ts';

export const dump = async (databaseName: string): Promise<Uint8Array> => {
  const database = await databaseSource(databaseName).open();
  const parts: Uint8Array[] = [];
  for (const store of database.objectStoreNames) {
    parts.push(new TextEncoder().encode(store));
    const transaction = database.transaction(store);
    for (const entry of [...(await transaction.store.getAllKeys()), ...(await transaction.store.getAll())]) {
      if (typeof entry === 'string') parts.push(new TextEncoder().encode(entry));
      else if (entry instanceof ArrayBuffer) parts.push(new Uint8Array(entry));
      else if (typeof entry === 'object') parts.push((entry as SealedRecord).under, (entry as SealedRecord).sealed);
    }
  }
  database.close();
  return Uint8Array.from(parts.flatMap((part) => [...part]));
};

/** Does `haystack` hold these bytes, or this text in UTF-8 or UTF-16? */
export const holds = (haystack: Uint8Array, needle: string | Uint8Array): boolean => {
  const found = (bytes: Uint8Array) => Buffer.from(haystack).includes(Buffer.from(bytes));
  return typeof needle === 'string'
    ? found(Buffer.from(needle)) || found(Buffer.from(needle, 'utf16le'))
    : found(needle);
};
