/**
 * Reads and changes an element of the site past its named properties: a form hands out its fields under their names, so a field
 * called `style` or `contains` would stand in the place of what we ask for.
 */

const style = Object.getOwnPropertyDescriptor(HTMLElement.prototype, 'style')?.get as (
  this: Element,
) => CSSStyleDeclaration;

export const rectOf = (element: Element): DOMRect => Element.prototype.getBoundingClientRect.call(element);

export const styleOf = (element: HTMLElement): CSSStyleDeclaration => style.call(element);

export const isWithin = (element: Element, node: Node | null): boolean => Node.prototype.contains.call(element, node);

export const isInert = (element: Element): boolean => Element.prototype.hasAttribute.call(element, 'inert');

export const setInert = (element: Element, inert: boolean): void => {
  Element.prototype.toggleAttribute.call(element, 'inert', inert);
};
