/** From the two elements that a person pointed at to everything by which the page is read from then on. Looks, and changes nothing. */
import type { Pointed } from '../../rpc/pointed.ts';
import { canScroll } from '../../sites/scroller.ts';
import { isWithin, rectOf } from '../unclobbered.ts';
import { isOnlyIn, queryAll, selectorsFor, surelyFor } from './selectors.ts';
import { selectorOfTexts, textAround } from './texts.ts';

/** What one can write in. */
const BOXES = 'textarea, input, [contenteditable]';
/** Kinds of input that hold a line of text. */
const LINES: readonly string[] = ['text', 'search', ''];
/** What lies around the box and is higher than this part of the window is more than its form. */
const MOST_HEIGHT = 0.5;

/** The box that `element` is, is in, or holds as the only one; null for none. Boxes in shadow roots are none. */
export const boxAt = (element: Element): HTMLElement | null => {
  if (element.getRootNode() !== element.ownerDocument) return null;
  const around = element.closest<HTMLElement>(BOXES);
  if (around !== null) return isBox(around) ? outermost(around) : null;
  const inside = queryAll(element, BOXES).filter(isBox);
  return inside.length === 1 && isLow(element) ? (inside[0] ?? null) : null;
};

const isBox = (element: Element): element is HTMLElement => {
  if (element instanceof HTMLTextAreaElement) return !element.readOnly && !element.disabled;
  if (element instanceof HTMLInputElement)
    return LINES.includes(element.type) && !element.readOnly && !element.disabled;
  return element instanceof HTMLElement && element.getAttribute('contenteditable') !== 'false';
};

/** An editable element may hold others that say so again. */
const outermost = (box: HTMLElement): HTMLElement => {
  const above = box.parentElement?.closest<HTMLElement>('[contenteditable]') ?? null;
  return above !== null && isBox(above) ? outermost(above) : box;
};

const isLow = (element: Element): boolean =>
  rectOf(element).height <= element.ownerDocument.documentElement.clientHeight * MOST_HEIGHT;

/** The time of day, which stands beside messages. */
const CLOCK = /^\s*\d{1,2}[:.]\d{2}(?:[:.]\d{2})?\s*(?:[ap]\.?m\.?)?\s*$/i;

/** A message: its text, and the list that scrolls it; where it scrolls with the whole page, all that stands with it beside the box. */
export interface PointedMessage {
  readonly text: Element;
  readonly list: HTMLElement;
}

/** The message at whose text `element` is; null where that is none. Whether it repeats is not asked yet. */
export const messageAt = (element: Element, box: HTMLElement): PointedMessage | null => {
  if (element.getRootNode() !== element.ownerDocument || isWithin(element, box) || isWithin(box, element)) return null;
  const text = textAround(element);
  if (text.closest('time') !== null || CLOCK.test(text.textContent ?? '')) return null;
  const list = scrollerOf(text) ?? listOnPage(text, box);
  if (list === null || isWithin(list, box) || (text.textContent ?? '').trim() === '') return null;
  return { text, list };
};

const scrollerOf = (text: Element): HTMLElement | null => {
  const { documentElement, body } = text.ownerDocument;
  for (let above = text.parentElement; above !== null; above = above.parentElement)
    if (above !== documentElement && above !== body && above instanceof HTMLElement && canScroll(above)) return above;
  return null;
};

/** Outwards as far as the box is not in it. */
const listOnPage = (text: Element, box: HTMLElement): HTMLElement | null => {
  let list: HTMLElement | null = null;
  for (let above = text.parentElement; above !== null && !isWithin(above, box); above = above.parentElement)
    list = above;
  return list;
};

/** All of it, or null where nothing in the list is like that message, or the box cannot be told from others. */
export const derive = (box: HTMLElement, { text, list }: PointedMessage): Pointed | null => {
  const page = box.ownerDocument;
  const texts = selectorOfTexts(text, list);
  const boxes = surelyFor(box, isOnlyIn(page, box));
  const form = formAround(box, text);
  if (texts === null || boxes.length === 0 || form === null) return null;
  const button = sendButtonIn(form, box);
  return {
    box: boxes,
    form: surelyFor(form, (selector) => box.closest(selector) === form),
    sendButton: button === null ? [] : surelyFor(button, (selector) => queryAll(form, selector)[0] === button),
    scroller: (canScroll(list) ? selectorsFor : surelyFor)(list, isOnlyIn(page, list)), // what scrolls can be looked for anew
    text: texts,
  };
};

/** As much around the box as holds no message and is no page of its own: every button there could send something in clear. */
const formAround = (box: HTMLElement, text: Element): HTMLElement | null => {
  let form = box.parentElement;
  for (let above = form; above !== null && !isWithin(above, text) && isLow(above); above = above.parentElement)
    form = above;
  return form === null || isWithin(form, text) ? null : form;
};

/** The button by which the form is submitted, or else the only one that is called so in the site's own code. Without either, Enter sends. */
const sendButtonIn = (form: HTMLElement, box: HTMLElement): HTMLElement | null => {
  const within = box.closest<HTMLElement>('form') ?? form;
  const buttons = queryAll(within, 'button, input[type="submit"], [role="button"]').filter(
    (button): button is HTMLElement => button instanceof HTMLElement,
  );
  const submitting = box.closest('form') === null ? undefined : buttons.find((button) => isSubmit(button));
  if (submitting !== undefined) return submitting;
  const [named, another] = buttons.filter((button) => CALLED_SEND.test(namesOf(button)));
  return another === undefined ? (named ?? null) : null;
};

const isSubmit = (button: HTMLElement): boolean => 'type' in button && button.type === 'submit';

const CALLED_SEND = /(?:^|[^a-z])(?:send|submit)(?:$|[^a-z])/;

/** The words of it: `btnSend` is `btn send`. */
const namesOf = (button: HTMLElement): string =>
  ['id', 'class', 'name', 'type', 'data-testid', 'data-test-id', 'data-qa', 'data-action']
    .map((name) => button.getAttribute(name) ?? '')
    .join(' ')
    .replaceAll(/(?<=[a-z])(?=[A-Z])/g, ' ')
    .toLowerCase();
