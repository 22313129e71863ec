/**
 * Mastodon's direct posts, by its public code of 2024 to 2026. Each of its hosts is an instance of one site, on which accounts are known by their full
 * address. A conversation is a post to one person, with what was answered to it; what is written there is an answer to the newest of these.
 */
import type { Adapter, PreviewList, Row } from '../adapter.ts';
import { allThrough, firstThrough } from '../through.ts';
import { accountAt, mentionedIn } from './address.ts';

const SITE = 'mastodon';
/** Longer addresses are known, and not shown beside a name. */
const LONGEST_HANDLE = 64;

const POST = '.status__wrapper, .detailed-status__wrapper';
const DIRECT = '.status__wrapper-direct, .detailed-status__wrapper-direct';
const AUTHOR = 'a.status__display-name, a.detailed-status__display-name';
const TEXT = '.status__content__text';
const REPLY = '.icon-reply, .icon-reply-all, .fa-reply, .fa-reply-all';
const MORE = '.icon-ellipsis-h, .fa-ellipsis-h';
const OWN = '.navigation-bar a[href^="/@"]';
const FORM = '.compose-form';
/** In the form: what is chosen of who may see the post. */
const FORM_IS_DIRECT = '.icon-at, .fa-at';

/** Is this page an instance's? Known by what every version of its page begins with. */
export const isMastodon = (page: Document): boolean =>
  firstThrough(page, '#mastodon') !== null && firstThrough(page, 'script#initial-state') !== null;

/** `page`: what the browser shows. */
export const mastodonAdapter = (page: Document): Adapter => {
  const focused = () => firstThrough(page, '.detailed-status__wrapper');
  const scroller = () => focused()?.closest<HTMLElement>('.scrollable') ?? null;
  const form = () => firstThrough(page, FORM);
  const box = () => firstThrough(page, `${FORM} textarea`);
  const own = (): string | null => {
    const link = firstThrough(page, OWN);
    return link && accountAt(link, page.location.host);
  };
  const posts = (): readonly HTMLElement[] => {
    const list = scroller();
    return list === null ? [] : allThrough(list, POST).filter((post) => !post.parentElement?.closest(POST)); // what is quoted in one is none
  };
  /** With whom a post was exchanged; null where it is not between us and one other. */
  const peerOf = (post: HTMLElement): string | null => {
    const me = own();
    if (me === null || !post.matches(DIRECT)) return null;
    const [peer, another] = [...peopleOf(post, page.location.host)].filter((person) => person !== me);
    return another === undefined ? (peer ?? null) : null;
  };
  const peer = (): string | null => {
    const post = isPostAddress(page.location) ? focused() : null;
    return post && peerOf(post);
  };
  return {
    site: SITE,
    place: () => {
      const [ownId, peerId] = [own(), peer()];
      if (ownId === null || peerId === null) return null;
      const peerHandle = peerId.length > LONGEST_HANDLE ? null : peerId;
      return { site: SITE, ownId, conversationId: peerId, peerId, peerHandle };
    },
    ownHandle: own,
    scroller,
    content: scroller,
    rows: () => posts().flatMap((post) => rowOf(post)),
    previews: () => previewsOn(page, scroller()),
    form,
    box,
    sendButton: () => firstThrough(page, `${FORM} button[type=submit]`),
    answering: {
      begin: () => {
        const to = peer();
        const newest = to === null ? undefined : posts().findLast((post) => peerOf(post) === to);
        const button = newest && firstThrough(newest, REPLY)?.closest('button');
        button?.click();
        return Boolean(button);
      },
      front: () => {
        const to = peer();
        const held = `${(box() as HTMLTextAreaElement | null)?.value ?? ''}`;
        return to !== null && mentionedIn(held, page.location.host) === to ? held : null;
      },
      isDirect: () => firstThrough(page, `${FORM} :is(${FORM_IS_DIRECT})`) !== null,
    },
  };
};

/** `/@bob@two.example/114000000000000001`, with or without `/web` before it. */
const isPostAddress = ({ pathname }: Pick<Location, 'pathname'>): boolean =>
  /^\/(?:web\/)?@[^/]+\/\d+\/?$/.test(pathname);

/** Who wrote it, and whom it names. */
const peopleOf = (post: HTMLElement, host: string): ReadonlySet<string | null> => {
  const author = firstThrough(post, AUTHOR);
  const named = allThrough(post, `${TEXT} a.mention:not(.hashtag)`);
  return new Set([author && accountAt(author, host), ...named.map((link) => accountAt(link, host))]);
};

const rowOf = (post: HTMLElement): readonly Row[] => {
  const text = firstThrough(post, TEXT);
  if (text === null) return [];
  const menu = () => firstThrough(post, MORE)?.closest<HTMLElement>('button') ?? null;
  return [{ text, whole: post, sending: 'settled', menu }];
};

/** Lists of posts, and the post that is being answered, beside the form. In the thread itself only what is quoted is one. */
const previewsOn = (page: Document, thread: HTMLElement | null): readonly PreviewList[] => {
  const isPreview = (element: Element): boolean => {
    const post = thread?.contains(element) ? element.closest<HTMLElement>(POST) : null;
    return post === null || !firstThrough(post, TEXT)?.contains(element);
  };
  return allThrough(page, '.item-list, .reply-indicator').map((list) => ({ list, shows: isPreview }));
};
