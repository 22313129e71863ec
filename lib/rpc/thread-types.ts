/** What pages, frames and windows say of a thread: where it is, how it stands, who it is with. Shapes only. */
import type { ErrorCode } from './errors.ts';

/** Where a person stands on a site, as the adapter read it from the page. Claims of the page, not facts. */
export interface ThreadRef {
  /** Site name, e.g. `x`. */
  readonly site: string;
  /** The logged-in account's immutable id on the site, decimal digits, or null when the page does not say. */
  readonly ownId: string | null;
  /** The site's id of the conversation in canonical form (`low-high` on X), or null (drawer). */
  readonly conversationId: string | null;
  /** The other account's immutable id, or null. */
  readonly peerId: string | null;
  /** The other account's handle without `@`, or null. Shown to the person, never used as an identity. */
  readonly peerHandle: string | null;
}

/** A thread's life: see docs/protocol.md, *Thread states*. */
export type ThreadState =
  | 'off'
  | 'invited'
  | 'invitation-received'
  | 'protected'
  | 'verified'
  | 'blocked'
  /** The person has ended protection: the site's own box is open, and what was protected can still be read. */
  | 'unprotected'
  /** It came out of a backup, without the sessions that it had: nothing is sent until it is protected anew. */
  | 'restored';

/** What the page engine may know about the thread it stands in. */
export type PageThread =
  /** Nothing to do: no vault yet, or a thread without protection. Nothing is put into the page. */
  | { readonly kind: 'off' }
  /** The vault is locked and this thread is protected: cover the box, take no byte. */
  | { readonly kind: 'locked' }
  /** The vault is open. `guarded` says whether the composer replaces the site's box. */
  | { readonly kind: 'open'; readonly state: Exclude<ThreadState, 'off'>; readonly guarded: boolean };

/** A text that was entered in a composer, and the id by which the background knows whether it was committed. */
export interface Entered {
  readonly entry: string;
  readonly text: string;
}

/** What the composer shows around its text area. */
export type ComposerState =
  | { readonly kind: 'locked' }
  /** Another key than the contact's appeared. */
  | { readonly kind: 'blocked'; readonly name: string }
  /** The person has blocked the contact. */
  | { readonly kind: 'barred'; readonly name: string }
  /** Another copy of this profile has written here: nothing is sent until a new session was begun. */
  | { readonly kind: 'copied' }
  /** It was begun, and waits for the contact. */
  | { readonly kind: 'renewing'; readonly name: string }
  /** No session to write on until one side has accepted. `isInvited`: our invitation is out. */
  | { readonly kind: 'restored'; readonly name: string; readonly isInvited: boolean }
  | {
      readonly kind: 'open';
      /** The contact as the person knows it. */
      readonly name: string;
      /** Their key was checked. */
      readonly isVerified: boolean;
      /** True until the contact has answered on this session: *Waiting for …*. */
      readonly waiting: boolean;
      /** Seconds after which what is written disappears; 0 for never. */
      readonly timer: number;
      /** Bytes of UTF-8 that one message carries for certain on this site. */
      readonly room: number;
      /** The same of each further message, where a longer text goes out in several; null where it does not. */
      readonly further: number | null;
      /** The stored draft, empty when there is none. */
      readonly draft: string;
      /** Ids of the texts that were committed last. */
      readonly committed: readonly string[];
      /** A message that was encrypted but never seen in the thread: send it again or copy it. */
      readonly unsent: { readonly id: string; readonly text: string; readonly armored: string } | null;
    };

/** How a send ended. `failed` keeps the text; `armored` is there to copy by hand. */
export type SendOutcome =
  | { readonly kind: 'sent' }
  | { readonly kind: 'failed'; readonly code: ErrorCode; readonly id: string; readonly armored: string };

/** What a window knows of a tab. */
export type TabThread =
  /** Not a site that Sotto knows, or the page engine does not run there. */
  | { readonly kind: 'no-site' }
  /** A site that nobody has listed, and on which the person has pointed at nothing yet. */
  | { readonly kind: 'not-pointed'; readonly site: string }
  /** A known site, but no single conversation is open. */
  | { readonly kind: 'no-thread'; readonly site: string }
  /** The page does not say who is logged in or who the other is, so keys could not be bound. */
  | { readonly kind: 'unknown-account'; readonly site: string }
  | {
      readonly kind: 'thread';
      readonly site: string;
      /** `locked`: a protected thread while the vault is closed. `unknown`: closed, and not known to be protected. */
      readonly state: ThreadState | 'locked' | 'unknown';
      readonly peerHandle: string | null;
      readonly name: string | null;
      /** Unix seconds of the invitation that waits for an answer, ours or theirs. */
      readonly invitedAt: number | null;
      readonly waiting: boolean;
      /** The contact's invitation can be accepted now. */
      readonly canAccept: boolean;
      /** A handshake payload that was made and never seen in the thread: asking for the same again sends it again. */
      readonly unsent: 'invitation' | 'acceptance' | 'timer' | 'scanned' | 'ended' | null;
      /** What the page says of the contact does not fit what is known. */
      readonly oddity?: PageOddity;
      /** Of a site that nobody has listed: the most characters of one message, as Sotto takes it or the person has said. */
      readonly characters?: number;
      /** What the vault holds of it, while that is open and holds something. */
      readonly held?: HeldThread;
    };

