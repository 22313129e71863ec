/** What is said around backups: the steps to one that is proven, the recovery sheet, restoring, and what is missing. */
import type { BackupCounts, BackupStanding, RestoreOutcome } from '../rpc/vault-types.ts';
import { sayName, saySite } from './thread-words.ts';
import { sayDay } from './time-words.ts';

export const backupWords = {
  title: 'Backup',
  lead: 'Everything in Sotto lives in this browser profile. A backup file brings back your identity, your people and what was said, should the profile ever be lost.',
  wordsTitle: 'Recovery sheet',
  wordsMeaning:
    'Twelve words on paper. They open your backup, and your vault should you forget the security code. You see them once.',
  wordsThere:
    'There is one for this vault. New words replace it once you say that you have them on paper; files that you made before go on opening with the old words.',
  makeWords: 'Make a recovery sheet',
  makeOtherWords: 'Make a new sheet',
  makingWords: 'Drawing twelve words…',
  fileTitle: 'Backup file',
  fileMeaning:
    'It is encrypted and opens with your security code or your recovery words. Keep it where this computer is not.',
  makeFile: 'Save a backup file',
  makingFile: 'Writing your backup…',
  proveTitle: 'Try it',
  proveMeaning: 'Choose the file that you have just saved. Sotto opens it to its end and changes nothing.',
  file: 'Backup file',
  choose: 'Choose a file',
  secret: 'Security code or recovery words',
  prove: 'Open it',
  proving: 'Opening your backup. This takes a second or two, so that guessing takes far longer.',
  noFile: 'Choose the backup file first.',
  noSecret: 'Type the security code, or the twelve words of the recovery sheet.',
  stepTitle: 'One more step: a backup',
  later: 'Later',
  laterMeaning: 'Until then Sotto reminds you on every screen.',
  goOn: 'Go on',
  restoreLink: 'Bring a backup file into this vault',
  unfinished: 'A restore was interrupted. Choose the same file again: what is here already is not doubled.',
  open: 'Open the backup screen',
} as const;

export const sheetWords = {
  title: 'Recovery sheet',
  lead: 'These words open your Sotto backup, and your vault should you forget the security code. They are shown only now: print this sheet or copy them by hand.',
  warning:
    'Whoever has this sheet and your backup file, or your computer, can read everything. Keep it like a passport.',
  words: 'The twelve words, in this order',
  qr: 'The same words as a QR code. It is no contact code: show it to nobody.',
  place: 'My backup file is kept at',
  print: 'Print',
  done: 'I have it on paper',
} as const;

export const sayDrawnOn = (time: number): string => `Made on ${sayDay(time)}`;

export const restoreWords = {
  title: 'Restore from a backup',
  mergeTitle: 'Bring a backup into this vault',
  lead: 'You get back your identity, your people and what was said. Threads are protected anew under the same key: your contacts see no warning.',
  mergeLead: 'What is here stays. People and messages that are only in the file are added.',
  newCode: 'New security code for this vault',
  newCodeMeaning: 'Leave it empty to keep the security code that opens the file. With recovery words, choose one here.',
  newCodeAgain: 'The same code again',
  differs: 'The two codes are not the same.',
  restore: 'Restore',
  restoring: 'Restoring. A large backup takes a minute; leave this window open.',
  done: 'Restored',
  next: 'In each conversation, click the Sotto button and protect it anew. Your contact accepts, and you go on.',
  nothingNext: 'Nothing of it has to be protected anew.',
  people: 'Go to your people',
  forgotten: 'Forgotten? Use your recovery words',
  wordsTitle: 'Recovery words, and a new code',
  words: 'The twelve words of your recovery sheet',
  unlock: 'Unlock with this new code',
  onlyUnlock: 'Only unlock, and keep the security code',
  neither:
    'Neither the code nor the words? Then nobody can open this vault, and a backup opens with the same code or words only. You can remove Sotto from the browser, which deletes the vault, and set it up anew: protect your threads again, and tell your contacts, because your key will be another.',
} as const;

const standings: Record<BackupStanding, { readonly label: string; readonly meaning: string }> = {
  none: {
    label: 'No backup',
    meaning:
      'There is no backup yet. If this browser profile is lost, your messages and your identity are lost with it.',
  },
  unproven: {
    label: 'Not tried yet',
    meaning: 'Your backup file has never been opened, so nobody knows whether it works. Try it once.',
  },
  behind: {
    label: 'Out of date',
    meaning: 'Somebody has come since your backup was made. Save a new one, so that they are in it.',
  },
  'old-code': {
    label: 'Old code',
    meaning: 'Your backup opens with the security code of before only. Save a new one, and delete the old file.',
  },
  old: {
    label: 'Not tried lately',
    meaning: 'You last opened your backup more than 90 days ago. See whether you still have it and whether it opens.',
  },
  proven: { label: 'Backed up', meaning: 'Your backup was opened and is whole.' },
};

/** What is to be said of a backup, and how short. */
export const sayStanding = (standing: BackupStanding): { readonly label: string; readonly meaning: string } =>
  standings[standing];

const count = (number: number, one: string, many: string): string =>
  number === 1 ? `one ${one}` : `${number} ${many}`;

const sayWhatIsIn = ({ accounts, people, texts }: BackupCounts): string =>
  `${count(accounts, 'account', 'accounts')}, ${count(people, 'person', 'people')}, ${count(texts, 'message', 'messages')}`;

/** After a file was opened to its end. */
export const sayProven = (counts: BackupCounts): string =>
  counts.accounts + counts.people + counts.texts === 0
    ? 'It opens and is whole. Nothing is in it yet: once a thread is protected, save another one.'
    : `It opens and is whole: ${sayWhatIsIn(counts)}, made on ${sayDay(counts.madeAt)}.`;

export const sayLastProven = (time: number): string => `Last opened on ${sayDay(time)}.`;

/** After a file was saved. */
export const saySaved = (name: string): string => `Saved as ${name}. Copy it to another place, then try it below.`;

export const sayRestored = ({ counts, added }: RestoreOutcome): string =>
  `The file of ${sayDay(counts.madeAt)} held ${sayWhatIsIn(counts)}. ${added === 1 ? 'One message is' : `${added} messages are`} new here.`;

/** An own account whose identity here is another than in the file. */
export const sayKept = ({ site, ownId }: RestoreOutcome['keptIdentities'][number]): string =>
  `Your account ${ownId} on ${saySite(site)} is in use here under another key than in the file. The key in use stays, so that nobody is alarmed.`;

/** A contact of whom the file knows another key. */
export const sayOtherKey = (contact: RestoreOutcome['otherKeys'][number]): string =>
  `The file knows another key of ${sayName({ ...contact, id: contact.peerId })} than this vault. That thread is blocked until you know which one is right.`;

export const copyWords = {
  open: 'Save a copy',
  title: 'A copy that anyone can read',
  meaning: 'The copy is not encrypted. Messages that disappear are not in it.',
  form: 'Form',
  html: 'A page to read',
  json: 'Data for programs',
  code: 'Security code',
  save: 'Save the copy',
  saving: 'Writing the copy…',
  cancel: 'Cancel',
  show: 'Show',
  hide: 'Hide',
} as const;

export const saySavedCopy = (name: string): string => `Saved as ${name}.`;
