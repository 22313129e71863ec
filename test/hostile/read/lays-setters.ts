/** Lays setters of likely names under every object, which hear what is assigned. */
import type { ReadAttack } from '../attack.ts';

export const laysSetters: ReadAttack = {
  weakness: 'messages-in-the-page',
  trap: ({ home }) => {
    const heard = new Set<unknown>();
    for (const name of ['text', 'body', 'plaintext', 'plain', 'clear', 'content', 'message', 'row', 'rows', '0']) {
      Object.defineProperty(Object.prototype, name, {
        configurable: true,
        set(value: unknown) {
          if (typeof value === 'string' && value.length > 3 && !heard.has(value)) void home(value);
          heard.add(value);
          Object.defineProperty(this, name, { value, writable: true, enumerable: true, configurable: true });
        },
      });
    }
  },
};
