/** Reads what somebody wrote out of an element in which the site has put more, as the time beside it. Changes nothing, and makes no copy. */

/** The text of `element` without that of everything in it that matches `aside`. */
export const authoredIn = (element: Element, aside: string): string => {
  const isAside = (node: Node): boolean => node instanceof Element && Element.prototype.matches.call(node, aside);
  const walker = element.ownerDocument.createTreeWalker(
    element,
    NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT,
    (node) => (isAside(node) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT),
  );
  let text = '';
  while (walker.nextNode() !== null) if (walker.currentNode instanceof Text) text += walker.currentNode.data;
  return text;
};
