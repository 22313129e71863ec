/** What windows say of the vault: its settings, the ways to open it, its backups, and what is found in it. Shapes only. */
import type { CallSettings } from './call-settings.ts';
import type { Author } from './rows.ts';

export interface Settings {
  /** Minutes without use after which the vault locks; 0 means never. */
  readonly lockAfterMinutes: number;
  /** Lock when the computer's screen locks. */
  readonly lockOnScreenLock: boolean;
  /** The plain sentence before an invitation; empty means the default of this language. */
  readonly invitationSentence: string;
  /** Notifications of invitations and changed keys; missing for none. `who`: with the contact's name. */
  readonly notify?: Notify;
  /** Missing while nothing was chosen for calls. */
  readonly calls?: CallSettings;
}

export type Notify = 'nothing' | 'that' | 'who';

/** How the vault can be opened beside its code, and what a window says about locking. */
export interface UnlockWays {
  /** There was a vault in this profile and its files are gone; or it opens, and what it held is gone. */
  readonly lost: 'vault' | 'records' | null;
  /** It opens by itself on this device. */
  readonly device: boolean;
  /** Lower-case hex: the credential's id, and the salt for which its PRF gives the secret. */
  readonly passkeys: readonly { readonly id: string; readonly salt: string }[];
  /** Seconds until the next code is tried, after several wrong ones; else 0. */
  readonly waitSeconds: number;
  /** The keys that lock the vault, as the browser names them; null when they are taken or were removed. */
  readonly lockShortcut: string | null;
  /** This browser tells when the screen locks. */
  readonly noticesScreenLock: boolean;
}

/** How hard a code is to guess. `weak` is refused; `ample` counts like six random words. */
export type CodeStrength = 'weak' | 'enough' | 'ample';
/** A text that was found. */
export interface SearchHit {
  /** Names it in the archive: 32 hex digits. */
  readonly id: string;
  readonly site: string;
  readonly author: Author;
  /** The contact of the thread, whoever wrote: the given name, else the handle, else the site's id. */
  readonly name: string | null;
  readonly handle: string | null;
  readonly peerId: string;
  /** The author's clock, Unix seconds. */
  readonly time: number;
  /** The text, or what stands around the first hit in it: one piece after the other. */
  readonly pieces: readonly { readonly text: string; readonly isHit: boolean }[];
}

/** A place in a list of hits: behind this one. */
export interface SearchPlace {
  readonly time: number;
  readonly id: string;
}

/** How well what is here is backed up. */
export type BackupStanding =
  /** No file was ever made. */
  | 'none'
  /** One was made, and none was ever opened. */
  | 'unproven'
  /** Accounts or people have come since the proven file was made. */
  | 'behind'
  /** The security code was changed since. */
  | 'old-code'
  /** It was opened more than 90 days ago. */
  | 'old'
  | 'proven';

export interface BackupStatus {
  readonly standing: BackupStanding;
  /** Unix seconds, null for never. */
  readonly madeAt: number | null;
  readonly provenAt: number | null;
  /** There are recovery words for this vault. */
  readonly hasWords: boolean;
  /** A restore was begun and has not ended. */
  readonly isUnfinished: boolean;
}

/** How much is in a backup file. */
export interface BackupCounts {
  /** Unix seconds. */
  readonly madeAt: number;
  readonly accounts: number;
  readonly people: number;
  readonly texts: number;
}

export interface RestoreOutcome {
  readonly counts: BackupCounts;
  /** Texts that were not here before. */
  readonly added: number;
  /** How many of the file's threads wait to be protected anew. */
  readonly toProtect: number;
  /** Own accounts that keep the identity they use here: the file has another. */
  readonly keptIdentities: readonly { readonly site: string; readonly ownId: string; readonly handle?: string }[];
  /** Contacts of whom the file knows another key: their threads are blocked. */
  readonly otherKeys: readonly {
    readonly site: string;
    readonly handle: string | null;
    readonly name: string | null;
    readonly peerId: string;
  }[];
}

export type VaultStatus = 'none' | 'locked' | 'open';
