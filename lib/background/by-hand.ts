/** What goes by copy and paste instead of through a page: whom it is for. Pure. */
import { tuple, utf8 } from '../core/bytes.ts';
import { sha256 } from '../core/primitives.ts';
import { RpcError } from '../rpc/errors.ts';
import { BY_HAND } from '../rpc/manual-types.ts';
import type { FullRef } from './find-thread.ts';
import type { Thread } from './thread-state.ts';

/** Bytes of an address that its account number is made of: 31 digits at most, and nobody finds another address with the same. */
const ID_BYTES = 12;

/**
 * The thread of two people whom no adapter has seen. Both type the same two addresses, so that both sides' handshakes name the same accounts:
 * one that was made for somebody else is told as on any site.
 * @throws RpcError `manual/addresses`
 */
export const refByHand = (ours: string, theirs: string): FullRef => {
  const [own, peer] = [canonical(ours), canonical(theirs)];
  if (own === '' || peer === '' || own === peer) throw new RpcError('manual/addresses');
  const [ownId, peerId] = [accountOf(own), accountOf(peer)];
  const conversationId = [ownId, peerId].sort().join('-');
  return { site: BY_HAND, ownId, conversationId, peerId, peerHandle: null };
};

/** An address as both sides would write it: without spaces, a leading `@`, and capitals. */
const canonical = (address: string): string =>
  address.normalize('NFKC').replaceAll(/\s/gu, '').replace(/^@/, '').toLowerCase();

const accountOf = (address: string): string => {
  const hash = sha256(tuple('Sotto/1 address by hand', utf8(address)));
  return hash
    .subarray(0, ID_BYTES)
    .reduce((number, byte) => number * 256n + BigInt(byte), 0n)
    .toString();
};

/** A known thread as a page that shows it would name it. */
export const refOf = ({ thread, contact }: Thread): FullRef => {
  const { site, ownId, conversationId, peerId } = thread;
  return { site, ownId, conversationId, peerId, peerHandle: contact.handle };
};
