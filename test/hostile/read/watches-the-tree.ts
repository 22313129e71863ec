/** Observes every change below the document and in every open shadow root. */
import type { ReadAttack } from '../attack.ts';

export const watchesTheTree: ReadAttack = {
  weakness: 'plain-nodes',
  trap: ({ home }) => {
    const rootOf = (node: Node): ShadowRoot | null => (node instanceof Element ? node.shadowRoot : null);
    const watch = (root: Node | null): void => {
      if (root) watcher.observe(root, { childList: true, subtree: true, characterData: true, attributes: true });
    };
    const watcher = new MutationObserver((changes) => {
      for (const { target, addedNodes, oldValue } of changes) {
        const added = [...addedNodes];
        for (const node of added) watch(rootOf(node));
        void home([target.textContent, oldValue, ...added.map(({ textContent }) => textContent)]);
      }
    });
    watch(document);
  },
};
