/**
 * What a person pointed at on a site that nobody has listed: how its message box and its messages are found again. Kept with the host, in selectors
 * that were made from the two elements.
 */

/** Selectors for one thing, the most stable first. */
type Selectors = readonly string[];

export interface Pointed {
  readonly box: Selectors;
  /** Around the box: what the composer covers. */
  readonly form: Selectors;
  /** In the form. Without one, Enter sends. */
  readonly sendButton: Selectors;
  /** What scrolls over the messages; without one it is looked for beside the form. */
  readonly scroller: Selectors;
  /** In what scrolls: the text of each message. */
  readonly text: string;
}

/** Characters of one selector. */
export const MAX_SELECTOR = 300;
/** Selectors for one thing. */
export const MAX_SELECTORS = 4;

/** What the page gets to see of our words while a person points. */
export interface PointWords {
  readonly box: string;
  readonly message: string;
  readonly noBox: string;
  readonly noMessage: string;
  readonly keys: string;
  readonly stop: string;
  readonly done: string;
  readonly failed: string;
}
