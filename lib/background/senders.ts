/**
 * Tells who is asking from what the browser says of the sender. Never reads the message (R-RPC-1).
 * Knows nothing of methods; who may ask what is in lib/rpc/callers.ts.
 */
import type { MessageSender } from './browser-api.ts';

/** Our content script in a page. */
export interface PageSender {
  readonly kind: 'page';
  readonly tabId: number;
  readonly frameId: number;
  /** Origin of the page, e.g. `https://x.com`. Whether it is granted is for the router to ask. */
  readonly origin: string;
}

/** One of our frames inside a page, bound or not. */
export interface FrameSender {
  readonly kind: 'composer' | 'glass';
  readonly tabId: number;
  /** Names this one document: by the browser's document id, else by tab and frame. */
  readonly document: string;
  /** Origin of the tab's top document where the browser shows it. */
  readonly tabOrigin: string | null;
}

/** A window, tab or popup of our own. */
export interface WindowSender {
  readonly kind: 'window';
}

export type Sender = PageSender | FrameSender | WindowSender;

/** What the extension is called in this browser. */
export interface Self {
  readonly id: string;
  /** `runtime.getURL('')` */
  readonly root: string;
}

const frames: ReadonlyMap<string, FrameSender['kind']> = new Map([
  ['/composer.html', 'composer'],
  ['/glass.html', 'glass'],
]);
const windows: ReadonlySet<string> = new Set(['/popup.html', '/app.html', '/call.html']);

/** The caller, or null when it is none of ours. */
export const identify = (sender: MessageSender, self: Self): Sender | null => {
  if (sender.id !== self.id || sender.url === undefined) return null;
  const url = parse(sender.url);
  if (url === null) return null;
  return isOwn(url, self) ? ownSender(url.pathname, sender) : pageSender(url, sender);
};

/** With dynamic URLs `getURL` may name another host than the one that documents really have: the id is that one. */
const isOwn = (url: URL, self: Self): boolean =>
  url.href.startsWith(self.root) || url.href.startsWith(`chrome-extension://${self.id}/`);

const ownSender = (path: string, { tab, frameId, documentId }: MessageSender): Sender | null => {
  const isTop = frameId === undefined || frameId === 0;
  if (windows.has(path)) return isTop ? { kind: 'window' } : null;
  const kind = frames.get(path);
  // Opened as a page of its own, a frame is not over anybody's thread.
  if (kind === undefined || isTop || tab?.id === undefined) return null;
  return {
    kind,
    tabId: tab.id,
    document: documentId ?? `${tab.id}:${frameId}`,
    tabOrigin: webOrigin(tab.url),
  };
};

const pageSender = (url: URL, { tab, frameId, origin }: MessageSender): PageSender | null => {
  // `about:blank` and its like run our guard too, on behalf of the page that made them.
  const from = url.protocol === 'about:' ? (webOrigin(origin) ?? webOrigin(tab?.url)) : webOrigin(url.href);
  if (from === null || tab?.id === undefined || frameId === undefined) return null;
  return { kind: 'page', tabId: tab.id, frameId, origin: from };
};

/** The origin of a web address; null for every other kind of address. */
const webOrigin = (address: string | undefined): string | null => {
  const url = parse(address);
  return url !== null && (url.protocol === 'https:' || url.protocol === 'http:') ? url.origin : null;
};

const parse = (address: string | undefined): URL | null => {
  try {
    return address === undefined ? null : new URL(address);
  } catch {
    return null;
  }
};
