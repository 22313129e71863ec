/**
 * *Decrypt with Sotto* in the browser's menu over selected text. What is encrypted in it goes to manual mode through the memory of the
 * session, never through an address; nothing else of the page is taken, and the page learns nothing of it.
 */
import { findArmor } from '../core/armor/find.ts';
import { MAX_PASTED, MAX_PASTED_ITEMS } from '../rpc/manual-types.ts';
import type { Area } from '../vault/areas.ts';
import { sayDecrypt } from '../words/notice-words.ts';
import type { BrowserApi } from './browser-api.ts';

/** The item's id. */
const DECRYPT = 'decrypt';
/** Where the text waits for the window. */
const SELECTED = 'selected text';

export interface SelectionMenu {
  /** Puts the item into the menu. The browser keeps it as long as this version is installed. */
  offer(): Promise<void>;
  clicked(clicked: {
    readonly menuItemId: string | number;
    readonly selectionText?: string | undefined;
  }): Promise<void>;
  /** What waits, once; null when nothing was chosen. */
  take(): Promise<string | null>;
}

export const selectionMenu = (
  { contextMenus, tabs, runtime }: Pick<BrowserApi, 'contextMenus' | 'tabs' | 'runtime'>,
  session: Area,
): SelectionMenu => ({
  offer: async () => {
    await contextMenus?.removeAll();
    contextMenus?.create({ id: DECRYPT, title: sayDecrypt(), contexts: ['selection'] });
  },
  clicked: async ({ menuItemId, selectionText = '' }) => {
    if (menuItemId !== DECRYPT) return;
    await session.set({ [SELECTED]: encryptedIn(selectionText) });
    await tabs.create({ url: runtime.getURL('/app.html#manual') });
  },
  take: async () => {
    const { [SELECTED]: text } = await session.get(SELECTED);
    await session.remove(SELECTED);
    return typeof text === 'string' ? text : null;
  },
});

const encryptedIn = (text: string): string =>
  findArmor(text, { characters: MAX_PASTED, found: MAX_PASTED_ITEMS })
    .map(({ armored }) => armored)
    .join('\n');
