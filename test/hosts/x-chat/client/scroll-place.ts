/** Where a scroller stands, for lists that grow downwards and for reversed ones, which count from the end into the negative. */

const slack = 24;

/**
 * Remembers whether the reader stands at the end. Content that grows below does not take the reader away from it, only
 * scrolling up does: so a growth that comes between a scroll and its event changes nothing.
 */
export class EndKeeper {
  atEnd = true;
  #top = 0;

  /** To be called at every scroll event and before `atEnd` is asked. Answers with `atEnd`. */
  look(scroller: HTMLElement): boolean {
    const { scrollTop } = scroller;
    if (toEnd(scroller) <= slack) this.atEnd = true;
    else if (scrollTop < this.#top) this.atEnd = false;
    this.#top = scrollTop;
    return this.atEnd;
  }
}

export const scrollToEnd = (scroller: HTMLElement): void => {
  const distance = toEnd(scroller);
  if (distance > 0) scroller.scrollTop += distance;
};

/** Pixels between the top of what is visible and the beginning of the content. */
export const toBeginning = (scroller: HTMLElement): number =>
  isReversed(scroller) ? longest(scroller) + scroller.scrollTop : scroller.scrollTop;

const toEnd = (scroller: HTMLElement): number =>
  isReversed(scroller) ? -scroller.scrollTop : longest(scroller) - scroller.scrollTop;

const longest = ({ scrollHeight, clientHeight }: HTMLElement): number => scrollHeight - clientHeight;

const isReversed = (scroller: HTMLElement): boolean => getComputedStyle(scroller).flexDirection === 'column-reverse';
