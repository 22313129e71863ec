/** Replaces every way in which text is put into a document. */
import type { ReadAttack } from '../attack.ts';

export const hooksInsertion: ReadAttack = {
  weakness: 'closed-root',
  trap: ({ home }) => {
    const replace = (owner: object, name: string): void => {
      const before = Reflect.get(owner, name) as (...all: unknown[]) => unknown;
      Reflect.set(owner, name, function hooked(this: unknown, ...all: unknown[]) {
        void home(all.map((one) => (one instanceof Node ? one.textContent : String(one))));
        return before.apply(this, all);
      });
    };
    for (const name of ['append', 'replaceChildren', 'insertAdjacentText']) replace(Element.prototype, name);
    for (const name of ['appendChild', 'insertBefore']) replace(Node.prototype, name);
    for (const name of ['createTextNode']) replace(Document.prototype, name);
    const setter = Object.getOwnPropertyDescriptor(Node.prototype, 'textContent');
    Object.defineProperty(Node.prototype, 'textContent', {
      ...setter,
      set(text) {
        void home(text);
        setter?.set?.call(this, text);
      },
    });
  },
};
