/** OpenPGP as it comes: version 4 keys on Curve25519, signed and encrypted, armored. */
import { createMessage, decrypt, encrypt, generateKey, readKey, readMessage, readPrivateKey } from 'openpgp';
import { type Contestant, other, type Side, type Wire } from '../contestant.ts';

async function person(name: string) {
  const { privateKey, publicKey } = await generateKey({ userIDs: { name } });
  return {
    armored: publicKey,
    publicKey: await readKey({ armoredKey: publicKey }),
    privateKey: await readPrivateKey({ armoredKey: privateKey }),
  };
}

const people = { alice: await person('alice'), bob: await person('bob') };

export const contestant: Contestant = {
  name: 'openpgp',
  ratchet: 'none',
  batch: 4,
  handshake: async () => ({
    invitation: people.alice.armored,
    conversation: { encrypt: encryptFrom, decrypt: decryptTo },
  }),
};

async function encryptFrom(from: Side, text: string): Promise<Wire> {
  const armored = await encrypt({
    message: await createMessage({ text }),
    encryptionKeys: people[other(from)].publicKey,
    signingKeys: people[from].privateKey,
  });
  return String(armored);
}

async function decryptTo(to: Side, wire: Wire): Promise<string> {
  const { data } = await decrypt({
    message: await readMessage({ armoredMessage: String(wire) }),
    decryptionKeys: people[to].privateKey,
    verificationKeys: people[other(to)].publicKey,
    expectSigned: true,
  });
  return String(data);
}
