/** Reads invitations and acceptances that have not been seen before. Pure: decides what a thread becomes, stores nothing. */
import { equal } from '../core/bytes.ts';
import { acceptanceInvitationHash, invitationReference, openAcceptance } from '../core/handshake/acceptance.ts';
import { answerableFrom } from '../core/handshake/both-invited.ts';
import { addressee, type Invitation, readInvitation } from '../core/handshake/invitation.ts';
import { isSameAccount } from '../core/handshake/tags.ts';
import { accountTag, siteTag, unknownAccount } from '../core/identity.ts';
import type { AccountTag, IdentityPublicKey } from '../core/keys.ts';
import { decodeAcceptance } from '../core/wire/acceptance-form.ts';
import { decodeInvitationFields } from '../core/wire/invitation-form.ts';
import type { UnreadableReason } from '../rpc/rows.ts';
import { isUnnamed } from '../rpc/unnamed.ts';
import type { OtherKey, ReceivedInvitation, ThreadRecord } from '../vault/records.ts';
import { isGivenUp, stoppedOver } from './key-change.ts';
import { archived, type Reading, type Situation, type Unread, unreadable } from './reading.ts';
import { addSession, threadId } from './sessions.ts';
import { openInvitations } from './thread-state.ts';

type Refusals<T> = T extends { readonly kind: 'refused'; readonly code: infer Code extends string } ? Code : never;

const invitationReasons: Record<Refusals<ReturnType<typeof readInvitation>>, UnreadableReason> = {
  malformed: 'altered',
  'bad-signature': 'altered',
  expired: 'expired',
  'newer-version': 'newer-sotto',
  'from-the-future': 'expired', // its dates do not fit ours: it cannot be accepted now, and has to be asked for again
};

const acceptanceReasons: Record<Refusals<ReturnType<typeof openAcceptance>>, UnreadableReason> = {
  malformed: 'altered',
  'bad-key': 'altered',
  'does-not-open': 'altered',
  'not-ours': 'other-device',
  'own-identity': 'other-device',
  expired: 'expired',
  'other-account': 'other-account',
};

/** An invitation that we did not make: theirs, or another copy of us. */
export const readTheirInvitation = (situation: Situation, { payload, hash }: Unread): Reading => {
  const { thread, contact, account, now } = situation;
  const read = readInvitation(payload, now);
  if (read.kind === 'refused') return unreadable(situation, invitationReasons[read.code]);
  const { invitation } = read;
  const view = viewOf(thread);
  // Our own account under any key: Sotto is set up elsewhere too.
  if (isSameAccount(invitation.makerTag, view.ourTag))
    return ofOtherDevice(seenElsewhere(situation, invitation.identity));
  const whose = addressee(invitation, { ...view, identity: account.identity });
  if (whose === 'ours') return ofOtherDevice(situation);
  if (whose === 'other-account') return unreadable(situation, 'other-account');
  if (isOtherKey(contact.identity, invitation.identity))
    return stop(situation, {
      key: invitation.identity,
      via: 'invitation',
      payload: invitation.payload,
      stated: invitation.createdAt,
    });

  const newest = newer(thread.received, received(situation, invitation));
  return archived(
    { ...situation, thread: { ...thread, received: newest } },
    {
      kind: 'card',
      card: 'invitation-received',
      thread: threadId(thread),
      author: 'them',
      time: invitation.createdAt,
      hash,
    },
  );
};

