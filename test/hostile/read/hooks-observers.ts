/** Replaces the observers of sizes, places and changes, and reads what they are told to observe. */
import type { ReadAttack } from '../attack.ts';

export const hooksObservers: ReadAttack = {
  weakness: 'closed-root',
  trap: ({ home }) => {
    const owners: { prototype: { observe: (...all: never[]) => void } }[] = [
      ResizeObserver,
      IntersectionObserver,
      MutationObserver,
    ];
    for (const { prototype } of owners) {
      const before = prototype.observe as (...all: unknown[]) => void;
      prototype.observe = function observe(this: unknown, target: Node, ...rest: unknown[]) {
        void home([target.textContent, target.getRootNode().textContent]);
        before.call(this, target, ...rest);
      };
    }
  },
};
