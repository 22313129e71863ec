/** Caps of requests that those who ask keep, too: what is over them gets a sentence of its own. */

/** Characters that may stand in the composer, UTF-16. */
export const MAX_TYPED = 1_000_000;

/** Characters of the name that a person gives a contact, UTF-16. */
export const MAX_GIVEN_NAME = 60;

/** Characters of a security code, or of recovery words. */
export const MAX_CODE = 1_000;
