/** A group of two by ts-mls, with its own settings. No commits are made: between them MLS protects the past only. */
import {
  type ClientState,
  createApplicationMessage,
  createCommit,
  createGroup,
  decodeMlsMessage,
  defaultCapabilities,
  defaultLifetime,
  emptyPskIndex,
  encodeMlsMessage,
  generateKeyPackage,
  getCiphersuiteFromName,
  getCiphersuiteImpl,
  joinGroup,
  type MLSMessage,
  processPrivateMessage,
} from 'ts-mls';
import { bytes, type Contestant, type Handshake, type Side, type Wire } from '../contestant.ts';

const suite = await getCiphersuiteImpl(getCiphersuiteFromName('MLS_128_DHKEMX25519_AES128GCM_SHA256_Ed25519'));
const encoder = new TextEncoder();
const decoder = new TextDecoder();

export const contestant: Contestant = { name: 'ts-mls', ratchet: 'forward', batch: 10, handshake };

function keyPackage(name: string) {
  const credential = { credentialType: 'basic', identity: encoder.encode(name) } as const;
  return generateKeyPackage(credential, defaultCapabilities(), defaultLifetime, [], suite);
}

function decode(wire: Uint8Array): MLSMessage {
  const [message] = decodeMlsMessage(wire, 0) ?? [];
  if (message === undefined) throw new Error('no MLS message');
  return message;
}

async function handshake(): Promise<Handshake> {
  const [alice, bob] = [await keyPackage('alice'), await keyPackage('bob')];
  const invitation = encodeMlsMessage({
    keyPackage: alice.publicPackage,
    wireformat: 'mls_key_package',
    version: 'mls10',
  });
  const read = decode(invitation);
  if (read.wireformat !== 'mls_key_package') throw new Error('no key package');

  const group = await createGroup(encoder.encode('group'), bob.publicPackage, bob.privatePackage, [], suite);
  const extraProposals = [{ proposalType: 'add', add: { keyPackage: read.keyPackage } } as const];
  const committed = await createCommit(
    { state: group, cipherSuite: suite },
    { extraProposals, ratchetTreeExtension: true },
  );
  if (committed.welcome === undefined) throw new Error('no welcome');
  const acceptance = encodeMlsMessage({ welcome: committed.welcome, wireformat: 'mls_welcome', version: 'mls10' });
  const welcome = decode(acceptance);
  if (welcome.wireformat !== 'mls_welcome') throw new Error('no welcome');
  const joined = await joinGroup(welcome.welcome, alice.publicPackage, alice.privatePackage, emptyPskIndex, suite);
  return { invitation, acceptance, conversation: conversation({ alice: joined, bob: committed.newState }) };
}

function conversation(states: Record<Side, ClientState>) {
  return {
    async encrypt(from: Side, text: string): Promise<Wire> {
      const { newState, privateMessage } = await createApplicationMessage(states[from], encoder.encode(text), suite);
      states[from] = newState;
      return encodeMlsMessage({ privateMessage, wireformat: 'mls_private_message', version: 'mls10' });
    },
    async decrypt(to: Side, wire: Wire): Promise<string> {
      const message = decode(bytes(wire));
      if (message.wireformat !== 'mls_private_message') throw new Error('no private message');
      const read = await processPrivateMessage(states[to], message.privateMessage, emptyPskIndex, suite);
      if (read.kind !== 'applicationMessage') throw new Error(read.kind);
      states[to] = read.newState;
      return decoder.decode(read.message);
    },
  };
}
