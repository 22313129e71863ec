/** Checks a contact's key: shows a code, takes one that was scanned, gives the safety number, and notes that it was compared. */
import type { IdentityPublicKey } from '../../core/keys.ts';
import { SCAN_LIFE } from '../../core/limits.ts';
import { sendingSession } from '../../core/ratchet/session-set.ts';
import { contactCodeText } from '../../core/verification/contact-code.ts';
import { safetyNumber } from '../../core/verification/safety-number.ts';
import { noInvitation, showCode } from '../../core/verification/scan.ts';
import { RpcError } from '../../rpc/errors.ts';
import type { KeyCheckState, ScannedCode, ScanOutcome, ScanRefusal, ThreadName } from '../../rpc/thread-types.ts';
import type { OpenVault } from '../../vault/open-vault.ts';
import type { AccountRecord } from '../../vault/records.ts';
import { type Decision, put, type Reader } from '../../vault/step.ts';
import type { Context } from '../context.ts';
import { readThread } from '../find-thread.ts';
import { checkOf, withShown } from '../key-check.ts';
import { nameOf } from '../names.ts';
import { readWaiting } from '../outbox.ts';
import { viewOf } from '../read-handshake.ts';
import type { Handlers } from '../router.ts';
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
  'verify.scan': (asked) => scan(context, asked),
  'verify.send': ({ tabId }) => inThread(context, tabId, waitingProof),
  'verify.compared': async ({ thread }) => {
    const vault = await context.vault.open();
    await change(vault, thread, ({ found }) => {
      if (found.thread.blocked) throw new RpcError('thread/blocked');
      return { after: { ...found, contact: { ...found.contact, verified: true } }, output: null };
    });
    for (const news of ['thread', 'people'] as const) context.announce(news);
    return {};
  },
});

interface Parties {
  readonly found: Thread;
  readonly account: AccountRecord;
  /** The contact's key. */
  readonly pinned: IdentityPublicKey;
}

const stores = ['threads', 'contacts', 'accounts'] as const;

/** @throws RpcError `thread/not-protected` when there is no key to check */
const find = async (reader: Reader, { keyring }: OpenVault, name: ThreadName): Promise<Parties> => {
  const found = await readThread(reader, keyring, name);
  const account = await reader.get('accounts', keyring.account(name));
  const pinned = found?.contact.identity ?? null;
  if (found === null || !account || pinned === null) throw new RpcError('thread/not-protected');
  return { found, account, pinned };
};

const stateOfCheck = (parties: Parties, now: number): KeyCheckState => {
  const { thread, contact } = parties.found;
  const { shown, failed } = checkOf(thread);
  const last = shown.at(-1);
  const isOver = last !== undefined && last.usedAt === null && now - last.shownAt > SCAN_LIFE;
  return {
    name: nameOf(contact),
    state: stateOf(parties.found, now),
    number: numberOf(parties),
    failed: failed ?? (isOver ? 'not-completed' : null),
  };
};

const numberOf = ({ found: { thread }, account, pinned }: Parties): string => {
  const { site, ourTag, theirTag } = viewOf(thread);
  const us = { identity: account.identity.publicKey, tag: ourTag };
  return safetyNumber(site, us, { identity: pinned, tag: theirTag });
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
    const { site, ourTag } = viewOf(thread);
    const us = { site, tag: ourTag, identity: account.identity.publicKey };
    const { bytes, shown } = showCode({ ...us, invitation: noInvitation, now }, context.random);
    return { after: { ...found, thread: withShown(thread, shown) }, output: contactCodeText(bytes) };
  });
  return { text, shownAt: now, until: now + SCAN_LIFE };
};

const scan = async (context: Context, { tabId, thread, text }: ScannedCode): Promise<ScanOutcome> => {
  const refusals: ScanRefusal[] = [];
  const sent = await inThread(context, tabId, async (_, vault, ref) => {
    const isMeant = (['site', 'ownId', 'conversationId'] as const).every((part) => ref[part] === thread[part]);
    if (!isMeant) throw new RpcError('page/other-thread');
    const written = await writeScanned(context, vault, ref, text);
    if (written.kind === 'committed') return written.id;
    refusals.push(written.why);
    return null;
  });
  context.announce('people');
  const [why] = refusals;
  return why === undefined ? { kind: 'checked', sent } : { kind: 'refused', why };
};

/** The id of a proof that was never seen in the thread, or null when there is none. */
const waitingProof = (_: Context, vault: OpenVault, thread: ThreadName): Promise<string | null> =>
  vault.look(['outbox'], async (reader) => {
    const waiting = await readWaiting(reader, vault, thread);
    return waiting.findLast(({ record }) => record.kind === 'scanned')?.id ?? null;
  });

const change = <T>(
  vault: OpenVault,
  name: ThreadName,
  decide: (parties: Parties) => { readonly after: Thread; readonly output: T },
): Promise<T> =>
  vault.step({
    touches: stores,
    read: (reader) => find(reader, vault, name),
    decide: (parties): Decision<T> => {
      const { after, output } = decide(parties);
      const { thread, contact } = after;
      return {
        writes: [
          put('threads', vault.keyring.thread(name), thread),
          put('contacts', vault.keyring.contact(contact), contact),
        ],
        output,
      };
    },
  });
