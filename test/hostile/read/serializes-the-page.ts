/** Serializes its document in every way there is, closed roots that allow it included, and clones it. */
import type { ReadAttack } from '../attack.ts';

export const serializesThePage: ReadAttack = {
  weakness: 'serializable-root',
  grab: async ({ home }) => {
    const { documentElement } = document;
    const copy = document.importNode(documentElement, true);
    const roots = [...document.querySelectorAll('*')].flatMap(({ shadowRoot }) => shadowRoot ?? []);
    await home([
      documentElement.getHTML({ serializableShadowRoots: true, shadowRoots: roots }),
      ...roots.map((root) => root.getHTML({ serializableShadowRoots: true })),
      copy.getHTML({ serializableShadowRoots: true }),
      new XMLSerializer().serializeToString(document),
    ]);
  },
};
