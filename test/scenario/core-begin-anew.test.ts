/** Two people who lost each other begin anew, and two who both began agree who goes first. */
import { describe, expect, it } from 'vitest';
import { openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { answerableFrom, goesFirst } from '../../lib/core/handshake/both-invited.ts';
import { pad } from '../../lib/core/padding.ts';
import { chainStep } from '../../lib/core/ratchet/chain.ts';
import { openHeader, sealMessage } from '../../lib/core/ratchet/seal.ts';
import { decryptMessage, encryptMessage, type Session } from '../../lib/core/ratchet/session.ts';
import { addSession, readOverSessions, sendingSession } from '../../lib/core/ratchet/session-set.ts';
import { encodeContent } from '../../lib/core/wire/content.ts';
import { decodeHeader, decodeMessage, encodeHeader, encodeMessage } from '../../lib/core/wire/message-form.ts';
import { accept, connected, invite, inviter, NOON, person, says, talker } from '../support/people.ts';

const [alice, bob] = [person('Alice'), person('Bob')];

describe('two who have invited each other', () => {
  it('know who goes first, and the other may after a minute', () => {
    const [one, other] = [alice.identity.publicKey, bob.identity.publicKey];
    expect(goesFirst(one, other)).toBe(!goesFirst(other, one));
    const waits = [
      answerableFrom({ ours: one, theirs: other, now: NOON }),
      answerableFrom({ ours: other, theirs: one, now: NOON }),
    ];
    expect(waits.toSorted()).toEqual([0, NOON + 60]);
  });
});

describe('Bob, who lost his sessions but kept the invitation that Alice gave him inside one,', () => {
  it('begins anew in one flight under the same keys, and Alice still reads what he wrote before', () => {
    const { ours: alices, theirs: bobs } = connected(alice, bob);
    const given = invite(alice, bob);
    const content = { kind: 'return', invitation: given.payload, time: NOON, sequence: 0 } as const;
    const sent = encryptMessage(alices.session, content, { now: NOON }, alice.random);
    const got = decryptMessage(bobs.session, sent.output, NOON);
    if (got.kind !== 'message' || got.content.kind !== 'return') throw new Error('no invitation came');
    bobs.session = got.next;
    const before = bobs.send('before the loss');

    const reset = accept(bob, got.content.invitation);
    const anew = talker(bob, reset.session);
    const opened = openAcceptance(reset.payload, inviter(alice, bob, given.secrets));
    if (opened.kind !== 'accepted') throw new Error(opened.code);
    expect(opened.theirIdentity).toEqual(bob.identity.publicKey);
    const held = [{ session: sent.next, heardAt: NOON - 60 }];
    const { sessions } = addSession(held, { session: opened.session, heardAt: NOON });
    expect(sendingSession(sessions)?.session.id).toEqual(opened.session.id);
    const late = readOverSessions(sessions, before, NOON);
    expect(late).toMatchObject({ kind: 'message', content: { text: 'before the loss' } });
    expect(readOverSessions(sessions, anew.send('after it'), NOON)).toMatchObject({ content: { text: 'after it' } });
  });
});

/** A message that the peer of `session` never wrote, made by the one who holds `session`: after `genuine`, on the same chain. */
function forgeAfter(session: Session, genuine: Uint8Array, text: string): Uint8Array {
  const { receiving, context } = session;
  const sealed = decodeMessage(genuine);
  if (receiving.current === null || sealed === null) throw new Error('nothing was received');
  const { headerKey, chainKey, n } = receiving.current;
  const header = decodeHeader(openHeader(headerKey, context, sealed) ?? new Uint8Array(0));
  if (header === null) throw new Error('no header');
  const { messageKey } = chainStep(chainKey);
  const plain = { header: encodeHeader({ ...header, n }), body: pad(encodeContent(says(text))) };
  return encodeMessage(sealMessage({ headerKey, messageKey, context }, plain));
}

describe('what was said', () => {
  it('can be forged by the one who read it, so a transcript that opens proves nothing to a third person', () => {
    const { ours: alices, theirs: bobs } = connected(alice, bob);
    const genuine = alices.send('yes');
    expect(bobs.receive(genuine)).toBe('yes');
    const forged = forgeAfter(bobs.session, genuine, 'no');
    const judge = structuredClone(bobs.session);
    expect(decryptMessage(judge, forged, NOON)).toMatchObject({ kind: 'message', content: { text: 'no' } });
    expect(decryptMessage(judge, alices.send('really'), NOON)).toMatchObject({ kind: 'message' });
  });
});
