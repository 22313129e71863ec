/** Tells by a notification of the system that an invitation came, a key changed or a call rings, where the person chose so. Names nobody unless that was chosen, too. */
import type { ThreadState } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import type { ThreadId } from '../vault/records.ts';
import { noticeWords } from '../words/notice-words.ts';
import { sayName } from '../words/thread-words.ts';
import type { BrowserApi } from './browser-api.ts';
import type { Context } from './context.ts';
import { readThread } from './find-thread.ts';
import { readSettings } from './stored.ts';

interface Told {
  readonly thread: ThreadId;
  /** The state to which something brought the thread, or that its contact calls; nothing is told of most. */
  readonly became: ThreadState | 'call' | null;
  /** Where it stands, if in a tab. */
  readonly tabId: number | undefined;
}

export const notify = async (
  { browser }: Context,
  vault: OpenVault,
  { thread, became, tabId }: Told,
): Promise<void> => {
  if (became !== 'invitation-received' && became !== 'blocked' && became !== 'call') return;
  const { notify: chosen = 'nothing' } = await readSettings(vault);
  if (chosen === 'nothing') return;
  const message = noticeWords[became](chosen === 'who' ? await nameIn(vault, thread) : null);
  const shown = { type: 'basic', iconUrl: browser.runtime.getURL('/icon/128.png'), title: 'Sotto', message } as const;
  // Taken back meanwhile, or refused by the system: the toolbar's button says the same.
  await browser.notifications?.create(`${became}${BESIDE}${tabId ?? ''}`, shown).catch(() => {});
};

/** Between what a notification is about and the tab that it is about. */
const BESIDE = ' ';

/** A click leads to where it happened, or to the people, who stand there with what is to be decided. */
export const followNotice = async (
  { notifications, tabs, windows, runtime }: Pick<BrowserApi, 'notifications' | 'tabs' | 'windows' | 'runtime'>,
  id: string,
): Promise<void> => {
  await notifications?.clear(id).catch(() => {});
  const tabId = Number.parseInt(id.split(BESIDE)[1] ?? '', 10);
  try {
    const tab = await tabs.update(tabId, { active: true });
    if (tab?.windowId !== undefined) await windows?.update(tab.windowId, { focused: true });
  } catch {
    await tabs.create({ url: runtime.getURL('/app.html#people') }); // the tab is closed
  }
};

const nameIn = (vault: OpenVault, id: ThreadId): Promise<string | null> =>
  vault.look(['threads', 'contacts'], async (reader) => {
    const found = await readThread(reader, vault.keyring, id);
    return found && sayName({ ...found.contact, id: found.contact.peerId });
  });
