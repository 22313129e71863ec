/**
 * What Messenger's pages are made of, on Facebook and on its own host, as readers of its inbox had them in September and October 2026. Its labels are in
 * the person's language, so that none is used here.
 */
import type { SiteList } from '../listed.ts';

export const messengerList: SiteList = {
  site: 'messenger',
  /** A group has a number, too. */
  conversation: ({ location: { pathname } }) =>
    /^(?:\/messages)?(?:\/e2ee)?\/t\/(\d{5,25})\/?$/.exec(pathname)?.[1] ?? null,
  box: ['[role="main"] [contenteditable="true"][role="textbox"]'],
  row: '[role="log"] [role="article"]',
  text: '[data-message-id] div[dir="auto"]',
  inbox: ['[role="navigation"] [role="grid"]'],
};
