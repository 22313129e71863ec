/**
 * Makes an adapter for a site that nobody has listed, out of what a person pointed at there. What that is can come late and change: until it is
 * known, the page stands in the conversation of its address and has nothing else, so that no key is lost to it meanwhile.
 */
import type { Adapter, Row } from './adapter.ts';
import { listedAdapter, type SiteList } from './listed.ts';

/** What was pointed at, in selectors. */
export interface PointedParts extends Required<Pick<SiteList, 'box' | 'form' | 'sendButton' | 'scroller'>> {
  readonly text: string;
}

/** Longer addresses name more than a conversation. Ids of conversations are no longer anywhere in Sotto. */
const LONGEST = 200;

/** Of such a site nothing is known but that an address names what is open. It is the whole of it, as the browser writes it: nothing but ASCII. */
export const conversationAt = ({ location: { pathname, search, hash } }: Pick<Document, 'location'>): string | null => {
  const address = `${pathname}${search}${hash}`;
  return address.length <= LONGEST ? address : null;
};

const NOTHING: PointedParts = { box: [], form: [], sendButton: [], scroller: [], text: ':not(*)' };

/** `parts`: what was pointed at; undefined while that is not known, null where it is nothing. */
export const pointedAdapter =
  (site: string, parts: () => PointedParts | null | undefined) =>
  (page: Document): Adapter => {
    let made = make(site, NOTHING, page);
    const adapter = (): Adapter => {
      const now = parts() ?? NOTHING;
      if (made.of !== now) made = make(site, now, page);
      return made.adapter;
    };
    return {
      site,
      hasNoIds: true,
      place: () => (parts() === null ? null : adapter().place()),
      ownHandle: () => null,
      scroller: () => adapter().scroller(),
      content: () => adapter().content(),
      rows: () => withWhole(adapter().rows()),
      previews: () => [],
      form: () => adapter().form(),
      box: () => adapter().box(),
      sendButton: () => (adapter().sendsByEnter ? adapter().box() : adapter().sendButton()),
    };
  };

const make = (site: string, of: PointedParts, page: Document) => {
  const { text, scroller, ...parts } = of;
  const list: SiteList = {
    ...parts,
    ...(scroller.length === 0 ? {} : { scroller }),
    site,
    conversation: conversationAt,
    row: text,
    text,
    content: 'scroller',
  };
  return { of, adapter: listedAdapter(list)(page) };
};

/** As much around each text as holds no other one. Of a text that is alone nobody can say what else is its row. */
const withWhole = (rows: readonly Row[]): readonly Row[] =>
  rows.map((row, index) => {
    const others = [rows[index - 1], rows[index + 1]].flatMap((beside) => beside?.text ?? []);
    let whole = row.text;
    for (let above = whole.parentElement; above !== null && others.length > 0; above = above.parentElement) {
      if (others.some((other) => above?.contains(other))) break;
      whole = above;
    }
    return { ...row, whole };
  });
