/** X: route `/i/chat/…`, drawer, requests and `chat.x.com`, all in open shadow roots. Reads and points, nothing else. */
import type { Adapter, Place, PreviewList, Row } from '../adapter.ts';
import { allAround, firstAround } from '../around.ts';
import { canonicalConversation, conversationFromPath, handleFromHref, ownIdFromCookie, peerOf } from './identity.ts';
import * as select from './selectors.ts';

/** Adapter over a document. `page` is what the browser shows: a parameter so that saved pages can be read too. */
export const xAdapter = (page: Document): Adapter => {
  const scroller = () => firstOf(roots(page), (root) => firstIn<HTMLElement>(root, select.scroller));
  const first: Finder = (selectors) => {
    const list = scroller();
    return firstOf(roots(page), (root) => firstAround(root, list, selectors));
  };
  const form = () => first(select.form);
  const inForm = <E extends HTMLElement>(selectors: readonly string[]): E | null => {
    const within = form();
    return within && firstIn<E>(within, selectors);
  };
  return {
    site: 'x',
    place: () => readPlace(page, first),
    ownHandle: () => handleFromHref(firstIn(page, select.ownProfileLink)?.getAttribute('href') ?? null),
    scroller,
    content: () => contentOf(scroller()),
    rows: () => [...(scroller()?.querySelectorAll<HTMLElement>(select.messageRow) ?? [])].flatMap(readRow),
    previews: () => {
      const list = scroller();
      return [...inboxes(page, list), ...quotes(list)];
    },
    form,
    box: () => inForm<HTMLTextAreaElement>(select.box),
    sendButton: () => inForm<HTMLElement>(select.sendButton),
  };
};

/** The first that is there, looked for around the list of messages: of a long thread, that is most of the page. */
type Finder = (selectors: readonly string[]) => HTMLElement | null;

/** The shadow roots first: the light document is asked last, for old tabs. */
const roots = (page: Document): readonly ParentNode[] => [
  ...select.shadowHosts.flatMap((host) => page.querySelector(host)?.shadowRoot ?? []),
  page,
];

const firstOf = <E>(places: readonly ParentNode[], find: (root: ParentNode) => E | null): E | null => {
  for (const root of places) {
    const found = find(root);
    if (found !== null) return found;
  }
  return null;
};

const readPlace = (page: Document, first: Finder): Place | null => {
  const ownId = ownIdFromCookie(page.cookie);
  const peerHandle = handleFromHref(first(select.headerLink)?.getAttribute('href') ?? null);
  const fromRoute = conversationFromPath(page.location.pathname);
  if (fromRoute !== null) return placeOf(ownId, fromRoute, peerHandle);
  // The drawer has no id in the URL: an open conversation shows by its header and its list.
  if (peerHandle === null || first(select.conversation) === null) return null;
  return placeOf(ownId, selectedConversation(first), peerHandle);
};

const placeOf = (ownId: string | null, conversationId: string | null, peerHandle: string | null): Place => ({
  site: 'x',
  ownId,
  conversationId,
  peerId: conversationId !== null && ownId !== null ? peerOf(conversationId, ownId) : null,
  peerHandle,
});

const selectedConversation = (first: Finder): string | null => {
  const testId = first(select.selectedInboxRow)?.getAttribute('data-testid') ?? '';
  return canonicalConversation(testId.slice('dm-conversation-item-'.length));
};

const contentOf = (scroller: HTMLElement | null): HTMLElement | null =>
  scroller?.querySelector<HTMLElement>(select.rowWrapper)?.parentElement ?? scroller;

const readRow = (row: HTMLElement): readonly Row[] => {
  const text = authoredIn(row);
  return text === null
    ? []
    : [{ text, sending: readSending(row.getAttribute(select.sendStatus)), menu: () => firstIn(row, select.rowMenu) }];
};

/** The first that is there, in the order of the selectors. */
const firstIn = <E extends HTMLElement>(root: ParentNode, selectors: readonly string[]): E | null => {
  const { querySelector } = root instanceof Element ? Element.prototype : root; // a field named so hides its form's own
  for (const selector of selectors) {
    const found = querySelector.call(root, selector) as E | null;
    if (found !== null) return found;
  }
  return null;
};

const authoredIn = (row: Element): HTMLElement | null =>
  row.querySelector(select.messageText)?.querySelector<HTMLElement>(select.authoredText) ?? null;

/** Wherever in the inbox armor stands, it is a preview. */
const inboxes = (page: Document, messages: HTMLElement | null): readonly PreviewList[] =>
  roots(page)
    .flatMap((root) => allAround<HTMLElement>(root, messages, select.inbox))
    .map((list) => ({ list, shows: () => true }));

/** Where X puts a quote has not been seen: it is what else a row shows than its own text. A row that is not understood has none. */
const quotes = (scroller: HTMLElement | null): readonly PreviewList[] =>
  scroller === null ? [] : [{ list: scroller, shows: isQuote }];

const isQuote = (element: Element): boolean => {
  const row = element.closest(select.messageRow);
  const authored = row === null ? null : authoredIn(row);
  return authored !== null && !authored.contains(element);
};

const readSending = (status: string | null): Row['sending'] => {
  if (status === 'failed' || status === 'error') return 'failed';
  return status === 'pending' || status === 'sending' ? 'pending' : 'settled';
};
