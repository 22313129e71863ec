/** What is said around backups: the steps to one that is proven, the recovery sheet, restoring, and what is missing. */

import type { BackupCounts, BackupStanding, RestoreOutcome } from '../rpc/vault-types.ts';
import { sayOwnName } from './people-words.ts';
import { say, sayCounted } from './say.ts';
import { sayName, saySite } from './thread-words.ts';
import { sayDay } from './time-words.ts';

export const backupWords = {
  title: say('backup_title'),
  lead: say('backup_lead'),
  wordsTitle: say('backup_words_title'),
  wordsMeaning: say('backup_words_meaning'),
  wordsThere: say('backup_words_there'),
  makeWords: say('backup_make_words'),
  makeOtherWords: say('backup_make_other_words'),
  makingWords: say('backup_making_words'),
  fileTitle: say('backup_file_title'),
  fileMeaning: say('backup_file_meaning'),
  makeFile: say('backup_make_file'),
  makingFile: say('backup_making_file'),
  proveTitle: say('backup_prove_title'),
  proveMeaning: say('backup_prove_meaning'),
  file: say('backup_file'),
  choose: say('backup_choose'),
  secret: say('backup_secret'),
  prove: say('backup_prove'),
  proving: say('backup_proving'),
  noFile: say('backup_no_file'),
  noSecret: say('backup_no_secret'),
  stepTitle: say('backup_step_title'),
  later: say('backup_later'),
  laterMeaning: say('backup_later_meaning'),
  goOn: say('backup_go_on'),
  restoreLink: say('backup_restore_link'),
  unfinished: say('backup_unfinished'),
  open: say('backup_open'),
} as const;

export const sheetWords = {
  title: say('sheet_title'),
  lead: say('sheet_lead'),
  warning: say('sheet_warning'),
  words: say('sheet_words'),
  qr: say('sheet_qr'),
  place: say('sheet_place'),
  print: say('sheet_print'),
  done: say('sheet_done'),
} as const;

export const sayDrawnOn = (time: number): string => say('sheet_drawn_on', { day: sayDay(time) });

export const restoreWords = {
  title: say('restore_title'),
  mergeTitle: say('restore_merge_title'),
  lead: say('restore_lead'),
  mergeLead: say('restore_merge_lead'),
  newCode: say('restore_new_code'),
  newCodeMeaning: say('restore_new_code_meaning'),
  newCodeAgain: say('restore_new_code_again'),
  differs: say('restore_differs'),
  restore: say('restore_restore'),
  restoring: say('restore_restoring'),
  done: say('restore_done'),
  next: say('restore_next'),
  nothingNext: say('restore_nothing_next'),
  people: say('restore_people'),
  forgotten: say('restore_forgotten'),
  wordsTitle: say('restore_words_title'),
  words: say('restore_words'),
  unlock: say('restore_unlock'),
  onlyUnlock: say('restore_only_unlock'),
  neither: say('restore_neither'),
} as const;

const standings: Record<BackupStanding, { readonly label: string; readonly meaning: string }> = {
  none: {
    label: say('standing_none_label'),
    meaning: say('standing_none_meaning'),
  },
  unproven: {
    label: say('standing_unproven_label'),
    meaning: say('standing_unproven_meaning'),
  },
  behind: {
    label: say('standing_behind_label'),
    meaning: say('standing_behind_meaning'),
  },
  'old-code': {
    label: say('standing_old_code_label'),
    meaning: say('standing_old_code_meaning'),
  },
  old: {
    label: say('standing_old_label'),
    meaning: say('standing_old_meaning'),
  },
  proven: { label: say('standing_proven_label'), meaning: say('standing_proven_meaning') },
};

/** What is to be said of a backup, and how short. */
export const sayStanding = (standing: BackupStanding): { readonly label: string; readonly meaning: string } =>
  standings[standing];

const sayWhatIsIn = ({ accounts, people, texts }: BackupCounts): string =>
  say('backup_contents', {
    accounts: sayCounted('backup_accounts', accounts),
    people: sayCounted('backup_people', people),
    texts: sayCounted('backup_texts', texts),
  });

/** After a file was opened to its end. */
export const sayProven = (counts: BackupCounts): string =>
  counts.accounts + counts.people + counts.texts === 0
    ? say('backup_proven_empty')
    : say('backup_proven', { contents: sayWhatIsIn(counts), day: sayDay(counts.madeAt) });

export const sayLastProven = (time: number): string => say('backup_last_proven', { day: sayDay(time) });

/** After a file was saved. */
export const saySaved = (name: string): string => say('backup_saved', { name });

export const sayRestored = ({ counts, added }: RestoreOutcome): string =>
  say('restore_outcome', {
    day: sayDay(counts.madeAt),
    contents: sayWhatIsIn(counts),
    added: sayCounted('restore_added', added),
  });

/** An own account whose identity here is another than in the file. */
export const sayKept = ({ site, ownId, handle }: RestoreOutcome['keptIdentities'][number]): string =>
  say('restore_kept_identity', {
    id: sayOwnName({ handle: handle ?? null, id: ownId, isShared: false }),
    site: saySite(site),
  });

/** A contact of whom the file knows another key. */
export const sayOtherKey = (contact: RestoreOutcome['otherKeys'][number]): string =>
  say('restore_other_key', { name: sayName({ ...contact, id: contact.peerId }) });

export const copyWords = {
  open: say('copy_open'),
  title: say('copy_title'),
  meaning: say('copy_meaning'),
  form: say('copy_form'),
  html: say('copy_html'),
  json: say('copy_json'),
  code: say('copy_code'),
  save: say('copy_save'),
  saving: say('copy_saving'),
  cancel: say('copy_cancel'),
  show: say('copy_show'),
  hide: say('copy_hide'),
} as const;

export const saySavedCopy = (name: string): string => say('copy_saved', { name });
