/**
 * One small file that is read and replaced whole, never changed in place: what it held before is in no file afterwards, as it would
 * be in a database's (docs/decisions/0004). Handed in: the vault names no browser API but this one.
 */
import { storageError } from './errors.ts';

export interface WholeFile {
  /** Null when there is none. @throws VaultError `vault/unreadable` */
  read(): Promise<Uint8Array | null>;
  /** All or nothing. @throws VaultError `vault/full`, `vault/unreadable` */
  replace(bytes: Uint8Array): Promise<void>;
  remove(): Promise<void>;
}

/** A file of the extension's own, private file system. */
export const privateFile = (storage: StorageManager, name: string): WholeFile => {
  const find = async (): Promise<FileSystemFileHandle | null> => {
    const folder = await storage.getDirectory();
    return folder.getFileHandle(name).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
  };
  return {
    read: () =>
      reported(async () => {
        const handle = await find();
        return handle && new Uint8Array(await (await handle.getFile()).arrayBuffer());
      }),
    replace: (bytes) =>
      reported(async () => {
        const handle = await (await storage.getDirectory()).getFileHandle(name, { create: true });
        // Writes go to a file beside it, which takes its place when it is closed.
        const writing = await handle.createWritable({ keepExistingData: false });
        await writing.write(new Uint8Array(bytes));
        await writing.close();
      }),
    remove: () =>
      reported(async () => {
        if ((await find()) !== null) await (await storage.getDirectory()).removeEntry(name);
      }),
  };
};

const isMissing = (error: unknown): boolean => error instanceof DOMException && error.name === 'NotFoundError';

const reported = async <T>(work: () => Promise<T>): Promise<T> => {
  try {
    return await work();
  } catch (error) {
    throw storageError(error);
  }
};
