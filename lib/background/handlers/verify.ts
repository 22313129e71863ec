/** Checks a contact's key: shows a code, takes one that was scanned, gives the safety number, and notes that it was compared. */
import { accountTag, siteTag } from '../../core/identity.ts';
import { SCAN_LIFE } from '../../core/limits.ts';
import { sendingSession } from '../../core/ratchet/session-set.ts';
import { contactCodeText } from '../../core/verification/contact-code.ts';
import { safetyNumber } from '../../core/verification/safety-number.ts';
import { noInvitation, showCode } from '../../core/verification/scan.ts';
import { RpcError } from '../../rpc/errors.ts';
import type { KeyCheckState, ScanOutcome, ThreadName } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { AccountRecord } from '../../vault/records.ts';
import { type Decision, put } from '../../vault/step.ts';
import type { Context } from '../context.ts';
import { fullRef } from '../find-thread.ts';
import { checkOf, withShown } from '../key-check.ts';
import { nameOf } from '../names.ts';
import { deliver, inSendingOrder, readWaiting } from '../outbox.ts';
import type { Handlers } from '../router.ts';
import { threadId } from '../sessions.ts';
import { stateOf, type Thread } from '../thread-state.ts';
import { writeScanned } from '../write-scanned.ts';
import { inThread } from './thread.ts';

type Methods = 'verify.state' | 'verify.show' | 'verify.scan' | 'verify.send' | 'verify.compared';

export const verifyHandlers = (context: Context): Pick<Handlers, Methods> => ({
  'verify.state': async ({ thread }) => {
    const vault = await context.vault.open();
    return stateOfCheck(await vault.look(stores, (reader) => find(reader, vault, thread)), context.clock.now());
  },
  'verify.show': ({ thread }) => show(context, thread),
  'verify.scan': ({ tabId, text }) => scan(context, tabId, text),
  'verify.send': ({ tabId }) => inThread(context, tabId, waitingProof),
  'verify.compared': async ({ thread }) => {
    const vault = await context.vault.open();
    await change(vault, thread, ({ found }) => {
      if (found.thread.blocked) throw new RpcError('thread/blocked');
      return { ...found, contact: { ...found.contact, verified: true } };
    });
    announceAll(context);
    return {};
  },
});

interface Parties {
  readonly found: Thread;
  readonly account: AccountRecord;
}

const stores = ['threads', 'contacts', 'accounts'] as const;

/** @throws RpcError `thread/not-protected` when there is no key to check, `thread/blocked` when another one has appeared */
const find = async (
  reader: Parameters<Parameters<OpenVault['look']>[1]>[0],
  { keyring }: OpenVault,
  name: ThreadName,
): Promise<Parties> => {
  const thread = await reader.get('threads', keyring.thread(name));
  const contact = thread && (await reader.get('contacts', keyring.contact(thread)));
  const account = await reader.get('accounts', keyring.account(name));
  if (!thread || !contact || !account || contact.identity === null) throw new RpcError('thread/not-protected');
  return { found: { thread, contact }, account };
};

const stateOfCheck = ({ found, account }: Parties, now: number): KeyCheckState => {
  const { thread, contact } = found;
  const { shown, failed } = checkOf(thread);
  const last = shown.at(-1);
  const waits = last !== undefined && last.usedAt === null && failed === null;
  return {
    name: nameOf(contact),
    state: stateOf(found, now),
    number: numberOf({ found, account }),
    shownAt: waits ? last.shownAt : null,
    failed: failed ?? (waits && now - last.shownAt > SCAN_LIFE ? 'not-completed' : null),
  };
};

const numberOf = ({ found: { thread, contact }, account }: Parties): string => {
  const { site, ownId, peerId } = thread;
  const { identity } = contact;
  if (identity === null) throw new RpcError('thread/not-protected');
  return safetyNumber(
    siteTag(site),
    { identity: account.identity.publicKey, tag: accountTag(site, ownId) },
    { identity, tag: accountTag(site, peerId) },
  );
};

/**
 * Draws a code for the thread. What it says of us is public; its secret lives for ten minutes and is in no key. A thread that was stopped has one,
 * too: the contact's scan of it is how the other side learns that somebody stands between them.
 */
const show = async (context: Context, name: ThreadName) => {
  const vault = await context.vault.open();
  const now = context.clock.now();
  const text = await change(vault, name, ({ found, account }) => {
    const { thread } = found;
    if (sendingSession(thread.sessions) === null) throw new RpcError('thread/not-protected');
    const us = {
      site: siteTag(thread.site),
      tag: accountTag(thread.site, thread.ownId),
      identity: account.identity.publicKey,
    };
    const { bytes, shown } = showCode({ ...us, invitation: noInvitation, now }, context.random);
    return { ...found, thread: withShown(thread, shown), output: contactCodeText(bytes) };
  });
  return { text: text ?? '', shownAt: now, until: now + SCAN_LIFE };
};

const scan = async (context: Context, tabId: number, text: string): Promise<ScanOutcome> => {
  const vault = await context.vault.open();
  const ref = await context.engine.where(tabId);
  const full = ref && fullRef(ref);
  if (!ref || !full) throw new RpcError('thread/unknown-account');
  const outcome = await inSendingOrder(context, vault, full, async (): Promise<ScanOutcome> => {
    const written = await writeScanned(context, vault, full, text);
    if (written.kind === 'refused') return written;
    const sent = await deliver(context, vault, { tabId, ref, thread: threadId(full) }, written.id);
    if (sent === null) throw new RpcError('message/unknown');
    return { kind: 'checked', sent };
  });
  announceAll(context);
  return outcome;
};

/** The id of a proof that was never seen in the thread, or null when there is none. */
const waitingProof = (_: Context, vault: OpenVault, thread: ThreadName): Promise<string | null> =>
  vault.look(['outbox'], async (reader) => {
    const waiting = await readWaiting(reader, vault, thread);
    return waiting.findLast(({ record }) => record.kind === 'scanned')?.id ?? null;
  });

const change = (
  vault: OpenVault,
  name: ThreadName,
  decide: (parties: Parties) => Thread & { readonly output?: string },
): Promise<string | null> =>
  vault.step({
    touches: stores,
    read: (reader) => find(reader, vault, name),
    decide: (parties): Decision<string | null> => {
      const { thread, contact, output = null } = decide(parties);
      return {
        writes: [
          put('threads', vault.keyring.thread(name), thread),
          put('contacts', vault.keyring.contact(contact), contact),
        ],
        output,
      };
    },
  });

const announceAll = ({ announce }: Context): void => {
  announce('thread');
  announce('people');
};
