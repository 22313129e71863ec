/** Coded failures that cross contexts. A sentence for a code is made once, in `lib/words`. */

export const errorCodes = [
  /** The caller may not ask this, or its frame is not bound. */
  'rpc/forbidden',
  /** Parameters of the wrong shape or over a cap. */
  'rpc/bad-request',
  /** The page's scripts ask more than they may; a moment later they may again. */
  'rpc/too-many',
  /** The background stopped while it worked; ask again. */
  'rpc/interrupted',
  /** A defect of ours: the handler threw something without a code. */
  'rpc/internal',
  'vault/none',
  'vault/exists',
  'vault/locked',
  'vault/wrong-code',
  'vault/weak-code',
  'vault/like-words',
  'vault/not-remembered',
  /** Several wrong codes in a row: the next one is taken a little later. */
  'vault/too-soon',
  'vault/corrupt',
  'vault/newer',
  'vault/full',
  'vault/unreadable',
  'vault/busy',
  'backup/not-a-backup',
  'backup/truncated',
  'backup/damaged',
  'backup/newer',
  'backup/wrong-secret',
  'backup/needs-code',
  'backup/wrong-words',
  'backup/not-words',
  'backup/mistyped-words',
  'backup/empty',
  'backup/other-vault',
  'backup/no-file',
  'thread/unknown-account',
  'thread/not-protected',
  'thread/blocked',
  /** There is no other key to decide about, or yet another one appeared since the person was asked. */
  'thread/other-key-since',
  /** Another copy of this profile has written here: nothing is sent until a new session was begun. */
  'thread/copied',
  /** A new session was begun, and the contact has not accepted it yet. */
  'thread/renewing',
  /** The person has blocked the contact. */
  'thread/barred',
  'contact/unknown',
  'thread/no-invitation',
  'thread/too-many-invitations',
  'thread/invitation-expired',
  'thread/other-account',
  'message/too-long',
  'message/empty',
  'message/unknown',
  /** Another call is under way here. */
  'call/busy',
  /** There is no such call any more, or it has gone on already. */
  'call/unknown',
  /** What the caller revealed is not what the offer was bound to. */
  'call/forged',
  /** Two addresses that are the same, or empty. */
  'manual/addresses',
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
