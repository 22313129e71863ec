/** What is said while a contact's key is checked: by a scan, or by the safety number. Only what was checked is called verified. */

import type { Author } from '../rpc/rows.ts';
import type { KeyCheckState, ScanRefusal } from '../rpc/thread-types.ts';
import type { Said } from './glass-words.ts';
import { say } from './say.ts';

type Outcome = 'verified' | 'late' | 'used' | 'wrong';

/** The contact's scan of a code that was shown here. */
const theirScan: Record<Outcome, (who: string) => Said> = {
  verified: (who) => ({
    what: say('scanned_verified_what', { name: who }),
    todo: say('scanned_verified_todo'),
  }),
  late: (who) => ({
    what: say('scanned_late_what', { name: who }),
    todo: say('scanned_late_todo', { name: who }),
  }),
  used: (who) => ({
    what: say('scanned_used_what', { name: who }),
    todo: say('scanned_used_todo'),
  }),
  wrong: (who) => ({
    what: say('scanned_wrong_what', { name: who }),
    todo: say('scanned_wrong_todo', { name: who }),
  }),
};

/** The card in the thread where a code was scanned. `name` is the contact as the person knows it. */
export const sayScanned = (outcome: Outcome, author: Author, name: string | null): Said => {
  const who = name ?? say('contact_unnamed');
  if (author === 'them') return theirScan[outcome](who);
  return {
    what: say('scanned_by_us_what', { name: who }),
    todo: say('scanned_by_us_todo', { name: who }),
  };
};

const refusals: Record<ScanRefusal, (who: string) => Said> = {
  foreign: () => ({
    what: say('scan_refusal_foreign_what'),
    todo: say('scan_refusal_foreign_todo'),
  }),
  'other-sotto': () => ({
    what: say('scan_refusal_other_sotto_what'),
    todo: say('scan_refusal_other_sotto_todo'),
  }),
  damaged: () => ({
    what: say('scan_refusal_damaged_what'),
    todo: say('scan_refusal_damaged_todo'),
  }),
  own: () => ({
    what: say('scan_refusal_own_what'),
    todo: say('scan_refusal_own_todo'),
  }),
  'other-account': (who) => ({
    what: say('scan_refusal_other_account_what', { name: who }),
    todo: say('scan_refusal_other_account_todo'),
  }),
  'other-key': (who) => ({
    what: say('scan_refusal_other_key_what', { name: who }),
    todo: say('scan_refusal_other_key_todo', { name: who }),
  }),
  stale: (who) => ({
    what: say('scan_refusal_stale_what'),
    todo: say('scan_refusal_stale_todo', { name: who }),
  }),
  used: (who) => ({
    what: say('scan_refusal_used_what'),
    todo: say('scan_refusal_used_todo', { name: who }),
  }),
};

/** Why a scan does not count. */
export const sayScanRefusal = (why: ScanRefusal, name: string | null): Said =>
  refusals[why](name ?? say('contact_unnamed'));

const failures: Record<NonNullable<KeyCheckState['failed']>, (who: string) => Said> = {
  late: theirScan.late,
  used: theirScan.used,
  wrong: theirScan.wrong,
  'other-key': refusals['other-key'],
  'not-completed': (who) => ({
    what: say('check_failure_not_completed_what'),
    todo: say('check_failure_not_completed_todo', { name: who }),
  }),
};

/** Why the last check did not verify. */
export const sayCheckFailure = (failed: NonNullable<KeyCheckState['failed']>, name: string | null): Said =>
  failures[failed](name ?? say('contact_unnamed'));

/** How a check ended, in the largest letters of the window. */
export const verdicts = {
  verified: say('verdict_verified'),
  'other-key': say('verdict_other_key'),
  'not-checked': say('verdict_not_checked'),
  'not-completed': say('verdict_not_completed'),
  'not-counted': say('verdict_not_counted'),
} as const;

export const verifyWords = {
  title: say('verify_title'),
  titleFor: (who: string): string => say('verify_title_for', { name: who }),
  act: say('verify_act'),
  actAgain: say('verify_act_again'),
  send: say('verify_send'),
  sent: say('verify_sent'),
  noThread: say('verify_no_thread'),
  lead: (who: string): string => say('verify_lead', { name: who }),
  showTitle: say('verify_show_title'),
  showMeaning: (who: string): string => say('verify_show_meaning', { name: who }),
  show: say('verify_show'),
  drawing: say('verify_drawing'),
  code: say('verify_code'),
  neverSend: (who: string): string => say('verify_never_send', { name: who }),
  scanTitle: say('verify_scan_title'),
  scanMeaning: (who: string): string => say('verify_scan_meaning', { name: who }),
  checking: say('verify_checking'),
  isTheKey: (who: string): string => say('verify_is_the_key', { name: who }),
  told: (who: string): string => say('verify_told', { name: who }),
  notTold: (who: string): string => say('verify_not_told', { name: who }),
  keptChecked: say('verify_kept_checked'),
  stands: say('check_stands_todo'),
  number: say('verify_number'),
  numberMeaning: (who: string): string => say('verify_number_meaning', { name: who }),
  compare: say('verify_compare'),
  compareMeaning: (who: string): string => say('verify_compare_meaning', { name: who }),
  allTheSame: say('verify_all_the_same'),
  notCompared: say('verify_not_compared'),
} as const;

/** How long a code that is shown is good for. */
export const sayGoodFor = (seconds: number): string => {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return say('verify_good_for', { time: `${minutes}:${String(rest).padStart(2, '0')}` });
};
