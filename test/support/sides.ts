/**
 * What a scenario asks of an implementation of docs/protocol.md. The product's core (`side-ours.ts`) and the reference
 * (`side-reference.ts`) both answer it.
 */
import { NOON } from './people.ts';

/** Content as its array on the wire: kind, time, sequence, fields. */
export type Said = readonly unknown[];

export interface Options {
  readonly bucket?: number;
  readonly now?: number;
}

/** What both implementations know of a session. */
export interface Facts {
  readonly epoch: number;
  readonly lost: number;
  readonly confirmed: boolean;
  /** Kept keys: chain and number of each. */
  readonly kept: readonly (readonly [number, number])[];
  readonly oldChains: number;
}

/** One end of a session. */
export interface End {
  readonly id: Uint8Array;
  /** Whom it talks to. */
  readonly theirs: Uint8Array;
  send(said: Said | string, options?: Options): Uint8Array;
  /** A text as a string, everything else as it was said; or the name of the outcome. */
  receive(payload: Uint8Array, now?: number): Said | string;
  facts(): Facts;
  /** The same end as it would come out of store. */
  copy(): End;
  /** The same end, between the accounts and devices of another session. */
  between(other: End): End;
}

export interface Read {
  readonly tries: number;
  /** As `receive` says it, or `no-session`, `our-own`. */
  readonly said: Said | string;
  /** Where a message stood: its session, its chain, its number. */
  readonly place: { readonly session: Uint8Array; readonly chain: number; readonly n: number } | null;
}

/** All sessions of one person with one contact. */
export interface Book {
  add(end: End, heard?: number, closed?: true): void;
  /** No session in it sends any more. */
  close(): void;
  /** Ids in the order of trial. */
  ids(): readonly Uint8Array[];
  /** The id of the session that new content goes out on. */
  sends(): Uint8Array | null;
  /** Null while no session sends. */
  send(said: Said | string, options?: Options): Uint8Array | null;
  read(payload: Uint8Array, now?: number): Read;
  facts(): readonly (Facts & { readonly id: Uint8Array })[];
  copy(): Book;
}

export interface Invited {
  readonly payload: Uint8Array;
  /** What the maker keeps. */
  readonly keep: unknown;
}

export interface Opening {
  readonly now?: number;
  /** When the invitation's secrets were first used. */
  readonly used?: number;
}

/** A code that was shown. */
export interface Code {
  readonly bytes: Uint8Array;
  /** What a proof tells the shower. A good one uses the code up. */
  prove(end: End, proof: Uint8Array, now?: number): string;
}

/** A person with an account of the same name at the site `x`. */
export interface Hand {
  readonly name: string;
  readonly tag: Uint8Array;
  /** Public identity key. */
  readonly identity: Uint8Array;
  invite(peer: Uint8Array, now?: number): Invited;
  /** Null for a good invitation, else the outcome. */
  judge(invitation: Uint8Array, now?: number): string | null;
  concerns(invitation: Uint8Array, peer: Uint8Array): string;
  /** To be asked for a good invitation only. */
  accept(invitation: Uint8Array, now?: number): { readonly payload: Uint8Array; readonly end: End };
  open(acceptance: Uint8Array, keep: unknown, peer: Uint8Array, opening?: Opening): End | string;
  goesFirst(theirs: Uint8Array): boolean;
  book(): Book;
  show(reference: Uint8Array, now?: number): Code;
  /** The proof, or the outcome. */
  scan(end: End, code: Uint8Array, peer: Uint8Array): Uint8Array | string;
  safetyNumber(other: { readonly identity: Uint8Array; readonly tag: Uint8Array }): string;
  /** The same person in the name of another account, or of another identity key. */
  claiming(claim: { readonly tag?: Uint8Array; readonly identity?: Uint8Array }): Hand;
}

/** Joins parts that come in any order. The whole payload, or the outcome. */
export type Joiner = (part: Uint8Array) => Uint8Array | string;

export interface Implementation {
  readonly name: string;
  /** A person whose randomness is that of `seededRandom(seed)`. `sent` is told of every payload that the person makes. */
  hand(name: string, seed: string, sent: (payload: Uint8Array) => void): Hand;
  split(payload: Uint8Array, most: number): readonly Uint8Array[];
  joiner(): Joiner;
  wrap(payload: Uint8Array): string;
  unwrap(armored: string): Uint8Array | null;
  /** Content bytes as what they say, or null when they are malformed. */
  content(bytes: Uint8Array): Said | null;
}

/** A text as it is said at noon. */
export function says(text: string, sequence = 1, time = NOON): Said {
  return [0, time, sequence, new Uint8Array(Buffer.from(text, 'utf8'))];
}
