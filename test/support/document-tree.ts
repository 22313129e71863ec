/** A document as its own script can see it: the tree with open shadow roots, without what is random at every load. */

/** Runs in the document. */
export const documentTree = (): string => {
  const tree = (node: Node): string[] => {
    if (node instanceof Text) return [node.data];
    if (!(node instanceof Element)) return [];
    const attributes = [...node.attributes].map(({ name, value }) => ` ${name}="${value}"`).sort();
    const children = [...(node.shadowRoot ? ['#shadow', ...node.shadowRoot.childNodes] : []), ...node.childNodes];
    const inside = children.flatMap((child) => (typeof child === 'string' ? [child] : tree(child)));
    return [`<${node.localName}${attributes.join('')}>`, ...inside, `</${node.localName}>`];
  };
  return tree(document.documentElement)
    .join('\n')
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'uuid')
    .replaceAll(/nonce="[^"]*"/g, 'nonce=""');
};
