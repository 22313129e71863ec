/**
 * Says when Tab leads out of the frame: from its last stop, and with Shift from its first. Only then the page may have the keys: whoever goes
 * from the text to a button of ours has not left.
 */

const STOPS = 'a[href], button, input, select, textarea, [tabindex]';

/** Asked before the browser moves the focus. */
export const leaves = ({ key, shiftKey, ctrlKey, altKey, metaKey }: KeyboardEvent): boolean => {
  if (key !== 'Tab' || ctrlKey || altKey || metaKey) return false;
  const stops = [...document.querySelectorAll<HTMLElement>(STOPS)].filter(isStop);
  const last = shiftKey ? stops[0] : stops.at(-1);
  return last === undefined || last === document.activeElement;
};

const isStop = (element: HTMLElement): boolean =>
  element.tabIndex >= 0 && !element.hasAttribute('disabled') && element.checkVisibility({ visibilityProperty: true });
