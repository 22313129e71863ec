/** Finds the thread that a pasted payload belongs to, by what is in it and by the keys that we hold. Reads nothing into the vault. */

import { equal } from '../core/bytes.ts';
import { acceptanceInvitationHash, invitationReference } from '../core/handshake/acceptance.ts';
import { isSameAccount } from '../core/handshake/tags.ts';
import { siteTag } from '../core/identity.ts';
import { readOverSessions } from '../core/ratchet/session-set.ts';
import { decodeInvitationFields } from '../core/wire/invitation-form.ts';
import { payloadKind } from '../core/wire/payload.ts';
import { BY_HAND, type Pasted } from '../rpc/manual-types.ts';
import type { ArchiveRecord } from '../vault/records.ts';
import { viewOf } from './read-handshake.ts';
import type { Thread } from './thread-state.ts';

/**
 * The thread, or null when nothing says whose it is. Its cost is bounded by the tries over all sessions with each contact.
 * @param known what the archive has of this payload
 */
export const whose = (
  threads: readonly Thread[],
  payload: Uint8Array,
  { known, now }: { readonly known: ArchiveRecord | undefined; readonly now: number },
): Thread | null => threads.find((thread) => isOf(thread, payload, { known, now })) ?? null;

/** What a payload is that is of nobody here. */
export const strangers = (payload: Uint8Array): Extract<Pasted, { kind: 'nobody' }>['of'] => {
  const fields = decodeInvitationFields(payload);
  if (fields === null) return 'other';
  return equal(fields.site, siteTag(BY_HAND)) ? 'invitation-by-hand' : 'invitation-on-site';
};

const isOf = (
  { thread }: Thread,
  payload: Uint8Array,
  { known, now }: { readonly known: ArchiveRecord | undefined; readonly now: number },
): boolean => {
  if (known !== undefined && known.kind !== 'gone')
    return (['site', 'ownId', 'conversationId'] as const).every((part) => known.thread[part] === thread[part]);
  switch (payloadKind(payload)) {
    case 'invitation': {
      const fields = decodeInvitationFields(payload);
      const { ourTag, theirTag } = viewOf(thread);
      return fields !== null && isSameAccount(fields.makerTag, theirTag) && isSameAccount(fields.peerTag, ourTag);
    }
    case 'acceptance': {
      const reference = acceptanceInvitationHash(payload);
      return reference !== null && thread.sent.some(({ hash }) => equal(invitationReference(hash), reference));
    }
    case 'message':
      return readOverSessions(thread.sessions, payload, now).kind !== 'no-session';
    default:
      return false;
  }
};
