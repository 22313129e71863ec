/** Looks for the list of messages where no selector names it: what scrolls beside the form, and is the largest of its kind there. */

/** So much of it must be seen for it to be a list. CSS pixels. */
const LEAST = 120;

/** The nearest to `form`, going outwards; null where nothing beside it could be a list. */
export const scrollerNear = (form: HTMLElement): HTMLElement | null => {
  for (let around = form.parentElement; around !== null; around = around.parentElement) {
    const scrolling = [...around.querySelectorAll<HTMLElement>('*')].filter(
      (element) => !element.contains(form) && !form.contains(element) && canScroll(element),
    );
    const [largest] = scrolling.sort((a, b) => sizeOf(b) - sizeOf(a));
    if (largest !== undefined) return largest;
  }
  return null;
};

/** Does it scroll what is in it, should that be too much for it? */
export const canScroll = (element: HTMLElement): boolean =>
  element.clientHeight >= LEAST &&
  element.clientWidth >= LEAST &&
  /^(?:auto|scroll|overlay)$/.test(getComputedStyle(element).overflowY);

const sizeOf = ({ clientWidth, clientHeight }: HTMLElement): number => clientWidth * clientHeight;
