/** A contact without a browser: answers an invitation and writes messages with the real core, straight into the site. */
import { randomBytes } from 'node:crypto';
import { unwrapArmor, wrapArmor } from '../../lib/core/armor/armor.ts';
import { findArmor } from '../../lib/core/armor/find.ts';
import { createAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { readInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity } from '../../lib/core/identity.ts';
import { encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import type { XChat } from '../hosts/x-chat/server.ts';

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const now = (): number => Math.floor(Date.now() / 1000);

/** Finds the newest invitation in the conversation and accepts it as `accountId`. Nothing is delivered yet. */
export const acceptAsScript = (site: XChat, conversation: string, accountId: string) => {
  const invitation = site
    .messages(conversation)
    .flatMap(({ text }) => findArmor(text))
    .flatMap(({ armored }) => unwrapArmor(armored) ?? [])
    .map((payload) => readInvitation(payload, now()))
    .findLast((read) => read.kind === 'invitation');
  if (invitation?.kind !== 'invitation') throw new Error('there is no invitation in the conversation');
  const { payload, session } = createAcceptance(
    {
      invitation: invitation.invitation,
      identity: createIdentity(random),
      deviceId: createDeviceId(random),
      ourTag: accountTag('x', accountId),
      now: now(),
    },
    random,
  );
  return { acceptance: wrapArmor(payload), session, ...contactOn(session) };
};

/** The contact as it goes on when it has accepted, with this session. */
export const contactOn = (session: Session) => {
  let state = session;
  let sequence = 1;
  return {
    /** The next message, armored. */
    message: (text: string): string => {
      sequence += 1;
      const step = encryptMessage(state, { kind: 'text', text, time: now(), sequence }, { now: now() }, random);
      state = step.next;
      return wrapArmor(step.output);
    },
  };
};
