/** What Slack's client is made of, as others' tools read it in 2026. A conversation of two has an id that begins with D. */
import type { SiteList } from '../listed.ts';

export const slackList: SiteList = {
  site: 'slack',
  conversation: ({ location: { pathname } }) => {
    const [, team, conversation] = /^\/client\/([A-Z\d]{6,20})\/(D[A-Z\d]{6,20})(?:\/|$)/.exec(pathname) ?? [];
    return team === undefined ? null : `${team}/${conversation}`;
  },
  box: ['[data-qa="message_input"] .ql-editor', '[data-qa="texty_input"] .ql-editor'],
  form: ['form', '[data-qa="message_input"]'],
  /** Enter often leaves a draft behind and sends nothing. */
  sendButton: ['[data-qa="texty_send_button"]'],
  row: '[data-qa="message_container"]',
  text: '[data-qa="message-text"]',
};
