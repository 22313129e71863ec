/**
 * From one message's text to the texts of all messages of its list: a selector that finds it and those like it, once in each row. What repeats beside it
 * says what a row is.
 */
import { MAX_SELECTOR } from '../../rpc/pointed.ts';
import { queryAll } from './selectors.ts';
import { classesOf, traitsOf } from './traits.ts';

/** So far above the text a row may be. */
const MOST_LEVELS = 10;
/** A selector that finds so much of what the widest one does is as good. */
const NEARLY = 0.8;

/** The text's own element, for whatever in it was pointed at: a link, a name, an emoji are parts of what stands around them. */
export const textAround = (pointed: Element): Element => {
  let text = pointed;
  while (text.parentElement !== null && hasOwnText(text.parentElement)) text = text.parentElement;
  return text;
};

const hasOwnText = ({ childNodes }: Element): boolean =>
  [...childNodes].some((node) => node.nodeType === Node.TEXT_NODE && !isBlank(node));

const isBlank = ({ textContent }: Node): boolean => (textContent ?? '').trim() === '';

/** Finds all texts like this one in `list`; null where nothing is like it. */
export const selectorOfTexts = (text: Element, list: Element): string | null => {
  const row = rowAround(text, list);
  if (row === null || isBlank(text)) return null;
  const fitting = (selectors: readonly string[]) =>
    selectors
      .filter(({ length }) => length <= MAX_SELECTOR)
      .map((selector) => ({ selector, found: queryAll(list, selector) }))
      .filter(({ found }) => areTexts(found, text, row));
  const named = fitting(namesFor(text, list));
  const most = Math.max(...named.map(({ found }) => found.length));
  const best = named.find(({ found }) => found.length >= most * NEARLY) ?? fitting([wayFrom(list, text)])[0];
  return best?.selector ?? null;
};

/** The innermost element around the text that repeats, or the text itself where nothing around it does. */
const rowAround = (text: Element, list: Element): Element | null => {
  let around = text.parentElement;
  for (let level = 0; around !== null && around !== list && level < MOST_LEVELS; level += 1) {
    if (repeats(around)) return around;
    around = around.parentElement;
  }
  return repeats(text) ? text : null;
};

const repeats = (element: Element): boolean =>
  [...(element.parentElement?.children ?? [])].some((other) => other !== element && areAlike(element, other));

const areAlike = (one: Element, other: Element): boolean => {
  if (one.localName !== other.localName || isBlank(other)) return false;
  const [classes, others] = [classesOf(one), classesOf(other)];
  return classes.length === 0 ? others.length === 0 : classes.some((name) => others.includes(name));
};

/** This one and at least one other, none in another, one in the row, and most of them with words in them. */
const areTexts = (found: readonly Element[], text: Element, row: Element): boolean =>
  found.length > 1 &&
  found.filter((each) => row.contains(each)).every((each) => each === text) &&
  found.includes(text) &&
  found.every((each, index) => !each.contains(found[index + 1] ?? null)) &&
  found.filter((each) => !isBlank(each)).length * 2 > found.length;

/** By what the text is, then by what it is in. */
const namesFor = (text: Element, list: Element): readonly string[] => {
  const names = [...traitsOf(text)];
  let way = CSS.escape(text.localName);
  for (let above = text.parentElement; above !== null && above !== list; above = above.parentElement) {
    names.push(...traitsOf(above).map((trait) => `${trait} > ${way}`));
    way = `${CSS.escape(above.localName)} > ${way}`;
  }
  return names;
};

/** Where nothing in the list has a name: the tags on the way. */
const wayFrom = (list: Element, text: Element): string => {
  const steps: string[] = [];
  for (let node: Element | null = text; node !== null && node !== list; node = node.parentElement)
    steps.unshift(CSS.escape(node.localName));
  return steps.join(' > ');
};