/** An acceptance that we did not make: the answer to one of our invitations, or to none that we know. */
export const readTheirAcceptance = (situation: Situation, { payload, hash }: Unread): Reading => {
  const { thread, contact, account, now } = situation;
  const reference = acceptanceInvitationHash(payload);
  const secrets = reference && thread.sent.find((mine) => equal(invitationReference(mine.hash), reference));
  if (!secrets) return answersNone(situation, payload);
  const { identity } = account;
  // The one under which it was made: the account may have begun anew as another device since.
  const deviceId = decodeInvitationFields(secrets.payload)?.deviceId ?? account.deviceId;
  const opened = openAcceptance(payload, { ...viewOf(thread), secrets, identity, deviceId, now });
  if (opened.kind === 'refused') return unreadable(situation, acceptanceReasons[opened.code]);
  const time = opened.content.kind === 'unknown' ? now : opened.content.time;
  if (isOtherKey(contact.identity, opened.theirIdentity))
    return stop(situation, { key: opened.theirIdentity, via: 'acceptance', payload, stated: time });
  if (thread.blocked) return unreadable(situation, 'key-changed');

  const used = { ...secrets, usedAt: secrets.usedAt ?? now };
  const sent = thread.sent.map((mine) => (mine === secrets ? used : mine));
  const next = addSession({ ...thread, sent }, { session: opened.session, heardAt: Math.min(time, now) });
  return archived(
    {
      ...situation,
      thread: next,
      contact: { ...contact, identity: opened.theirIdentity, since: contact.since ?? now },
      sessionAdded: true,
    },
    { kind: 'card', card: 'accepted', thread: threadId(thread), author: 'them', time, hash },
  );
};

/** The tags under which both sides of a thread make and read handshakes. */
export const viewOf = ({ site, ownId, peerId }: Pick<ThreadRecord, 'site' | 'ownId' | 'peerId'>) => ({
  site: siteTag(site),
  ourTag: tagOf(site, ownId),
  theirTag: tagOf(site, peerId),
});

const tagOf = (site: string, accountId: string): AccountTag =>
  isUnnamed(accountId) ? unknownAccount : accountTag(site, accountId);

/** Never silent: the old key stays pinned, and nothing is sent until the person has decided. What was decided before is not asked again. */
const stop = (situation: Situation, other: OtherKey): Reading => {
  const { thread, now } = situation;
  if (isGivenUp(thread, other.key, other.stated)) return unreadable(situation, 'key-refused');
  return unreadable({ ...situation, thread: stoppedOver(thread, other, now) }, 'key-changed');
};

/** Noted where this vault has nothing of its own to lose: it may be the second computer of somebody who has a backup. */
const seenElsewhere = (situation: Situation, key: IdentityPublicKey): Situation => {
  const { thread, account } = situation;
  const isFresh = thread.sessions.length === 0 && thread.posted === 0 && thread.restoredAt === null;
  const isNew = isFresh && thread.elsewhere !== true && !equal(key, account.identity.publicKey);
  return isNew ? { ...situation, thread: { ...thread, elsewhere: true } } : situation;
};

/** An acceptance of no invitation that is known here. */
const answersNone = (situation: Situation, payload: Uint8Array): Reading => {
  const { thread } = situation;
  const acceptance = decodeAcceptance(payload);
  if (acceptance === null) return unreadable(situation, 'altered');
  const isOurs = isSameAccount(acceptance.acceptorTag, viewOf(thread).ourTag);
  return ofOtherDevice(isOurs ? seenElsewhere(situation, acceptance.identity) : situation);
};

const isOtherKey = (pinned: IdentityPublicKey | null, seen: IdentityPublicKey): boolean =>
  pinned !== null && !equal(pinned, seen);

/**
 * There is no secret of ours for it: another device has it, or the device that this thread was restored from had it. What it has begun is not
 * for this device either, and says the same.
 */
const ofOtherDevice = (situation: Situation): Reading => {
  const { thread } = situation;
  if (thread.restoredAt !== null) return unreadable(situation, 'not-in-backup');
  const noted = thread.otherDevice ? situation : { ...situation, thread: { ...thread, otherDevice: true } as const };
  return unreadable(noted, 'other-device');
};

const received = (
  { thread, account, now }: Situation,
  { payload, createdAt, identity }: Invitation,
): ReceivedInvitation => {
  const bothInvited = openInvitations(thread, now).length > 0;
  const answerFrom = bothInvited ? answerableFrom({ ours: account.identity.publicKey, theirs: identity, now }) : 0;
  return { payload, createdAt, answerFrom };
};

const newer = (known: ReceivedInvitation | null, seen: ReceivedInvitation): ReceivedInvitation =>
  known !== null && known.createdAt > seen.createdAt ? known : seen;
