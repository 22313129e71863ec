/** Copies a whole browser profile as it lies on the disk now: what a backup program puts back, and what a thief takes along. */
import { databaseSource } from '../../../lib/vault/database.ts';
import { storeNames } from '../../../lib/vault/records.ts';
import { Profile } from './profile.ts';
import type { Site } from './site.ts';
import { type Account, User } from './user.ts';

/** The same person in another browser with a copy of the profile; the copy's browser runs, as the first one did. */
export const copyOf = async (user: User, peer: Account, site: Site): Promise<User> => {
  const { profile } = user;
  const copy = new Profile(user.account.handle);
  const [from, to] = [
    await databaseSource(profile.databaseName).open(),
    await databaseSource(copy.databaseName).open(),
  ];
  for (const store of ['meta', ...storeNames] as const) {
    const keys = await from.getAllKeys(store);
    const values = await from.getAll(store);
    for (const [index, value] of values.entries()) await to.put(store, value as never, keys[index] as never);
  }
  from.close();
  to.close();
  copy.file.bytes = profile.file.bytes?.slice() ?? null;
  for (const [name, value] of profile.local) copy.local.set(name, structuredClone(value));
  for (const [name, value] of profile.session) copy.session.set(name, structuredClone(value));
  copy.now = profile.now;
  return new User(user.account, peer, site, copy);
};
