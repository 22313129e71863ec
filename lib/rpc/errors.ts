/** Coded failures that cross contexts. A sentence for a code is made once, in `lib/words`. */

export const errorCodes = [
  /** The caller may not ask this, or its frame is not bound. */
  'rpc/forbidden',
  /** Parameters of the wrong shape or over a cap. */
  'rpc/bad-request',
  /** The background stopped while it worked; ask again. */
  'rpc/interrupted',
  /** A defect of ours: the handler threw something without a code. */
  'rpc/internal',
  'vault/none',
  'vault/exists',
  'vault/locked',
  'vault/wrong-code',
  'vault/weak-code',
  'vault/corrupt',
  'vault/busy',
  'thread/unknown-account',
  'thread/not-protected',
  'thread/blocked',
  'thread/no-invitation',
  'thread/too-many-invitations',
  'thread/invitation-expired',
  'thread/other-account',
  'message/too-long',
  'message/empty',
  'message/unknown',
  /** No page engine answers in that tab: the page is gone or must be reloaded. */
  'page/no-engine',
  /** The tab shows another thread than the one the message is for. */
  'page/other-thread',
  /** The site's message box or send button was not found: its layout is not understood. */
  'page/layout',
  /** The site's box holds text of the person; it is not touched. */
  'page/box-not-empty',
  /** The box did not hold exactly what was put in. */
  'page/not-exact',
  /** The send button was pressed but the message did not appear. */
  'page/not-seen',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** A failure with a code from the closed union. Its message is the code: never text of the page, never a secret. */
export class RpcError extends Error {
  readonly code: ErrorCode;
  constructor(code: ErrorCode) {
    super(code);
    this.name = 'RpcError';
    this.code = code;
  }
}
