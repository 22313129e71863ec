/** Makes selectors that find one element again among all others, from what it is and from what stands around it. */
import { MAX_SELECTOR, MAX_SELECTORS } from '../../rpc/pointed.ts';
import { traitsOf } from './traits.ts';

/** So far up, and so many traits of each. */
const MOST_LEVELS = 8;
const MOST_TRAITS = 4;

/** What finds `element`, the most lasting first; `finds` says whether a selector does. Never more than fit, and empty when none does. */
export const selectorsFor = (element: Element, finds: (selector: string) => boolean): readonly string[] => {
  const [tag, traits] = [CSS.escape(element.localName), traitsOf(element)];
  const found: string[] = [];
  const take = (selector: string): void => {
    if (found.length < MAX_SELECTORS && selector.length <= MAX_SELECTOR && finds(selector)) found.push(selector);
  };
  for (const selector of [...traits, tag]) take(selector);
  for (const above of ancestorsOf(element)) {
    if (found.length >= MAX_SELECTORS - 1) break;
    for (const trait of traitsOf(above).slice(0, MOST_TRAITS))
      for (const selector of [...traits.slice(0, MOST_TRAITS), tag]) take(`${trait} ${selector}`);
  }
  return found;
};

/** The same, and where nothing tells it apart, the way to it through the document. */
export const surelyFor = (element: Element, finds: (selector: string) => boolean): readonly string[] => {
  const found = selectorsFor(element, finds);
  const way = wayTo(element);
  return found.length > 0 || way.length > MAX_SELECTOR || !finds(way) ? found : [way];
};

/** Is it the one and only that a selector finds in `root`? */
export const isOnlyIn =
  (root: ParentNode, element: Element) =>
  (selector: string): boolean => {
    const all = queryAll(root, selector);
    return all.length === 1 && all[0] === element;
  };

/** Past named properties of forms. */
export const queryAll = (root: ParentNode, selector: string): readonly Element[] => {
  const { querySelectorAll } = root instanceof Element ? Element.prototype : root;
  return [...querySelectorAll.call(root, selector)];
};

const ancestorsOf = (element: Element): readonly Element[] => {
  const found: Element[] = [];
  for (let above = element.parentElement; above !== null && found.length < MOST_LEVELS; above = above.parentElement)
    found.push(above);
  return found;
};

/** From the root element down, by kind and place. */
const wayTo = (element: Element): string => {
  const steps: string[] = [];
  for (let node: Element | null = element; node !== null; node = node.parentElement) {
    const { localName, parentElement } = node;
    const alike = [...(parentElement?.children ?? [])].filter((child) => child.localName === localName);
    const place = alike.length > 1 ? `:nth-of-type(${alike.indexOf(node) + 1})` : '';
    steps.unshift(`${CSS.escape(localName)}${place}`);
  }
  return steps.join(' > ');
};
