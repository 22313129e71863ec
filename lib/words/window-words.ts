/** What the windows say around their parts: headings, labels, buttons, progress. */
import { say, sayCounted } from './say.ts';
import { sayFailure } from './sentences.ts';

/** The vault's state, beside the name Sotto. */
export const vaultWords = { none: say('vault_none'), locked: say('vault_locked'), open: say('vault_open') } as const;

export const windowWords = {
  loading: say('window_loading'),
  tryAgain: say('window_try_again'),
  openApp: say('window_open_app'),
  setUp: say('window_set_up'),
  notSetUp: say('window_not_set_up'),
  notSetUpMeaning: say('window_not_set_up_meaning'),
  lock: say('window_lock'),
  locking: say('window_locking'),
} as const;

export const navigationWords = {
  label: say('navigation_label'),
  welcome: say('navigation_welcome'),
  people: say('navigation_people'),
  search: say('navigation_search'),
  manual: say('navigation_manual'),
  settings: say('navigation_settings'),
  backup: say('navigation_backup'),
  restore: say('navigation_restore'),
  about: say('navigation_about'),
} as const;

/** Of what is being asked for, and was not told. */
export const readingWords = { loading: windowWords.loading, tryAgain: windowWords.tryAgain, sayFailure };

export const unlockWords = {
  title: say('unlock_title'),
  code: say('unlock_code'),
  noCode: say('unlock_no_code'),
  unlock: say('unlock_unlock'),
  unlocking: say('unlock_unlocking'),
  forgotten: say('unlock_forgotten'),
  show: say('unlock_show'),
  hide: say('unlock_hide'),
} as const;

/** What is no message, was made, but was never seen in the thread. */
export const unsentWords = {
  invitation: say('unsent_invitation'),
  acceptance: say('unsent_acceptance'),
  timer: say('unsent_timer'),
  scanned: say('unsent_scanned'),
  ended: say('unsent_ended'),
} as const;

export const threadActionWords = {
  protect: say('act_protect'),
  protectAgain: say('act_protect_again'),
  protectAnew: say('act_protect_anew'),
  acceptAnew: say('act_accept_anew'),
  accept: say('act_accept'),
  inviting: say('act_inviting'),
  accepting: say('act_accepting'),
  invited: say('act_invited'),
  accepted: say('act_accepted'),
  notSent: say('act_not_sent'),
  copyByHand: say('act_copy_by_hand'),
  copy: say('act_copy'),
  copied: say('act_copied'),
  copyFailed: say('act_copy_failed'),
  armored: say('act_armored'),
} as const;

/** Since when an invitation waits. */
export const sayInvitedOn = (day: string): string => say('act_invited_on', { day });

export const settingsWords = {
  title: say('settings_title'),
  lockAfter: say('settings_lock_after'),
  lockMeaning: say('settings_lock_meaning'),
  never: say('settings_never'),
  sentence: say('settings_sentence'),
  save: say('settings_save'),
  saving: say('settings_saving'),
  saved: say('settings_saved'),
} as const;

/** What an empty field stands for. */
export const sayDefaultSentence = (sentence: string): string => say('settings_default_sentence', { sentence });

/** A span of idle time. */
export const sayMinutes = (minutes: number): string => {
  if (minutes === 0) return settingsWords.never;
  return minutes % 60 === 0 ? sayCounted('span_hours', minutes / 60) : sayCounted('span_minutes', minutes);
};
