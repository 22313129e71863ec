/** Replaces attachShadow, and keeps every root that is made. */
import type { ReadAttack } from '../attack.ts';

export const hooksAttachShadow: ReadAttack = {
  weakness: 'closed-root',
  trap: ({ home, pause }) => {
    const { attachShadow } = Element.prototype;
    Element.prototype.attachShadow = function attach(options) {
      const root = attachShadow.call(this, options);
      void pause(300).then(() => home(root.innerHTML));
      return root;
    };
  },
};
