/** Walks the whole tree, open shadow roots included, for text, attributes and values. */
import type { ReadAttack } from '../attack.ts';

export const walksTheTree: ReadAttack = {
  weakness: 'plain-nodes',
  grab: async ({ home }) => {
    const below = (root: Document | ShadowRoot): string[] =>
      [...root.querySelectorAll('*')].flatMap((element) => [
        element.textContent ?? '',
        // biome-ignore lint/performance/useDomNodeTextContent: they are not the same, and an attacker takes both
        (element as HTMLElement).innerText ?? '',
        String((element as HTMLInputElement).value ?? ''),
        ...[...element.attributes].map(({ value }) => value),
        ...(element.shadowRoot ? below(element.shadowRoot) : []),
      ]);
    await home([...new Set(below(document))]);
  },
};
