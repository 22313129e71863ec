/** What is said when another key appears for a contact, what the person can do about it, and what the page says that does not fit. */
import type { KeyChangeVia, PageOddity } from '../rpc/thread-types.ts';
import type { Said } from './glass-words.ts';
import { sayName } from './thread-words.ts';

/** What happened, what it may mean, what to do: one sentence each. */
interface ThreeSentences {
  readonly what: string;
  readonly meaning: string;
  readonly todo: string;
}

const ask = (who: string): string =>
  `Ask ${who} another way, in person or in a call in which you know the voice, and decide only then.`;
const made = (who: string): string =>
  `Either ${who} set up Sotto anew without a backup, or the site made it up to stand between you.`;

const changes: Record<KeyChangeVia, (who: string) => ThreeSentences> = {
  invitation: (who) => ({
    what: `An invitation came here under another key than the one you know of ${who}, so nothing is sent any more.`,
    meaning: made(who),
    todo: ask(who),
  }),
  acceptance: (who) => ({
    what: `Your invitation was answered under another key than the one you know of ${who}, so nothing is sent any more.`,
    meaning: made(who),
    todo: ask(who),
  }),
  scan: (who) => ({
    what: `The code that you scanned shows another key than the one this thread uses for ${who}, so nothing is sent any more.`,
    meaning: `If the code was on the screen of ${who}, somebody stands between you here, or ${who} set up Sotto anew.`,
    todo: `Ask ${who} face to face what the other screen says, and decide only then.`,
  }),
  unknown: (who) => ({
    what: `Another key than the one you know of ${who} has appeared, here or in your backup, so nothing is sent any more.`,
    meaning: made(who),
    todo: ask(who),
  }),
};

/** The three sentences for a changed key. */
export const sayKeyChange = (via: KeyChangeVia, who: string): ThreeSentences => changes[via](who);

export const keyWords = {
  title: 'Another key',
  titleFor: (who: string): string => `Another key for ${who}`,
  /** The way there. */
  open: 'See what happened and decide',
  settled: 'There is nothing to decide here: no other key is waiting in the thread of that tab.',
  many: 'More than one other key has appeared. A new set-up brings one: if there are several, somebody is making them up.',
  wasVerified: (who: string): string =>
    `You had checked the key of ${who}. The other one was never checked, and will not be called verified before you check it anew.`,
  keepTitle: 'Keep the key you know',
  keepMeaning: (who: string): string =>
    `If ${who} says that nothing was set up anew. The thread goes on as before, and what came under the other key stays closed.`,
  keepAfterScan: (who: string): string =>
    `Only if the code was not on the screen of ${who}: what you write goes on to the key that the code did not show. The thread is not called verified any more.`,
  keep: 'Keep the key you know…',
  keepConfirm: (who: string): string => `I asked ${who}: nothing was set up anew`,
  keepScanConfirm: (who: string): string => `The code that I scanned was not on the screen of ${who}`,
  keepNow: (who: string): string => `Keep the key of ${who}`,
  kept: 'Kept. The thread goes on under the key you know.',
  takeTitle: 'Take the other key',
  takeMeaning: (who: string): string =>
    `If ${who} says that Sotto was set up anew. The thread goes on under the other key, not verified. What you sent last may never have been read.`,
  noneToTake: (who: string): string =>
    `There is no other key here that could be taken. If ${who} set up Sotto anew, ask for a new invitation in this thread.`,
  take: 'Take the other key…',
  takeConfirm: (who: string): string => `I asked ${who} another way: the new key is theirs`,
  takeNow: (who: string): string => `Take the new key of ${who}`,
  taken: 'Taken. Check the new key as soon as you can.',
  taking: 'Taking the other key…',
  keeping: 'Keeping the key you know…',
  leave: 'Not now',
} as const;

/** After another key was taken, until it is checked. */
export const sayKeyTaken = (who: string, day: string, wasVerified: boolean): string =>
  wasVerified
    ? `On ${day} you took a new key of ${who}. You had verified the one before, not this one: check it again.`
    : `On ${day} you took a new key of ${who}. It has not been checked.`;

/** Where a key was taken, in the thread. */
export const sayKeyTakenCard = (who: string): Said => ({
  what: `You took a new key of ${who}: this thread is protected under it`,
  todo: 'It has not been checked yet. Click the Sotto button in the toolbar and choose “Check the key”.',
});

/** In place of the text area. Three sentences with its heading. */
export const sayBlockedToWrite = (who: string): string => `Nothing is sent: another key appeared for ${who}.`;
export const sayBlockedMeaning = (who: string): string =>
  `Somebody may stand between you, or ${who} set up Sotto anew. Click the Sotto button in the toolbar to see what happened and decide.`;

const oddities: {
  readonly [K in PageOddity['kind']]: (oddity: Extract<PageOddity, { kind: K }>, who: string) => Said;
} = {
  renamed: ({ shown }, who) => ({
    what: `The site calls this account ${sayName({ name: null, handle: shown })}, which you know as ${who}`,
    todo: 'The account’s number is the same, and the key belongs to that. Anyone can take another name, and the site can show any: go by the key.',
  }),
  namesake: ({ name }) => ({
    what: `This is not the account that you know as ${name}`,
    todo: 'It has the same name and another number. The account may have been made anew, or the site shows you somebody else: ask another way before you write.',
  }),
};

/** What the page says that does not fit what is known. */
export const sayOddity = <K extends PageOddity['kind']>(oddity: Extract<PageOddity, { kind: K }>, who: string): Said =>
  oddities[oddity.kind as K](oddity, who);

/** One's own second computer. */
export const elsewhereWords = {
  what: 'Sotto is already set up elsewhere for your account: restore its backup',
  todo: 'Then you go on here under the key that your contacts know. Set up anew, you would come to them with another key, and their Sotto would stop.',
  restore: 'Restore a backup',
} as const;
