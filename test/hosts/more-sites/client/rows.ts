/** Draws each message once, as most sites do, and keeps the newest in sight. */
import type { StandInMessage } from '../server.ts';

/** `make` draws one row; `list` is what scrolls. */
export const rowsIn = (
  list: HTMLElement,
  make: (message: StandInMessage, me: string) => HTMLElement,
): ((messages: readonly StandInMessage[], me: string) => void) => {
  const drawn = new Set<string>();
  return (messages, me) => {
    for (const message of messages) {
      if (drawn.has(message.id)) continue;
      drawn.add(message.id);
      list.append(make(message, me));
    }
    const scrolling = list.closest<HTMLElement>('[data-scrolls]') ?? list;
    scrolling.scrollTop = scrolling.scrollHeight;
  };
};

/** An element with classes and children. */
export const make = (name: string, className: string, ...inside: readonly (Node | string)[]): HTMLElement => {
  const element = document.createElement(name);
  element.className = className;
  element.append(...inside);
  return element;
};

/** Makes an element the one that scrolls, and lets it fill what it stands in. */
export const scrolls = (list: HTMLElement): void => {
  list.style.cssText = 'flex: 1; min-height: 0; overflow-y: auto; margin: 0; padding: 12px; overflow-wrap: anywhere';
  list.dataset['scrolls'] = '';
};

/** A column of what holds the list and a form below it, which fills the page. What holds it scrolls, unless something in it does. */
export const column = (list: HTMLElement, form: HTMLElement): HTMLElement => {
  if (list.querySelector('[data-scrolls]') === null) scrolls(list);
  const main = make('main', '', list, form);
  main.style.cssText = 'display: flex; flex-direction: column; height: 90vh';
  document.body.append(main);
  return main;
};
