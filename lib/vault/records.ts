/** What the vault keeps, record by record. Plain data only; how it is sealed and found is not known here. */
import type { InvitationSecrets } from '../core/handshake/invitation.ts';
import type { Identity } from '../core/identity.ts';
import type { DeviceId, IdentityPublicKey } from '../core/keys.ts';
import type { SessionSet } from '../core/ratchet/session-set.ts';

/** One of the person's own accounts. Each has an identity of its own, never shared between accounts or sites. */
export interface AccountRecord {
  readonly site: string;
  readonly ownId: string;
  readonly identity: Identity;
  readonly deviceId: DeviceId;
  /** Unix seconds. */
  readonly createdAt: number;
}

/** Another person's account as one own account knows it. */
export interface ContactRecord {
  readonly site: string;
  readonly ownId: string;
  readonly peerId: string;
  /** The thread that this contact and this own account share. */
  readonly conversationId: string;
  /** As it was when the contact was made: the page could show any other later. */
  readonly handle: string | null;
  /** The name that the person gave. */
  readonly name: string | null;
  /** Pinned at the first handshake and never replaced silently. */
  readonly identity: IdentityPublicKey | null;
  /** The key was checked by a scan or by the safety number. */
  readonly verified: boolean;
  /** Unix seconds of the first protected contact, null until then. */
  readonly since: number | null;
}

/** What names a thread: claims of the page, bound to keys by the handshake. */
export interface ThreadId {
  readonly site: string;
  readonly ownId: string;
  readonly conversationId: string;
}

/** The newest invitation that the contact sent and nobody has accepted yet. Checked again when it is accepted. */
export interface ReceivedInvitation {
  readonly payload: Uint8Array;
  /** The maker's clock, Unix seconds. */
  readonly createdAt: number;
  /** Unix seconds of our clock before which it is not our turn: both had invited, and the other side accepts first. */
  readonly answerFrom: number;
}

export interface ThreadRecord extends ThreadId {
  readonly peerId: string;
  /** Live and archived ones. */
  readonly sessions: SessionSet;
  /** Secrets of our own invitations: open ones, and used ones during their grace. Oldest first. */
  readonly sent: readonly InvitationSecrets[];
  readonly received: ReceivedInvitation | null;
  /** Another identity key than the pinned one appeared: nothing is sent until the person has decided. */
  readonly blocked: boolean;
  /** How many texts we have written in this thread. */
  readonly written: number;
  /** How many payloads were ever handed to the outbox. */
  readonly posted: number;
}

interface ArchivedBase {
  /** Where it was read or written: a row that is shown elsewhere is said to be from another thread. */
  readonly thread: ThreadId;
  readonly author: 'us' | 'them';
  /** The author's clock, Unix seconds. */
  readonly time: number;
}

/** What a payload turned out to be, found again by the payload's keyed hash. */
export type ArchiveRecord = ArchivedBase &
  (
    | { readonly kind: 'text'; readonly text: string; readonly sequence: number }
    | { readonly kind: 'card'; readonly card: 'invitation-sent' | 'invitation-received' | 'accepted' }
    /** Content that a newer Sotto wrote: kept, so that an update can read it. */
    | { readonly kind: 'newer'; readonly bytes: Uint8Array }
  );

/** A payload that was committed and has not been seen in the thread. Its ciphertext is what every retry sends. */
export interface OutboxRecord {
  readonly thread: ThreadId;
  readonly kind: 'invitation' | 'acceptance' | 'message';
  readonly armored: string;
  /** The person's words; empty for handshake payloads. */
  readonly text: string;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Position among the thread's outgoing payloads, from 1: they are delivered in this order. */
  readonly order: number;
}

export interface DraftRecord {
  readonly text: string;
}

export interface SettingsRecord {
  readonly lockAfterMinutes: number;
  readonly invitationSentence: string;
}

/** Every sealed store and what it holds. */
export interface Records {
  readonly accounts: AccountRecord;
  readonly contacts: ContactRecord;
  readonly threads: ThreadRecord;
  readonly archive: ArchiveRecord;
  readonly outbox: OutboxRecord;
  readonly drafts: DraftRecord;
  readonly settings: SettingsRecord;
}

export type StoreName = keyof Records;

export const storeNames: readonly StoreName[] = [
  'accounts',
  'contacts',
  'threads',
  'archive',
  'outbox',
  'drafts',
  'settings',
];
