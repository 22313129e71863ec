/** The part of the browser's extension API that the background uses. The entrypoint hands in the real one. */
import type { Hear } from '../rpc/answer-later.ts';
import type { Area } from '../vault/areas.ts';

/** Who sent a message, as the browser says it. The only source of a caller's identity. */
export interface MessageSender {
  readonly id?: string | undefined;
  /** The sending document's own URL, also inside a frame. */
  readonly url?: string | undefined;
  /** Chromium names the origin too, which `about:blank` and its like inherit. */
  readonly origin?: string | undefined;
  readonly tab?: Tab | undefined;
  /** 0 for a tab's top document. */
  readonly frameId?: number | undefined;
  /** Chromium only. */
  readonly documentId?: string | undefined;
}

export interface Tab {
  readonly id?: number | undefined;
  readonly url?: string | undefined;
}

interface Listeners<Listener> {
  addListener(listener: Listener): void;
}

/** A storage area that Chromium can close to content scripts; Firefox's session area is closed to them always. */
export interface ClosableArea extends Area {
  setAccessLevel?(to: { readonly accessLevel: 'TRUSTED_CONTEXTS' }): Promise<void>;
}

/** A script that the browser puts into new pages until it is taken back. */
export interface RegisteredScript {
  readonly id: string;
  readonly js: string[];
  readonly matches: string[];
  readonly runAt: 'document_start';
  readonly allFrames: boolean;
  readonly matchOriginAsFallback: boolean;
  readonly persistAcrossSessions: boolean;
}

/** What Firefox for Android does not have. */
export interface DesktopApi {
  readonly windows: {
    create(properties: {
      readonly url: string;
      readonly type: 'popup';
      readonly width: number;
      readonly height: number;
    }): Promise<unknown>;
    update(windowId: number, properties: { readonly focused: true }): Promise<unknown>;
  };
  readonly idle: {
    /** `locked` where the browser can tell that the screen is. */
    readonly onStateChanged: Listeners<(state: 'active' | 'idle' | 'locked') => void>;
  };
  readonly commands: {
    getAll(): Promise<readonly { readonly name?: string | undefined; readonly shortcut?: string | undefined }[]>;
    /** The tab in front, where the browser says so. */
    readonly onCommand: Listeners<(name: string, tab?: Tab) => void>;
  };
  readonly contextMenus: {
    removeAll(): Promise<void>;
    create(item: { readonly id: string; readonly title: string; readonly contexts: ['selection'] }): unknown;
    readonly onClicked: Listeners<
      (clicked: { readonly menuItemId: string | number; readonly selectionText?: string | undefined }) => void
    >;
  };
}

export interface BrowserApi extends Partial<DesktopApi> {
  readonly runtime: {
    readonly id: string;
    getURL(path: string): string;
    sendMessage(message: unknown): Promise<unknown>;
    readonly onMessage: Listeners<Hear<MessageSender>>;
    readonly onInstalled: Listeners<(details: { readonly reason: string }) => void>;
  };
  readonly storage: { readonly session: ClosableArea; readonly local: ClosableArea };
  readonly tabs: {
    get(tabId: number): Promise<Tab>;
    query(filter: { readonly url: string[]; readonly active?: boolean }): Promise<Tab[]>;
    reload(tabId: number): Promise<void>;
    sendMessage(tabId: number, message: unknown, options?: { readonly frameId: number }): Promise<unknown>;
    create(properties: { readonly url: string }): Promise<Tab>;
    update(
      tabId: number,
      properties: { readonly active: true },
    ): Promise<{ readonly windowId?: number | undefined } | undefined>;
    readonly onRemoved: Listeners<(tabId: number) => void>;
  };
  readonly action: {
    setBadgeText(details: { readonly text: string; readonly tabId: number }): Promise<void>;
    setTitle(details: { readonly title: string; readonly tabId: number }): Promise<void>;
  };
  readonly permissions: {
    contains(wanted: { readonly origins: string[] }): Promise<boolean>;
    getAll(): Promise<{ readonly origins?: string[] | undefined }>;
    readonly onAdded: Listeners<(added: { readonly origins?: readonly string[] | undefined }) => void>;
    readonly onRemoved: Listeners<() => void>;
  };
  readonly scripting: {
    getRegisteredContentScripts(filter: {
      readonly ids: string[];
    }): Promise<readonly { readonly id: string; readonly matches?: readonly string[] | undefined }[]>;
    registerContentScripts(scripts: RegisteredScript[]): Promise<void>;
    unregisterContentScripts(filter: { readonly ids: string[] }): Promise<void>;
  };
  readonly alarms: {
    create(name: string, when: { readonly delayInMinutes: number }): Promise<void> | void;
    clear(name: string): Promise<boolean>;
    readonly onAlarm: Listeners<(alarm: { readonly name: string }) => void>;
  };
  /** Missing until the person has allowed it. */
  readonly notifications?:
    | {
        create(
          id: string,
          shown: {
            readonly type: 'basic';
            readonly iconUrl: string;
            readonly title: string;
            readonly message: string;
          },
        ): Promise<unknown>;
        clear(id: string): Promise<unknown>;
        readonly onClicked: Listeners<(id: string) => void>;
      }
    | undefined;
}
