/** The keys that an unlocked Sotto holds in memory-backed session storage: what no file of the profile may ever hold. */
import type { Person } from './person.ts';

/** What a window of ours sees of the browser's API. */
declare const chrome: { storage: { session: { get(keys: null): Promise<Record<string, unknown>> } } };

/** Every value of 32 bytes in hexadecimal, or of several in a row, by the name under which it is stored. @throws {Error} When there is none: the vault is locked. */
export const openKeys = async (
  person: Person,
): Promise<readonly { readonly name: string; readonly bytes: Uint8Array }[]> => {
  const asking = await person.window('app.html#about');
  const items = await asking.evaluate(() => chrome.storage.session.get(null));
  await asking.close();
  const keys = Object.entries(items).flatMap(([name, value]) =>
    typeof value === 'string' && /^(?:[0-9a-f]{64})+$/.test(value)
      ? (value.match(/.{64}/g) ?? []).map((hex) => ({
          name: `${person.name}: ${name}`,
          bytes: Uint8Array.from(Buffer.from(hex, 'hex')),
        }))
      : [],
  );
  if (keys.length === 0) throw new Error(`${person.name} holds no open key.`);
  return keys;
};
