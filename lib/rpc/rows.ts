/** What a row of a thread turned out to be: as the glass draws it, and the little that the page engine learns. Shapes only. */
import type { CallLineOver } from './call-types.ts';

/** What a row's armored text turned out to be: enough to lay the page out, never what it says. `acceptance`: the one that began protection. */
export type RowKind = 'invitation' | 'acceptance' | 'message' | 'unreadable' | 'locked' | 'none';

/** Who wrote a row, as authenticated by the session, never as placed by the site. */
export type Author = 'us' | 'them';

/** Facts about a row that are said in words beside its text. */
export type RowNote =
  | 'shown-again'
  | 'other-thread'
  /** Read while the thread was stopped over another key. */
  | 'while-stopped'
  /** Written under a key that the contact had before. */
  | 'old-key';

/** Why a row cannot be read. Each has its own sentence; undecryptable is never one thing. */
export type UnreadableReason =
  | 'other-device'
  /** Another copy of this browser profile wrote it in our name. */
  | 'other-copy'
  /** This thread came out of a backup, and this is not in it. */
  | 'not-in-backup'
  | 'altered'
  | 'wrong-key'
  | 'locked'
  | 'older-needed'
  | 'newer-sotto'
  /** Parts of a message, of which others are missing. */
  | 'part'
  | 'other-account'
  | 'expired'
  /** It was read, and its time is over. */
  | 'erased'
  /** Somebody wrote it whom the person has blocked. It can be read when they are not any more. */
  | 'barred'
  | 'key-changed'
  /** It is under another key, which the person has decided not to take. */
  | 'key-refused';

/** Of an author's texts and timers up to a row, so many went by hand; `itself`: so did this one, which stands there all the same. */
export interface ByHandCount {
  readonly upTo: number;
  readonly itself: boolean;
}

/** One row as the glass draws it. `armored` is the key under which it was asked. */
export type GlassRow = { readonly armored: string } & (
  | {
      readonly kind: 'text';
      readonly text: string;
      readonly author: Author;
      /** The name the person gave the contact, else its handle. `null` for our own rows. */
      readonly name: string | null;
      /** Sender's own clock, Unix seconds. */
      readonly time: number;
      /** Position among this author's texts and timers in this thread, from 1. */
      readonly sequence: number;
      /** Missing where none went by hand. */
      readonly byHand?: ByHandCount;
      readonly notes: readonly RowNote[];
      /** Its time begins when it stands before the person's eyes: the glass says so. */
      readonly unseen?: true;
      /** It is under a timer. */
      readonly disappears?: true;
    }
  | {
      readonly kind: 'card';
      readonly card: 'invitation-sent' | 'invitation-received' | 'accepted' | 'key-taken' | 'unprotected';
      /** The thread was protected before. */
      readonly isRenewal?: true;
      readonly author: Author;
      /** The contact, whoever wrote the card; null when the page never named one. */
      readonly name: string | null;
      /** Unix seconds. */
      readonly time: number;
      readonly notes: readonly RowNote[];
    }
  | {
      readonly kind: 'card';
      readonly card: 'timer';
      /** After which new messages disappear; 0 for never. */
      readonly seconds: number;
      readonly author: Author;
      readonly name: string | null;
      /** As a text's; null when it was kept before its number was. */
      readonly sequence: number | null;
      readonly byHand?: ByHandCount;
      /** Unix seconds. */
      readonly time: number;
      readonly notes: readonly RowNote[];
    }
  | {
      readonly kind: 'card';
      readonly card: 'scanned';
      /** What the scan said to the one who had shown the code. */
      readonly outcome: 'verified' | 'late' | 'used' | 'wrong';
      readonly author: Author;
      readonly name: string | null;
      /** Unix seconds. */
      readonly time: number;
      readonly notes: readonly RowNote[];
    }
  | {
      readonly kind: 'card';
      readonly card: 'call';
      readonly step: 'offer' | 'answer' | 'end';
      readonly video: boolean;
      /** How an offered call ended; null while nobody knows, and for what is no offer. */
      readonly over: CallLineOver | null;
      /** How long both were connected; null where they never were. */
      readonly seconds: number | null;
      readonly author: Author;
      readonly name: string | null;
      /** Unix seconds. */
      readonly time: number;
      readonly notes: readonly RowNote[];
    }
  | {
      readonly kind: 'unreadable';
      readonly reason: UnreadableReason;
      /** With `part`: of how many, and which numbers are missing, from 1. */
      readonly parts?: { readonly count: number; readonly missing: readonly number[] };
    }
);

/** What a frame of ours learns when it is bound. */
export interface Bound {
  /** The browser's own, by which dates and times are written. */
  readonly language: string;
  /** A glass: the armored texts that stood in the thread when it was last open, from top to bottom. Empty while the vault is locked. */
  readonly recent: readonly string[];
  /** And the last of them, read. */
  readonly rows: readonly GlassRow[];
}
