/** What arrow keys lead through while a person points without a mouse: boxes from the top, messages from the newest up. */

import { canScroll } from '../../sites/scroller.ts';
import { rectOf } from '../unclobbered.ts';
import { boxAt, messageAt, type PointedMessage } from './derive.ts';
import { queryAll } from './selectors.ts';
import { selectorOfTexts } from './texts.ts';

/** So many are looked at for one press of a key. */
const MOST = 2_000;

const isSeen = (element: Element): boolean => {
  const { width, height } = rectOf(element);
  return width > 0 && height > 0;
};

/** Every box on the page. */
export const boxesOn = (page: Document): readonly HTMLElement[] => {
  const found = queryAll(page, 'textarea, input, [contenteditable]').filter(isSeen).map(boxAt);
  return [...new Set(found)].filter((box) => box !== null);
};

/** A line to write in over the messages is not where they are written, where there is a box that is not. */
export const isBeside = (box: HTMLElement, { list }: PointedMessage): boolean => {
  const isOver = (one: HTMLElement): boolean => rectOf(one).bottom <= rectOf(list).top;
  return !isOver(box) || boxesOn(box.ownerDocument).every(isOver);
};

/** Every text that scrolls beside `box`, the last of the page first; of those that scroll with the whole page, which all others do, too, those that repeat. */
export const textsOn = (page: Document, box: HTMLElement): readonly Element[] => {
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  const found = new Set<Element>();
  let left = MOST;
  for (let node = walker.lastChild(); node !== null && left > 0; node = walker.previousNode()) {
    left -= 1;
    const around = node.parentElement;
    if (around === null || (node.textContent ?? '').trim() === '' || !isSeen(around)) continue;
    const message = messageAt(around, box);
    if (message === null || found.has(message.text)) continue;
    if (canScroll(message.list) || selectorOfTexts(message.text, message.list) !== null) found.add(message.text);
  }
  return [...found];
};
