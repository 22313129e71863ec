/** Measures every element, asks at many points which ones lie there, and reads every style that stands in its page. */
import type { Trick } from '../detection.ts';

export const measuresThePage: Trick = () => () => {
  const below = (root: Document | ShadowRoot): Element[] =>
    [...root.querySelectorAll('*')].flatMap((element) => [
      element,
      ...(element.shadowRoot ? below(element.shadowRoot) : []),
    ]);
  const boxes = below(document).map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    return `${element.localName} ${[x, y, width, height].map(Math.round)} ${element.scrollHeight}`;
  });
  const points = Array.from({ length: 100 }, (_, index) => {
    const [x, y] = [((index % 10) + 0.5) * (innerWidth / 10), (Math.floor(index / 10) + 0.5) * (innerHeight / 10)];
    return document
      .elementsFromPoint(x, y)
      .map(({ localName }) => localName)
      .join(' ');
  });
  const styled = [document.documentElement, document.body].map((element) => {
    const style = getComputedStyle(element);
    return [...style].sort().map((name) => `${name}: ${style.getPropertyValue(name)}`);
  });
  const sheets = [...document.styleSheets, ...document.adoptedStyleSheets].map((sheet) => sheet.cssRules.length);
  return { boxes, points, styled, sheets, fonts: document.fonts.size, animations: document.getAnimations().length };
};
