/** age, X25519, armored. It does not say who wrote a message: less than every other contestant does. */
import { armor, Decrypter, Encrypter, generateIdentity, identityToRecipient } from 'age-encryption';
import { type Contestant, other, type Side, type Wire } from '../contestant.ts';

async function person() {
  const identity = await generateIdentity();
  return { identity, recipient: await identityToRecipient(identity) };
}

const people = { alice: await person(), bob: await person() };

export const contestant: Contestant = {
  name: 'age',
  ratchet: 'none',
  batch: 4,
  handshake: async () => ({
    invitation: people.alice.recipient,
    conversation: { encrypt, decrypt },
  }),
};

async function encrypt(from: Side, text: string): Promise<Wire> {
  const encrypter = new Encrypter();
  encrypter.addRecipient(people[other(from)].recipient);
  return armor.encode(await encrypter.encrypt(text));
}

async function decrypt(to: Side, wire: Wire): Promise<string> {
  const decrypter = new Decrypter();
  decrypter.addIdentity(people[to].identity);
  return decrypter.decrypt(armor.decode(String(wire)), 'text');
}
