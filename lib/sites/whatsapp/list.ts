/**
 * What WhatsApp Web is made of, as others' tools read it from April to July 2026: by then no row says any more to whom it belongs or whose chat it is,
 * and classes are drawn anew with each build.
 */
import type { SiteList } from '../listed.ts';

const names = [
  '#main header [data-testid="conversation-info-header-chat-title"]',
  '#main header span[dir="auto"][title]',
  '#main header span[dir="auto"]',
];

/** As a site's id is written, without spaces. */
const asId = (name: string): string | null => {
  const bytes = new TextEncoder().encode(name.normalize('NFC'));
  const id = `name:${btoa(String.fromCharCode(...bytes))}`;
  return bytes.length > 0 && id.length <= 200 ? id : null;
};

export const whatsappList: SiteList = {
  site: 'whatsapp',
  /**
   * No page of it shows an account's number: the name over the chat is all there is, which is the one in the person's own address book. Whoever is
   * renamed there is another conversation, and two of one name are the same.
   */
  conversation: (page) => {
    for (const css of names) {
      const name = page.querySelector(css)?.textContent.trim();
      if (name !== undefined && name !== '') return asId(name);
    }
    return null;
  },
  box: ['#main footer [contenteditable="true"][role="textbox"]'],
  form: ['#main footer'],
  /** Its label is in the person's language, its picture is not. There is none while there is no text. */
  sendButton: [
    'button:has([data-icon="wds-ic-send-filled"])',
    'button:has([data-icon="send"])',
    'button[aria-label="Send"]',
  ],
  row: '#main [role="row"]',
  /** What is quoted, and what unfolds a long text, are buttons. */
  text: '[data-pre-plain-text] span[dir]:not([role="button"] *, span *)',
  sending: (row) => {
    if (row.querySelector('[data-icon="error"]') !== null) return 'failed';
    return row.querySelector('[data-icon="msg-time"]') === null ? 'settled' : 'pending';
  },
  inbox: ['#pane-side'],
};
