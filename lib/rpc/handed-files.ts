/** Names of the files in the extension's private file system by which background and windows hand a backup over. Sealed, and removed once taken. */

export const handedFiles = {
  /** Written by the background for a window to save. */
  made: 'backup-made',
  /** Written by a window for the background to open. */
  chosen: 'backup-chosen',
} as const;

/** What a window does with backup files. */
export interface WindowFiles {
  /** Lays a chosen file where the background finds it. */
  handOver(file: Blob): Promise<void>;
  /** Takes what the background made, and removes it. */
  takeMade(): Promise<Blob>;
}

export const windowFiles = (storage: StorageManager): WindowFiles => ({
  handOver: async (file) => {
    const folder = await storage.getDirectory();
    const writing = await (await folder.getFileHandle(handedFiles.chosen, { create: true })).createWritable();
    await writing.write(file);
    await writing.close();
  },
  takeMade: async () => {
    const folder = await storage.getDirectory();
    const file = await (await folder.getFileHandle(handedFiles.made)).getFile();
    const taken = new Blob([await file.arrayBuffer()], { type: 'application/octet-stream' });
    await folder.removeEntry(handedFiles.made);
    return taken;
  },
});
