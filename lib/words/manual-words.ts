/** What manual mode says: who, what was pasted, what is to be copied. Why something cannot be read is said in the words of the glass. */
import type { PieceSize, ToHandOver } from '../rpc/manual-types.ts';
import type { UnreadableReason } from '../rpc/rows.ts';
import { type Said, sayReason } from './glass-words.ts';

export const manualWords = {
  title: 'Manual mode',
  lead: 'Here Sotto encrypts and decrypts by copy and paste: for a site that it does not understand, or for any other way in which two people write to each other.',
  person: 'Person',
  somebodyNew: 'Somebody new',
  open: 'Manual mode',
  openFor: (name: string): string => `Manual mode with ${name}`,

  meetTitle: 'Somebody new',
  meetMeaning:
    'The keys are tied to two addresses. Both of you type the same two: e-mail addresses, handles or numbers, whatever you know each other by.',
  ours: 'Your own address',
  theirs: 'The other one’s address',
  meet: 'Go on',
  meeting: 'Keeping the two addresses…',

  readTitle: 'Read',
  paste: 'Paste what you received',
  pasteMeaning: 'All of it: text around the letters and digits does no harm.',
  read: 'Decrypt',
  reading: 'Decrypting…',
  noText: 'Paste something first.',
  tooMuch: (most: number): string =>
    `That is more than Sotto looks at in one go. Paste less than ${most} characters: only the message.`,
  nothing: 'There is no encrypted text of Sotto in it. It begins with “Sotto1”.',
  results: 'What it says',

  writeTitle: 'Write',
  text: 'Your message',
  most: 'One message holds, where you paste it',
  write: 'Encrypt',
  writing: 'Encrypting…',
  toCopy: 'To be copied and sent',
  toCopyMeaning: 'Paste it where the two of you write. What you have copied counts as sent.',
  copied: 'Copied. It counts as sent.',
  copyFailed: 'The browser did not allow copying. Select the letters and digits and copy them.',
  handed: 'I have sent it',
  encrypted: 'Encrypted text',

  invite: 'Make an invitation',
  inviteAgain: 'Make another invitation',
  accept: 'Accept the invitation',
  renew: 'Begin a new session',
  making: 'Making it…',
} as const;

/** What is to be handed over. */
export const sayToHandOver = (kind: ToHandOver['kind']): string => handOverWords[kind];

const handOverWords: Record<ToHandOver['kind'], string> = {
  invitation: 'Your invitation',
  acceptance: 'Your acceptance: it goes before anything else',
  message: 'Your message',
  timer: 'Your timer: it goes before your next message',
  scanned: 'That you checked the key',
};

/** The button that copies one piece of several, or the only one. */
export const sayCopyPiece = (number: number, count: number): string =>
  count === 1 ? 'Copy' : `Copy part ${number} of ${count}`;

/** How much one message holds. */
export const sayPieceSize = (size: PieceSize): string =>
  size === 40_000 ? 'as much as it needs' : `${size} characters`;

/** Some parts of a message are missing. */
export const sayMissingParts = (count: number, missing: readonly number[]): Said => ({
  what:
    missing.length === 1
      ? `Part ${missing[0]} of ${count} missing`
      : `Parts ${missing.slice(0, -1).join(', ')} and ${missing.at(-1)} of ${count} missing`,
  todo: 'Paste what is missing; what you have pasted is kept as long as this window is open.',
});

export const cutShort: Said = {
  what: 'Cut short',
  todo: 'The end of it is missing. Copy it again, from “Sotto1” to the last letter, and paste all of it.',
};

export const nobodysWords: Said = {
  what: 'Whose it is cannot be told',
  todo: 'No key that is open here fits it. Choose the person who wrote it, or “Somebody new” for an invitation, and decrypt it again.',
};

/** What to do is another thing where there is no thread to scroll and no page to switch accounts in. */
const todoByHand: Partial<Record<UnreadableReason, string>> = {
  'older-needed': 'Something before it opens it: the acceptance, or an older message. Paste that first.',
  'other-account':
    'It was made for two other addresses than these. Compare with your contact what each of you typed, letter by letter.',
  altered: 'It is not what was encrypted. Copy it again; if it says so again, somebody changed it on its way.',
};

/** Why it cannot be read: the fact as in a thread, and what can be done here. */
export const sayPastedReason = (reason: UnreadableReason): Said => {
  const said = sayReason(reason);
  return { what: said.what, todo: todoByHand[reason] ?? said.todo };
};
