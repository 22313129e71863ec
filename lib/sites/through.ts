/**
 * Looks for elements through open shadow roots: in a selector, `>>>` goes from an element into its root. Past named properties, for a form hands out its
 * fields under the names of what we would ask it.
 */

const INTO = '>>>';

/** What is looked for at the end of the way. */
export const lastOf = (selector: string): string => (selector.split(INTO).at(-1) ?? '').trim();

/** The first that matches. */
export const firstThrough = (root: ParentNode, selector: string): HTMLElement | null =>
  firstOf(rootOf(root, selector), lastOf(selector));

/** All that match, in the order of the document. */
export const allThrough = (root: ParentNode, selector: string): readonly HTMLElement[] => {
  const at = rootOf(root, selector);
  return at === null ? [] : [...(of(at).querySelectorAll.call(at, lastOf(selector)) as NodeListOf<HTMLElement>)];
};

/** Where the way leads; null where there is none. */
const rootOf = (root: ParentNode, selector: string): ParentNode | null => {
  let at: ParentNode | null = root;
  for (const host of selector.split(INTO).slice(0, -1)) {
    const found: ParentNode | null = host.trim() === '' ? at : firstOf(at, host);
    at = found instanceof Element ? found.shadowRoot : null;
  }
  return at;
};

const firstOf = (root: ParentNode | null, selector: string): HTMLElement | null =>
  root && (of(root).querySelector.call(root, selector) as HTMLElement | null);

const of = (root: ParentNode): ParentNode => (root instanceof Element ? Element.prototype : root);
