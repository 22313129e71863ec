/**
 * What Bluesky's chats are made of, by its public code and others' tools of September and October 2026. Nothing there has a name of its own: a message is
 * known by the mark that all rich text has, and its buttons are called in the person's language, so that Enter sends.
 */
import type { SiteList } from '../listed.ts';

export const blueskyList: SiteList = {
  site: 'bluesky',
  /** A group has such an id, too. */
  conversation: ({ location: { pathname } }) => /^\/messages\/([2-7a-z]{13})\/?$/.exec(pathname)?.[1] ?? null,
  box: ['textarea'],
  row: '[data-word-wrap]',
  text: '[data-word-wrap]',
};
