/** Fills a vault with archived texts of many threads and days, through the vault's own steps, and makes one thread that can be written in. */

import { newThread } from '../../lib/background/names.ts';
import { addSession, threadId } from '../../lib/background/sessions.ts';
import { wrapArmor } from '../../lib/core/armor/armor.ts';
import { createAcceptance, openAcceptance } from '../../lib/core/handshake/acceptance.ts';
import { createInvitation, readInvitation } from '../../lib/core/handshake/invitation.ts';
import { accountTag, createDeviceId, createIdentity, siteTag } from '../../lib/core/identity.ts';
import type { Random } from '../../lib/core/random.ts';
import { payloadHash } from '../../lib/core/wire/payload.ts';
import type { OpenVault } from '../../lib/vault/open-vault.ts';
import { put, type Write } from '../../lib/vault/step.ts';
import { textOf } from './words.ts';

const THREADS = 20;
const DAYS = 250;
const DAY = 86_400;
/** Bytes of a message of a hundred characters, about. */
const PAYLOAD_BYTES = 320;

export interface Filling {
  readonly vault: OpenVault;
  readonly random: Random;
  /** What the vault takes for now, Unix seconds. */
  readonly setNow: (now: number) => void;
}

/** The thread that is read and written in. */
export const ref = refOf(0);

function refOf(thread: number) {
  const peer = String(2_000 + thread);
  return { site: 'x', ownId: '1001', conversationId: `1001-${peer}`, peerId: peer, peerHandle: `peer${thread}` };
}

/** Archives so many texts over the days before now. Gives the armor of the newest of the first thread, the newest last. */
export const fill = async (filling: Filling, count: number, shown: number): Promise<readonly string[]> => {
  const { vault, random, setNow } = filling;
  const today = Math.floor(Date.now() / 1_000);
  const armored: string[] = [];
  let told = 0;
  for (let day = 0; day < DAYS; day++) {
    const now = today - (DAYS - day) * DAY;
    setNow(now);
    if (day === 0) for (let thread = 0; thread < THREADS; thread++) await begin(filling, thread, now);
    const writes: Write[] = [];
    for (const until = Math.floor((count * (day + 1)) / DAYS); told < until; told++) {
      const payload = random.bytes(PAYLOAD_BYTES);
      const ofFirst = told % THREADS === 0;
      if (ofFirst && told >= count - shown * THREADS) armored.push(wrapArmor(payload));
      writes.push(
        archived(vault, { thread: told % THREADS, number: told, time: now + told - until, hash: payloadHash(payload) }),
      );
    }
    await vault.step({ touches: ['archive'], read: async () => null, decide: () => ({ writes, output: null }) });
  }
  setNow(today);
  return armored;
};

const archived = (
  { keyring }: OpenVault,
  { thread, number, time, hash }: { thread: number; number: number; time: number; hash: Uint8Array },
): Write =>
  put('archive', keyring.archived(hash), {
    kind: 'text',
    text: textOf(number),
    sequence: number + 1,
    thread: threadId(refOf(thread)),
    author: Math.floor(number / THREADS) % 2 === 0 ? 'us' : 'them',
    time,
    hash,
  });

/** A thread with a session, as after an acceptance. */
const begin = async ({ vault, random }: Filling, number: number, now: number): Promise<void> => {
  const { keyring } = vault;
  const of = refOf(number);
  const person = (account: string) => ({
    identity: createIdentity(random),
    deviceId: createDeviceId(random),
    ourTag: accountTag('x', account),
    now,
  });
  const [us, them] = [person(of.ownId), person(of.peerId)];
  const { payload, secrets } = createInvitation({ ...us, site: siteTag('x'), theirTag: them.ourTag }, random);
  const invitation = readInvitation(payload, now);
  if (invitation.kind === 'refused') throw new Error(invitation.code);
  const acceptance = createAcceptance({ ...them, invitation: invitation.invitation }, random);
  const opened = openAcceptance(acceptance.payload, { ...us, secrets, site: siteTag('x'), theirTag: them.ourTag });
  if (opened.kind === 'refused') throw new Error(opened.code);
  const { thread, contact } = newThread(of);
  const account = { site: of.site, ownId: of.ownId, identity: us.identity, deviceId: us.deviceId, createdAt: now };
  await vault.step({
    touches: ['accounts', 'threads', 'contacts'],
    read: async () => null,
    decide: () => ({
      writes: [
        put('accounts', keyring.account(of), account),
        put('threads', keyring.thread(of), addSession(thread, { session: opened.session, heardAt: now })),
        put('contacts', keyring.contact(contact), { ...contact, identity: them.identity.publicKey, since: now }),
      ],
      output: null,
    }),
  });
  // Its keys begin on this day; a step makes those of one thread at a time.
  await vault.setKeepDays(of, null);
};
