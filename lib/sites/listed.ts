/**
 * Makes an adapter from what is listed of a site: how its parts are found, and what names a conversation. Most sites need no more than that. None of
 * these shows account ids, so that accounts go by the conversation (`hasNoIds`).
 */
import type { Adapter, Row } from './adapter.ts';
import { scrollerNear } from './scroller.ts';

/** Selectors for one thing, the most stable first. */
type Selectors = readonly string[];

export interface SiteList {
  readonly site: string;
  /** The id of the open conversation in the site's own form; null for groups, and where none is open. */
  readonly conversation: (page: Document) => string | null;
  readonly box: Selectors;
  /** Around the box; without one it is the form that the box stands in. */
  readonly form?: Selectors;
  /** In the form. Without any, Enter sends. */
  readonly sendButton?: Selectors;
  /** The element that scrolls over the messages; where it is not listed it is looked for beside the form. */
  readonly scroller?: Selectors;
  /** A message row. */
  readonly row: string;
  /** The rows are deeper in it than children of one element are. */
  readonly content?: 'scroller';
  /** In the row: the element that holds the authored text and nothing else. */
  readonly text: string;
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
    const form = () => formOf(box(), list.form);
    let found: HTMLElement | null = null;
    const scroller = (): HTMLElement | null => {
      const listed = firstIn(page, list.scroller ?? []);
      if (listed !== null) return listed;
      const near = form();
      if (found === null || !found.isConnected || (near !== null && found.contains(near)))
        found = near && scrollerNear(near);
      return found;
    };
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
      content: () => (list.content === undefined ? contentOf(scroller(), list.row) : scroller()),
      rows: () => [...(scroller()?.querySelectorAll<HTMLElement>(list.row) ?? [])].flatMap((row) => readRow(row, list)),
      previews: () =>
        (list.inbox ?? [])
          .flatMap((css) => [...page.querySelectorAll<HTMLElement>(css)])
          .map((found) => ({
            list: found,
            shows: () => true,
          })),
      form,
      box,
      sendButton: () => {
        const within = form();
        return within && firstIn(within, list.sendButton ?? []);
      },
      ...((list.sendButton ?? []).length === 0 ? { sendsByEnter: true } : {}),
    };
  };

/** Past named properties: a form hands out its fields under the names of what we would ask it. */
const firstIn = (root: ParentNode, selectors: Selectors): HTMLElement | null => {
  const { querySelector } = root instanceof Element ? Element.prototype : root;
  for (const selector of selectors) {
    const found = querySelector.call(root, selector) as HTMLElement | null;
    if (found !== null) return found;
  }
  return null;
};

const formOf = (box: HTMLElement | null, selectors: Selectors = ['form']): HTMLElement | null => {
  for (const selector of selectors) {
    const around = box?.closest<HTMLElement>(selector);
    if (around) return around;
  }
  return null;
};

/** What holds all rows, and nothing else that scrolls. */
const contentOf = (scroller: HTMLElement | null, row: string): HTMLElement | null => {
  const first = scroller?.querySelector<HTMLElement>(row)?.parentElement ?? null;
  return first !== null && first !== scroller && scroller?.contains(first) ? first : scroller;
};

const readRow = (row: HTMLElement, { text, sending, menu }: SiteList): readonly Row[] => {
  const authored = row.querySelector<HTMLElement>(text) ?? (row.matches(text) ? row : null);
  if (authored === null) return [];
  return [
    {
      text: authored,
      whole: row,
      sending: sending?.(row) ?? 'settled',
      menu: () => firstIn(row, menu ?? []),
    },
  ];
};
