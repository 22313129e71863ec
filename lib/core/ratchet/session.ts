/**
 * A session between two devices: the Double Ratchet with encrypted headers, as steps from state to state. Never changes what it
 * is given, and a step that fails leaves nothing behind.
 */
import type {
  AgreementSecretKey,
  ContextHash,
  DeviceId,
  HeaderKey,
  IdentityPublicKey,
  RootKey,
  SessionId,
} from '../keys.ts';
import { BUCKET, pad, unpad } from '../padding.ts';
import { agree } from '../primitives.ts';
import type { Random } from '../random.ts';
import { type Chunk, decodeChunk } from '../wire/chunk-form.ts';
import { type Content, decodeContent, encodeContent } from '../wire/content.ts';
import {
  decodeHeader,
  decodeMessage,
  encodeHeader,
  encodeMessage,
  type Header,
  type SealedMessage,
} from '../wire/message-form.ts';
import { rootStep } from './chain.ts';
import {
  type Exchange,
  maySend,
  mixAtTheirTurn,
  nextEpoch,
  prepare,
  type Role,
  ride,
  withReceived,
} from './exchange.ts';
import {
  type FoundHeader,
  findPlace,
  headerKeysToTry,
  type Keyed,
  keyFromCurrent,
  keyFromNext,
  keyFromSkipped,
  type Place,
  type Receiving,
  type Refusal,
  trim,
} from './receiving.ts';
import { openBody, openHeader, sealMessage } from './seal.ts';
import { closeChain, nextMessageKey, openChain, type Sending } from './sending.ts';

/** Plain data: byte arrays, numbers, strings, booleans, arrays and null. Docs/protocol.md, *Session state*. */
export interface Session {
  /** Equal on both sides, not secret. */
  readonly id: SessionId;
  readonly role: Role;
  readonly context: ContextHash;
  readonly ourIdentity: IdentityPublicKey;
  readonly theirIdentity: IdentityPublicKey;
  readonly ourDeviceId: DeviceId;
  readonly theirDeviceId: DeviceId;
  /** Something was received on it, so the other side has it too. */
  readonly confirmed: boolean;
  /** Unix seconds, of our clock. */
  readonly createdAt: number;
  readonly lastReceivedAt: number | null;
  readonly rootKey: RootKey;
  readonly sending: Sending;
  readonly nextSendingHeaderKey: HeaderKey;
  /** Newest first. */
  readonly oldSendingHeaderKeys: readonly HeaderKey[];
  /** Post-quantum exchanges that entered the root, modulo 256. */
  readonly epoch: number;
  readonly exchange: Exchange;
  readonly receiving: Receiving;
}

export interface Encrypted {
  readonly next: Session;
  /** The payload. To be released only when `next` is stored. */
  readonly output: Uint8Array;
  /** To be overwritten when `next` is stored; parts of the old state are among them. */
  readonly spent: readonly Uint8Array[];
}

/**
 * Encrypts content as the next message (docs/protocol.md, *Sending*). Draws 32 random bytes when the peer has turned since our
 * last message, and then 64 or 32 when a post-quantum exchange needs a key or a ciphertext of us.
 * @param options `most`: bytes of the largest payload that the site carries; what rides with the content never goes beyond it
 * @throws ProtocolError `chain-ended`, `bad-content`, `bad-bucket`
 */
export function encryptMessage(
  session: Session,
  content: Content,
  options: { readonly bucket?: number; readonly most?: number; readonly now: number },
  random: Random,
): Encrypted {
  const { bucket = BUCKET, most, now } = options;
  const said = encodeContent(content);
  const turned = openChain(session, random);
  const { messageKey, next } = nextMessageKey(turned.sending);
  const { ratchet, n, previousCount, headerKey } = turned.sending;
  const { epoch } = turned;
  const number = nextEpoch(epoch);
  const prepared = prepare(turned.exchange, { role: session.role, number, now }, random);
  const { riding, exchange } = ride(prepared, { number, contentLength: said.length, bucket, most, now });
  const body = pad(said, bucket, riding);
  const header = encodeHeader({ ratchetKey: ratchet.publicKey, n, previousCount, epoch });
  const sealed = sealMessage({ headerKey, messageKey, context: session.context }, { header, body });
  const trimmed = trim(session.receiving, now);
  return {
    next: {
      ...session,
      rootKey: turned.rootKey,
      sending: next,
      nextSendingHeaderKey: turned.nextSendingHeaderKey,
      epoch,
      exchange,
      receiving: trimmed.next,
    },
    output: encodeMessage(sealed),
    spent: [messageKey, turned.sending.chainKey, ...turned.spent, ...trimmed.spent],
  };
}

export type Decrypted =
  | {
      readonly kind: 'message';
      readonly next: Session;
      readonly content: Content;
      /** Which of the peer's chains, from 0, and which message in it, from 0. */
      readonly ordinal: { readonly chain: number; readonly n: number };
      readonly spent: readonly Uint8Array[];
    }
  /** No header key of this session opens it. */
  | { readonly kind: 'not-this-session' }
  | {
      readonly kind: 'refused';
      /**
       * `too-far-ahead`: more than `MAX_JUMP` messages are missing before it. `altered`: the header is the peer's, the body is not
       * what was sealed with it. `already-read`: its key was used or given up. `malformed`: no Sotto of this version writes it.
       */
      readonly code: 'too-far-ahead' | 'altered' | 'already-read' | 'malformed';
    };

/**
 * Decrypts a message payload, in whatever order messages come (docs/protocol.md, *Receiving*).
 * @param now Unix seconds
 */
