/** Seals one record at a time and synchronously, so that it can happen inside a transaction, under the key that its erasure asks for. */
import { decode, encode } from 'cborg';
import { ascii, concat, toHex } from '../core/bytes.ts';
import { openDeterministic, sealDeterministic } from '../core/primitives.ts';
import type { Random } from '../core/random.ts';
import type { Name, SealedRecord } from './database.ts';
import { VaultError } from './errors.ts';
import type { RecordKey } from './keyring.ts';
import { boundTo, type KeyPlace, openLocator, placeText, sealLocator } from './locator.ts';
import { makePlaces, type PlaceParts, type Under } from './places.ts';
import { RECORD_VERSION, upgraded } from './record-upgrades.ts';
import type { Records, StoreName } from './records.ts';

const NONCE_BYTES = 12;

export interface Sealer {
  /**
   * The record, bound to its store and key: moved elsewhere it does not open. Everything but the archive is under the epoch's key.
   * @param under for the archive alone: the key of one text
   * @param day for the archive alone: days since 1970 when it is not today's
   * @throws MissingThread when the archive has no key for the record's thread yet
   */
  seal<S extends StoreName>(store: S, key: RecordKey<S>, record: Records[S], under?: Under, day?: number): SealedRecord;
  /**
   * Undefined when its key has been forgotten; what is under an epoch's is never let go of without being sealed anew.
   * @throws VaultError `vault/corrupt` when the bytes are not what was sealed here under this key.
   */
  open<S extends StoreName>(store: S, key: RecordKey<S>, sealed: SealedRecord): Records[S] | undefined;
  /** How records under this place's key are found. */
  locator(place: KeyPlace): Name;
  placeOf(sealed: SealedRecord): KeyPlace;
}

export const makeSealer = ({ random, ...parts }: PlaceParts & { readonly random: Random }): Sealer => {
  const { keyring } = parts;
  const { keyAt, placeFor } = makePlaces(parts);
  const locators = new Map<string, KeyPlace>();
  const names = new Map<string, Name>();

  const placeOf = ({ under }: SealedRecord): KeyPlace => {
    const name = toHex(under);
    const place = locators.get(name) ?? openLocator(keyring.locatorKey, under);
    locators.set(name, place);
    return place;
  };

  /** Encrypting a place costs as much as sealing a short text, and most records of a day share theirs. */
  const locatorOf = (place: KeyPlace): Name => {
    const text = placeText(place);
    const name = names.get(text) ?? sealLocator(keyring.locatorKey, place);
    names.set(text, name);
    return name;
  };

  return {
    seal: (store, key, record, under = null, day = undefined) => {
      const place = placeFor(store, record, under, day);
      const sealingKey = keyAt(place);
      // A place is made from a key that is there; a text's own key may have gone with a lock meanwhile.
      if (sealingKey === null) throw new VaultError(place.kind === 'text' ? 'vault/locked' : 'vault/corrupt');
      const locator = locatorOf(place);
      const nonce = random.bytes(NONCE_BYTES);
      const sealing = { key: sealingKey, nonce, aad: aad(store, key, locator) };
      return { under: locator, sealed: concat(nonce, sealDeterministic(sealing, encode([RECORD_VERSION, record]))) };
    },
    open: <S extends StoreName>(store: S, key: RecordKey<S>, record: SealedRecord) => {
      const place = placeOf(record);
      const sealingKey = keyAt(place);
      // Whoever put an old database beside a new key file must not make threads look as if they had never been.
      if (sealingKey === null && place.kind === 'epoch') throw new VaultError('vault/corrupt');
      if (sealingKey === null) return undefined;
      const nonce = record.sealed.slice(0, NONCE_BYTES);
      if (nonce.length !== NONCE_BYTES) throw new VaultError('vault/corrupt');
      const sealing = { key: sealingKey, nonce, aad: aad(store, key, record.under) };
      const plain = openDeterministic(sealing, record.sealed.subarray(NONCE_BYTES));
      if (plain === null) throw new VaultError('vault/corrupt');
      const [version, stored] = decode(plain) as [number, unknown]; // only this vault could have sealed it
      return upgraded(store, version, stored);
    },
    locator: locatorOf,
    placeOf,
  };
};

const aad = (store: StoreName, key: Name, locator: Uint8Array): Uint8Array =>
  boundTo(locator, concat(ascii(`Sotto/1 vault record ${store} `), key));
