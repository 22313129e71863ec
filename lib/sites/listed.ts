/**
 * Makes an adapter from what is listed of a site: how its parts are found, and what names a conversation. Most sites need no more than that. None of
 * these shows account ids, so that accounts go by the conversation (`hasNoIds`).
 */
import type { Adapter, PreviewList, Row } from './adapter.ts';
import { authoredIn } from './authored.ts';
import { scrollerNear } from './scroller.ts';
import { allThrough, firstThrough, lastOf } from './through.ts';

/** Selectors for one thing, the most stable first. They may lead through open shadow roots (`through.ts`). */
type Selectors = readonly string[];

export interface SiteList {
  readonly site: string;
  /** The id of the open conversation in the site's own form; null for groups, and where none is open. */
  readonly conversation: (page: Document) => string | null;
  readonly box: Selectors;
  /** Around the box; without one it is the form that the box stands in, or else all that stands with it beside the list. */
  readonly form?: Selectors;
  /** In the form. Without any, Enter sends. */
  readonly sendButton?: Selectors;
  /** The element that scrolls over the messages; where it is not listed it is looked for beside the form. */
  readonly scroller?: Selectors;
  /** In the scroller: what holds all rows, or the scroller itself. Where it is not listed it is what all of those stand in that are there. */
  readonly content?: Selectors | 'scroller';
  /** A message row. */
  readonly row: string;
  /** In the row: the element that holds the authored text. */
  readonly text: string;
  /** In that element: what nobody wrote, as the time. */
  readonly aside?: string;
  /** What becomes of a row of ours, where the site says it in the row. */
  readonly sending?: (row: Element) => Row['sending'];
  /** In the row: what opens its own menu. */
  readonly menu?: Selectors;
  /** Lists that show newest messages outside the rows. */
  readonly inbox?: Selectors;
}

/** `page`: what the browser shows. */
export const listedAdapter =
  (list: SiteList) =>
  (page: Document): Adapter => {
    const box = () => firstIn(page, list.box);
    let found: HTMLElement | null = null;
    const scroller = (): HTMLElement | null => {
      if (list.scroller !== undefined) return firstIn(page, list.scroller);
      const near = listedForm(box(), list.form) ?? box();
      if (found === null || !found.isConnected || (near !== null && found.contains(near)))
        found = near && scrollerNear(near);
      return found;
    };
    const form = () => listedForm(box(), list.form) ?? formBeside(box(), scroller());
    const rows = () => rowsOf(scroller(), list);
    return {
      site: list.site,
      hasNoIds: true,
      place: () => {
        const conversationId = list.conversation(page);
        return conversationId === null
          ? null
          : { site: list.site, ownId: null, conversationId, peerId: null, peerHandle: null };
      },
      ownHandle: () => null,
      scroller,
      content: () => contentOf(scroller(), list),
      rows: () => rows().flatMap((row) => readRow(row, list)),
      previews: () => [...inboxes(page, list), ...quotes(scroller(), list)],
      form,
      box,
      sendButton: () => {
        const within = form();
        return within && firstIn(within, list.sendButton ?? []);
      },
      ...((list.sendButton ?? []).length === 0 ? { sendsByEnter: true } : {}),
      ...(list.row === lastOf(list.row) ? {} : { roots: () => [scroller(), ...rows()].flatMap(openRoot) }),
    };
  };

const firstIn = (root: ParentNode, selectors: Selectors): HTMLElement | null => {
  for (const selector of selectors) {
    const found = firstThrough(root, selector);
    if (found !== null) return found;
  }
  return null;
};

const openRoot = (element: HTMLElement | null): readonly ShadowRoot[] =>
  element?.shadowRoot ? [element.shadowRoot] : [];

const listedForm = (box: HTMLElement | null, selectors: Selectors = ['form']): HTMLElement | null => {
  for (const selector of selectors) {
    const around = box?.closest<HTMLElement>(selector);
    if (around) return around;
  }
  return null;
};

/** Where no form is listed and the box stands in none: all that stands beside the list, with the box in it. */
const formBeside = (box: HTMLElement | null, list: HTMLElement | null): HTMLElement | null => {
  let around = box;
  while (around?.parentElement && list !== null && !around.parentElement.contains(list)) around = around.parentElement;
  return around?.parentElement && list !== null ? around : null;
};

/** What holds all rows, and nothing else that scrolls. */
const contentOf = (scroller: HTMLElement | null, list: SiteList): HTMLElement | null => {
  if (list.content === 'scroller') return scroller;
  const listed = scroller && firstIn(scroller, list.content ?? []);
  if (listed !== null) return listed;
  const rows = rowsOf(scroller, list);
  const last = rows.at(-1) ?? null;
  let around = rows[0]?.parentElement ?? scroller;
  const holdsAll = (element: Element): boolean =>
    element.contains(last) && (rows.length > 1 || element.parentElement === scroller); // one row alone does not say what holds rows
  while (around !== scroller && around?.parentElement && !holdsAll(around)) around = around.parentElement;
  return around;
};

const rowsOf = (scroller: HTMLElement | null, { row }: SiteList): readonly HTMLElement[] =>
  scroller === null ? [] : allThrough(scroller, row);

const textIn = (row: HTMLElement, { text }: SiteList): HTMLElement | null =>
  firstThrough(row, text) ?? (row.matches(lastOf(text)) ? row : null);

const readRow = (row: HTMLElement, list: SiteList): readonly Row[] => {
  const text = textIn(row, list);
  const { aside, sending, menu = [] } = list;
  if (text === null) return [];
  return [
    {
      text,
      whole: row,
      ...(aside === undefined ? {} : { authored: () => authoredIn(text, aside) }),
      sending: sending?.(row) ?? 'settled',
      menu: () => firstIn(row, menu),
    },
  ];
};

/** Wherever in the inbox armor stands, it is a preview. */
const inboxes = (page: Document, { inbox = [] }: SiteList): readonly PreviewList[] =>
  inbox.flatMap((css) => [...page.querySelectorAll<HTMLElement>(css)]).map((list) => ({ list, shows: () => true }));

/** What else a row shows than its own text is a quote. A row that is not understood has none. */
const quotes = (scroller: HTMLElement | null, list: SiteList): readonly PreviewList[] => {
  const isQuote = (element: Element): boolean => {
    const row = element.closest<HTMLElement>(lastOf(list.row));
    const own = row && textIn(row, list);
    return own !== null && !own.contains(element);
  };
  return scroller === null ? [] : [{ list: scroller, shows: isQuote }];
};
