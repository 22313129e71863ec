/** What the windows say of opening and locking the vault: the ways there are, what each means, and how hard a code is to guess. */

import type { CodeStrength } from '../rpc/vault-types.ts';
import { say, sayCounted } from './say.ts';
import { codeOf, sayFailure } from './sentences.ts';

/** Which way is on, in a few words. */
export const sayOpensBy = (device: boolean): string => (device ? say('opens_by_device') : say('opens_by_code'));
/** The same where nothing around it says what opens. */
export const sayVaultOpensBy = (device: boolean): string =>
  device ? say('vault_opens_by_device') : say('vault_opens_by_code');

/** Under the code of the person's own, while it is typed. */
export const strengthWords: Record<CodeStrength | 'judging', string> = {
  judging: say('strength_judging'),
  weak: say('strength_weak'),
  enough: say('strength_enough'),
  ample: say('strength_ample'),
};

export const rememberWords = {
  title: say('remember_title'),
  off: say('remember_off'),
  on: say('remember_on'),
  meaning: say('remember_meaning'),
  locking: say('remember_locking'),
  remember: say('remember_remember'),
  withdraw: say('remember_withdraw'),
  working: say('remember_working'),
} as const;

export const passkeyWords = {
  title: say('passkey_title'),
  meaning: say('passkey_meaning'),
  none: say('passkey_none'),
  add: say('passkey_add'),
  remove: say('passkey_remove'),
  asking: say('passkey_asking'),
  added: say('passkey_added'),
  removed: say('passkey_removed'),
  notGiven: say('passkey_not_given'),
  cannot: say('passkey_cannot'),
  unlock: say('passkey_unlock'),
  /** As the browser lists the passkey. */
  vault: say('passkey_vault'),
} as const;

/** One of several, which have no names. */
export const sayPasskey = (number: number): string => say('passkey_nth', { number });

export const changeCodeWords = {
  title: say('change_code_title'),
  lead: say('change_code_lead'),
  backups: say('change_code_backups'),
  now: say('change_code_now'),
  nowMeaning: say('change_code_now_meaning'),
  start: say('change_code_start'),
  change: say('change_code_change'),
  cancel: say('change_code_cancel'),
  changing: say('change_code_changing'),
  done: say('change_code_done'),
} as const;

export const lockingWords = {
  screen: say('locking_screen'),
  noScreen: say('locking_no_screen'),
} as const;

/** The keys that lock at once, as the browser names them. */
export const sayLockShortcut = (shortcut: string | null): string =>
  shortcut === null ? say('locking_no_shortcut') : say('locking_shortcut', { shortcut });

export const storageWords = {
  title: say('storage_title'),
  promised: say('storage_promised'),
  notPromised: say('storage_not_promised'),
  removal: say('storage_removal'),
  lostTitle: say('storage_lost_title'),
  recordsLostTitle: say('storage_records_lost_title'),
  recordsLost: say('storage_records_lost'),
  lost: say('storage_lost'),
} as const;

/** Recovery words, typed where a code is asked for. */
const RECOVERY_WORDS = 12;

/** Why the vault did not open with what was typed. */
export const sayRefusal = (failure: unknown, typed: string): string => {
  const said = sayFailure(failure);
  const isLikeWords = codeOf(failure) === 'vault/wrong-code' && typed.trim().split(/\s+/).length === RECOVERY_WORDS;
  return isLikeWords ? `${said} ${say('unlock_like_words', { button: say('restore_forgotten') })}` : said;
};

/** How long a person must wait before the next code. */
export const sayWait = (seconds: number): string => sayCounted('locking_wait', seconds);

/** A remembered vault that was locked. */
export const byDeviceWords = { unlock: say('by_device_unlock'), orCode: say('by_device_or_code') } as const;
