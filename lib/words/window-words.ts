/** What the windows say around their parts: headings, labels, buttons, progress. */
import { sayFailure } from './sentences.ts';

/** The vault's state, beside the name Sotto. */
export const vaultWords = { none: 'No vault yet', locked: 'Vault locked', open: 'Vault open' } as const;

export const windowWords = {
  loading: 'Asking Sotto…',
  tryAgain: 'Try again',
  openApp: 'People and settings',
  setUp: 'Set up Sotto',
  notSetUp: 'Sotto is not set up yet',
  notSetUpMeaning: 'It takes about a minute: you choose a security code, and that opens everything Sotto keeps.',
  lock: 'Lock',
  locking: 'Locking the vault…',
} as const;

export const navigationWords = {
  label: 'Sotto',
  welcome: 'Welcome',
  people: 'People',
  search: 'Search',
  manual: 'Manual mode',
  settings: 'Settings',
  backup: 'Backup',
  restore: 'Restore',
  about: 'About',
} as const;

/** Of what is being asked for, and was not told. */
export const readingWords = { loading: windowWords.loading, tryAgain: windowWords.tryAgain, sayFailure };

export const unlockWords = {
  title: 'Unlock your vault',
  code: 'Security code',
  noCode: 'Type your security code.',
  unlock: 'Unlock',
  unlocking: 'Opening the vault. This takes a second or two, so that guessing takes far longer.',
  forgotten: 'A forgotten code can be replaced with the words of your recovery sheet, and with nothing else.',
  show: 'Show',
  hide: 'Hide',
} as const;

/** What is no message, was made, but was never seen in the thread. */
export const unsentWords = {
  invitation: 'Your invitation has not been seen in the thread yet. Send it again: it is the same one.',
  acceptance:
    'Your acceptance has not been seen in the thread yet, so your contact cannot read what you write. Send it again.',
  timer: 'Your timer has not been seen in the thread yet. It goes out with your next message.',
  scanned: 'Your scan has not been told to your contact yet, who waits for it. Send it again.',
} as const;

export const threadActionWords = {
  protect: 'Protect this thread',
  protectAgain: 'Send another invitation',
  protectAnew: 'Protect it anew',
  acceptAnew: 'Accept and go on',
  accept: 'Accept',
  inviting: 'Sending your invitation…',
  accepting: 'Accepting…',
  invited: 'Your invitation is in the thread.',
  accepted: 'Accepted. Both of you can write now, protected.',
  notSent: 'Not sent',
  copyByHand: 'You can also copy the encrypted text and send it in the site’s message box yourself.',
  copy: 'Copy encrypted text',
  copied: 'Copied',
  copyFailed: 'The browser did not allow copying. Select the text and copy it.',
  armored: 'Encrypted text',
} as const;

/** Since when an invitation waits. */
export const sayInvitedOn = (day: string): string => `Invited on ${day}. An invitation expires after 30 days.`;

export const peopleWords = {
  title: 'People',
  none: 'Nobody yet',
  noneMeaning: 'Open a direct message on X, click the Sotto button in the toolbar and choose “Protect this thread”.',
  loading: 'Opening your list…',
} as const;

/** The number of people, for the heading of the list. */
export const sayCount = (count: number): string => (count === 1 ? 'One person' : `${count} people`);
export const saySince = (day: string): string => `since ${day}`;
/** Heading of the people of one own account, said only when there are several. */
export const sayOwnAccount = (site: string, id: string): string => `Your account ${id} on ${site}`;

export const settingsWords = {
  title: 'Settings',
  lockAfter: 'Lock the vault after',
  lockMeaning:
    'Counted from your last use of Sotto. Closing the browser locks the vault, too; where it is remembered, it is open again at the next start.',
  never: 'only when I lock it',
  sentence: 'What a contact without Sotto reads before your invitation',
  save: 'Save',
  saving: 'Saving…',
  saved: 'Saved.',
} as const;

/** What an empty field stands for. */
export const sayDefaultSentence = (sentence: string): string => `Empty means: “${sentence}”`;

/** A span of idle time. */
export const sayMinutes = (minutes: number): string => {
  if (minutes === 0) return settingsWords.never;
  if (minutes % 60 !== 0) return minutes === 1 ? '1 minute' : `${minutes} minutes`;
  return minutes === 60 ? '1 hour' : `${minutes / 60} hours`;
};
