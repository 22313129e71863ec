/** What the browser shows for the extension outside its windows: the menu over selected text and notifications. Faked at the edge. */
import type { BrowserApi } from '../../../lib/background/browser-api.ts';
import { type Life, through } from './life.ts';

type Clicked = Parameters<Parameters<BrowserApi['contextMenus']['onClicked']['addListener']>[0]>[0];

export class Outside {
  /** The items of the menu, title by id. */
  readonly menu = new Map<string, string>();
  /** What the system was asked to show. */
  readonly notices: string[] = [];
  /** Whether the person has allowed notifications; asked when a worker starts. */
  mayNotify = false;
  private listeners: ((clicked: Clicked) => void)[] = [];

  /** The worker that listened is gone. */
  forget(): void {
    this.listeners = [];
  }

  /** The person selects a text in a page and chooses an item. */
  choose(menuItemId: string, selectionText: string): void {
    for (const listener of this.listeners) listener({ menuItemId, selectionText });
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
          }
        : undefined,
    };
  }
}
