/** How long a thread's messages stay, what forgetting it deletes, and what is done about a copied profile. Promises nothing about the other side. */
import type { Author } from '../rpc/rows.ts';
import type { Said } from './glass-words.ts';

const units = [
  { seconds: 7 * 86_400, one: '1 week', many: 'weeks' },
  { seconds: 86_400, one: '1 day', many: 'days' },
  { seconds: 3_600, one: '1 hour', many: 'hours' },
  { seconds: 60, one: '1 minute', many: 'minutes' },
  { seconds: 1, one: '1 second', many: 'seconds' },
] as const;

/** A span of time in the largest unit that divides it: any number of seconds may come from a contact. */
export const saySpan = (seconds: number): string => {
  const unit = units.find((one) => seconds % one.seconds === 0) ?? units[4];
  const count = seconds / unit.seconds;
  return count === 1 ? unit.one : `${count} ${unit.many}`;
};

/** A timer as a choice. 0 for never. */
export const sayTimer = (seconds: number): string => (seconds === 0 ? 'never' : saySpan(seconds));

/** How long texts are kept, as a choice: null for ever, 0 until the vault is locked. */
export const sayKeep = (days: number | null): string => {
  if (days === null) return 'for ever';
  return days === 0 ? 'until the vault is locked' : saySpan(days * 86_400);
};

/** The card in the thread where a timer was set. */
export const sayTimerCard = (author: Author, name: string | null, seconds: number): Said => {
  const who = author === 'us' ? 'You' : (name ?? 'Your contact');
  if (seconds === 0)
    return { what: `${who} set messages to stay`, todo: 'What either of you writes from here on does not disappear.' };
  return {
    what: `${who} set messages to disappear after ${saySpan(seconds)}`,
    todo: 'It holds for what either of you writes from here on: from sending for the writer, from reading for the reader.',
  };
};

export const keepWords = {
  title: 'What stays of it',
  keep: 'Keep messages',
  keepMeaning: 'On this computer, counted from the day on which they were written or read here.',
  timer: 'New messages disappear after',
  timerMeaning: 'On both sides. The contact is told in the thread, and can set it, too.',
  setTimer: 'Set the timer',
  setting: 'Telling your contact…',
  timerSet: 'Set. It holds for new messages.',
  keeping: 'Keeping your choice…',
  kept: 'Kept.',
  cancel: 'Leave it as it is',
} as const;

/** What choosing this deletes at once. Null when it deletes nothing. */
export const sayKeepLoss = (now: number | null, chosen: number | null): string | null => {
  if (chosen === null || (now !== null && chosen >= now)) return null;
  if (chosen === 0)
    return 'Every message that is kept of this thread is erased now, and new ones when the vault is locked.';
  return `Messages that are kept here for longer than ${saySpan(chosen * 86_400)} are erased now. They cannot be brought back.`;
};

/** The button that does it. */
export const sayKeepAct = (chosen: number | null, erases: boolean): string =>
  erases ? `Erase, and keep ${sayKeep(chosen)}` : `Keep ${sayKeep(chosen)}`;

export const forgetWords = {
  begin: 'Forget this thread',
  title: 'Forget this thread?',
  confirm: 'Forget it for good',
  cancel: 'Keep it',
  forgetting: 'Forgetting…',
} as const;

/** What forgetting deletes, and what it does not. One line each. */
export const sayForgetLoss = (name: string): readonly string[] => [
  'Every message of this thread that is kept on this computer, your draft and what is not sent yet.',
  `The keys of this thread and of ${name}, also whether you checked them. To write protected again, one of you has to invite.`,
  'The name that you gave, and that you muted or blocked them. An invitation is asked about again.',
  'What stays is your own key, and for each message a mark without words, so that Sotto does not take it for a new one.',
  `Not deleted: what the site has (nobody can open it here any more), and what ${name} has kept.`,
];

/** In the popup: another copy of this profile has written in the thread. */
export const copiedWords = {
  copied: 'Another copy of this browser profile has written here in your name. Sending has stopped.',
  copiedMeaning:
    'This happens when a profile was copied, or put back from an older state. If you did neither, somebody else has a copy of it. A new session has keys that no copy knows.',
  begin: 'Begin a new session',
  again: 'Send the invitation again',
  beginning: 'Beginning a new session…',
  begun: 'The invitation to the new session is in the thread.',
} as const;

/** Until the contact has accepted the new session. */
export const sayRenewing = (name: string): string =>
  `A new session was begun. Nothing is sent until ${name} accepts it, and what ${name} writes until then may not open here.`;

/** The contact has begun a new session under the same key. */
export const sayInvitedAnew = (name: string): string =>
  `${name} has begun a new session, under the same key as before. Accept it, so that both of you can go on writing.`;

/** In place of the text area. */
export const copiedToWrite = 'Nothing is sent: another copy of this browser profile has written here';
export const copiedToWriteMeaning = 'Click the Sotto button in the toolbar to begin a new session.';
export const sayRenewingToWrite = (name: string): string => `Waiting for ${name} to accept the new session`;
export const renewingToWriteMeaning = 'Until then nothing can be sent here. Your draft is kept.';
