/**
 * News from the background: that something changed, never what. Whoever cares asks again.
 * Goes to every window and frame of ours and to the page engines, so it must stay empty of content.
 */
export type News =
  /** The vault was created, unlocked or locked. */
  | { readonly news: 'vault' }
  /** A thread's state, rows or unsent messages changed. */
  | { readonly news: 'thread' }
  /** The first thread is about to be guarded: pages that took none for guarded do so no more. */
  | { readonly news: 'first' }
  /** A setting or a contact changed. */
  | { readonly news: 'people' };
