/**
 * What Telegram's two web clients are made of: K by its public source and others' tools of May to October 2026, A by those of October 2026. They share a
 * host, and no class that is used here. Chats that were open before stay in K's page and in A's.
 */
import type { SiteList } from '../listed.ts';

const open = '.chat.active:not(.chat-preview)';
const boxK = `${open} .input-message-input[data-peer-id][contenteditable="true"]:not(.input-field-input-fake)`;

export const telegramList: SiteList = {
  site: 'telegram',
  /**
   * The number of the account, in both clients. K's address may have a name in its place, which changes hands: then K's box says the number. Groups
   * and channels are below zero.
   */
  conversation: (page) => {
    const [, number, name] = /^#(?:(\d{3,20})|(@\w+))$/.exec(page.location.hash) ?? [];
    const shown = page.querySelector(boxK)?.getAttribute('data-peer-id') ?? null;
    if (number !== undefined) return shown === null || shown === number ? number : null; // K is on its way to another chat
    return name !== undefined && shown !== null && /^\d{3,20}$/.test(shown) ? shown : null;
  },
  box: [boxK, '#editable-message-text[contenteditable="true"]'],
  form: ['.chat-input', '.Composer', '.middle-column-footer'],
  /** The same buttons record a voice message while there is no text, and are not called so then. */
  sendButton: ['.btn-send.send', '.main-button.send'],
  scroller: [`${open} .bubbles .scrollable-y`, '.Transition_slide-active > .MessageList', '.MessageList'],
  content: ['.bubbles-inner', '.messages-container'],
  row: '.bubble[data-mid], .Message[id^="message-"]',
  text: '.message, .text-content',
  aside: '.time, .reply, .reactions, reactions-element, .MessageMeta, .Reactions',
  sending: (row) => {
    if (row.matches('.is-error') || row.querySelector('.icon-message-failed') !== null) return 'failed';
    return row.matches('.is-sending') || row.querySelector('.icon-message-pending') !== null ? 'pending' : 'settled';
  },
  inbox: ['.chatlist', '.chat-list'],
};
