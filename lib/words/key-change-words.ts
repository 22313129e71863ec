/** What is said when another key appears for a contact, what the person can do about it, and what the page says that does not fit. */

import type { KeyChangeVia, PageOddity } from '../rpc/thread-types.ts';
import type { Said } from './glass-words.ts';
import { say } from './say.ts';
import { sayName } from './thread-words.ts';

/** What happened, what it may mean, what to do: one sentence each. */
interface ThreeSentences {
  readonly what: string;
  readonly meaning: string;
  readonly todo: string;
}

const ofPage = (what: string, name: string): ThreeSentences => ({
  what,
  meaning: say('key_meaning', { name }),
  todo: say('key_todo', { name }),
});

const changes: Record<KeyChangeVia, (name: string) => ThreeSentences> = {
  invitation: (name) => ofPage(say('key_invitation_what', { name }), name),
  acceptance: (name) => ofPage(say('key_acceptance_what', { name }), name),
  unknown: (name) => ofPage(say('key_unknown_what', { name }), name),
  scan: (name) => ({
    what: say('key_scan_what', { name }),
    meaning: say('key_scan_meaning', { name }),
    todo: say('key_scan_todo', { name }),
  }),
};

/** The three sentences for a changed key. */
export const sayKeyChange = (via: KeyChangeVia, who: string): ThreeSentences => changes[via](who);

export const keyWords = {
  title: say('key_title'),
  titleFor: (name: string): string => say('key_title_for', { name }),
  /** The way there. */
  open: say('key_open'),
  settled: say('key_settled'),
  many: say('key_many'),
  wasVerified: (name: string): string => say('key_was_verified', { name }),
  keepTitle: say('key_keep_title'),
  keepMeaning: (name: string): string => say('key_keep_meaning', { name }),
  keepAfterScan: (name: string): string => say('key_keep_after_scan', { name }),
  keep: say('key_keep'),
  keepConfirm: (name: string): string => say('key_keep_confirm', { name }),
  keepScanConfirm: (name: string): string => say('key_keep_scan_confirm', { name }),
  keepNow: (name: string): string => say('key_keep_now', { name }),
  keeping: say('key_keeping'),
  kept: say('key_kept'),
  takeTitle: say('key_take_title'),
  takeMeaning: (name: string): string => say('key_take_meaning', { name }),
  noneToTake: (name: string): string => say('key_none_to_take', { name }),
  take: say('key_take'),
  takeConfirm: (name: string): string => say('key_take_confirm', { name }),
  takeNow: (name: string): string => say('key_take_now', { name }),
  taking: say('key_taking'),
  taken: say('key_taken'),
  leave: say('key_leave'),
} as const;

/** After another key was taken, until it is checked. */
export const sayKeyTaken = (name: string, day: string, wasVerified: boolean): string =>
  wasVerified ? say('key_taken_was_verified', { name, day }) : say('key_taken_on', { name, day });

/** Where a key was taken, in the thread. */
export const sayKeyTakenCard = (name: string | null): Said => ({
  what: say('card_key_taken_what', { name: name ?? say('contact_unnamed') }),
  todo: say('card_key_taken_todo'),
});

/** In place of the text area. Three sentences with its heading. */
export const sayBlockedToWrite = (name: string): string => say('key_composer_what', { name });
export const sayBlockedMeaning = (name: string): string => say('key_composer_meaning', { name });

/** What the page says that does not fit what is known. */
export const sayOddity = (oddity: PageOddity, name: string): Said => {
  switch (oddity.kind) {
    case 'renamed':
      return {
        what: say('oddity_renamed_what', { shown: sayName({ name: null, handle: oddity.shown }), name }),
        todo: say('oddity_renamed_todo'),
      };
    case 'namesake':
      return { what: say('oddity_namesake_what', { name: oddity.name }), todo: say('oddity_namesake_todo') };
  }
};

/** One's own second computer. */
export const elsewhereWords = {
  what: say('elsewhere_what'),
  todo: say('elsewhere_todo'),
  restore: say('elsewhere_restore'),
} as const;
