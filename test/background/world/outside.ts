/** What the browser shows for the extension outside its windows: the menu over selected text and notifications. Faked at the edge. */
import type { BrowserApi, DesktopApi } from '../../../lib/background/browser-api.ts';
import { type Life, through } from './life.ts';

type Clicked = Parameters<Parameters<DesktopApi['contextMenus']['onClicked']['addListener']>[0]>[0];

export class Outside {
  /** The items of the menu, title by id. */
  readonly menu = new Map<string, string>();
  /** What the system was asked to show. */
  readonly notices: string[] = [];
  /** Whether the person has allowed notifications; asked when a worker starts. */
  mayNotify = false;
  /** Tabs and windows that were brought to the front. */
  readonly inFront: string[] = [];
  /** Ids of notifications that are taken back. */
  readonly cleared: string[] = [];
  private listeners: ((clicked: Clicked) => void)[] = [];
  private noticed: ((id: string) => void)[] = [];

  /** The worker that listened is gone. */
  forget(): void {
    this.listeners = [];
    this.noticed = [];
  }

  /** The person selects a text in a page and chooses an item. */
  choose(menuItemId: string, selectionText: string): void {
    for (const listener of this.listeners) listener({ menuItemId, selectionText });
  }

  /** The person clicks a notification. */
  clickNotice(id: string): void {
    for (const listener of this.noticed) listener(id);
  }

  api(life: Life): Pick<BrowserApi, 'contextMenus' | 'notifications'> {
    return {
      contextMenus: {
        removeAll: () => through(life, () => this.menu.clear()),
        create: ({ id, title }) => void this.menu.set(id, title),
        onClicked: { addListener: (listener) => this.listeners.push(listener) },
      },
      notifications: this.mayNotify
        ? {
            create: (id, { title, message }) =>
              through(life, () => void this.notices.push(`${id}: ${title}: ${message}`)),
            clear: (id) => through(life, () => void this.cleared.push(id)),
            onClicked: { addListener: (listener) => this.noticed.push(listener) },
          }
        : undefined,
    };
  }
}
