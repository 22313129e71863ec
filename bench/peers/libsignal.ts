/** Signal's own library, native code behind Node's binding, with stores in memory. */
import {
  CiphertextMessageType,
  type Direction,
  IdentityChange,
  IdentityKeyPair,
  IdentityKeyStore,
  KEMKeyPair,
  KyberPreKeyRecord,
  KyberPreKeyStore,
  PreKeyBundle,
  PreKeyRecord,
  PreKeySignalMessage,
  PreKeyStore,
  PrivateKey,
  ProtocolAddress,
  type PublicKey,
  processPreKeyBundle,
  SessionRecord,
  SessionStore,
  SignalMessage,
  SignedPreKeyRecord,
  SignedPreKeyStore,
  signalDecrypt,
  signalDecryptPreKey,
  signalEncrypt,
} from '@signalapp/libsignal-client';
import {
  bytes,
  type Contestant,
  type Conversation,
  type Handshake,
  other,
  type Side,
  type Wire,
} from '../contestant.ts';

/** As Signal's own stores do, a record is kept as its bytes. */
class Sessions extends SessionStore {
  readonly records = new Map<string, Uint8Array<ArrayBuffer>>();

  override async saveSession(name: ProtocolAddress, record: SessionRecord) {
    this.records.set(name.toString(), record.serialize());
  }

  override async getSession(name: ProtocolAddress) {
    const record = this.records.get(name.toString());
    return record === undefined ? null : SessionRecord.deserialize(record);
  }

  override async getExistingSessions() {
    return [...this.records.values()].map((record) => SessionRecord.deserialize(record));
  }
}

class Identities extends IdentityKeyStore {
  readonly #own: IdentityKeyPair;
  readonly #known = new Map<string, PublicKey>();

  constructor(own: IdentityKeyPair) {
    super();
    this.#own = own;
  }

  override async getIdentityKey() {
    return this.#own.privateKey;
  }

  override async getLocalRegistrationId() {
    return 1;
  }

  override async saveIdentity(name: ProtocolAddress, key: PublicKey) {
    const known = this.#known.get(name.toString());
    this.#known.set(name.toString(), key);
    return known === undefined || known.equals(key) ? IdentityChange.NewOrUnchanged : IdentityChange.ReplacedExisting;
  }

  override async isTrustedIdentity(name: ProtocolAddress, key: PublicKey, _direction: Direction) {
    return this.#known.get(name.toString())?.equals(key) ?? true;
  }

  override async getIdentity(name: ProtocolAddress) {
    return this.#known.get(name.toString()) ?? null;
  }
}

/** The keys that Alice has published, one of each kind. */
function publishedKeys(identity: IdentityKeyPair) {
  const now = Date.now();
  const oneTime = PrivateKey.generate();
  const signed = PrivateKey.generate();
  const kem = KEMKeyPair.generate();
  const signature = identity.privateKey.sign(signed.getPublicKey().serialize());
  const kemSignature = identity.privateKey.sign(kem.getPublicKey().serialize());
  const bundle = PreKeyBundle.new(
    ...([1, 1] as const),
    ...([1, oneTime.getPublicKey()] as const),
    ...([1, signed.getPublicKey(), signature] as const),
    identity.publicKey,
    ...([1, kem.getPublicKey(), kemSignature] as const),
  );
  return {
    bundle,
    prekeys: new PreKeys(PreKeyRecord.new(1, oneTime.getPublicKey(), oneTime)),
    signedPrekeys: new SignedPreKeys(SignedPreKeyRecord.new(1, now, signed.getPublicKey(), signed, signature)),
    kemPrekeys: new KemPreKeys(KyberPreKeyRecord.new(1, now, kem, kemSignature)),
  };
}

class PreKeys extends PreKeyStore {
  readonly #record: PreKeyRecord;
  constructor(record: PreKeyRecord) {
    super();
    this.#record = record;
  }
  override async savePreKey() {}
  override async getPreKey() {
    return this.#record;
  }
  override async removePreKey() {}
}

class SignedPreKeys extends SignedPreKeyStore {
  readonly #record: SignedPreKeyRecord;
  constructor(record: SignedPreKeyRecord) {
    super();
    this.#record = record;
  }
  override async saveSignedPreKey() {}
  override async getSignedPreKey() {
    return this.#record;
  }
}

class KemPreKeys extends KyberPreKeyStore {
  readonly #record: KyberPreKeyRecord;
  constructor(record: KyberPreKeyRecord) {
    super();
    this.#record = record;
  }
  override async saveKyberPreKey() {}
  override async getKyberPreKey() {
    return this.#record;
  }
  override async markKyberPreKeyUsed() {}
}

const identities = { alice: IdentityKeyPair.generate(), bob: IdentityKeyPair.generate() };
const addresses = { alice: ProtocolAddress.new('alice', 1), bob: ProtocolAddress.new('bob', 1) };
const utf8 = {
  encode: (text: string) => new Uint8Array(Buffer.from(text)),
  decode: (text: Uint8Array) => Buffer.from(text).toString(),
};

export const contestant: Contestant = { name: 'libsignal', ratchet: 'turn', batch: 100, handshake };

async function handshake(): Promise<Handshake> {
  const sessions = { alice: new Sessions(), bob: new Sessions() };
  const stores = { alice: new Identities(identities.alice), bob: new Identities(identities.bob) };
  const { bundle, prekeys, signedPrekeys, kemPrekeys } = publishedKeys(identities.alice);
  // The type of a message stands beside it, in Signal's envelope.
  const first = new WeakSet<Uint8Array>();
  await processPreKeyBundle(bundle, addresses.alice, addresses.bob, sessions.bob, stores.bob);

  const encrypt = async (from: Side, text: string): Promise<Wire> => {
    const to = addresses[other(from)];
    const message = await signalEncrypt(utf8.encode(text), to, addresses[from], sessions[from], stores[from]);
    const wire = message.serialize();
    if (message.type() === CiphertextMessageType.PreKey) first.add(wire);
    return wire;
  };
  const decrypt = async (to: Side, wire: Wire): Promise<string> => {
    const message = bytes(wire);
    const [from, own, session, store] = [addresses[other(to)], addresses[to], sessions[to], stores[to]];
    const text = first.has(message)
      ? await signalDecryptPreKey(
          ...([PreKeySignalMessage.deserialize(message), from, own, session, store] as const),
          ...([prekeys, signedPrekeys, kemPrekeys] as const),
        )
      : await signalDecrypt(SignalMessage.deserialize(message), from, own, session, store);
    return utf8.decode(text);
  };
  const stateBytes = (side: Side) => sessions[side].records.get(addresses[other(side)].toString())?.length ?? 0;
  const conversation: Conversation = { encrypt, decrypt, stateBytes };
  const acceptance = await encrypt('bob', 'hello');
  await decrypt('alice', acceptance);
  return { conversation, invitation: published(bundle), acceptance };
}

/** The bundle has no wire form of its own: its keys and signatures, one after the other. */
function published(bundle: PreKeyBundle): Uint8Array {
  return Buffer.concat([
    bundle.identityKey().serialize(),
    bundle.preKeyPublic()?.serialize() ?? new Uint8Array(),
    bundle.signedPreKeyPublic().serialize(),
    bundle.signedPreKeySignature(),
    bundle.kyberPreKeyPublic().serialize(),
    bundle.kyberPreKeySignature(),
  ]);
}
