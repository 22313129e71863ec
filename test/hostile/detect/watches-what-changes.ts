/** Observes every change of its document from the first moment on, and asks which nodes and attributes were ever touched. */
import type { Trick } from '../detection.ts';

export const watchesWhatChanges: Trick = () => {
  const changes = new Set<string>();
  const nameOf = (node: Node): string => `${node.nodeName} in ${node.parentNode?.nodeName}`;
  const observer = new MutationObserver((records) => {
    for (const { target, type, attributeName, addedNodes } of records) {
      if (type === 'attributes') changes.add(`${target.nodeName} ${attributeName}`);
      for (const node of addedNodes) changes.add(`new ${nameOf(node)} below ${target.nodeName}`);
    }
  });
  const observe = (root: Node): void =>
    observer.observe(root, { subtree: true, childList: true, attributes: true, characterData: true });
  observe(document);
  const { attachShadow } = Element.prototype;
  Element.prototype.attachShadow = function (init) {
    const root = attachShadow.call(this, init);
    observe(root);
    return root;
  };
  return () => [...changes].filter((change) => !change.includes('#text')).sort();
};
