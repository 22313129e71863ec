/**
 * Tells whether a list still looks as it did, so much of it as is on the screen. No observer on the list says that the page moved, faded or
 * uncovered something by styles alone, and to measure all rows of a long one again and again is felt.
 */
import { isClear, isDark } from './look.ts';

/** A list with what stands on the screen of it. */
export interface Sight {
  readonly scroller: HTMLElement;
  readonly rows: readonly HTMLElement[];
  /** What shows the rows; null while nothing does. */
  readonly host: HTMLElement | null;
}

/** Holds nodes of the page only until the list changes. */
export class Stillness {
  #sight: Sight | null = null;
  #looks: string | null = null;

  /** Another pass over the list has seen this. How it looks is not noted by that, for to measure at once would lay it out again. */
  sees(sight: Sight | null): void {
    this.#sight = sight;
    this.#looks = null;
  }

  /** Notes how it looks now. */
  note(): void {
    this.#looks = this.#sight && looksOf(this.#sight);
  }

  /** Does it look as it was noted? */
  holds(): boolean {
    return this.#looks !== null && this.#sight !== null && looksOf(this.#sight) === this.#looks;
  }
}

/** Those of the rows that are on the screen with the list. */
export const inSight = (
  scroller: HTMLElement,
  rows: readonly { readonly text: HTMLElement; readonly rect: DOMRect }[],
): readonly HTMLElement[] => {
  const list = scroller.getBoundingClientRect();
  const [top, bottom] = [Math.max(list.top, 0), Math.min(list.bottom, innerHeight)];
  return rows.filter(({ rect }) => rect.bottom > top && rect.top < bottom).map(({ text }) => text);
};

const looksOf = ({ scroller, rows, host }: Sight): string =>
  JSON.stringify([
    scroller.scrollTop,
    scroller.scrollHeight,
    scroller.getBoundingClientRect(),
    isDark(scroller),
    host && [host.isConnected, isClear(host), host.style.cssText, host.getBoundingClientRect()],
    rows.map((row) => [row.style.visibility, row.getBoundingClientRect()]),
  ]);

/** The size of a list, in writing. */
export const measuresOf = (scroller: HTMLElement, content: HTMLElement | null): string =>
  [scroller, content].map((element) => `${element?.offsetWidth} ${element?.offsetHeight}`).join(' ');
