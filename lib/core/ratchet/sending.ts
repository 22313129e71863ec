/** The sending half of a session: its chain, and the turn to a new one. A key pair is made when it is needed to send, not before. */
import { ProtocolError } from '../errors.ts';
import {
  type AgreementKeyPair,
  type AgreementPublicKey,
  type ChainKey,
  type HeaderKey,
  type MessageKey,
  named,
  type RootKey,
  sizes,
} from '../keys.ts';
import { MAX_CHAIN_LENGTH, MAX_OLD_SENDING_HEADER_KEYS } from '../limits.ts';
import { agree, agreementKeyPair } from '../primitives.ts';
import type { Random } from '../random.ts';
import { chainStep, rootStep } from './chain.ts';
import { type Exchange, mixAtOurTurn, nextEpoch } from './exchange.ts';

/** A chain that sends. */
export interface OpenSending {
  readonly kind: 'open';
  /** Ours for this chain; its secret half answers the peer's next ratchet key, and goes then. */
  readonly ratchet: AgreementKeyPair;
  readonly headerKey: HeaderKey;
  readonly chainKey: ChainKey;
  /** The next message's number. */
  readonly n: number;
  /** How many messages our chain before this one had. */
  readonly previousCount: number;
}

/** The peer has turned: the next message starts a chain with a fresh ratchet key. */
export interface DueSending {
  readonly kind: 'due';
  readonly theirRatchetKey: AgreementPublicKey;
  readonly previousCount: number;
}

/** The inviter before it has opened the acceptance's message; such a session never leaves `openAcceptance`. */
export interface WaitingSending {
  readonly kind: 'waiting';
  /** The invitation's prekey. */
  readonly ratchet: AgreementKeyPair;
}

export type Sending = OpenSending | DueSending | WaitingSending;

/** What a turn reads and writes of a session. */
export interface SendingState {
  readonly rootKey: RootKey;
  readonly sending: Sending;
  readonly nextSendingHeaderKey: HeaderKey;
  /** Newest first. */
  readonly oldSendingHeaderKeys: readonly HeaderKey[];
  readonly epoch: number;
  readonly exchange: Exchange;
}

export interface Turned {
  readonly rootKey: RootKey;
  readonly sending: OpenSending;
  readonly nextSendingHeaderKey: HeaderKey;
  readonly epoch: number;
  readonly exchange: Exchange;
  readonly spent: readonly Uint8Array[];
}

/** A chain that can send: the open one, or a new one under a fresh ratchet key when a turn is due. */
export function openChain(state: SendingState, random: Random): Turned {
  const { sending, rootKey, nextSendingHeaderKey, epoch, exchange } = state;
  switch (sending.kind) {
    case 'open':
      return { rootKey, sending, nextSendingHeaderKey, epoch, exchange, spent: [] };
    case 'due':
      return turn(state, sending, random);
    case 'waiting':
      throw new ProtocolError('not-ready');
  }
}

function turn(state: SendingState, due: DueSending, random: Random): Turned {
  const ratchet = createRatchetKeyPair(random);
  const shared = agree(ratchet.secretKey, due.theirRatchetKey);
  if (shared === null) throw new ProtocolError('bad-key');
  const mix = mixAtOurTurn(state.exchange);
  const step = rootStep(state.rootKey, shared, mix);
  const sending: OpenSending = {
    kind: 'open',
    ratchet,
    headerKey: state.nextSendingHeaderKey,
    chainKey: step.chainKey,
    n: 0,
    previousCount: due.previousCount,
  };
  return {
    rootKey: step.rootKey,
    sending,
    nextSendingHeaderKey: step.nextHeaderKey,
    epoch: mix === null ? state.epoch : nextEpoch(state.epoch),
    exchange: mix === null ? state.exchange : { kind: 'idle' },
    spent: [state.rootKey, shared, ...(mix === null ? [] : [mix.secret])],
  };
}

export function createRatchetKeyPair(random: Random): AgreementKeyPair {
  return agreementKeyPair(named('agreement secret key', random.bytes(sizes['agreement secret key'])));
}

/**
 * The key of the chain's next message, and the chain after it.
 * @throws ProtocolError `chain-ended`
 */
export function nextMessageKey(sending: OpenSending): { readonly messageKey: MessageKey; readonly next: OpenSending } {
  if (sending.n >= MAX_CHAIN_LENGTH) throw new ProtocolError('chain-ended');
  const { messageKey, next } = chainStep(sending.chainKey);
  return { messageKey, next: { ...sending, chainKey: next, n: sending.n + 1 } };
}

export interface Closed {
  readonly sending: DueSending;
  readonly oldSendingHeaderKeys: readonly HeaderKey[];
  readonly spent: readonly Uint8Array[];
}

/** Ends our chain, as the peer has answered its ratchet key with `theirRatchetKey`. */
export function closeChain(
  state: Pick<SendingState, 'sending' | 'oldSendingHeaderKeys'>,
  theirRatchetKey: AgreementPublicKey,
): Closed {
  const { sending, oldSendingHeaderKeys } = state;
  if (sending.kind !== 'open')
    return { sending: { kind: 'due', theirRatchetKey, previousCount: 0 }, oldSendingHeaderKeys, spent: [] };
  const kept = [sending.headerKey, ...oldSendingHeaderKeys];
  return {
    sending: { kind: 'due', theirRatchetKey, previousCount: sending.n },
    oldSendingHeaderKeys: kept.slice(0, MAX_OLD_SENDING_HEADER_KEYS),
    spent: [sending.chainKey, sending.ratchet.secretKey, ...kept.slice(MAX_OLD_SENDING_HEADER_KEYS)],
  };
}
