/** Tells by a notification of the system that an invitation came or a key changed, where the person chose so. Names nobody unless that was chosen, too. */
import type { ThreadState } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ThreadId } from '../vault/records.ts';
import { noticeWords } from '../words/notice-words.ts';
import { sayName } from '../words/thread-words.ts';
import type { Context } from './context.ts';
import { readSettings } from './stored.ts';

/** @param became the state to which something brought the thread; nothing is told of most */
export const notify = async (
  { browser }: Context,
  vault: OpenVault,
  thread: ThreadId,
  became: ThreadState | null,
): Promise<void> => {
  if (became !== 'invitation-received' && became !== 'blocked') return;
  const { notify: chosen = 'nothing' } = await readSettings(vault);
  if (chosen === 'nothing') return;
  const message = noticeWords[became](chosen === 'who' ? await nameIn(vault, thread) : null);
  const shown = { type: 'basic', iconUrl: browser.runtime.getURL('/icon/128.png'), title: 'Sotto', message } as const;
  // Taken back meanwhile, or refused by the system: the toolbar's button says the same.
  await browser.notifications?.create(became, shown).catch(() => {});
};

const nameIn = (vault: OpenVault, id: ThreadId): Promise<string | null> =>
  vault.look(['threads', 'contacts'], async (reader) => {
    const thread = await reader.get('threads', vault.keyring.thread(id));
    const contact = thread && (await reader.get('contacts', vault.keyring.contact(thread)));
    return contact ? sayName({ name: contact.name, handle: contact.handle, id: contact.peerId }) : null;
  });
