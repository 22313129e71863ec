/**
 * Renews post-quantum secrecy while a session goes on: an ML-KEM key and its ciphertext travel in the padding of messages, and
 * their secret enters the root. Always added to the curve; one exchange at a time.
 */
import { concat, equal } from '../bytes.ts';
import { type KemCiphertext, type KemPublicKey, type KemSeed, named, sizes } from '../keys.ts';
import { EPOCHS, EXCHANGE_PATIENCE } from '../limits.ts';
import { areaIn, largestPadded, paddedLength } from '../padding.ts';
import { decapsulate, encapsulate, isKemKey, kemPublicKey, sha256 } from '../primitives.ts';
import type { Random } from '../random.ts';
import {
  areaFor,
  CHECK_BYTES,
  type Chunk,
  type ChunkKind,
  encodeChunk,
  objectUnits,
  unitsIn,
} from '../wire/chunk-form.ts';
import type { Mix } from './chain.ts';
import { type Gathered, isComplete, nothingOf, unitsFrom, withChunk } from './gathered.ts';

/** How far an object has been sent. */
export interface Progress {
  /** The unit that goes next. */
  readonly next: number;
  /** Unix seconds: when the object was made, or last began to ride whole. */
  readonly since: number;
  /** Units that are still to ride in messages made longer for them. */
  readonly owed: number;
}

/** Plain data. The *holder* of an exchange makes its KEM key, the *answerer* the ciphertext (docs/protocol.md, *Exchange*). */
export type Exchange =
  | { readonly kind: 'idle' }
  /** Holder: sends the key until a piece of the ciphertext shows that it arrived. */
  | {
      readonly kind: 'offering';
      readonly seed: KemSeed;
      /** Key and check. */
      readonly object: Uint8Array;
      readonly progress: Progress;
      readonly ciphertext: Gathered | null;
    }
  /** Holder: mixes at its next turn. */
  | ({ readonly kind: 'agreed' } & Mix)
  /** Answerer. */
  | { readonly kind: 'gathering'; readonly key: Gathered }
  /** Answerer: sends the ciphertext until a header with the new epoch shows that it was mixed. */
  | ({ readonly kind: 'answering'; readonly object: Uint8Array; readonly progress: Progress } & Mix);

export type Role = 'inviter' | 'acceptor';

export function nextEpoch(epoch: number): number {
  return (epoch + 1) % EPOCHS;
}

/** Who makes the key of the exchange that leads to an epoch: the acceptor of odd ones, the inviter of even ones. */
export function isHolder(role: Role, exchange: number): boolean {
  return (role === 'acceptor') === (exchange % 2 === 1);
}

/** What only the sender of a message can do for the exchange that leads to `number`: draws 64 bytes for a key, 32 for a ciphertext. */
export function prepare(
  exchange: Exchange,
  { role, number, now }: { readonly role: Role; readonly number: number; readonly now: number },
  random: Random,
): Exchange {
  const progress = { next: 0, since: now, owed: 0 };
  if (exchange.kind === 'idle' && isHolder(role, number)) {
    const seed = named('kem seed', random.bytes(sizes['kem seed']));
    const key = kemPublicKey(seed);
    return { kind: 'offering', seed, object: checked(key, sha256(key)), progress, ciphertext: null };
  }
  if (exchange.kind === 'gathering' && isComplete(exchange.key)) {
    const key = keyIn(exchange.key.bytes);
    const { ciphertext, secret } = encapsulate(key, random.bytes(32));
    const binding = bindingOf(key, ciphertext);
    return { kind: 'answering', object: checked(ciphertext, binding), progress, secret, binding };
  }
  return exchange;
}

function bindingOf(key: KemPublicKey, ciphertext: KemCiphertext): Uint8Array {
  return sha256(concat(key, ciphertext));
}

/** An object as it is cut: what it is, and the beginning of a hash by which a mixture of two is known. */
function checked(content: KemPublicKey | KemCiphertext, hash: Uint8Array): Uint8Array {
  return concat(content, hash.subarray(0, CHECK_BYTES));
}

function keyIn(object: Uint8Array): KemPublicKey {
  return named('kem public key', object.slice(0, sizes['kem public key']));
}

interface Outgoing {
  readonly kind: ChunkKind;
  readonly object: Uint8Array;
  readonly progress: Progress;
}

/** What rides behind a message's content, and the exchange after it. */
export interface Riding {
  readonly riding: Uint8Array;
  readonly exchange: Exchange;
}