/** What names a thread in the vault. */
export interface ThreadName {
  readonly site: string;
  readonly ownId: string;
  readonly conversationId: string;
}

export interface HeldThread {
  /** What a window decides about the vault's thread it decides by this, not by where the page stands then. */
  readonly thread: ThreadName;
  /** Days for which texts are kept: null for ever, 0 until the vault is locked. */
  readonly keepDays: number | null;
  /** Seconds after which new messages disappear; 0 for never. */
  readonly timer: number;
  /** `copied`: another copy of this profile has written here. `renewing`: a new session was begun and waits for the contact. */
  readonly session: 'none' | 'in-use' | 'copied' | 'renewing';
  /** The contact has begun a new session under the same key, which can be accepted. */
  readonly isInvitedAnew: boolean;
  /** The thread is stopped over another key. */
  readonly keyChange?: KeyChange;
  /** A key was taken in the place of another one, and has not been checked since. `wasVerified`: the one before had been. */
  readonly keyTaken?: { readonly at: number; readonly wasVerified: boolean };
  /** When protection was ended here by the person, and begun again: Unix seconds, the last ones last. */
  readonly unprotected?: readonly { readonly from: number; readonly until: number | null }[];
  /** Unix seconds at which the contact ended protection on their side; missing while they write protected. */
  readonly theirEnd?: number;
  /** The own account was seen here under a key that is not in this vault. */
  readonly isElsewhere?: true;
  /** The person has declined the invitation that waits, and a newer one has not come. */
  readonly isDeclined?: true;
  /** The contact's account, and what the person has decided about it: see `Person`. */
  readonly peerId: string;
  readonly muted: boolean;
  readonly barred: boolean;
}

/** How the other key appeared; `unknown` where that is not known any more, or a backup has another one. */
export type KeyChangeVia = 'invitation' | 'acceptance' | 'scan' | 'unknown';

/** Another key than the pinned one, as the person is asked about it. */
export interface KeyChange {
  /** What names the key that would be taken, 32 hex digits; null when there is none to take. */
  readonly id: string | null;
  readonly via: KeyChangeVia;
  /** More than one other key has appeared. */
  readonly isOneOfMany: boolean;
  /** The key of before was checked. */
  readonly wasVerified: boolean;
  /** Unix seconds, null where it is not known. */
  readonly since: number | null;
}

/** A lie of the page, or a change at the site; which of them Sotto cannot tell. */
export type PageOddity =
  /** Another handle than the contact's; the account's number is the same. */
  | { readonly kind: 'renamed'; readonly shown: string }
  /** The handle of a contact of ours stands over another account's thread. */
  | { readonly kind: 'namesake'; readonly name: string };

/** How far the check of a contact's key has come. */
export interface KeyCheckState {
  readonly name: string | null;
  readonly state: ThreadState;
  /** The safety number: sixty digits, the same on both sides. */
  readonly number: string;
  /**
   * Why the last check did not verify. `late`: the contact's scan came more than ten minutes after the code was shown; `used`: that code was
   * scanned before; `wrong`: its proof is of no code that was shown here; `other-key`: our scan showed another key; `not-completed`: nothing came.
   */
  readonly failed: 'late' | 'used' | 'wrong' | 'other-key' | 'not-completed' | null;
}

/** Why a scan does not count. All but `other-key` change nothing; that one stops the thread. */
export type ScanRefusal =
  /** No code of Sotto. */
  | 'foreign'
  /** One of Sotto, but for something else: a recovery code. */
  | 'other-sotto'
  | 'damaged'
  /** Our own. */
  | 'own'
  | 'other-account'
  | 'other-key'
  /** Shown too long ago. */
  | 'stale'
  /** Scanned before. */
  | 'used';

/** What was scanned, and whose key the window says that it checks by it: where the tab shows another thread meanwhile, nothing is checked. */
export interface ScannedCode {
  readonly tabId: number;
  readonly thread: ThreadName;
  readonly text: string;
}

export type ScanOutcome =
  /** The key is the contact's. `sent`: whether the contact was told. */
  { readonly kind: 'checked'; readonly sent: SendOutcome } | { readonly kind: 'refused'; readonly why: ScanRefusal };

/** What names a contact in the vault. */
export interface ContactName {
  readonly site: string;
  readonly ownId: string;
  readonly peerId: string;
}

export interface Person extends ContactName {
  readonly conversationId: string;
  readonly handle: string | null;
  /** The name that the person gave. */
  readonly name: string | null;
  readonly state: ThreadState;
  /** Was the key checked? Null while there is none. */
  readonly verified: boolean | null;
  /** Unix seconds of the first protected contact, else of the invitation that waits; null for neither. */
  readonly since: number | null;
  /** When they last wrote, as they said it and never later than now; null when nothing of theirs was read on a session that is here. */
  readonly heardAt: number | null;
  /** An invitation of theirs makes no prompt. */
  readonly muted: boolean;
  /** Nothing is sent to them, and nothing of theirs is asked about. */
  readonly barred: boolean;
  /** Their last invitation was declined. */
  readonly declined?: true;
}

/** One of the person's own accounts. */
export interface OwnAccount {
  readonly site: string;
  readonly ownId: string;
  /** Unix seconds since when it has its key. */
  readonly createdAt: number;
  /** As a page called it, without `@`; null where none has. */
  readonly handle: string | null;
}
