/** What the vault keeps, record by record. Plain data only; how it is sealed and found is not known here. */
import type { InvitationSecrets } from '../core/handshake/invitation.ts';
import type { Identity } from '../core/identity.ts';
import type { DeviceId, IdentityPublicKey } from '../core/keys.ts';
import type { SessionSet } from '../core/ratchet/session-set.ts';
import type { ShownCode } from '../core/verification/scan.ts';
import type { Segment } from './search-segment.ts';

/** One of the person's own accounts. Each has an identity of its own, never shared between accounts or sites. */
export interface AccountRecord {
  readonly site: string;
  readonly ownId: string;
  readonly identity: Identity;
  readonly deviceId: DeviceId;
  /** Unix seconds. */
  readonly createdAt: number;
  /** As a page called it last: a name for the person, and nothing goes by it. Missing until one has. */
  readonly handle?: string;
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
  /** The person wants no prompt for an invitation of theirs. */
  readonly muted: boolean;
  /** The person has blocked them: nothing is sent to them, and nothing of theirs is asked about. */
  readonly barred: boolean;
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
  /** The person does not want to be asked about it. */
  readonly declined?: true;
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
  /** Missing while no other key has appeared. */
  readonly keys?: KeyHistory;
  /** When the person ended protection here, and began it again. Missing while that was never done. The newest last. */
  readonly unprotected?: readonly ClearSpan[];
  /** When the contact said that they ended protection, by their clock, Unix seconds. Missing while they have not, or have written protected since. */
  readonly theirEnd?: number;
  /** The own account was seen here under a key that this vault does not have: Sotto is set up elsewhere. */
  readonly elsewhere?: true;
  /** Handshakes of another device of the own account stand here: what no key opens is for that one. */
  readonly otherDevice?: true;
  /** The number of the last of our texts and timers in this thread. */
  readonly written: number;
  /** How many payloads were ever handed to the outbox. */
  readonly posted: number;
  /** Seconds after which new texts of both sides disappear; 0 for never. */
  readonly timer: number;
  readonly timers: Timers;
  /** Another copy of this profile has written here: nothing is sent until the person has begun a new session. */
  readonly copied: boolean;
  /** Missing while no code was shown or scanned. */
  readonly check?: KeyCheck;
  /** Missing while nothing went by hand. */
  readonly byHand?: ByHand;
  /** Unix seconds at which it came out of a backup file, without the sessions that it had; null for one that was begun here. */
  readonly restoredAt: number | null;
}

/** Texts and timers that were handed over, or read, by copy and paste: they need stand in no row. Their numbers, ascending; the highest of each side. */
export interface ByHand {
  readonly us: readonly number[];
  readonly them: readonly number[];
}

/** A time without protection, by the person's own decision. Unix seconds; it goes on while `until` is null. */
export interface ClearSpan {
  readonly from: number;
  readonly until: number | null;
}

/** Another identity key than the pinned one, as it appeared. */
export interface OtherKey {
  readonly key: IdentityPublicKey;
  readonly via: 'invitation' | 'acceptance' | 'scan';
  /** The handshake payload under it that came last; null for one that a scan showed. */
  readonly payload: Uint8Array | null;
  /** The newest time that was stated under it, Unix seconds. */
  readonly stated: number;
}

/** What a thread remembers of keys that are not the pinned one. */
export interface KeyHistory {
  /** Unix seconds since when it is stopped over them; null while it is not. */
  readonly stoppedAt: number | null;
  /** The keys over which it is stopped, the newest last. */
  readonly others: readonly OtherKey[];
  /** Keys that the person did not take, or took another for. What was stated under them up to `until` stops nothing any more. */
  readonly givenUp: readonly { readonly key: IdentityPublicKey; readonly until: number }[];
  /** When the person last took another key, and whether one before it had been verified. */
  readonly taken: { readonly at: number; readonly wasVerified: boolean } | null;
}

export const noOtherKeys: KeyHistory = { stoppedAt: null, others: [], givenUp: [], taken: null };

/** What is under way to check the contact's key by a scan. It stays with this profile: a backup has none of it. */
export interface KeyCheck {
  /** Codes that were shown here, the newest last: their proof may still come. */
  readonly shown: readonly ShownCode[];
  /** What the last scan that did not verify said, by us (`other-key`) or by the contact's proof; null since a code was shown. */
  readonly failed: 'late' | 'used' | 'wrong' | 'other-key' | null;
  /** SHA-256 of the secrets of codes that were scanned here, the newest last: each counts once. */
  readonly scanned: readonly Uint8Array[];
}

export const noCheck: KeyCheck = { shown: [], failed: null, scanned: [] };

/** What must be known of timers beside the one that holds now: texts are read in any order. */
export interface Timers {
  /** Unix seconds, when the one that holds was stated. */
  readonly since: number;
  readonly by: 'us' | 'them';
  /** The highest number among the contact's texts that were read. */
  readonly heard: number;
  /** Which timer the contact's texts have, by the number after which it holds. Ascending. */
  readonly theirs: readonly { readonly after: number; readonly seconds: number }[];
}

