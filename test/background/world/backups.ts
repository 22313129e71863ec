/** What a person does with backup files: takes one out of a profile, and hands one to another. */
import type { Params, Result } from '../../../lib/rpc/contract.ts';
import type { User } from './user.ts';

/** Makes a backup and takes the file, as the window does that saves it. */
export const takeBackup = async (user: User): Promise<Uint8Array> => {
  await user.window('backup.make', {});
  const bytes = user.profile.made.bytes;
  if (bytes === null) throw new Error('no file was made');
  user.profile.made.bytes = null;
  return bytes;
};

export const prove = (user: User, file: Uint8Array, secret: string): Promise<Result<'backup.prove'>> => {
  user.profile.chosen.bytes = file.slice();
  return user.window('backup.prove', { secret });
};

export const restore = (
  user: User,
  file: Uint8Array,
  params: Params<'backup.restore'>,
): Promise<Result<'backup.restore'>> => {
  user.profile.chosen.bytes = file.slice();
  return user.window('backup.restore', params);
};
