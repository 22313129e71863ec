/** Reads what is not a thread: settings, people, and which threads are protected. */
import { BY_HAND } from '../rpc/manual-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { SettingsRecord, ThreadId } from '../vault/records.ts';
import { isUnprotected } from './protection-end.ts';
import { threadId } from './sessions.ts';
import type { Thread } from './thread-state.ts';

const defaultSettings: SettingsRecord = { lockAfterMinutes: 0, lockOnScreenLock: true, invitationSentence: '' };

export const readSettings = (vault: OpenVault): Promise<SettingsRecord> =>
  vault.look(
    ['settings'],
    async (reader) => (await reader.get('settings', vault.keyring.settings())) ?? defaultSettings,
  );

/** Every thread that the vault knows, with its contact. */
export const readThreads = (vault: OpenVault): Promise<readonly Thread[]> =>
  vault.look(['threads', 'contacts'], async (reader) => {
    const threads = await reader.list('threads');
    const known: Thread[] = [];
    for (const { record: thread } of threads) {
      const contact = await reader.get('contacts', vault.keyring.contact(thread));
      if (contact !== undefined) known.push({ thread, contact });
    }
    return known;
  });

/** Whether the person has ended the protection of a thread that a page shows, and not begun it again. */
export const hasEndedThread = async (vault: OpenVault): Promise<boolean> =>
  (await readThreads(vault)).some(({ thread }) => thread.site !== BY_HAND && isUnprotected(thread));

/** The threads of which a locked vault must still know that they are protected. */
export const protectedThreads = async (vault: OpenVault): Promise<readonly ThreadId[]> =>
  (await readThreads(vault))
    .filter(({ thread }) => thread.site !== BY_HAND) // no page shows them
    .filter(
      ({ thread }) =>
        thread.blocked || (!isUnprotected(thread) && (thread.sessions.length > 0 || thread.restoredAt !== null)),
    )
    .map(({ thread }) => threadId(thread));
