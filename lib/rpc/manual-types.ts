/** What manual mode's window and the background say to each other: people, what is to be copied, what was pasted. Shapes and bounds only. */
import type { GlassRow } from './rows.ts';
import type { TabThread, ThreadName, ThreadState } from './thread-types.ts';

/** The place of people whom no site's adapter has seen: their accounts are two addresses that both sides type. */
export const BY_HAND = 'by-hand';

/** Characters that one message may have where it is going to be pasted. */
export const pieceSizes = [1_000, 2_000, 4_000, 10_000, 40_000] as const;
export type PieceSize = (typeof pieceSizes)[number];

/** Characters that are looked at in one paste: the longest message in all its parts, and as much around it. */
export const MAX_PASTED = 100_000;

/** Armored texts that are looked at in one paste. */
export const MAX_PASTED_ITEMS = 64;

/** Parts that wait for the others, over all messages. */
export const MAX_HELD_PARTS = 512;

/** Characters of an address that a person types. */
export const MAX_ADDRESS = 200;

/** Somebody to whom one can write by hand, or with whom one can begin to. */
export interface ManualPerson {
  readonly thread: ThreadName;
  readonly peerId: string;
  readonly handle: string | null;
  readonly name: string | null;
  readonly state: ThreadState;
}

/** What was made and nobody has seen on its way yet. */
export interface ToHandOver {
  readonly id: string;
  readonly kind: 'invitation' | 'acceptance' | 'message' | 'timer' | 'scanned' | 'ended';
  /** The person's own words; empty for all but messages. */
  readonly text: string;
  /** What is to be pasted, in this order: more than one where it does not fit into one message. */
  readonly pieces: readonly string[];
}

export interface ManualThread {
  readonly thread: Extract<TabThread, { kind: 'thread' }>;
  /** In the order in which it must arrive. */
  readonly outgoing: readonly ToHandOver[];
}

/** What one armored text in a paste turned out to be. */
export type Pasted =
  | { readonly kind: 'row'; readonly row: GlassRow }
  /** It ends too early. */
  | { readonly kind: 'cut-short' }
  /** Of a message in parts some are still missing. From 1. */
  | { readonly kind: 'parts'; readonly count: number; readonly missing: readonly number[] }
  /** Nobody whom Sotto knows here has to do with it. An invitation says by itself whether it was made by hand or on a site. */
  | { readonly kind: 'nobody'; readonly of: 'invitation-by-hand' | 'invitation-on-site' | 'other' };

export interface PastedText {
  /** In the order of the paste, messages in parts last. */
  readonly pasted: readonly Pasted[];
  /** Whose it is; null when nothing of it is of anybody. */
  readonly thread: ThreadName | null;
  /** Parts that wait for the others, to be handed in with the next paste. */
  readonly parts: readonly string[];
}
