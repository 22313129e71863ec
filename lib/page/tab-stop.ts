/**
 * Makes the list one stop of Tab on the way to the composer: the site has buttons in every row. Whoever comes from before the list is led into
 * the glass, where arrows go from row to row and Tab goes on to the composer. Shift+Tab in the glass leads to the site's buttons, in Chromium,
 * and a row's menu everywhere.
 */
import { deepActive } from './focus.ts';
import type { Frame } from './frame.ts';
import { isWithin } from './unclobbered.ts';

interface TabStopParts {
  /** The element that holds the rows. */
  readonly content: () => HTMLElement | null;
  /** The frame that shows them; null while there is none. */
  readonly glass: () => Pick<Frame<never, never>, 'host' | 'element'> | null;
  readonly signal: AbortSignal;
}

/** Begins at once, until `signal` is aborted. Where no glass is seen, Tab goes its own way. */
export const makeTabStop = ({ content, glass, signal }: TabStopParts): void => {
  const follow = (before: Element | null): void => {
    const [list, frame, now] = [content(), glass(), deepActive()];
    if (signal.aborted || list === null || frame === null || now === null || now === before) return;
    if (isWithin(list, now) && !isWithin(list, before) && now !== frame.host) frame.element.focus();
  };
  const press = (event: KeyboardEvent): void => {
    const { isTrusted, key, shiftKey, ctrlKey, altKey, metaKey } = event;
    if (!isTrusted || key !== 'Tab' || shiftKey || ctrlKey || altKey || metaKey) return;
    const before = deepActive();
    setTimeout(() => follow(before)); // a focus that moves inside one shadow root is told to nobody outside it
  };
  window.addEventListener('keydown', press, { capture: true, signal });
};
