/** What the composer says around its text area. Never a word that could be mistaken for text of the contact. */

import type { ErrorCode } from '../rpc/errors.ts';
import { saySpan } from './keep-words.ts';
import { say, sayCounted } from './say.ts';
import { sayError } from './sentences.ts';

/** Placeholder and label of the text area. */
export const sayPlaceholder = (name: string, isVerified: boolean): string => {
  const said = say('composer_placeholder', { name });
  return isVerified ? `${said} · ${say('state_verified_label')}` : said;
};

export const sendLabel = say('composer_send');
export const sending = say('composer_sending');

/** While the frame is not bound to a thread yet. */
export const binding = say('composer_binding');

/** In place of the text area while the vault is locked. */
export const unlockToWrite = say('composer_unlock_to_write');
export const unlockToWriteMeaning = say('composer_unlock_to_write_meaning');

/** Until the contact has answered on this session. */
export const sayWaiting = (name: string): string => say('composer_waiting', { name });
export const sayWaitingMeaning = (name: string): string => say('composer_waiting_meaning', { name });

/** In place of the text area after a restore, until there is a session again. */
export const restoredToWrite = say('composer_restored_to_write');
export const sayInvitedAnew = (name: string): string => say('composer_invited_anew', { name });
export const restoredToWriteMeaning = say('composer_restored_to_write_meaning');

/** What is written here disappears by itself. */
export const sayDisappearing = (seconds: number): string => say('composer_disappears', { span: saySpan(seconds) });

export const sayNotSent = (code: ErrorCode): string => say('composer_not_sent', { error: sayError(code) });
/** Found again after a restart, when the reason is not known any more. */
export const notSentBefore = say('composer_not_sent_before');
export const sendAgain = say('composer_send_again');
export const copyArmored = say('composer_copy_armored');
export const copied = say('composer_copied');
export const backToDraft = say('composer_back_to_draft');

/** The page drew something over our frame. */
export const somethingCovers = say('composer_something_covers');

/** Something of the page lies over our frame, or makes it paler, smaller or blurred. */
export const notSeen = say('composer_not_seen');

/** The page takes the focus again and again. */
export const focusTaken = say('composer_focus_taken');

/** Little is left in one message. About: characters differ in length. */
export const sayLeft = (characters: number): string => sayCounted('composer_left', characters);
export const sayNearlyFull = (characters: number): string => sayCounted('composer_nearly_full', characters);
export const sayParts = (parts: number): string => sayCounted('composer_parts', parts);
/** On a site of short messages. */
export const saySplit = (parts: number): string => sayCounted('composer_split', parts);

/** The site's own box, under ours, holds text: a draft from before this thread was protected, above all. */
export const siteBoxHolds = say('composer_site_box_holds');
export const showSiteBox = say('composer_show_site_box');
/** While it is shown. */
export const siteBoxShown = say('composer_site_box_shown');
export const copySiteBox = say('composer_copy_site_box');
export const emptySiteBox = say('composer_empty_site_box');
export const coverSiteBox = say('composer_cover_site_box');
/** Enter was pressed meanwhile. */
export const siteBoxFirst = say('composer_site_box_first');

/** A file was pasted or dropped. */
export const filesRefused = say('composer_files_refused');
