/** Seals one record at a time and synchronously, so that it can happen inside a transaction. */
import { decode, encode } from 'cborg';
import { ascii, concat } from '../core/bytes.ts';
import { openDeterministic, sealDeterministic } from '../core/primitives.ts';
import type { Random } from '../core/random.ts';
import { VaultError } from './errors.ts';
import type { Keyring, RecordKey } from './keyring.ts';
import type { Records, StoreName } from './records.ts';

const NONCE_BYTES = 12;
/** Version of the records' shape. A migration rewrites what is older. */
const RECORD_VERSION = 1;

export interface Sealer {
  /** `nonce ‖ ciphertext ‖ tag` of the record, bound to its store and key: a record moved elsewhere does not open. */
  seal<S extends StoreName>(store: S, key: RecordKey<S>, record: Records[S]): Uint8Array;
  /** @throws VaultError `vault/corrupt` when the bytes are not what was sealed here under this key. */
  open<S extends StoreName>(store: S, key: RecordKey<S>, sealed: Uint8Array): Records[S];
}

export const makeSealer = (keyring: Keyring, random: Random): Sealer => ({
  seal: (store, key, record) => {
    const nonce = random.bytes(NONCE_BYTES);
    const sealing = { key: keyring.sealKey(store), nonce, aad: aad(store, key) };
    return concat(nonce, sealDeterministic(sealing, encode([RECORD_VERSION, record])));
  },
  open: <S extends StoreName>(store: S, key: RecordKey<S>, bytes: Uint8Array) => {
    const nonce = bytes.slice(0, NONCE_BYTES);
    if (nonce.length !== NONCE_BYTES) throw new VaultError('vault/corrupt');
    const sealing = { key: keyring.sealKey(store), nonce, aad: aad(store, key) };
    const plain = openDeterministic(sealing, bytes.subarray(NONCE_BYTES));
    if (plain === null) throw new VaultError('vault/corrupt');
    const [version, record] = decode(plain) as [unknown, Records[S]]; // only this vault could have sealed it
    if (version !== RECORD_VERSION) throw new VaultError('vault/corrupt');
    return record;
  },
});

const aad = (store: StoreName, key: Uint8Array): Uint8Array => concat(ascii(`Sotto/1 vault ${store} `), key);
