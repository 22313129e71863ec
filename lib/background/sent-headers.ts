/**
 * Which headers we have sent. Headers never repeat, so a payload that nobody knows and that has one of these is a copy of ours that the
 * site altered; with any other header of our keys, only another copy of this profile can have written it.
 */
import { decodeMessage } from '../core/wire/message-form.ts';
import type { Keyring, RecordKey } from '../vault/keyring.ts';
import type { GoneRecord } from '../vault/records.ts';
import { put, type Write } from '../vault/step.ts';

/** Says no more than that it was. */
const note: GoneRecord = { kind: 'gone', author: 'us', hash: null };

/** Notes the header of a message that we send. */
export const noteHeader = (keyring: Keyring, message: Uint8Array): readonly Write[] => {
  const name = headerName(keyring, message);
  return name === null ? [] : [put('archive', name, note)];
};

/** Under which name it is noted that a payload's header was sent by us; null for what is no message. */
export const headerName = (keyring: Keyring, payload: Uint8Array): RecordKey<'archive'> | null => {
  const sealed = decodeMessage(payload);
  return sealed && keyring.sentHeader(sealed.header);
};