export function decryptMessage(session: Session, payload: Uint8Array, now: number): Decrypted {
  const sealed = decodeMessage(payload);
  if (sealed === null) return { kind: 'refused', code: 'malformed' };
  const { found } = findPlace(headerKeysToTry(session.receiving), session.context, sealed);
  return found === null ? { kind: 'not-this-session' } : decryptFound(session, sealed, found, now);
}

/** The rest of decrypting, once a header key has opened the header. */
export function decryptFound(
  session: Session,
  sealed: SealedMessage,
  found: FoundHeader,
  now: number,
): Exclude<Decrypted, { readonly kind: 'not-this-session' }> {
  const header = decodeHeader(found.header);
  if (header === null) return { kind: 'refused', code: 'malformed' };

  const keyed = keyOf(session, found.place, header, now);
  if (keyed.kind === 'refused') return keyed;
  const padded = openBody(keyed.messageKey, session.context, sealed);
  if (padded === null) return { kind: 'refused', code: 'altered' };
  const plain = readPlain(session.role, header.epoch, padded);
  if (plain === null) return { kind: 'refused', code: 'malformed' };
  const { content, chunk } = plain;

  const { epoch, exchange } = keyed.after;
  // A chunk that was read late may belong to an exchange that is over.
  const isCurrent = chunk !== 'none' && chunk.exchange === nextEpoch(epoch);
  const moved = isCurrent ? withReceived(exchange, chunk) : { exchange, spent: [] };
  const trimmed = trim(keyed.after.receiving, now);
  return {
    kind: 'message',
    next: { ...keyed.after, exchange: moved.exchange, receiving: trimmed.next, confirmed: true, lastReceivedAt: now },
    content,
    ordinal: { chain: chainOf(session.receiving, found.place), n: header.n },
    spent: [keyed.messageKey, ...keyed.spent, ...moved.spent, ...trimmed.spent],
  };
}

/** What a body says and what rides behind it, or null when the peer could not have written it under this epoch. */
function readPlain(
  role: Role,
  epoch: number,
  padded: Uint8Array,
): { readonly content: Content; readonly chunk: Chunk | 'none' } | null {
  const plain = unpad(padded);
  if (plain === null) return null;
  const content = decodeContent(plain.content);
  const chunk = decodeChunk(plain.area);
  if (content === null || chunk === null) return null;
  return chunk === 'none' || maySend(role, epoch, chunk) ? { content, chunk } : null;
}

/** Whether one of our own sending header keys sealed it: this device wrote it, or a copy of it did. */
export function ownHeaderOpens(session: Session, payload: Uint8Array): boolean {
  const sealed = decodeMessage(payload);
  if (sealed === null) return false;
  return ownHeaderKeys(session).some((headerKey) => openHeader(headerKey, session.context, sealed) !== null);
}

/** At most `MAX_SENDING_TRIES`. The next key is among them: a copy of this profile may have turned before us. */
export function ownHeaderKeys(session: Session): readonly HeaderKey[] {
  const { sending, nextSendingHeaderKey, oldSendingHeaderKeys } = session;
  const current = sending.kind === 'open' ? [sending.headerKey] : [];
  return [...current, nextSendingHeaderKey, ...oldSendingHeaderKeys];
}

interface Step extends Omit<Keyed, 'next'> {
  readonly after: Session;
}

function keyOf(session: Session, place: Place, header: Header, now: number): Step | Refusal {
  if (place.kind !== 'next' && header.epoch !== place.chain.epoch) return { kind: 'refused', code: 'malformed' };
  switch (place.kind) {
    case 'old':
      return into(session, keyFromSkipped(session.receiving, place.chain.chain, header.n));
    case 'current':
      return into(session, keyFromCurrent(session.receiving, place.chain, header.n, now));
    case 'next':
      return keyAfterTurn(session, header, now);
  }
}

/** The peer has answered our ratchet key with a new one of its own. */
function keyAfterTurn(session: Session, header: Header, now: number): Step | Refusal {
  // Without a key of ours to answer, no honest peer turns.
  if (session.sending.kind === 'due') return { kind: 'refused', code: 'malformed' };
  const shared = agree(ourRatchetSecret(session.sending), header.ratchetKey);
  if (shared === null) return { kind: 'refused', code: 'malformed' };
  const mix = mixAtTheirTurn(session.exchange, session.epoch, header.epoch);
  if (mix === null) return { kind: 'refused', code: 'malformed' };
  const isMixed = mix !== 'nothing';
  const step = rootStep(session.rootKey, shared, isMixed ? mix : null);
  const keyed = keyFromNext(session.receiving, step, header, now);
  if (keyed.kind === 'refused') return keyed;
  const closed = closeChain(session, header.ratchetKey);
  const after: Session = {
    ...session,
    rootKey: step.rootKey,
    sending: closed.sending,
    oldSendingHeaderKeys: closed.oldSendingHeaderKeys,
    epoch: header.epoch,
    exchange: isMixed ? { kind: 'idle' } : session.exchange,
    receiving: keyed.next,
  };
  return {
    ...keyed,
    after,
    spent: [session.rootKey, shared, ...(isMixed ? [mix.secret] : []), ...closed.spent, ...keyed.spent],
  };
}

function ourRatchetSecret(sending: Exclude<Sending, { readonly kind: 'due' }>): AgreementSecretKey {
  return sending.ratchet.secretKey;
}

function into(session: Session, keyed: Keyed | Refusal): Step | Refusal {
  return keyed.kind === 'refused' ? keyed : { ...keyed, after: { ...session, receiving: keyed.next } };
}

function chainOf(receiving: Receiving, place: Place): number {
  switch (place.kind) {
    case 'old':
    case 'current':
      return place.chain.chain;
    case 'next':
      return receiving.current === null ? 0 : receiving.current.chain + 1;
  }
}
