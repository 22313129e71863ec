/** What the background asks a page engine, and what it may answer: it runs in the page's process and is believed no further than its shape. */
import type { ErrorCode } from './errors.ts';
import type { PointWords } from './pointed.ts';
import type { ThreadRef } from './thread-types.ts';

/** What the background asks the page engine of a tab's top frame (`tabs.sendMessage`). */
export interface PageContract {
  /**
   * Where does the page stand? `ownHandle`: what it calls the account that is logged in, a name and nothing more. `site`: what it is a page of, where
   * its host does not say.
   */
  'engine.where': {
    params: Record<never, never>;
    result: { readonly ref: ThreadRef | null; readonly ownHandle: string | null; readonly site?: string };
  };
  /**
   * Put exactly this text into the box of exactly this thread and send it. `armored` is the armored part of `text`.
   * Nothing is sent on any doubt.
   */
  'engine.send': {
    params: { readonly ref: ThreadRef; readonly text: string; readonly armored: string };
    result: InsertOutcome;
  };
  /** Let the person point at the message box and at a message. Answered when that has begun; `page.point` says what came of it. */
  'engine.point': { params: { readonly words: PointWords }; result: Record<never, never> };
}

/** Why the page engine did or did not send. In every case but `sent` the site's box was left or made empty of ours. */
export type InsertOutcome =
  | { readonly kind: 'sent' }
  /** The armored text already stands in the thread: nothing was sent again. */
  | { readonly kind: 'already-there' }
  | { readonly kind: 'refused'; readonly code: ErrorCode };
