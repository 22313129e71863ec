/** How long a thread's messages stay, what forgetting it deletes, and what is done about a copied profile. Promises nothing about the other side. */

import type { Author } from '../rpc/rows.ts';
import type { Said } from './glass-words.ts';
import { say, sayCounted } from './say.ts';

const units = [
  { seconds: 7 * 86_400, key: 'span_weeks' },
  { seconds: 86_400, key: 'span_days' },
  { seconds: 3_600, key: 'span_hours' },
  { seconds: 60, key: 'span_minutes' },
  { seconds: 1, key: 'span_seconds' },
] as const;

/** A span of time in the largest unit that divides it: any number of seconds may come from a contact. */
export const saySpan = (seconds: number): string => {
  const unit = units.find((one) => seconds % one.seconds === 0) ?? units[4];
  return sayCounted(unit.key, seconds / unit.seconds);
};

/** A timer as a choice. 0 for never. */
export const sayTimer = (seconds: number): string => (seconds === 0 ? say('timer_never') : saySpan(seconds));

/** How long texts are kept, as a choice: null for ever, 0 until the vault is locked. */
export const sayKeep = (days: number | null): string => {
  if (days === null) return say('keep_for_ever');
  return days === 0 ? say('keep_until_locked') : saySpan(days * 86_400);
};

/** The card in the thread where a timer was set. */
export const sayTimerCard = (author: Author, name: string | null, seconds: number): Said => {
  const who = { name: name ?? say('contact_unnamed') };
  if (seconds === 0) {
    const what = author === 'us' ? say('timer_card_us_stay') : say('timer_card_stay', who);
    return { what, todo: say('timer_card_stay_todo') };
  }
  const span = saySpan(seconds);
  return {
    what: author === 'us' ? say('timer_card_us_disappear', { span }) : say('timer_card_disappear', { ...who, span }),
    todo: say('timer_card_disappear_todo'),
  };
};

export const keepWords = {
  title: say('keep_title'),
  keep: say('keep_texts'),
  keepMeaning: say('keep_texts_meaning'),
  timer: say('keep_timer'),
  timerMeaning: say('keep_timer_meaning'),
  setTimer: say('keep_set_timer'),
  setting: say('keep_setting'),
  timerSet: say('keep_timer_set'),
  keeping: say('keep_keeping'),
  kept: say('keep_kept'),
  cancel: say('keep_cancel'),
} as const;

/** What choosing this deletes at once. Null when it deletes nothing. */
export const sayKeepLoss = (now: number | null, chosen: number | null): string | null => {
  if (chosen === null || (now !== null && chosen >= now)) return null;
  if (chosen === 0) return say('keep_loss_all');
  return say('keep_loss_older', { span: saySpan(chosen * 86_400) });
};

/** Afterwards: what was erased, and what is kept. */
export const sayErased = (chosen: number): string =>
  chosen === 0 ? say('keep_erased_all') : say('keep_erased_older', { span: saySpan(chosen * 86_400) });

/** The button that does it. */
export const sayKeepAct = (chosen: number | null, erases: boolean): string =>
  erases ? say('keep_act_erase', { keep: sayKeep(chosen) }) : say('keep_act', { keep: sayKeep(chosen) });

export const forgetWords = {
  begin: say('forget_begin'),
  title: say('forget_title'),
  confirm: say('forget_confirm'),
  cancel: say('forget_cancel'),
  forgetting: say('forget_forgetting'),
} as const;

/** What forgetting deletes, and what it does not. One line each. */
export const sayForgetLoss = (name: string): readonly string[] => [
  say('forget_loss_texts'),
  say('forget_loss_keys', { name }),
  say('forget_loss_decided'),
  say('forget_loss_stays'),
  say('forget_loss_not', { name }),
];

/** In the popup: another copy of this profile has written in the thread. */
export const copiedWords = {
  copied: say('copied_what'),
  copiedMeaning: say('copied_meaning'),
  begin: say('copied_begin'),
  again: say('copied_again'),
  beginning: say('copied_beginning'),
  begun: say('copied_begun'),
} as const;

/** Until the contact has accepted the new session. */
export const sayRenewing = (name: string): string => say('copied_renewing', { name });

/** The contact has begun a new session under the same key. */
export const sayInvitedAnew = (name: string): string => say('copied_invited_anew', { name });

/** In place of the text area. */
export const copiedToWrite = say('copied_to_write');
export const copiedToWriteMeaning = say('copied_to_write_meaning');
export const sayRenewingToWrite = (name: string): string => say('copied_renewing_to_write', { name });
export const renewingToWriteMeaning = say('copied_renewing_to_write_meaning');
