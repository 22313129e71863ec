/**
 * Puts one of our frames into the page inside a closed shadow root and hands it its one-time token and a port.
 * No token, id or name ever stands in an attribute or URL; the frame draws nothing until the background has bound it.
 */
import { browser } from 'wxt/browser';
import { UNBOUND } from '../rpc/frame-port.ts';

export interface Frame<In, Out> {
  /** A plain `div`: on a hyphenated tag the page's custom element could be handed our closed root. */
  readonly host: HTMLElement;
  /** The window through which the frame is seen; cuts off what overhangs. */
  readonly pane: HTMLElement;
  readonly element: HTMLIFrameElement;
  /** Has the frame, and nothing else behind the host, the focus? */
  hasFocus(): boolean;
  /** Says something to the frame; lost when it is not there yet, so the newest state is said again on `onOpen`. */
  send(message: In): void;
  onMessage: (message: Out) => void;
  onOpen: () => void;
}

interface FrameOptions {
  readonly file: 'glass.html' | 'composer.html';
  /** What it is called. It need not be known yet. */
  readonly title: Promise<string>;
  /** Asks the background for a fresh token. A frame that loads again needs a new one. */
  readonly token: () => Promise<string>;
  readonly signal: AbortSignal;
}

/** Makes the frame without inserting it. When `signal` is aborted the host leaves the page and the port closes. */
export const makeFrame = <In, Out>({ file, title, token, signal }: FrameOptions): Frame<In, Out> => {
  const host = document.createElement('div');
  const pane = document.createElement('div');
  const element = document.createElement('iframe');
  void title
    .then((said) => {
      element.title = said;
    })
    .catch(() => {}); // Sotto is gone
  element.src = browser.runtime.getURL(`/${file}`);
  setStyle(element, { border: '0', margin: '0', padding: '0', display: 'block', 'color-scheme': 'light' });
  pane.append(element);
  const root = host.attachShadow({ mode: 'closed' });
  root.append(pane);

  let port: MessagePort | null = null;
  let loads = 0;
  const ask = (): Promise<string | null> => token().catch(() => null);
  /** Asked for while the frame loads. */
  let early: Promise<string | null> | null = ask();
  const frame: Frame<In, Out> = {
    host,
    pane,
    element,
    hasFocus: () => root.activeElement === element,
    send: (message) => port?.postMessage(message),
    onMessage: () => {},
    onOpen: () => {},
  };
  const bind = async (): Promise<void> => {
    port?.close();
    port = null;
    loads += 1;
    const mine = loads;
    const fresh = await (early ?? ask());
    early = null;
    if (fresh === null || signal.aborted || mine !== loads) return;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if (data === UNBOUND) void bind();
      else frame.onMessage(data as Out);
    };
    element.contentWindow?.postMessage({ token: fresh }, extensionOrigin(), [port2]);
    port = port1;
    frame.onOpen();
  };
  element.addEventListener('load', () => void bind(), { signal });
  signal.addEventListener('abort', () => {
    port?.close();
    host.remove();
  });
  return frame;
};

/** The frame's real origin. With dynamic URLs `getURL` names another one, and a message to that is dropped silently. */
const extensionOrigin = (): string => {
  const { protocol, origin } = new URL(browser.runtime.getURL('/'));
  return protocol === 'chrome-extension:' ? `chrome-extension://${browser.runtime.id}` : origin;
};

/** Styles through the object model, which no content policy of a page blocks, and which the page's sheets cannot override. */
export const setStyle = (element: HTMLElement, properties: Readonly<Record<string, string>>): void => {
  for (const [name, value] of Object.entries(properties)) element.style.setProperty(name, value, 'important');
};

type Place = HTMLElement & { moveBefore?(node: Node, child: null): void };

/** To the end of a place. A frame that is appended anew loads anew; where the browser can, it is moved as it is. */
export const moveInto = (place: Place, host: HTMLElement): void => {
  // The page may have put it into a frame of its own: from another document nothing can be moved.
  const isMovable = host.isConnected && place.isConnected && host.ownerDocument === place.ownerDocument;
  if (isMovable && place.moveBefore !== undefined) place.moveBefore(host, null);
  else place.append(host);
};
