/**
 * What people say can be denied: a judge to whom one side shows all that it has finds a transcript that this side made up alone as
 * good as a true one.
 */
import { describe, expect, it } from 'vitest';
import { concat, equal } from '../../lib/core/bytes.ts';
import { createAcceptance, invitationReference, openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { type InvitationSecrets, readInvitation } from '../../lib/core/handshake/invitation.ts';
import { startAcceptor } from '../../lib/core/handshake/start.ts';
import { agree, agreementKeyOf, encapsulate } from '../../lib/core/primitives.ts';
import type { Random } from '../../lib/core/random.ts';
import { createRatchetKeyPair } from '../../lib/core/ratchet/sending.ts';
import { decryptMessage, encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import { encodeAcceptanceHeader } from '../../lib/core/wire/acceptance-form.ts';
import { flipBit } from '../support/attack.ts';
import {
  accept,
  invite,
  inviter,
  NOON,
  type Person,
  person,
  read,
  says,
  type Talker,
  talker,
} from '../support/people.ts';
import { seededRandom } from '../support/seeded-random.ts';

type Name = 'Alice' | 'Bob';

interface Transcript {
  readonly invitation: Uint8Array;
  readonly acceptance: Uint8Array;
  readonly lines: readonly { readonly from: Name; readonly text: string; readonly payload: Uint8Array }[];
}

/** What can be known of a person from outside. */
type Known = Pick<Person, 'deviceId' | 'tag'> & { readonly publicKey: Person['identity']['publicKey'] };
const knownOf = ({ identity, deviceId, tag }: Person): Known => ({ publicKey: identity.publicKey, deviceId, tag });

/** A person all of whose randomness is kept, so that it can be shown to a judge. */
function recorded(self: Person): { readonly self: Person; readonly drawn: Uint8Array[] } {
  const drawn: Uint8Array[] = [];
  const random: Random = {
    bytes(length) {
      const bytes = self.random.bytes(length);
      drawn.push(bytes.slice());
      return bytes;
    },
  };
  return { self: { ...self, random }, drawn };
}

function replay(drawn: readonly Uint8Array[]): Random {
  const left = [...drawn];
  return { bytes: (length) => left.shift()?.subarray(0, length) ?? new Uint8Array(length) };
}

const script = [
  ['Alice', 'did you take it?'],
  ['Bob', 'yes'],
  ['Bob', 'it is in my garden'],
  ['Alice', 'dig it out'],
  ['Bob', 'tomorrow'],
] as const;

function perform(alice: Talker, bob: Talker): Transcript['lines'] {
  return script.map(([from, text]) => {
    const [writer, reader] = from === 'Alice' ? [alice, bob] : [bob, alice];
    const payload = writer.send(text);
    expect(reader.receive(payload)).toBe(text);
    return { from, text, payload };
  });
}

/** Whether one side's session, from its start on and with its randomness, writes and reads exactly this. */
function bearsOut(lines: Transcript['lines'], side: Name, start: Session, random: Random): boolean {
  let session = start;
  for (const { from, text, payload } of lines) {
    if (from === side) {
      const { next, output } = encryptMessage(session, says(text), { now: NOON }, random);
      if (!equal(output, payload)) return false;
      session = next;
      continue;
    }
    const heard = decryptMessage(session, payload, NOON);
    if (heard.kind !== 'message' || heard.content.kind !== 'text' || heard.content.text !== text) return false;
    session = heard.next;
  }
  return true;
}

/** To whom Alice has shown her identity key's secret, her invitation's secrets and all that she drew afterwards. */
function judgeWithAlice(
  { acceptance, lines }: Transcript,
  shown: { alice: Person; bob: Known; secrets: InvitationSecrets; drawn: readonly Uint8Array[] },
): boolean {
  const { alice, bob, secrets, drawn } = shown;
  const opened = openAcceptance(acceptance, inviter(alice, { ...alice, tag: bob.tag }, secrets));
  if (opened.kind !== 'accepted' || !equal(opened.theirIdentity, bob.publicKey)) return false;
  return bearsOut(lines, 'Alice', opened.session, replay(drawn));
}

/** To whom Bob has shown his identity key's secret and all that he drew. */
function judgeWithBob(
  { invitation, acceptance, lines }: Transcript,
  { alice, bob, drawn }: { alice: Known; bob: Person; drawn: readonly Uint8Array[] },
): boolean {
  const found = readInvitation(invitation, NOON);
  if (found.kind !== 'invitation' || !equal(found.invitation.identity, alice.publicKey)) return false;
  const random = replay(drawn);
  const accepted = createAcceptance(
    { invitation: found.invitation, identity: bob.identity, deviceId: bob.deviceId, ourTag: bob.tag, now: NOON },
    random,
  );
  return equal(accepted.payload, acceptance) && bearsOut(lines, 'Bob', accepted.session, random);
}

/** Alice answers her own invitation in the name of a Bob of whom she knows nothing but what everybody knows. */
function answerInNameOf(bob: Known, alice: Person, secrets: InvitationSecrets, random: Random) {
  const invitation = read(secrets.payload);
  const ephemeral = createRatchetKeyPair(random);
  const { ciphertext, secret: kem } = encapsulate(invitation.kemKey, random.bytes(32));
  const acceptance = {
    invitation: invitationReference(invitation.hash),
    site: invitation.site,
    acceptorTag: bob.tag,
    inviterTag: invitation.makerTag,
    identity: bob.publicKey,
    deviceId: bob.deviceId,
    ephemeralKey: ephemeral.publicKey,
    ciphertext,
  };
  const acceptanceHeader = encodeAcceptanceHeader(acceptance);
  const secret = (ours: typeof ephemeral.secretKey, theirs: typeof ephemeral.publicKey) =>
    agree(ours, theirs) ?? new Uint8Array(0);
  const shared = {
    identityPrekey: secret(secrets.prekeySecret, agreementKeyOf(bob.publicKey)),
    ephemeralIdentity: secret(ephemeral.secretKey, agreementKeyOf(alice.identity.publicKey)),
    ephemeralPrekey: secret(ephemeral.secretKey, invitation.prekey),
    kem,
  };
  const handshake = { invitation, invitationPayload: secrets.payload, acceptance, acceptanceHeader, shared, now: NOON };
  const content = { kind: 'control', control: 'accepted', time: NOON, sequence: 0 } as const;
  const first = encryptMessage(startAcceptor(handshake), content, { now: NOON }, random);
  return { payload: concat(acceptanceHeader, first.output), session: first.next };
}

/** The inviter's end as the acceptor alone can make it from his own: he knows all of its keys but those that she would draw herself. */
function inviterFrom(session: Session): Session {
  const { sending, receiving } = session;
  if (sending.kind !== 'open') throw new Error('the acceptor has not sent yet');
  const { headerKey, chainKey, n } = sending;
  return {
    ...session,
    role: 'inviter',
    ourIdentity: session.theirIdentity,
    theirIdentity: session.ourIdentity,
    ourDeviceId: session.theirDeviceId,
    theirDeviceId: session.ourDeviceId,
    sending: { kind: 'due', theirRatchetKey: sending.ratchet.publicKey, previousCount: 0 },
    nextSendingHeaderKey: receiving.nextHeaderKey,
    exchange: { kind: 'idle' },
    receiving: {
      ...receiving,
      current: { chain: 0, epoch: 0, headerKey, chainKey, n },
      nextHeaderKey: session.nextSendingHeaderKey,
    },
  };
}

const [alice, bob] = [person('Alice'), person('Bob')];

describe('a transcript', () => {
  it('that Alice made up alone convinces whoever her own secrets convince of a true one, and nobody is convinced of an altered one', () => {
    const { secrets } = invite(alice, bob);
    const tell = (answer: { payload: Uint8Array; session: Session }, bobs: Person) => {
      const { self, drawn } = recorded(alice);
      const opened = openAcceptance(answer.payload, inviter(alice, bob, secrets));
      if (opened.kind !== 'accepted') throw new Error(opened.code);
      const lines = perform(talker(self, opened.session), talker(bobs, answer.session));
      return { transcript: { invitation: secrets.payload, acceptance: answer.payload, lines }, drawn };
    };
    const genuine = tell(accept(bob, secrets.payload), bob);
    const pretence = seededRandom('a Bob whom Alice plays');
    const forged = tell(answerInNameOf(knownOf(bob), alice, secrets, pretence), { ...alice, random: pretence });

    const verdict = ({ transcript, drawn }: typeof genuine) =>
      judgeWithAlice(transcript, { alice, bob: knownOf(bob), secrets, drawn });
    expect([verdict(genuine), verdict(forged)]).toEqual([true, true]);
    expect(verdict(altered(genuine))).toBe(false);
    expect(verdict({ ...genuine, transcript: forged.transcript })).toBe(false);
  });

  it('that Bob made up alone from Alice’s invitation convinces whoever his own secrets convince of a true one', () => {
    const tell = (
      run: string,
      alices: (session: Session, secrets: InvitationSecrets, acceptance: Uint8Array) => Talker,
    ) => {
      const { secrets } = invite(alice, bob);
      const { self, drawn } = recorded(person('Bob', run));
      const bobs = { ...self, identity: bob.identity, deviceId: bob.deviceId };
      const accepted = accept(bobs, secrets.payload);
      const acceptance = accepted.payload;
      const lines = perform(alices(accepted.session, secrets, acceptance), talker(bobs, accepted.session));
      return { transcript: { invitation: secrets.payload, acceptance, lines }, drawn };
    };
    const genuine = tell('true', (_, secrets, acceptance) => {
      const opened = openAcceptance(acceptance, inviter(alice, bob, secrets));
      if (opened.kind !== 'accepted') throw new Error(opened.code);
      return talker(alice, opened.session);
    });
    const pretence = { ...bob, random: seededRandom('an Alice whom Bob plays') };
    const forged = tell('made up', (session) => talker(pretence, inviterFrom(session)));

    const verdict = ({ transcript, drawn }: typeof genuine) =>
      judgeWithBob(transcript, { alice: knownOf(alice), bob, drawn });
    expect([verdict(genuine), verdict(forged)]).toEqual([true, true]);
    expect(verdict(altered(genuine))).toBe(false);
    expect(verdict({ ...genuine, transcript: forged.transcript })).toBe(false);
  });
});

/** One bit of the last line is not as it was sent. */
function altered<T extends { readonly transcript: Transcript }>(told: T): T {
  const lines = told.transcript.lines.map((line, index) =>
    index === script.length - 1 ? { ...line, payload: flipBit(line.payload, 1_000) } : line,
  );
  return { ...told, transcript: { ...told.transcript, lines } };
}