export const noTimers: Timers = { since: 0, by: 'us', heard: 0, theirs: [] };

interface ArchivedBase {
  /** Where it was read or written: a row that is shown elsewhere is said to be from another thread. */
  readonly thread: ThreadId;
  readonly author: 'us' | 'them';
  /** The author's clock, Unix seconds. */
  readonly time: number;
  /** SHA-256 of the payload, so that another vault can find it again; null for what was kept before there was one. */
  readonly hash: Uint8Array | null;
  /** It was read while the thread was stopped, or is under a key that the contact had before: said beside it ever after. */
  readonly under?: 'stopped' | 'old-key';
}

/** A message of a call, as both sides keep it. */
export interface CallLine {
  readonly kind: 'card';
  readonly card: 'call';
  readonly step: 'offer' | 'answer' | 'end';
  /** 16 bytes. */
  readonly call: Uint8Array;
  /** Pictures were wanted from the beginning. */
  readonly video: boolean;
}

/** What a payload turned out to be, found again by the payload's keyed hash. */
export type KeptRecord = ArchivedBase &
  (
    | { readonly kind: 'text'; readonly text: string; readonly sequence: number }
    | {
        readonly kind: 'card';
        readonly card: 'invitation-sent' | 'invitation-received' | 'accepted' | 'key-taken' | 'unprotected';
      }
    /** `sequence` is missing in cards that were kept before it was. */
    | { readonly kind: 'card'; readonly card: 'timer'; readonly seconds: number; readonly sequence?: number }
    /** A code was scanned, and what that said to the one who had shown it. Whoever scans says so only when it matched. */
    | { readonly kind: 'card'; readonly card: 'scanned'; readonly outcome: 'verified' | 'late' | 'used' | 'wrong' }
    /** A message of a call. The line of an offer says how it ended: missing while nobody knows. */
    | (CallLine & {
        readonly over?: 'declined' | 'cancelled' | 'missed' | 'talked' | 'failed' | 'crossed' | 'silent';
        /** How long both were connected. */
        readonly seconds?: number;
      })
    /** Content that a newer Sotto wrote: kept, so that an update can read it. */
    | { readonly kind: 'newer'; readonly bytes: Uint8Array }
  );

/** What is left of a text whose time is over: enough to know it again. */
export interface GoneRecord {
  readonly kind: 'gone';
  readonly author: 'us' | 'them';
  readonly hash: Uint8Array | null;
}

export type ArchiveRecord = KeptRecord | GoneRecord;

/** A piece of the search index: texts of one thread from some days. */
export interface IndexRecord extends Segment {
  readonly thread: ThreadId;
  /** Days since 1 January 1970; it is forgotten with the first of them. */
  readonly firstDay: number;
  /** All texts up to the end of this day are in it; before `firstDay` when it holds only some of that day's. */
  readonly lastDay: number;
  /** A day of very many texts has several pieces, from 0. */
  readonly part: number;
  /** How its texts were cut into words: WORDS_VERSION. */
  readonly words: number;
}

/** A payload that was committed and has not been seen in the thread. Its ciphertext is what every retry sends. */
export interface OutboxRecord {
  readonly thread: ThreadId;
  readonly kind: 'invitation' | 'acceptance' | 'message' | 'timer' | 'scanned' | 'ended' | 'call';
  readonly armored: string;
  /** The person's words; empty for all but messages. */
  readonly text: string;
  /** Unix seconds. */
  readonly createdAt: number;
  /** Position among the thread's outgoing payloads, from 1: they are delivered in this order. */
  readonly order: number;
}

export interface DraftRecord {
  readonly text: string;
  /** Ids of the texts that were committed last, oldest first. */
  readonly committed?: readonly string[];
}

export interface SettingsRecord {
  readonly lockAfterMinutes: number;
  readonly lockOnScreenLock: boolean;
  readonly invitationSentence: string;
  readonly notify?: 'nothing' | 'that' | 'who';
  /** What was chosen for calls. */
  readonly calls?: {
    readonly rings: 'verified' | 'protected' | 'nobody';
    readonly server: string;
    readonly username: string;
    readonly password: string;
    readonly isRelayOnly: boolean;
  };
}

/** When backup files were made and opened. Unix seconds, null for never. */
export interface BackupRecord {
  readonly madeAt: number | null;
  /** Set-up is complete only after a file was opened once. */
  readonly provenAt: number | null;
  /** When the file that was opened last had been made: what came later is not in it. */
  readonly coversUntil: number | null;
  /** A restore was begun here and has not ended: it is to be done again. */
  readonly unfinished: boolean;
  /** The security code was changed since: the file opens with the old one only. */
  readonly codeChanged?: boolean;
  /** The first recovery words were drawn, and nobody has said that they are on paper. */
  readonly sheetOpen?: boolean;
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
  readonly backups: BackupRecord;
  readonly index: IndexRecord;
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
  'backups',
  'index',
];
