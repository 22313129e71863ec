/** What the windows say of opening and locking the vault: the ways there are, what each means, and how hard a code is to guess. */
import type { CodeStrength } from '../rpc/vault-types.ts';

/** Which way is on, in one line. */
export const sayOpensBy = (device: boolean): string =>
  device ? 'Opens by itself on this device' : 'Opens with your security code';

/** Under the code of the person's own, while it is typed. */
export const strengthWords: Record<CodeStrength | 'judging', string> = {
  judging: 'Judging how hard this is to guess…',
  weak: 'Too easy to guess. Add words that nobody would expect.',
  enough: 'Hard enough to guess.',
  ample: 'About as hard to guess as six random words.',
};

export const rememberWords = {
  title: 'How the vault opens',
  off: 'Each time the browser starts, the vault waits for your security code.',
  on: 'When the browser starts, the vault is open. Your security code still opens it, too.',
  meaning:
    'On a device that remembers it, whoever can use this browser profile, or copy its files, can open the vault and read everything without your code. Do this only on a computer that is yours alone, has a password and an encrypted disk.',
  locking:
    'If you lock it by hand it stays locked until you unlock it, with one click. When the screen locks, it closes, and is open again when you are back.',
  remember: 'Remember on this device',
  withdraw: 'Ask for the code again',
  working: 'One moment…',
} as const;

export const passkeyWords = {
  title: 'Passkeys',
  meaning:
    'A passkey opens the vault with a fingerprint, a face or the PIN of a device or security key. Whoever can use that passkey in this browser profile can open the vault.',
  none: 'No passkey opens this vault.',
  add: 'Add a passkey',
  remove: 'Remove',
  asking: 'Your browser is asking for the passkey…',
  added: 'This passkey opens the vault now.',
  removed: 'This passkey opens the vault no longer. You can delete it where your passkeys are kept.',
  notGiven: 'No passkey was given. Nothing has changed.',
  cannot: 'This passkey cannot do what Sotto needs (its PRF is missing). Nothing has changed; you can delete it.',
  unlock: 'Unlock with a passkey',
} as const;

/** One of several, which have no names. */
export const sayPasskey = (number: number): string => `Passkey ${number}`;

export const changeCodeWords = {
  title: 'Change the security code',
  lead: 'Nothing has to be encrypted again, so it takes a moment only. The old code opens nothing on this computer afterwards.',
  backups:
    'Files that were copied before, backup files above all, still open with the old code. Make a new backup afterwards and delete the old ones.',
  now: 'Security code until now',
  nowMeaning: 'Forgotten? The twelve words of your recovery sheet do as well.',
  start: 'Change the code',
  change: 'Change the code',
  cancel: 'Keep the code',
  changing: 'Changing the code. This takes a few seconds.',
  done: 'The new code opens the vault from now on. The old one does not. Make a new backup now: the files of before open with the old code only.',
} as const;

export const lockingWords = {
  screen: 'Lock when the screen locks',
  noScreen: 'This browser does not tell when the screen locks: choose a time instead.',
} as const;

/** The keys that lock at once, as the browser names them. */
export const sayLockShortcut = (shortcut: string | null): string =>
  shortcut === null
    ? 'No keys lock the vault at once. You can choose some among your browser’s shortcuts for extensions.'
    : `${shortcut} locks the vault at once. You can change that among your browser’s shortcuts for extensions.`;

export const storageWords = {
  title: 'Where the vault lies',
  promised:
    'In this browser profile, encrypted. The browser has promised not to clear it by itself when the disk runs full.',
  notPromised:
    'In this browser profile, encrypted. The browser has given no promise to keep it when the disk runs full.',
  removal: 'Removing Sotto from the browser, or deleting the profile, deletes the vault at once and without asking.',
  lostTitle: 'Your vault is gone',
  recordsLostTitle: 'What was in your vault is gone',
  recordsLost:
    'The vault still opens, but the browser has lost what it held: your people, your messages and your identity. Sotto cannot bring them back. Restore a backup now if you have one; otherwise protect your threads anew, and tell your contacts, because your keys will be others.',
  lost: 'There was a vault in this browser profile, and its files are no longer there: the browser, a cleaning program or somebody has deleted them. Sotto cannot bring them back. With a copy of the profile or a backup they can be restored; otherwise set up Sotto anew, and tell your contacts, because your keys will be others.',
} as const;

/** How long a person must wait before the next code. */
export const sayWait = (seconds: number): string =>
  seconds === 1 ? 'You can try again in 1 second.' : `You can try again in ${seconds} seconds.`;

/** A remembered vault that was locked. */
export const byDeviceWords = { unlock: 'Unlock on this device', orCode: 'Or with your security code' } as const;
