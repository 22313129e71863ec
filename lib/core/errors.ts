/** What the core throws when its own contract is broken. Hostile input never throws: it is answered with a value. */

export type ProtocolErrorCode =
  /** Bytes of the wrong length for the key, tag or id that they are said to be. */
  | 'bad-length'
  /** A bucket that docs/protocol.md, *Padding* does not name. */
  | 'bad-bucket'
  /** Content that cannot be said on the wire: empty or too long text, a lone surrogate, a number out of range. */
  | 'bad-content'
  /** A site name or account id that is not well-formed text. */
  | 'bad-name'
  /** The acceptor's key agreement failed on an invitation that was not read by `readInvitation`. */
  | 'bad-key'
  /** An invitation of our own identity cannot be accepted by us. */
  | 'own-identity'
  /** The invitation names another account than the one that would accept it. */
  | 'other-account'
  /** A session on which the acceptance's own message has not been opened. `openAcceptance` hands none of them out. */
  | 'not-ready'
  /** The sending chain has used its last number: an answer or a new handshake is needed. */
  | 'chain-ended';

/** A broken contract. Its message is the code: never a key, never a text. */
export class ProtocolError extends Error {
  readonly code: ProtocolErrorCode;
  constructor(code: ProtocolErrorCode) {
    super(code);
    this.name = 'ProtocolError';
    this.code = code;
  }
}
