/** Replaces every way in which an attribute is set. */
import type { ReadAttack } from '../attack.ts';

export const hooksAttributes: ReadAttack = {
  weakness: 'attributes',
  trap: ({ home }) => {
    const heard = new Set<unknown>();
    const hear = (value: unknown): void => {
      if (typeof value === 'string' && /[^\0-\x7f]{4}/.test(value) && !heard.has(value)) void home(value);
      heard.add(value);
    };
    for (const owner of [Element.prototype, HTMLElement.prototype, HTMLIFrameElement.prototype, Attr.prototype]) {
      for (const [name, { set, ...rest }] of Object.entries(Object.getOwnPropertyDescriptors(owner))) {
        if (set === undefined) continue;
        const hooked = function (this: unknown, value: unknown): void {
          hear(value);
          (set as (given: unknown) => void).call(this, value);
        };
        Object.defineProperty(owner, name, { ...rest, set: hooked });
      }
    }
    for (const name of ['setAttribute', 'setAttributeNS'] as const) {
      const before = Element.prototype[name] as (...all: unknown[]) => void;
      Element.prototype[name] = function set(this: Element, ...all: unknown[]) {
        all.forEach(hear);
        before.apply(this, all);
      };
    }
  },
};
