/** What is said when a person ends the protection of a thread, and ever after. */

import type { Author } from '../rpc/rows.ts';
import type { Said } from './glass-words.ts';
import { say } from './say.ts';

export const unprotectWords = {
  begin: say('unprotect_begin'),
  title: say('unprotect_title'),
  confirm: say('unprotect_confirm'),
  cancel: say('unprotect_cancel'),
  ending: say('unprotect_ending'),
  again: say('unprotect_again'),
  beginning: say('unprotect_beginning'),
  tellAgain: say('unprotect_tell_again'),
  telling: say('unprotect_telling'),
  toldNow: say('unprotect_told'),
  notTold: say('unprotect_not_told'),
} as const;

/** What ending it does, and what it does not. One line each. */
export const sayUnprotectLoss = (name: string): readonly string[] => [
  say('unprotect_loss_box'),
  say('unprotect_loss_told', { name }),
  say('unprotect_loss_not'),
];

/** Where it was ended, in the thread. */
export const sayUnprotectedCard = (author: Author, given: string | null): Said => {
  if (author === 'us') return { what: say('card_unprotected_us_what'), todo: say('card_unprotected_us_todo') };
  const name = given ?? say('contact_unnamed');
  return { what: say('card_unprotected_what', { name }), todo: say('card_unprotected_todo', { name }) };
};

/** For as long as the contact has it ended. */
export const sayTheirEnd = (name: string, day: string): string => say('unprotect_theirs', { name, day });

/** For every time without protection. */
export const sayUnprotectedSpan = (from: string, until: string | null): string =>
  until === null ? say('unprotect_since', { from }) : say('unprotect_between', { from, until });
