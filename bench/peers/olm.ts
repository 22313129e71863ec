/** Matrix's Olm by its SDK in WebAssembly, as messages to a device. Counted is the Olm message alone, without Matrix's JSON around it. */
import {
  DecryptionSettings,
  DeviceId,
  DeviceLists,
  initAsync,
  OlmMachine,
  RequestType,
  TrustRequirement,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm';
import { type Contestant, type Conversation, type Handshake, other, type Side, type Wire } from '../contestant.ts';

await initAsync();

const EVENT = 'org.example.text';
const KEY_KIND = 'signed_curve25519';

export const contestant: Contestant = { name: 'Olm', ratchet: 'turn', batch: 4, handshake };

interface Uploaded {
  readonly device_keys: unknown;
  readonly one_time_keys: Readonly<Record<string, unknown>>;
}

interface Member {
  readonly machine: OlmMachine;
  readonly user: string;
  readonly device: string;
  readonly uploaded: Uploaded;
}

async function member(side: Side): Promise<Member> {
  const [user, device] = [`@${side}:example.org`, side.toUpperCase()];
  const machine = await OlmMachine.initialize(new UserId(user), new DeviceId(device));
  let uploaded: Uploaded | undefined;
  for (const request of await machine.outgoingRequests()) {
    if (request.type !== RequestType.KeysUpload) continue;
    uploaded = JSON.parse(request.body);
    const counts = { one_time_key_counts: { [KEY_KIND]: 50 } };
    await machine.markRequestAsSent(request.id ?? '', request.type, JSON.stringify(counts));
  }
  if (uploaded === undefined) throw new Error('no keys were made');
  return { machine, user, device, uploaded };
}

/** Says to one machine which keys the other has. */
async function introduce(self: Member, peer: Member) {
  await self.machine.updateTrackedUsers([new UserId(peer.user)]);
  for (const request of await self.machine.outgoingRequests()) {
    if (request.type !== RequestType.KeysQuery) continue;
    const answer = { device_keys: { [peer.user]: { [peer.device]: peer.uploaded.device_keys } } };
    await self.machine.markRequestAsSent(request.id ?? '', request.type, JSON.stringify(answer));
  }
}

async function handshake(): Promise<Handshake> {
  const members = { alice: await member('alice'), bob: await member('bob') };
  await introduce(members.bob, members.alice);
  await introduce(members.alice, members.bob);

  const { alice, bob } = members;
  const claim = await bob.machine.getMissingSessions([new UserId(alice.user)]);
  if (claim === null || claim === undefined) throw new Error('no key is wanted');
  const [key] = Object.entries(alice.uploaded.one_time_keys);
  if (key === undefined) throw new Error('no one-time key');
  const answer = { one_time_keys: { [alice.user]: { [alice.device]: Object.fromEntries([key]) } } };
  await bob.machine.markRequestAsSent(claim.id, claim.type, JSON.stringify(answer));

  const conversation = between(members);
  const acceptance = await conversation.encrypt('bob', 'hello');
  await conversation.decrypt('alice', acceptance);
  return { conversation, acceptance };
}

interface OlmContent {
  readonly ciphertext: Readonly<Record<string, { readonly body: string }>>;
}

function between(members: Record<Side, Member>): Conversation {
  /** The whole event content of each Olm message. */
  const contents = new Map<string, unknown>();
  const settings = () => new DecryptionSettings(TrustRequirement.Untrusted);
  return {
    async encrypt(from, text) {
      const [self, peer] = [members[from], members[other(from)]];
      const device = await self.machine.getDevice(new UserId(peer.user), new DeviceId(peer.device));
      if (device === undefined) throw new Error('the other device is not known');
      const content: OlmContent = JSON.parse(await device.encryptToDeviceEvent(EVENT, { text }));
      const [message] = Object.values(content.ciphertext);
      if (message === undefined) throw new Error('nothing was encrypted');
      contents.set(message.body, content);
      return message.body;
    },
    async decrypt(to, wire: Wire) {
      const event = { type: 'm.room.encrypted', sender: members[other(to)].user, content: contents.get(String(wire)) };
      const [read] = await members[to].machine.receiveSyncChanges(
        ...([JSON.stringify([event]), new DeviceLists(), new Map()] as const),
        ...([undefined, settings()] as const),
      );
      const { type, content } = JSON.parse(read?.rawEvent ?? '{}');
      if (type !== EVENT) throw new Error('it was not decrypted');
      return content.text;
    },
  };
}
