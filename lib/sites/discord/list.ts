/** What Discord's client is made of, as others' parsers had it in 2026. It has no button that sends. */
import type { SiteList } from '../listed.ts';

export const discordList: SiteList = {
  site: 'discord',
  /** `@me` stands before the ids of direct messages; a group of friends has one, too. */
  conversation: ({ location: { pathname } }) => /^\/channels\/@me\/(\d{5,25})\/?$/.exec(pathname)?.[1] ?? null,
  box: ['[role="textbox"][data-slate-editor="true"]'],
  row: 'li[id^="chat-messages-"]',
  text: '[id^="message-content-"]',
};
