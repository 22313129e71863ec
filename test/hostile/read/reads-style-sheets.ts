/** Reads every style sheet and every variable, and what stands before and after each element by style alone. */
import type { ReadAttack } from '../attack.ts';

export const readsStyleSheets: ReadAttack = {
  weakness: 'style-sheet',
  grab: async ({ home }) => {
    const below = (root: Document | ShadowRoot): string[] => [
      ...[...root.styleSheets, ...root.adoptedStyleSheets].flatMap(({ cssRules }) => [...cssRules].map(String)),
      ...[...root.querySelectorAll<HTMLElement>('*')].flatMap((one) => [
        one.style?.cssText ?? '',
        ...['::before', '::after', '::marker'].map((part) => getComputedStyle(one, part).content),
        ...(one.shadowRoot ? below(one.shadowRoot) : []),
      ]),
    ];
    await home([...new Set(below(document))]);
  },
};
