/** Caps of requests that those who ask keep, too: what is over them gets a sentence of its own. */

/** Characters that may stand in the composer, UTF-16. */
export const MAX_TYPED = 1_000_000;
