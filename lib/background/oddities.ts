/** Compares what a page says of the other account with what is known. A page can say anything: keys hang on the account's number alone. */
import type { PageOddity, ThreadRef } from '../rpc/thread-types.ts';
import type { OpenVault } from '../vault/open-vault.ts';
import { sayName } from '../words/thread-words.ts';
import type { Thread } from './thread-state.ts';

/** What does not fit, or null. `found`: the thread as it is known, if it is. */
export const oddityOf = async (vault: OpenVault, ref: ThreadRef, found: Thread | null): Promise<PageOddity | null> => {
  const { peerHandle } = ref;
  if (peerHandle === null) return null;
  const { handle = null, identity = null } = found?.contact ?? {};
  if (handle !== null && !isSameHandle(handle, peerHandle)) return { kind: 'renamed', shown: peerHandle };
  return identity === null ? namesakeOf(vault, ref, peerHandle) : null;
};

/** A contact who is known by that handle under another number. */
const namesakeOf = async (
  { look }: OpenVault,
  { site, ownId, peerId }: ThreadRef,
  shown: string,
): Promise<PageOddity | null> => {
  const contacts = await look(['contacts'], (reader) => reader.list('contacts'));
  const namesake = contacts.find(
    ({ record }) =>
      record.site === site &&
      record.ownId === ownId &&
      record.peerId !== peerId &&
      record.identity !== null &&
      isSameHandle(record.handle ?? '', shown),
  );
  if (namesake === undefined) return null;
  const { name, handle, peerId: id } = namesake.record;
  return { kind: 'namesake', name: sayName({ name, handle, id }) };
};

const isSameHandle = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();
