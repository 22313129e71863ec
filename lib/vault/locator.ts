/**
 * Says under which key a record is sealed. Encrypted so that equal keys give equal locators and nothing else shows: the database can
 * find what goes with a key, and the disk does not tell whose key it is.
 */
import { ascii, concat, toHex } from '../core/bytes.ts';
import { openDeterministic, sealDeterministic } from '../core/primitives.ts';
import type { Name } from './database.ts';
import { VaultError } from './errors.ts';
import type { TextKeyId, ThreadName } from './keys.ts';

export type KeyPlace =
  /** Everything that is overwritten in place. */
  | { readonly kind: 'epoch'; readonly number: number }
  | { readonly kind: 'thread-day'; readonly thread: ThreadName; readonly day: number }
  | { readonly kind: 'thread'; readonly thread: ThreadName }
  | { readonly kind: 'text'; readonly id: TextKeyId }
  /** What outlives everything else: that there was a text, and whose. */
  | { readonly kind: 'lasting' };

const kinds = ['epoch', 'thread-day', 'thread', 'text', 'lasting'] as const satisfies readonly KeyPlace['kind'][];
const NAME_BYTES = 16;
const noName = new Uint8Array(NAME_BYTES);
const aad = ascii('Sotto/1 vault locator');

/** 37 bytes for every place. @param key 32 bytes that seal locators and nothing else */
export const sealLocator = (key: Uint8Array, place: KeyPlace): Name => {
  const { name, number } = partsOf(place);
  const plain = new Uint8Array(1 + NAME_BYTES + 4);
  plain[0] = kinds.indexOf(place.kind);
  plain.set(name, 1);
  new DataView(plain.buffer).setUint32(1 + NAME_BYTES, number);
  return new Uint8Array(sealDeterministic({ key, aad }, plain));
};

/** A place as a text, equal for equal places: never written anywhere. */
export const placeText = (place: KeyPlace): string => {
  const { name, number } = partsOf(place);
  return `${place.kind} ${toHex(name)} ${number}`;
};

const partsOf = (place: KeyPlace): { readonly name: Uint8Array; readonly number: number } => ({
  name: 'thread' in place ? place.thread : 'id' in place ? place.id : noName,
  number: 'number' in place ? place.number : 'day' in place ? place.day : 0,
});

/** @throws VaultError `vault/corrupt` */
export const openLocator = (key: Uint8Array, locator: Uint8Array): KeyPlace => {
  const plain = openDeterministic({ key, aad }, locator);
  const kind = kinds[plain?.[0] ?? kinds.length];
  if (plain === null || kind === undefined) throw new VaultError('vault/corrupt');
  const name = plain.slice(1, 1 + NAME_BYTES);
  const number = new DataView(plain.buffer, plain.byteOffset).getUint32(1 + NAME_BYTES);
  switch (kind) {
    case 'epoch':
      return { kind, number };
    case 'thread-day':
      return { kind, thread: name, day: number };
    case 'thread':
      return { kind, thread: name };
    case 'text':
      return { kind, id: name };
    case 'lasting':
      return { kind };
  }
};

/** What a locator's bytes bind: a record does not open under another place's name. */
export const boundTo = (locator: Uint8Array, record: Uint8Array): Uint8Array => concat(record, locator);
