/** What Reddit's chat is made of, as others' tools read it until October 2026: elements of its own, each in the open shadow root of the one around it. */
import type { SiteList } from '../listed.ts';

const room = 'rs-app >>> rs-room >>>';

export const redditList: SiteList = {
  site: 'reddit',
  /** A group has such an id, too. The drawer at the foot of other pages names none in the address. */
  conversation: ({ location: { pathname } }) => {
    const id = /^(?:\/chat)?\/room\/([^/]{3,200})\/?$/
      .exec(pathname)?.[1]
      ?.replaceAll('%21', '!')
      .replaceAll('%3A', ':');
    return id !== undefined && /^![\w:.-]+$/.test(id) ? id : null;
  },
  box: [`${room} rs-message-composer >>> textarea`, `${room} rs-message-composer-old >>> textarea`],
  sendButton: ['button[type="submit"]', 'button[aria-label="Send message"]'],
  scroller: [`${room} rs-timeline >>> rs-virtual-scroll-dynamic`],
  row: '>>> rs-timeline-event',
  text: '>>> .room-message-text',
};
