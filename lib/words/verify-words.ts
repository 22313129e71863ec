/** What is said while a contact's key is checked: by a scan, or by the safety number. Only what was checked is called verified. */
import type { Author } from '../rpc/rows.ts';
import type { KeyCheckState, ScanRefusal } from '../rpc/thread-types.ts';
import type { Said } from './glass-words.ts';

type Outcome = 'verified' | 'late' | 'used' | 'wrong';

/** The contact's scan of a code that was shown here. */
const theirScan: Record<Outcome, (who: string) => Said> = {
  verified: (who) => ({
    what: `${who} scanned your code: both of you are verified`,
    todo: 'The keys were checked side by side. If one of them ever changes, Sotto stops this thread.',
  }),
  late: (who) => ({
    what: `${who} scanned your code, but it came too late`,
    todo: `Your side is not verified: that takes less than ten minutes. Show a new code and ask ${who} to scan again.`,
  }),
  used: (who) => ({
    what: `${who} scanned a code that was used before`,
    todo: 'A code counts once. Nothing has changed by it.',
  }),
  wrong: (who) => ({
    what: `${who} scanned a code that you did not show`,
    todo: `Nothing has changed by it. Show ${who} a code from this computer, and ask to scan again.`,
  }),
};

/** The card in the thread where a code was scanned. `name` is the contact as the person knows it. */
export const sayScanned = (outcome: Outcome, author: Author, name: string | null): Said => {
  const who = name ?? 'your contact';
  if (author === 'them') return theirScan[outcome](name ?? 'Your contact');
  return {
    what: `You scanned the code of ${who}: verified`,
    todo: `Sotto tells ${who}, who is then verified to you and you to ${who}.`,
  };
};

const refusals: Record<ScanRefusal, (who: string) => Said> = {
  foreign: () => ({
    what: 'That is no code of Sotto',
    todo: 'Ask your contact to open Sotto, choose “Check the key” and show the code there.',
  }),
  'other-sotto': () => ({
    what: 'That is not a contact code',
    todo: 'It is a code of Sotto for something else, such as a recovery sheet. Keep it away from cameras.',
  }),
  damaged: () => ({
    what: 'That contact code is damaged, or made by a newer Sotto',
    todo: 'Ask for a new one. If it happens again, update Sotto on both sides.',
  }),
  own: () => ({
    what: 'That is your own code',
    todo: 'Scan the one on the other screen, or let your contact scan this one.',
  }),
  'other-account': (who) => ({
    what: `That code belongs to another account, not to ${who}`,
    todo: 'Open the thread with the person whose code it is, and scan it there.',
  }),
  'other-key': (who) => ({
    what: `The code shows another key than the one this thread uses for ${who}`,
    todo: `Somebody stands between you: what you wrote here went to another key than that of ${who}. This thread sends nothing any more. Tell ${who} now, another way.`,
  }),
  stale: (who) => ({
    what: 'That code was shown too long ago',
    todo: `A code is good for ten minutes. Ask ${who} to show a new one. If it is new, the clock of one of you is wrong.`,
  }),
  used: (who) => ({
    what: 'You scanned that code before',
    todo: `A code counts once. Ask ${who} to show a new one if you want to check again.`,
  }),
};

/** Why a scan does not count. */
export const sayScanRefusal = (why: ScanRefusal, name: string | null): Said => refusals[why](name ?? 'your contact');

const failures: Record<NonNullable<KeyCheckState['failed']>, (who: string) => Said> = {
  late: theirScan.late,
  used: theirScan.used,
  wrong: theirScan.wrong,
  'other-key': refusals['other-key'],
  'not-completed': (who) => ({
    what: 'The check did not complete',
    todo: `Ten minutes have passed and no scan of ${who} has come. Ask ${who} what the other screen says: if it speaks of another key, somebody stands between you. Otherwise show a new code.`,
  }),
};

/** Why the last check did not verify. */
export const sayCheckFailure = (failed: NonNullable<KeyCheckState['failed']>, name: string | null): Said =>
  failures[failed](name ?? 'Your contact');

/** How a check ended, in the largest letters of the window. */
export const verdicts = {
  verified: 'Verified',
  'other-key': 'Not the same key',
  'not-checked': 'Not checked',
  'not-completed': 'Not completed',
} as const;

export const verifyWords = {
  title: 'Check a key',
  titleFor: (who: string): string => `Check the key of ${who}`,
  act: 'Check the key',
  actAgain: 'Check it again',
  send: 'Tell your contact again',
  sent: 'Your contact is told in the thread.',
  noThread: 'Open the protected thread in a tab, click the Sotto button there, and choose “Check the key”.',
  lead: (who: string): string =>
    `One of you shows a code, the other scans it, and both are verified. Be beside ${who}, or in a call in which you see each other.`,
  showTitle: 'Show my code',
  showMeaning: (who: string): string => `${who} opens this window, too, and scans it.`,
  show: 'Show my code',
  drawing: 'Drawing a code…',
  code: 'Contact code',
  neverSend: (who: string): string =>
    `Show it on this screen, to ${who} and nobody else, and never send it: for ten minutes whoever has it can pass for ${who}.`,
  scanTitle: 'Scan a code',
  scanMeaning: (who: string): string => `${who} shows a code on the other screen.`,
  checking: 'Comparing the keys…',
  isTheKey: (who: string): string => `The key of this thread is that of ${who}`,
  told: (who: string): string => `${who} is told in the thread. If the key ever changes, Sotto stops this thread.`,
  notTold: (who: string): string => `${who} is not told yet, and stays unverified until then.`,
  keptChecked: 'If the key ever changes, Sotto stops this thread and tells you.',
  number: 'Or read the safety number aloud',
  numberMeaning: (who: string): string =>
    `In a call in which you know the voice of ${who}: these sixty digits are the same on both screens, or somebody stands between you.`,
  compare: 'We have compared them',
  compareMeaning: (who: string): string =>
    `Only if ${who} has read all twelve groups aloud, or you have, and each was the same. A single other digit means another key.`,
  allTheSame: 'All twelve are the same',
  notCompared: 'Not yet',
} as const;

/** How long a code that is shown is good for. */
export const sayGoodFor = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return `Good for ${minutes}:${String(rest).padStart(2, '0')}. After that, show a new one.`;
};
