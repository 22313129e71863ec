/** Replaces addEventListener, and reads every node that is listened to, with the whole root that it is in. */
import type { ReadAttack } from '../attack.ts';

export const hooksListening: ReadAttack = {
  weakness: 'closed-root',
  trap: ({ home }) => {
    const { addEventListener: listen } = EventTarget.prototype;
    const read = new Set<string>();
    EventTarget.prototype.addEventListener = function add(type, heard, options) {
      const text = this instanceof Node ? (this.getRootNode().textContent ?? '') : '';
      if (!read.has(text)) void home(text);
      read.add(text);
      listen.call(this ?? window, type, heard, options);
    };
  },
};
