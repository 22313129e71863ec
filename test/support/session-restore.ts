/** Reads the files from which Chromium restores its tabs, where they are encrypted with the key that every Linux without a keyring has. */
import { createDecipheriv, pbkdf2Sync } from 'node:crypto';

const MAGIC = Buffer.from('SNSS\x05\0\0\0');
const SCHEME = 'v10';

const key = (): Buffer => pbkdf2Sync('peanuts', 'saltysalt', 1, 16, 'sha1');

/** The commands of an encrypted file, one behind the other, and what could not be opened; null when it is no such file. */
export const readEncryptedSession = (
  file: Buffer,
): { readonly bytes: Buffer; readonly unread: readonly string[] } | null => {
  if (!file.subarray(0, MAGIC.length).equals(MAGIC)) return null;
  const pieces: Buffer[] = [];
  const unread: string[] = [];
  for (let at = MAGIC.length; at + 4 <= file.length; ) {
    const length = file.readUInt32LE(at);
    const command = file.subarray(at + 4, at + 4 + length);
    at += 4 + length;
    if (command.length < length) break; // its writer was killed
    const opened = open(command);
    if (opened === null) unread.push(`command before ${at}`);
    else pieces.push(opened);
  }
  return { bytes: Buffer.concat(pieces), unread };
};

const open = (command: Buffer): Buffer | null => {
  if (command.subarray(0, SCHEME.length).toString('latin1') !== SCHEME) return null;
  try {
    const cipher = createDecipheriv('aes-128-cbc', key(), Buffer.alloc(16, ' '));
    return Buffer.concat([cipher.update(command.subarray(SCHEME.length)), cipher.final()]);
  } catch {
    return null;
  }
};
