/** What manual mode says: who, what was pasted, what is to be copied. Why something cannot be read is said in the words of the glass. */
import type { Pasted, PieceSize, ToHandOver } from '../rpc/manual-types.ts';
import type { UnreadableReason } from '../rpc/rows.ts';
import { type Said, sayReason } from './glass-words.ts';
import { sayPartsMissing } from './parts-words.ts';
import { say } from './say.ts';

export const manualWords = {
  title: say('manual_title'),
  lead: say('manual_lead'),
  person: say('manual_person'),
  somebodyNew: say('manual_somebody_new'),
  open: say('manual_open'),
  openFor: (name: string): string => say('manual_open_for', { name }),
  meetTitle: say('manual_meet_title'),
  meetMeaning: say('manual_meet_meaning'),
  ours: say('manual_ours'),
  theirs: say('manual_theirs'),
  meet: say('manual_meet'),
  meeting: say('manual_meeting'),
  readTitle: say('manual_read_title'),
  paste: say('manual_paste'),
  pasteMeaning: say('manual_paste_meaning'),
  read: say('manual_read'),
  reading: say('manual_reading'),
  noText: say('manual_no_text'),
  tooMuch: (most: number): string => say('manual_too_much', { count: most }),
  nothing: say('manual_nothing'),
  results: say('manual_results'),
  writeTitle: say('manual_write_title'),
  text: say('manual_text'),
  most: say('manual_most'),
  write: say('manual_write'),
  writing: say('manual_writing'),
  toCopy: say('manual_to_copy'),
  toCopyMeaning: say('manual_to_copy_meaning'),
  copied: say('manual_copied'),
  copyFailed: say('manual_copy_failed'),
  handed: say('manual_handed'),
  encrypted: say('manual_encrypted'),
  invite: say('manual_invite'),
  inviteAgain: say('manual_invite_again'),
  accept: say('manual_accept'),
  renew: say('manual_renew'),
  making: say('manual_making'),
} as const;

/** What is to be handed over. */
export const sayToHandOver = (kind: ToHandOver['kind']): string => handOverWords[kind];

const handOverWords: Record<ToHandOver['kind'], string> = {
  invitation: say('manual_made_invitation'),
  acceptance: say('manual_made_acceptance'),
  message: say('manual_made_message'),
  timer: say('manual_made_timer'),
  scanned: say('manual_made_scanned'),
  ended: say('manual_made_ended'),
};

/** The button that copies one piece of several, or the only one. */
export const sayCopyPiece = (number: number, count: number): string =>
  count === 1 ? say('manual_copy') : say('manual_copy_part', { number, count });

/** How much one message holds. */
export const sayPieceSize = (size: PieceSize): string =>
  size === 40_000 ? say('manual_any_size') : say('manual_characters', { count: size });

/** Some parts of a message are missing. */
export const sayMissingParts = (count: number, missing: readonly number[]): Said => ({
  what: sayPartsMissing(count, missing),
  todo: say('manual_parts_missing_todo'),
});

export const cutShort: Said = { what: say('manual_cut_short_what'), todo: say('manual_cut_short_todo') };

/** Of nobody here: what is missing, and where. */
export const nobodysWords: Record<Extract<Pasted, { kind: 'nobody' }>['of'], Said> = {
  'invitation-by-hand': { what: say('manual_stranger_what'), todo: say('manual_stranger_todo') },
  'invitation-on-site': { what: say('manual_on_site_what'), todo: say('manual_on_site_todo') },
  other: { what: say('manual_nobody_what'), todo: say('manual_nobody_todo') },
};

/** What to do is another thing where there is no thread to scroll and no page to switch accounts in. */
const todoByHand: Partial<Record<UnreadableReason, string>> = {
  'older-needed': say('manual_older_needed_todo'),
  'other-account': say('manual_other_account_todo'),
  altered: say('manual_altered_todo'),
};

/** Why it cannot be read: the fact as in a thread, and what can be done here. */
export const sayPastedReason = (reason: UnreadableReason): Said => {
  const said = sayReason({ reason });
  return { what: said.what, todo: todoByHand[reason] ?? said.todo };
};
