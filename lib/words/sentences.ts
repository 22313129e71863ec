/** The sentence for every coded failure. The only place where a code becomes words; a code without a sentence does not compile. */

import type { ErrorCode } from '../rpc/errors.ts';
import { say } from './say.ts';

/** What happened, and what to do about it. */
const errorSentences: Record<ErrorCode, string> = {
  'rpc/forbidden': say('error_rpc_forbidden'),
  'rpc/bad-request': say('error_rpc_bad_request'),
  'rpc/too-many': say('error_rpc_too_many'),
  'rpc/interrupted': say('error_rpc_interrupted'),
  'rpc/internal': say('error_rpc_internal'),
  'vault/none': say('error_vault_none'),
  'vault/exists': say('error_vault_exists'),
  'vault/locked': say('error_vault_locked'),
  'vault/wrong-code': say('error_vault_wrong_code'),
  'vault/like-words': say('error_vault_like_words'),
  'vault/weak-code': say('error_vault_weak_code'),
  'vault/not-remembered': say('error_vault_not_remembered'),
  'vault/too-soon': say('error_vault_too_soon'),
  'vault/corrupt': say('error_vault_corrupt'),
  'vault/newer': say('error_vault_newer'),
  'vault/full': say('error_vault_full'),
  'vault/unreadable': say('error_vault_unreadable'),
  'vault/busy': say('error_vault_busy'),
  'backup/not-a-backup': say('error_backup_not_a_backup'),
  'backup/truncated': say('error_backup_truncated'),
  'backup/damaged': say('error_backup_damaged'),
  'backup/newer': say('error_backup_newer'),
  'backup/wrong-secret': say('error_backup_wrong_secret'),
  'backup/needs-code': say('error_backup_needs_code'),
  'backup/wrong-words': say('error_backup_wrong_words'),
  'backup/not-words': say('error_backup_not_words'),
  'backup/mistyped-words': say('error_backup_mistyped_words'),
  'backup/empty': say('error_backup_empty'),
  'backup/other-vault': say('error_backup_other_vault'),
  'backup/no-file': say('error_backup_no_file'),
  'thread/unknown-account': say('error_thread_unknown_account'),
  'thread/not-protected': say('error_thread_not_protected'),
  'thread/blocked': say('error_thread_blocked'),
  'thread/other-key-since': say('error_thread_other_key_since'),
  'thread/copied': say('error_thread_copied'),
  'thread/renewing': say('error_thread_renewing'),
  'thread/barred': say('error_thread_barred'),
  'contact/unknown': say('error_contact_unknown'),
  'thread/no-invitation': say('error_thread_no_invitation'),
  'thread/too-many-invitations': say('error_thread_too_many_invitations'),
  'thread/invitation-expired': say('error_thread_invitation_expired'),
  'thread/other-account': say('error_thread_other_account'),
  'message/too-long': say('error_message_too_long'),
  'message/empty': say('error_message_empty'),
  'message/unknown': say('error_message_unknown'),
  'call/busy': say('error_call_busy'),
  'call/unknown': say('error_call_unknown'),
  'call/forged': say('error_call_forged'),
  'manual/addresses': say('error_manual_addresses'),
  'page/no-engine': say('error_page_no_engine'),
  'page/other-thread': say('error_page_other_thread'),
  'page/layout': say('error_page_layout'),
  'page/box-not-empty': say('error_page_box_not_empty'),
  'page/not-exact': say('error_page_not_exact'),
  'page/not-seen': say('error_page_not_seen'),
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
