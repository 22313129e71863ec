/** What somebody with a whole disk, the vault key and the site's record of a thread can read of it: in the records, or by making keys again. */
import { unwrapArmor } from '../../lib/core/armor/armor.ts';
import { openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { accountTag, siteTag } from '../../lib/core/identity.ts';
import { addSession, readOverSessions, type SessionSet } from '../../lib/core/ratchet/session-set.ts';
import { payloadKind } from '../../lib/core/wire/payload.ts';
import type { AccountRecord, ThreadRecord } from '../../lib/vault/records.ts';
import { type Finder, type OpenedVersion, openVersions } from '../vault/every-version.ts';

/** All texts that can be had, each once. `armored` is what the site holds, oldest first. */
export const textsFound = (finder: Finder, armored: readonly string[], now: number): ReadonlySet<string> => {
  const opened = openVersions(finder);
  const payloads = armored.flatMap((text) => unwrapArmor(text) ?? []);
  const accounts = opened.flatMap(({ store, record }) => (store === 'accounts' ? [record] : []));
  const states = opened.flatMap(({ store, record }) =>
    store === 'threads' ? statesFrom(record, accounts, payloads, now) : [],
  );
  const texts = [...opened.flatMap(wordsOf), ...states.flatMap((sessions) => readAll(sessions, payloads, now))];
  return new Set(texts.filter((text) => text !== ''));
};

/** What a record says in words. */
const wordsOf = ({ store, record }: OpenedVersion): readonly string[] => {
  if (store === 'index') return [record.terms];
  if (store === 'outbox' || store === 'drafts') return [record.text];
  return store === 'archive' && record.kind === 'text' ? [record.text] : [];
};

/** The sessions as they were stored, and those that the secrets of invitations make again. */
const statesFrom = (
  thread: ThreadRecord,
  accounts: readonly AccountRecord[],
  payloads: readonly Uint8Array[],
  now: number,
): readonly SessionSet[] => {
  const view = {
    site: siteTag(thread.site),
    ourTag: accountTag(thread.site, thread.ownId),
    theirTag: accountTag(thread.site, thread.peerId),
  };
  const made: SessionSet[] = [];
  for (const secrets of thread.sent) {
    for (const payload of payloads.filter((one) => payloadKind(one) === 'acceptance')) {
      for (const { identity, deviceId } of accounts) {
        const opened = openAcceptance(payload, { ...view, secrets, identity, deviceId, now });
        if (opened.kind === 'accepted') made.push(addSession([], { session: opened.session, heardAt: 0 }).sessions);
      }
    }
  }
  return [thread.sessions, ...made];
};

/** Reads what the site holds from one state on, in both orders: a state moves on as it reads. */
const readAll = (from: SessionSet, payloads: readonly Uint8Array[], now: number): readonly string[] =>
  [payloads, payloads.toReversed()].flatMap((inOrder) => {
    let sessions = from;
    return inOrder.flatMap((payload) => {
      if (payloadKind(payload) !== 'message') return [];
      const read = readOverSessions(sessions, payload, now);
      if (read.kind !== 'message') return [];
      sessions = read.sessions;
      return read.content.kind === 'text' ? [read.content.text] : [];
    });
  });