/** The next piece of what is being sent, as large as the padding has room; larger after a week without progress. */
export function ride(
  exchange: Exchange,
  message: {
    readonly number: number;
    readonly contentLength: number;
    readonly bucket: number;
    readonly most?: number | undefined;
    readonly now: number;
  },
): Riding {
  const outgoing = outgoingOf(exchange);
  const natural = paddedLength(message.contentLength, message.bucket);
  if (outgoing === null) return { riding: new Uint8Array(0), exchange };
  const { kind, object, progress } = outgoing;
  const { since, owed } = orOverdue(kind, progress, message.now);
  const wanted = paddedLength(message.contentLength + areaFor(owed), message.bucket);
  const padded = owed > 0 ? Math.max(natural, Math.min(wanted, largestPadded(message.bucket, message.most))) : natural;
  const units = unitsIn(kind, areaIn(padded, message.contentLength));
  const index = progress.next;
  const next = (index + units) % objectUnits[kind];
  // A message without room is late, too: what is owed rides with the next one, and the week counts from here.
  const after = withProgress(exchange, { next, since, owed: Math.max(0, owed - units) });
  if (units === 0) return { riding: new Uint8Array(0), exchange: after };
  const piece = { exchange: message.number, kind, index, bytes: unitsFrom(object, index, units) };
  return { riding: encodeChunk(piece), exchange: after };
}

/** After a week without progress the whole object is owed. */
function orOverdue(kind: ChunkKind, { since, owed }: Progress, now: number): Pick<Progress, 'since' | 'owed'> {
  return now - since >= EXCHANGE_PATIENCE ? { since: now, owed: objectUnits[kind] } : { since, owed };
}

function outgoingOf(exchange: Exchange): Outgoing | null {
  if (exchange.kind === 'offering')
    return exchange.ciphertext === null ? { kind: 'key', object: exchange.object, progress: exchange.progress } : null;
  return exchange.kind === 'answering'
    ? { kind: 'ciphertext', object: exchange.object, progress: exchange.progress }
    : null;
}

function withProgress(exchange: Exchange, progress: Progress): Exchange {
  return exchange.kind === 'offering' || exchange.kind === 'answering' ? { ...exchange, progress } : exchange;
}

/** Whether the peer of a session in `role` may send such a chunk in a message whose header says `epoch`. */
export function maySend(role: Role, epoch: number, { exchange, kind }: Chunk): boolean {
  return exchange === nextEpoch(epoch) && (kind === 'key') === !isHolder(role, exchange);
}

/** The exchange with a chunk that belongs to it, and what was spent. */
export function withReceived(
  exchange: Exchange,
  chunk: Chunk,
): { readonly exchange: Exchange; readonly spent: readonly Uint8Array[] } {
  return chunk.kind === 'key' ? { exchange: withKeyChunk(exchange, chunk), spent: [] } : withAnswer(exchange, chunk);
}

function withKeyChunk(exchange: Exchange, chunk: Chunk): Exchange {
  if (exchange.kind !== 'idle' && exchange.kind !== 'gathering') return exchange;
  if (exchange.kind === 'gathering' && isComplete(exchange.key)) return exchange; // checked when it became whole
  const key = withChunk(exchange.kind === 'idle' ? nothingOf('key') : exchange.key, chunk);
  // What is no key is forgotten: a mixture of two, or of a peer that can only send another.
  return isComplete(key) && !isWhole(key.bytes) ? { kind: 'idle' } : { kind: 'gathering', key };
}

function isWhole(object: Uint8Array): boolean {
  const key = keyIn(object);
  return equal(checked(key, sha256(key)), object) && isKemKey(key);
}

function withAnswer(
  exchange: Exchange,
  chunk: Chunk,
): { readonly exchange: Exchange; readonly spent: readonly Uint8Array[] } {
  if (exchange.kind !== 'offering') return { exchange, spent: [] };
  const gathered = withChunk(exchange.ciphertext ?? nothingOf('ciphertext'), chunk);
  if (!isComplete(gathered)) return { exchange: { ...exchange, ciphertext: gathered }, spent: [] };
  const ciphertext = named('kem ciphertext', gathered.bytes.slice(0, sizes['kem ciphertext']));
  const binding = bindingOf(keyIn(exchange.object), ciphertext);
  if (!equal(checked(ciphertext, binding), gathered.bytes))
    return { exchange: { ...exchange, ciphertext: nothingOf('ciphertext') }, spent: [] };
  const secret = decapsulate(exchange.seed, ciphertext);
  return { exchange: { kind: 'agreed', secret, binding }, spent: [exchange.seed] };
}

/** What enters the root when we turn: the holder mixes first. */
export function mixAtOurTurn(exchange: Exchange): Mix | null {
  return exchange.kind === 'agreed' ? exchange : null;
}

/** What enters the root when the peer has turned into `epoch`: nothing when it is the current one, null when it cannot be. */
export function mixAtTheirTurn(exchange: Exchange, current: number, epoch: number): Mix | 'nothing' | null {
  if (epoch === current) return 'nothing';
  return epoch === nextEpoch(current) && exchange.kind === 'answering' ? exchange : null;
}
