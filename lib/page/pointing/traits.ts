/** By what one element of a page can be told from others: selectors for it alone, whatever stands around it, the most lasting first. */

/** Attributes that sites give an element for tests and scripts of their own, which outlive its looks. */
const HOOKS = ['data-testid', 'data-test-id', 'data-test', 'data-qa', 'data-cy', 'data-tid', 'data-slot', 'itemprop'];
const ROLES = ['name', 'role', 'type', 'contenteditable'];

/** Classes that are looked at, of an element that has more. */
const MOST_CLASSES = 8;
const MOST_CHARACTERS = 60;

/**
 * Somebody wrote it, in words: `message-text`, `chatRow`. What a builder draws has digits (`css-1x2y3z`), a letter for a syllable (`bdVaJa`), or no
 * vowel, and is drawn anew with the next release.
 */
export const isWritten = (name: string): boolean =>
  name.length <= MOST_CHARACTERS &&
  /^[a-z]+(?:[-_]{1,2}[a-z]+)*$/i.test(name) &&
  name.split(/[-_]+/).every((word) => word.length < 5 || !isDrawn(word));

const isDrawn = (word: string): boolean =>
  !/[aeiouy]/i.test(word) || word.split(/(?<=[a-z])(?=[A-Z])/).filter(({ length }) => length < 3).length > 1;

/** It says how things stand with one of several, not what it is. */
const isPassing = (name: string): boolean =>
  /(?:^|[-_])(?:own|self|me|mine|my|out|outgoing|sent|right|left|in|incoming|received|other|first|last|new|unread|active|selected|focus\w*|hover)$/i.test(
    name,
  );

/** The element's tag is in all of them but those by id. */
export const traitsOf = (element: Element): readonly string[] => {
  const tag = CSS.escape(element.localName);
  const id = attribute(element, 'id');
  const classes = classesOf(element);
  const isLasting = (name: string): boolean => isWritten(name) && !isPassing(name);
  const byClass = (names: readonly string[]): string[] => names.map((name) => `${tag}.${CSS.escape(name)}`);
  return [
    ...(isWritten(id) ? [`#${CSS.escape(id)}`] : []),
    ...byAttribute(element, HOOKS),
    ...byAttribute(element, ROLES),
    ...byClass(classes.filter(isLasting)),
    ...byClass(classes.filter((name) => isWritten(name) && isPassing(name))),
    ...byClass(classes.filter((name) => !isWritten(name))),
  ];
};

/** Past named properties of forms. */
const attribute = (element: Element, name: string): string => Element.prototype.getAttribute.call(element, name) ?? '';

export const classesOf = (element: Element): readonly string[] =>
  attribute(element, 'class')
    .split(/\s+/)
    .filter((name) => name !== '' && name.length <= MOST_CHARACTERS)
    .slice(0, MOST_CLASSES);

const byAttribute = (element: Element, names: readonly string[]): string[] => {
  const tag = CSS.escape(element.localName);
  return names
    .map((name) => [name, attribute(element, name)] as const)
    .filter(([, value]) => isWritten(value))
    .map(([name, value]) => `${tag}[${name}="${value}"]`);
};
