/** The sentence for every coded failure. The only place where a code becomes words; a code without a sentence does not compile. */
import type { ErrorCode } from '../rpc/errors.ts';

/** What happened, and what to do about it. */
const errorSentences: Record<ErrorCode, string> = {
  'rpc/forbidden': 'Sotto refused a request from this window. Close it and open it again.',
  'rpc/bad-request': 'Sotto did not understand a request from this window. Close it and open it again.',
  'rpc/too-many': 'This page asks more of Sotto than it can answer. Wait a moment, then try again.',
  'rpc/interrupted': 'The browser stopped Sotto in the middle of this. Nothing is lost: try again.',
  'rpc/internal': 'Something went wrong inside Sotto. Try again; if it happens twice, please report it.',
  'vault/none': 'There is no vault yet. Set up Sotto first.',
  'vault/exists': 'There is a vault already. Unlock it with its security code.',
  'vault/locked': 'The vault is locked. Unlock it with your security code, then try again.',
  'vault/wrong-code': 'This is not the security code of your vault. Check it letter by letter and try again.',
  'vault/like-words': 'Twelve words of this kind are taken for recovery words. Add a word, or leave one out.',
  'vault/weak-code': 'This code is too easy to guess. Six random words are not: add some that nobody would expect.',
  'vault/not-remembered':
    'This browser profile does not hold what would open the vault by itself. Unlock it with your security code.',
  'vault/too-soon': 'Several wrong codes in a row: wait a little before the next one. Nothing is lost.',
  'vault/corrupt':
    'The vault on this computer is damaged and cannot be read. Restart the browser. If it stays so, remove Sotto from the browser, add it again and restore your backup.',
  'vault/newer': 'A newer Sotto has written this vault. Update Sotto, then unlock it again. Nothing is lost.',
  'vault/full': 'The disk is full, so nothing was stored and nothing was sent. Make room, then try again.',
  'vault/unreadable':
    'The browser does not let Sotto read its storage. Restart the browser; if it stays so, check that this profile’s folder can be read and written.',
  'vault/busy': 'Sotto is still at work on the vault. Wait a moment and try again.',
  'backup/not-a-backup': 'This is not a backup file of Sotto. Choose the file that ends in “.sotto”.',
  'backup/truncated':
    'This backup file was cut short: its end is missing. Copy it again from where it came, or take another copy.',
  'backup/damaged': 'This backup file is damaged and cannot be opened whole. Take another copy of it, or an older one.',
  'backup/newer': 'A newer Sotto made this backup file. Update Sotto, then open it again. Nothing is lost.',
  'backup/wrong-secret':
    'This code or these words do not open this file. It opens with the security code, or the recovery words, of the day it was made.',
  'backup/needs-code': 'Recovery words open the file. Choose a security code for this vault.',
  'backup/wrong-words':
    'These words do not open this vault. They may be of an older sheet, or of another vault: take the newest sheet.',
  'backup/not-words': 'These are not the twelve words of a recovery sheet. Type all of them, in their order.',
  'backup/mistyped-words':
    'These are twelve words of the list, but not of a recovery sheet: one is wrong or out of place. Compare them with the sheet.',
  'backup/empty': 'This backup file opens, but nothing is in it: it was made before anything was protected.',
  'backup/other-vault':
    'This file opens, but it is not a backup of this vault as it is now: it is of another vault, or of before its security code was changed.',
  'backup/no-file': 'The chosen file did not arrive. Choose it again.',
  'thread/unknown-account':
    'The page does not say which two accounts are talking, so Sotto cannot tie a key to them. Open the conversation itself and try again.',
  'thread/not-protected': 'This thread is not protected. Nothing was sent.',
  'thread/blocked': 'This thread is blocked, because another key appeared for this contact. Nothing was sent.',
  'thread/copied':
    'Another copy of this browser profile has written in this thread, so nothing is sent. Begin a new session with the toolbar button.',
  'thread/renewing':
    'The new session of this thread waits for your contact. Nothing was sent; try again once it was accepted.',
  'thread/no-invitation':
    'No invitation is waiting in this thread. Scroll up until you see it, or protect the thread from your side.',
  'thread/too-many-invitations':
    'Three of your invitations are still open in this thread. Wait for an answer, or until the oldest expires after 30 days.',
  'thread/invitation-expired': 'This invitation is older than 30 days and counts no longer. Ask for a new one.',
  'thread/other-account':
    'This invitation was made for another account, so nothing was accepted. Switch to that account on the site, or ask for a new invitation.',
  'message/too-long': 'This message is too long for the site once it is encrypted. Send it in parts.',
  'message/empty': 'There is nothing to send yet.',
  'message/unknown': 'Sotto does not hold this message any more. It was sent or given up in another window.',
  'manual/addresses': 'Type two addresses that differ: your own, and the one of the person you write to.',
  'page/no-engine': 'Sotto does not run in that tab. Reload the page and try again.',
  'page/other-thread':
    'The tab shows another conversation now, so nothing was sent. Go back to the right one and try again.',
  'page/layout':
    'Sotto no longer understands this page: the message box or its send button was not found. Nothing was sent.',
  'page/box-not-empty':
    'The site’s own message box holds text, which Sotto does not touch. Nothing was sent: empty that box, then try again.',
  'page/not-exact':
    'The site’s box did not hold exactly what Sotto put in, so it was taken out again. Nothing was sent.',
  'page/not-seen':
    'The site’s send button was pressed, but the message has not appeared. Look whether it is there before you send again.',
};

/** The sentence for a code. */
export const sayError = (code: ErrorCode): string => errorSentences[code];

const isErrorCode = (code: unknown): code is ErrorCode =>
  typeof code === 'string' && Object.hasOwn(errorSentences, code);

/** The code that a caught failure carries; `rpc/internal` when it carries none, which is then a defect of ours. */
export const codeOf = (failure: unknown): ErrorCode =>
  typeof failure === 'object' && failure !== null && 'code' in failure && isErrorCode(failure.code)
    ? failure.code
    : 'rpc/internal';

/** The sentence for a caught failure. Never repeats the failure's own text. */
export const sayFailure = (failure: unknown): string => sayError(codeOf(failure));
