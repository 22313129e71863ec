/** Our own core, through the same functions that the extension calls. Payloads are bytes; armor is put around them for sizes. */
import { randomBytes } from 'node:crypto';
import { serialize } from 'node:v8';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { createAcceptance, openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { createInvitation, readInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import { BUCKET, COMPACT_BUCKET } from '../../lib/core/padding.ts';
import { decryptMessage, encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import { bytes, type Contestant, type Conversation, type Handshake, type Side } from '../contestant.ts';

const random = { bytes: (length: number) => new Uint8Array(randomBytes(length)) };
const site = siteTag('x');
const now = Math.floor(Date.now() / 1_000);

function person(account: string) {
  return { identity: createIdentity(random), deviceId: createDeviceId(random), ourTag: accountTag('x', account), now };
}
const alice = person('1');
const bob = person('2');

export const sotto: Contestant = {
  name: 'Sotto',
  ratchet: 'turn',
  batch: 100,
  handshake: async () => handshake(BUCKET),
  characters: (wire) => wrapArmor(bytes(wire)).length,
};

/** With the padding for sites that count 1,000 characters or fewer. */
export const sottoCompact: Contestant = { ...sotto, handshake: async () => handshake(COMPACT_BUCKET) };

function handshake(bucket: number): Handshake {
  const { payload: invitation, secrets } = createInvitation({ ...alice, site, theirTag: bob.ourTag }, random);
  const read = readInvitation(invitation, now);
  if (read.kind === 'refused') throw new Error(read.code);
  const { payload: acceptance, session } = createAcceptance({ ...bob, invitation: read.invitation }, random);
  const opened = openAcceptance(acceptance, { ...alice, secrets, site, theirTag: bob.ourTag });
  if (opened.kind === 'refused') throw new Error(opened.code);
  return { invitation, acceptance, conversation: conversation({ alice: opened.session, bob: session }, bucket) };
}

function conversation(sessions: Record<Side, Session>, bucket: number): Conversation {
  let sequence = 0;
  return {
    encrypt(from, text) {
      sequence += 1;
      const content = { kind: 'text', text, time: now, sequence } as const;
      const { next, output } = encryptMessage(sessions[from], content, { bucket, now }, random);
      sessions[from] = next;
      return output;
    },
    decrypt(to, wire) {
      const read = decryptMessage(sessions[to], bytes(wire), now);
      if (read.kind !== 'message' || read.content.kind !== 'text') throw new Error(read.kind);
      sessions[to] = read.next;
      return read.content.text;
    },
    stateBytes: (side) => serialize(sessions[side]).length,
  };
}
