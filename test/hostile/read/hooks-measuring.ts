/** Replaces what tells sizes, places and styles, and reads whatever is measured. */
import type { ReadAttack } from '../attack.ts';

export const hooksMeasuring: ReadAttack = {
  weakness: 'closed-root',
  trap: ({ home }) => {
    const read = new Set<string | null>();
    const take = (one: unknown): void => {
      const text = one instanceof Node ? one.textContent : String(one);
      if (!read.has(text)) void home(text);
      read.add(text);
    };
    for (const [owner, name] of [
      [Element.prototype, 'getBoundingClientRect'],
      [Element.prototype, 'getClientRects'],
      [Range.prototype, 'getBoundingClientRect'],
      [Range.prototype, 'getClientRects'],
      [Element.prototype, 'animate'],
      [window, 'getComputedStyle'],
    ] as const) {
      const before = Reflect.get(owner, name) as (...all: unknown[]) => unknown;
      Reflect.set(owner, name, function hooked(this: unknown, ...all: unknown[]) {
        for (const one of [this, ...all]) if (one !== window && one !== undefined) take(one);
        return before.apply(this ?? window, all);
      });
    }
  },
};
