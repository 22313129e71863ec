/** Reads what a batch holds for the first time, one payload after the other. Stores nothing, and remembers of failures only what would come out again. */

import { toHex } from '../core/bytes.ts';
import { payloadKind } from '../core/wire/payload.ts';
import type { Keyring } from '../vault/keyring.ts';
import type { Found, Item } from './batch.ts';
import type { Failures } from './failures.ts';
import { readTheirAcceptance, readTheirInvitation } from './read-handshake.ts';
import { readTheirMessage } from './read-message.ts';
import { type Outcome, type Reading, type Situation, type Unread, unreadable } from './reading.ts';

/** Handshakes first: what they open may be needed by messages of the same batch. */
export const readFresh = (
  start: Situation,
  items: readonly Item[],
  { ourHeaders }: Found,
  { keyring, failures }: { readonly keyring: Keyring; readonly failures: Failures },
): { readonly situation: Situation; readonly outcomes: ReadonlyMap<string, Outcome> } => {
  const threadHex = toHex(keyring.thread(start.thread));
  const outcomes = new Map<string, Outcome>();
  let situation = start;
  for (const { hex, payload, hash } of [...items].sort((a, b) => turnOf(a) - turnOf(b))) {
    const failed = situation.sessionAdded ? null : failures.get(threadHex, hex);
    const unread = { payload, hash, hasOurHeader: ourHeaders.has(hex) };
    const reading = failed === null ? readOne(situation, unread) : unreadable(situation, failed);
    // What left something behind is read again, should the step have to be run once more.
    const changesNothing = reading.situation === situation;
    situation = reading.situation;
    outcomes.set(hex, reading.outcome);
    if (reading.outcome.kind === 'unreadable' && changesNothing)
      failures.remember(threadHex, hex, reading.outcome.reason);
  }
  return { situation, outcomes };
};

const turnOf = ({ payload }: Item): number => (payloadKind(payload) === 'message' ? 1 : 0);

const readOne = (situation: Situation, unread: Unread): Reading => {
  switch (payloadKind(unread.payload)) {
    case 'invitation':
      return readTheirInvitation(situation, unread);
    case 'acceptance':
      return readTheirAcceptance(situation, unread);
    case 'message':
      return readTheirMessage(situation, unread);
    case 'part': // parts of a part: nobody makes them
      return unreadable(situation, 'altered');
    case 'unknown':
      return unreadable(situation, 'newer-sotto');
  }
};
