/**
 * Looks for elements around another one. A list of a thousand messages is most of the page, and what is looked for twice a second stands beside it:
 * so the list is searched last, or not at all. Past named properties, for a form hands out its fields under the names of what we would ask it.
 */

/** The first that matches the first selector which matches anything: outside `list`, else in it. */
export const firstAround = <E extends Element>(
  root: ParentNode & Node,
  list: Element | null,
  selectors: readonly string[],
): E | null => {
  const parts = partsAround(root, list);
  for (const selector of selectors) {
    for (const part of parts) {
      const found = firstOfPart(part, selector);
      if (found !== null) return found as E;
    }
  }
  return null;
};

/** All that match one of the selectors and do not stand in `list`. */
export const allAround = <E extends Element>(
  root: ParentNode & Node,
  list: Element | null,
  selectors: readonly string[],
): readonly E[] =>
  partsAround(root, list)
    .filter(({ node }) => node !== list)
    .flatMap((part) => allOfPart(part, selectors.join()) as E[]);

interface Part {
  readonly node: ParentNode & Node;
  /** The list is in it: what else is in it are parts of their own. */
  readonly isPath: boolean;
}

/** The whole of `root` in the order of the document, but `list` last. */
const partsAround = (root: ParentNode & Node, list: Element | null): readonly Part[] => {
  if (list === null || !Node.prototype.contains.call(root, list)) return [{ node: root, isPath: false }];
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_ELEMENT);
  const path = pathTo(list, walker);
  const beside = (parent: Node): Part[] =>
    childrenOf(parent, walker).flatMap((node) => {
      if (node === list) return [];
      return path.has(node) ? [{ node, isPath: true }, ...beside(node)] : [{ node, isPath: false }];
    });
  return [...beside(root), { node: list, isPath: false }];
};

const pathTo = (list: Element, walker: TreeWalker): ReadonlySet<Node> => {
  const path = new Set<Node>();
  walker.currentNode = list;
  for (let above = walker.parentNode(); above !== null; above = walker.parentNode()) path.add(above);
  return path;
};

const childrenOf = (parent: Node, walker: TreeWalker): readonly Element[] => {
  const children: Element[] = [];
  walker.currentNode = parent;
  for (let child = walker.firstChild(); child !== null; child = walker.nextSibling()) children.push(child as Element);
  return children;
};

const firstOfPart = ({ node, isPath }: Part, selector: string): Element | null => {
  if (!(node instanceof Element)) return node.querySelector(selector);
  if (Element.prototype.matches.call(node, selector)) return node;
  return isPath ? null : Element.prototype.querySelector.call(node, selector);
};

const allOfPart = ({ node, isPath }: Part, selector: string): readonly Element[] => {
  if (!(node instanceof Element)) return [...node.querySelectorAll(selector)];
  const itself = Element.prototype.matches.call(node, selector) ? [node] : [];
  return isPath ? itself : [...itself, ...Element.prototype.querySelectorAll.call(node, selector)];
};
