/** Where randomness comes from. The core draws none of its own: every caller hands a source in, so that each step can be replayed. */

export interface Random {
  /** Fresh bytes that nobody can predict, `length` of them. */
  bytes(length: number): Uint8Array;
}
