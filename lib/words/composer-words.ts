/** What the composer says around its text area. Never a word that could be mistaken for text of the contact. */
import type { ErrorCode } from '../rpc/errors.ts';
import { sayError } from './sentences.ts';

/** Placeholder and label of the text area. */
export const sayPlaceholder = (name: string): string => `Message ${name}, protected`;

export const sendLabel = 'Send';
export const sending = 'Encrypting and sending…';

/** While the frame is not bound to a thread yet. */
export const binding = 'Opening the protected message box…';

/** In place of the text area while the vault is locked. */
export const unlockToWrite = 'Unlock to write';
export const unlockToWriteMeaning =
  'This thread is protected and your vault is locked. What you type here goes nowhere.';

/** Until the contact has answered on this session. */
export const sayWaiting = (name: string): string => `Waiting for ${name}`;
export const sayWaitingMeaning = (name: string): string =>
  `${name} has not answered yet. What you write is protected, and is read once ${name} opens this thread.`;

/** In place of the text area after a restore, until there is a session again. */
export const restoredToWrite = 'From your backup: protect this thread anew to write';
export const sayInvitedAnew = (name: string): string => `Waiting for ${name} to accept your invitation`;
export const restoredToWriteMeaning =
  'Click the Sotto button in the toolbar. Until one of you has accepted, nothing is sent here.';

export const sayNotSent = (code: ErrorCode): string => `Not sent. ${sayError(code)}`;
/** Found again after a restart, when the reason is not known any more. */
export const notSentBefore = 'Not sent: this message never appeared in the thread. Your text is kept.';
export const sendAgain = 'Send again';
export const copyArmored = 'Copy encrypted text';
export const copied = 'Copied';
export const backToDraft = 'Back to draft';

/** The page drew something over our frame. */
export const somethingCovers = 'Something covers your message box.';

/** Something of the page lies over our frame, or makes it paler, smaller or blurred. */
export const notSeen = 'Something covers or changes your message box. Typing goes on when all of it is seen again.';

/** The page takes the focus again and again. */
export const focusTaken = 'The page tries to take your typing. Click here to go on.';

/** Little is left in one message. About: characters differ in length. */
export const sayLeft = (characters: number): string => `Room for about ${characters} more characters`;
export const sayNearlyFull = (characters: number): string => `Fewer than ${characters} more characters fit`;
export const sayParts = (parts: number): string => `Too long for one message: it takes at least ${parts} messages`;

/** The site's own box, under ours, holds text: a draft from before this thread was protected, above all. */
export const siteBoxHolds =
  'The site’s own message box, under this one, holds text that was not sent. Nothing leaves here until that box is empty.';
export const showSiteBox = 'Show the site’s box';
/** While it is shown. */
export const siteBoxShown =
  'Below is the site’s own box. The site reads what stands in it, so it stays shut: have the text deleted, or copy it first.';
export const copySiteBox = 'Copy that text';
export const emptySiteBox = 'Delete that text';
export const coverSiteBox = 'Cover it again';
/** Enter was pressed meanwhile. */
export const siteBoxFirst = 'Not sent yet: the site’s own box has to be empty first.';

/** A file was pasted or dropped. */
export const filesRefused = 'Sotto cannot carry files yet, so this one stays here.';
