/** The first and the last step of a restore: accounts, contacts, threads and settings; and that it has come to its end. */

import { toHex } from '../../core/bytes.ts';
import type { DeviceId } from '../../core/keys.ts';
import type { Keyring } from '../keyring.ts';
import type { AccountRecord, BackupRecord, ContactRecord, SettingsRecord, ThreadRecord } from '../records.ts';
import { put, type Reader, type Step } from '../step.ts';
import type { Head } from './content.ts';
import { mergedAccount, mergedContact, mergedThread, showsIdentity } from './merge.ts';

/** What a person must be told of a restore. */
export interface Told {
  /** How many threads wait to be protected anew. */
  readonly toProtect: number;
  /** Own accounts whose identity in use is another than the saved one, and stayed. */
  readonly keptIdentities: readonly Pick<AccountRecord, 'site' | 'ownId' | 'handle'>[];
  /** Contacts of whom the file knows another key: their threads are blocked. */
  readonly otherKeys: readonly {
    readonly site: string;
    readonly handle: string | null;
    readonly name: string | null;
    readonly peerId: string;
  }[];
}

/** What is here already, in the order of the file. */
interface Here {
  readonly accounts: readonly (AccountRecord | undefined)[];
  readonly contacts: readonly (ContactRecord | undefined)[];
  readonly threads: readonly (ThreadRecord | undefined)[];
  readonly allThreads: readonly ThreadRecord[];
  readonly settings: SettingsRecord | undefined;
  readonly backup: BackupRecord | undefined;
}

export const noBackup: BackupRecord = { madeAt: null, provenAt: null, coversUntil: null, unfinished: false };

export const headStep = (
  keyring: Keyring,
  head: Head,
  { now, freshDeviceId }: { readonly now: number; readonly freshDeviceId: () => DeviceId },
): Step<Here, Told> => ({
  touches: ['accounts', 'contacts', 'threads', 'settings', 'backups'],
  read: (reader) => readHere(reader, keyring, head),
  decide: (here) => {
    const accounts = head.accounts.map((saved, index) => {
      const isInUse = here.allThreads.some((thread) => isOf(thread, saved) && showsIdentity(thread));
      return mergedAccount(here.accounts[index], saved, { isInUse, freshDeviceId: freshDeviceId() });
    });
    const contacts = head.contacts.map((saved, index) => mergedContact(here.contacts[index], saved));
    const named = new Map(contacts.map((merged) => [toHex(keyring.thread(merged.contact)), merged]));
    const threads = head.threads.map((saved, index) => {
      const merged = named.get(toHex(keyring.thread(saved)));
      const isPinned = merged !== undefined && merged.contact.identity !== null;
      return mergedThread(here.threads[index], saved, { isPinned, mustStop: merged?.isOther ?? false, now });
    });
    const isFirst = here.settings === undefined && head.settings !== null;
    return {
      writes: [
        ...accounts.map(({ account }) => put('accounts', keyring.account(account), account)),
        ...contacts.map(({ contact }) => put('contacts', keyring.contact(contact), contact)),
        ...threads.map((thread) => put('threads', keyring.thread(thread), thread)),
        ...(isFirst && head.settings ? [put('settings', keyring.settings(), head.settings)] : []),
        put('backups', keyring.backups(), { ...(here.backup ?? noBackup), unfinished: true }),
      ],
      output: {
        toProtect: threads.filter(({ restoredAt, sessions }) => restoredAt !== null && sessions.length === 0).length,
        keptIdentities: accounts
          .filter(({ isOther }) => isOther)
          .map(({ account: { site, ownId, handle } }) => ({
            site,
            ownId,
            ...(handle === undefined ? {} : { handle }),
          })),
        otherKeys: contacts
          .filter(({ isOther }) => isOther)
          .map(({ contact: { site, handle, name, peerId } }) => ({ site, handle, name, peerId })),
      },
    };
  },
});

/** @param isNew the vault was made for this restore: the file that filled it is its backup, and has been opened */
export const endStep = (
  keyring: Keyring,
  { head, now, isNew }: { readonly head: Head; readonly now: number; readonly isNew: boolean },
): Step<BackupRecord | undefined, null> => ({
  touches: ['backups'],
  read: (reader) => reader.get('backups', keyring.backups()),
  decide: (here = noBackup) => {
    const { madeAt } = head;
    const proven = isNew ? { madeAt, provenAt: now, coversUntil: madeAt } : {};
    return { writes: [put('backups', keyring.backups(), { ...here, ...proven, unfinished: false })], output: null };
  },
});

const readHere = async (reader: Reader, keyring: Keyring, head: Head): Promise<Here> => ({
  accounts: await Promise.all(head.accounts.map((account) => reader.get('accounts', keyring.account(account)))),
  contacts: await Promise.all(head.contacts.map((contact) => reader.get('contacts', keyring.contact(contact)))),
  threads: await Promise.all(head.threads.map((thread) => reader.get('threads', keyring.thread(thread)))),
  allThreads: (await reader.list('threads')).map(({ record }) => record),
  settings: await reader.get('settings', keyring.settings()),
  backup: await reader.get('backups', keyring.backups()),
});

const isOf = (thread: ThreadRecord, { site, ownId }: { readonly site: string; readonly ownId: string }): boolean =>
  thread.site === site && thread.ownId === ownId;
