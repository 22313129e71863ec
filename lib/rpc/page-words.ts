/** The few words of ours that a page gets to see. None is about anybody. */

export interface PageWords {
  /** Names of our frames, for those who do not see them. */
  readonly composer: string;
  readonly glass: string;
  /** In the place of a protected message in a preview or a quote. */
  readonly protectedMessage: string;
  /** Over the message box of a page whose Sotto is gone: it was updated, switched off or removed. */
  readonly gone: string;
  readonly reload: string;
}
